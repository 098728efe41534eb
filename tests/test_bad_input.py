"""No input prints a traceback, passes as nothing found, or runs a terminal escape: one clear line, exit 2."""

import gzip
import os
import subprocess
import sys

import pytest

CLAIM = "The consortium has 40 branches"


def refused(ran, *told):
    """Assert one clear line on standard error and exit 2."""
    assert ran.code == 2, ran
    assert ran.out == ""
    (line,) = ran.err.splitlines()
    assert line.startswith("factcheck: ")
    assert "Traceback" not in line
    for words in told:
        assert words in line, line


@pytest.fixture
def documents(tmp_path):
    """Lay out a folder with one small document."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "charter.md").write_text("# Charter\n\nThe consortium has 27 branches.\n", encoding="utf-8")
    return folder


COMMAND_LINES = [
    (("verfy",), "no such command", "did you mean verify?"),
    (("zzz",), "no such command", "see factcheck --help"),
    (("verify", CLAIM, "--fomat", "json"), "no such option: --fomat", "did you mean --format?"),
    (("verify", CLAIM, "--zzzzz"), "no such option: --zzzzz"),
    (("verify", CLAIM, "--format"), "--format"),
    (("verify", CLAIM, "--format", "jsnl"), "--format", "did you mean jsonl?"),
    (("verify", CLAIM, "--format", ""), "--format", "known are"),
    (("verify", CLAIM, "--as-of", "2026-02-30"), "--as-of", "not in the calendar", "YYYY-MM-DD"),
    (("verify", CLAIM, "--as-of", "2026-13-01"), "--as-of", "not in the calendar"),
    (("verify", CLAIM, "--as-of", "June 2026"), "--as-of", "is not a day"),
    (("verify", CLAIM, "--as-of", "2026"), "--as-of", "is not a day"),
    (("verify", CLAIM, "--as-of", "20260601"), "--as-of", "is not a day"),
    (("verify", CLAIM, "--as-of", ""), "--as-of", "is not a day"),
    (("verify", CLAIM, "--as-of", "\u0662\u0660\u0662\u0666-06-01"), "--as-of", "is not a day"),
    (("verify", CLAIM, "--fail-on", "contradictd"), "--fail-on", "did you mean contradicted?"),
    (("verify", CLAIM, "--fail-on", ""), "--fail-on", "names no verdict"),
    (("verify", CLAIM, "--fail-on", "never,stale"), "--fail-on"),
    (("verify", CLAIM, "--color", "alwys"), "--color", "did you mean always?"),
    (("verify", CLAIM, "--base", "a", "--sources", "b"), "--base and --sources"),
    (("verify", CLAIM, "--config", "none.toml"), "none.toml", "cannot be read"),
    (("verify", CLAIM, "--input", "none.jsonl"), "--input"),
    (("verify",), "no claim is given"),
    (("check",), "no report is given"),
    (("eval",), "GOLD"),
    (("eval", "none.jsonl"), "none.jsonl", "cannot be read"),
    (("explain",), "RULE"),
    (("explain", "endd"), "no such rule", "did you mean ended?"),
    (("explain", "zzz"), "no such rule", "see factcheck rules"),
    (("rules", "--format", "xml"), "--format"),
]


@pytest.mark.parametrize("case", COMMAND_LINES, ids=lambda case: " ".join(case[0]))
def test_command_lines(cli, case):
    arguments, *told = case
    refused(cli(*arguments), *told)


CLAIMS = [
    ("", "claim 1", "is empty"),
    (" \t\n", "is empty"),
    ("It has \x1b]0;owned\x07 branches", "control character (U+001B)"),
    ("It has \x00 branches", "control character (U+0000)"),
    ("It has \x9b2J branches", "control character (U+009B)"),
    ("It has \udcff branches", "not valid UTF-8"),
    ("branch " * 150_000, "longer than"),
]


@pytest.mark.parametrize("case", CLAIMS, ids=lambda case: case[-1])
def test_claims(cli, case):
    claim, *told = case
    refused(cli("verify", claim), *told)


PIPED = [
    (b"", "<stdin>", "no claim"),
    (b"\n \n\t\n", "no claim"),
    (b"It has \xff\xfe branches\n", "<stdin>:1", "not valid UTF-8"),
    (b"\n\nIt has \x1b[2J branches\n", "<stdin>:3", "control character"),
    (b"\x00\x01\x02" * 100, "<stdin>:1", "control character"),
    (b"word " * 250_000, "<stdin>:1", "longer than"),
    ("It has".encode("utf-16"), "<stdin>:1"),
]


@pytest.mark.parametrize("case", PIPED, ids=range(len(PIPED)))
def test_piped_claims(cli, case):
    data, *told = case
    refused(cli("verify", "-", stdin=data), *told)


ROWS = [
    ("a.jsonl", b"", "holds no rows"),
    ("a.jsonl", b"\n\n", "holds no rows"),
    ("a.jsonl", b'{"id": "1", "claim": "x"', ":1: not valid JSON"),
    (
        "a.jsonl",
        b'{"id": "1", "claim": "x y"}\n{"id": "1", "claim": "x z"}\n',
        ":2: the id '1' was used on line 1",
    ),
    ("a.jsonl", b'{"id": "1"}\n', ":1: the row has no 'claim'"),
    ("a.jsonl", b'{"claim": "x y"}\n', ":1: the row has no 'id'"),
    ("a.jsonl", b'{"id": true, "claim": "x y"}\n', ":1: 'id' is not a string"),
    ("a.jsonl", b'{"id": "1", "claim": ""}\n', ":1: is empty"),
    ("a.jsonl", b'{"id": "1", "claim": "x \\u001b[2J"}\n', ":1: holds a control character"),
    ("a.jsonl", b'{"id": "1", "claim": "x y", "as_of": "2026-06-31"}\n', ":1: as_of", "not in the calendar"),
    ("a.jsonl", b'{"id": "1", "claim": "x y", "as_of": 2026}\n', ":1: as_of"),
    ("a.jsonl", b'{"id": "1", "claim": "\xff"}\n', ":1: is not valid UTF-8"),
    ("a.jsonl", b"[" * 200_000, "not valid JSON"),
    ("a.jsonl", b"NaN\n", "not valid JSON"),
    ("a.jsonl.gz", b"not gzip at all", "cannot be read"),
    ("a.jsonl.gz", gzip.compress(b'{"id": "1", "claim": "x y"}\n')[:-9], "cannot be read"),
    ("a.csv", b"id,claim\n", "hold no rows"),
    ("a.yaml", b"", "holds no rows"),
    ("a.yaml", b"[]", "holds no rows"),
    ("a.yaml", b"just words", ":1:1: is not a list of rows"),
    ("a.yaml", b"- just words", ":1:3: this row is not a mapping"),
    ("a.yaml", b"- id: a\n  claim: x y\n  id: b\n", ":3:3: the key 'id' stands twice"),
    ("a.yaml", b"- id: a\n  claim: x y\n- id: a\n  claim: x z\n", ":3: the id 'a' was used on line 1"),
    ("a.yaml", b"- id: a\n  claim: 'x y\n", "not valid YAML"),
    ("a.yaml", b"- id: a\n\tclaim: x\n", ":2:", "not valid YAML"),
    ("a.yaml", b"- &a {id: a, claim: x y, as: *a}\n", "alias"),
    ("a.yaml", b"- {id: a, claim: x y, as_of: 2026-02-30}\n", ":1: as_of", "not in the calendar"),
    ("a.yaml", b"- {id: a, claim: \xff}\n", ":1: is not valid UTF-8"),
    ("a.yaml", b"- {id: a, ? [x] : y}\n", "a key is not a plain word"),
    ("a.yaml", b"[" * 200_000, "YAML"),
    ("a.yaml", b"- !!python/object/apply:os.system [echo hi]\n", "not a mapping"),
    ("a.yaml", b"- {id: a, claim: \x00}\n", "not valid YAML"),
]


@pytest.mark.parametrize("case", ROWS, ids=range(len(ROWS)))
def test_row_files(cli, tmp_path, case):
    name, data, *told = case
    file = tmp_path / name
    file.write_bytes(data)
    refused(cli("verify", "--input", file), name, *told)


def test_a_folder_of_rows(cli, tmp_path):
    folder = tmp_path / "a.jsonl"
    folder.mkdir()
    refused(cli("verify", "--input", folder), "cannot be read")


CONFIGS = [
    (b"bse = 'x'\n", ":1: unknown key 'bse'", "did you mean base?"),
    (b"[tool.factcheck]\n\nfailon = 'x'\n", ":3: unknown key 'failon'", "did you mean fail-on?"),
    (b"base = \n", ":1:", "not valid TOML"),
    (b"base = 'a'\nbase = 'b'\n", "not valid TOML"),
    (b"base = 3\n", ":1: the value of 'base' is not a string"),
    (b"color = 'maybe'\n", "--color"),
    (b"as-of = 2026-02-30\n", "not valid TOML"),
    (b"as-of = 'then'\n", "--as-of"),
    (b"[tool]\nfactcheck = 3\n", "not a table"),
    (b"base = '\xff'\n", "not valid UTF-8"),
]


@pytest.mark.parametrize("case", CONFIGS, ids=range(len(CONFIGS)))
def test_config_files(cli, tmp_path, case):
    data, *told = case
    file = tmp_path / "settings.toml"
    file.write_bytes(data)
    refused(cli("verify", CLAIM, "--config", file), *told)


def unreadable(tmp_path):
    """Give (name, bytes) of files that are no report."""
    return {
        "missing.md": None,
        "empty.md": b"",
        "blank.txt": b" \n\n",
        "binary.md": bytes(range(256)) * 20,
        "page.pdf": b"%PDF-1.7 ...",
        "utf16.txt": "It has 40 branches.".encode("utf-16-le"),
        "cut.txt": "It has 40 caf\u00e9s and a caf\u00e9".encode()[:-1],
        "image.md": b"\x89PNG\r\n\x1a\n" + bytes(40),
        "\x1b]0;owned\x07.md": b"",
    }


@pytest.mark.parametrize("name", unreadable(None))
def test_unreadable_reports(cli, documents, tmp_path, name):
    file = tmp_path / name
    if (data := unreadable(tmp_path)[name]) is not None:
        file.write_bytes(data)
    ran = cli("check", file, "--sources", documents)
    assert ran.code == 2
    (line,) = ran.err.splitlines()
    assert line.startswith("factcheck: ")
    assert "(" in line
    assert "\x1b" not in line + ran.out
    assert "Traceback" not in line


BASES = [
    (("--base", "no-such-folder"), "no-such-folder"),
    (("--sources", "no-such-folder"), "no-such-folder"),
    (("--base", "empty"), "empty"),
    (("--sources", "empty"), "empty"),
    (("--base", "file"), "file"),
    (("--sources", "file"), "file"),
]


@pytest.mark.parametrize("case", BASES, ids=lambda case: " ".join(case[0]))
def test_missing_and_empty_bases(cli, tmp_path, monkeypatch, case):
    arguments, told = case
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("words")
    monkeypatch.chdir(tmp_path)
    refused(cli("verify", CLAIM, *arguments), told)


OUTPUTS = ["no/such/folder/out.json", "folder"]


@pytest.mark.parametrize("output", OUTPUTS)
def test_unwritable_output(cli, tmp_path, documents, output):
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    ran = cli("verify", CLAIM, "--sources", documents, "--output", f"{tmp_path}/{output}")
    refused(ran, "cannot be written")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_full_disk(process, documents):
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "factcheck", "verify", CLAIM, "--sources", str(documents)],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=120,
        )
    assert ran.returncode == 2
    assert b"cannot be written" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def closed(process, *arguments):
    """Run a command line through a shell that closes some of its streams."""
    words = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(["sh", "-c", 'exec "$@"' + process, "sh", *words], capture_output=True, timeout=120)


def test_closed_streams():
    ran = closed(" >&-", "rules")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"standard output: cannot be written" in ran.stderr
    ran = closed(" 2>&-", "verify", "")
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, b"", b"")
    ran = closed(" <&-", "verify", "-")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert len(ran.stderr.splitlines()) == 1


def test_a_device_is_written_and_not_replaced(cli, fake_checker):
    ran = cli("verify", CLAIM, "--output", os.devnull)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert not os.path.isfile(os.devnull)


@pytest.fixture
def fake_checker(monkeypatch):
    """Put a checker that knows nothing in the place of the real one; gives a way to make it fail."""
    from factcheck.model import Judgement, Verdict
    from factcheck.pipeline import checking

    class Checker:
        fault = None

        def verify(self, claim, *, as_of, id="", location=None, context=()):
            if self.fault is not None:
                raise self.fault
            return Judgement(
                id=id,
                claim=claim,
                as_of=as_of.isoformat(),
                verdict=Verdict.UNVERIFIED,
                rule="no-source",
                message="\x1b[31mred\x1b[0m [bold]markup[/bold] \u202egnp.exe",
            )

    monkeypatch.setattr(checking, "checker_from_base", lambda folder, *, verifier="off": Checker())
    return Checker


@pytest.mark.parametrize("color", ["always", "never"])
def test_nothing_in_the_output_is_obeyed_by_a_terminal(cli, fake_checker, color):
    ran = cli("verify", "It has [red]40[/red] \u202ebranches", "--color", color)
    assert "\\x1b[31mred\\x1b[0m [bold]markup[/bold] \\u202egnp.exe" in ran.out
    assert "It has [red]40[/red] \\u202ebranches" in ran.out
    assert "\x1b[31m" not in ran.out
    assert "\u202e" not in ran.out


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_json_escapes_what_a_terminal_obeys_and_keeps_it(cli, fake_checker, format):
    import json

    ran = cli("verify", "caf\u00e9 \u202e", "--format", format)
    assert not {"\x1b", "\u202e"} & set(ran.out)
    assert "caf\u00e9" in ran.out
    whole = json.loads(ran.out)
    (row,) = [whole] if format == "jsonl" else whole["results"]
    assert row["message"].startswith("\x1b[31mred")


FAULTS = [
    (ValueError("broken \x1b[2J"), 3, "internal fault: ValueError: broken \\x1b[2J"),
    (RecursionError("deep"), 3, "internal fault: RecursionError"),
    (KeyboardInterrupt(), 130, ""),
    (BrokenPipeError(), 141, ""),
]


@pytest.mark.parametrize(("fault", "code", "told"), FAULTS, ids=lambda value: type(value).__name__)
def test_faults_of_the_program(cli, fake_checker, fault, code, told):
    fake_checker.fault = fault
    ran = cli("verify", CLAIM)
    assert ran.code == code
    assert told in ran.err
    assert len(ran.err.splitlines()) == bool(told)
    assert "Traceback" not in ran.err


def test_details_of_a_fault_on_request(cli, fake_checker, monkeypatch):
    fake_checker.fault = ValueError("broken")
    monkeypatch.setenv("FACTCHECK_DEBUG", "1")
    ran = cli("verify", CLAIM)
    assert ran.code == 3
    assert "Traceback" in ran.err


def test_a_reader_that_leaves_early_is_quiet(tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [sys.executable, "-m", "factcheck", "rules"], stdout=writer, stderr=subprocess.PIPE, timeout=120
    )
    os.close(writer)
    assert ran.returncode == 141
    assert ran.stderr == b""


def test_no_arguments_print_the_help_and_fail(cli):
    ran = cli()
    assert ran.code == 2
    assert "verify" in ran.out
