"""Suppressions by comment, the baseline and --diff, at the command line."""

import json
import os
import subprocess
import threading
from pathlib import Path

import pytest

WRONG = "The consortium has 40 branches."
OTHER = "The consortium with its chairs has 40 branches."
STALE = "Ada Quill chairs it."
DAY = ("--as-of", "2026-06-01")


@pytest.fixture
def desk(tmp_path, monkeypatch, fake):
    """Stand in a folder of reports; the checker is the fake one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    return tmp_path


@pytest.fixture
def check(cli, desk):
    """Check reports given as `name=text` and give the JSON of the run, with its exit code."""

    def run(*arguments, **texts):
        for name, text in texts.items():
            stem, _, suffix = name.rpartition("_")
            Path("docs", f"{stem}.{suffix}").write_text(text, encoding="utf-8")
        ran = cli("check", "docs", *DAY, "--format", "json", *arguments)
        assert ran.code in (0, 1), ran.err
        whole = json.loads(ran.out)
        return {
            "code": ran.code,
            "quiet": [r["claim"] for r in whole["results"] if r["suppressed"]],
            "loud": [r["claim"] for r in whole["results"] if not r["suppressed"]],
            "reasons": [r["suppressed"]["reason"] for r in whole["results"] if r["suppressed"]],
            "notices": [(n["rule"], n["line"]) for n in whole["notices"]],
            "whole": whole,
        }

    return run


def refused(ran, *words):
    """Assert one clear line and exit 2."""
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert all(word in ran.err for word in words), ran.err
    return True


# Comments


def test_a_suppressed_finding_stays_in_json_and_fails_nothing(check):
    ran = check(a_md=f"{WRONG} <!-- factcheck: ignore[number-mismatch] -- as they say -->\n")
    assert (ran["code"], ran["quiet"], ran["reasons"]) == (0, [WRONG], ["as they say"])
    summary = ran["whole"]["summary"]
    assert (summary["suppressed"], summary["verdicts"]["contradicted"]) == ({"inline": 1, "baseline": 0}, 0)
    assert ran["notices"] == []


def test_text_leaves_it_out_and_counts_it(cli, desk):
    Path("docs/a.txt").write_text(f"%% factcheck: ignore -- known\n{WRONG}\n", encoding="utf-8")
    ran = cli("check", "docs", "--all", *DAY)
    assert ran.code == 0
    assert ran.out.splitlines()[1:] == ["nothing new", "1 suppressed in the text"]


def test_notices_are_told_and_fail_only_when_strict(cli, desk):
    Path("docs/a.txt").write_text("%% factcheck: ignore -- known\nIt has 27 branches.\n", encoding="utf-8")
    ran = cli("check", "docs", *DAY)
    assert ran.out.startswith(
        "docs/a.txt:1:1: warning[unused-suppression] suppresses nothing\n  help: remove"
    )
    assert ran.code == 0
    assert cli("check", "docs", *DAY, "--strict-suppressions").code == 1


def test_formats_without_notices_have_them_told_beside(cli, desk):
    Path("docs/a.txt").write_text("%% factcheck: ignore -- known\nIt has 27 branches.\n", encoding="utf-8")
    ran = cli("check", "docs", *DAY, "--format", "jsonl")
    assert "unused-suppression" not in ran.out
    assert "docs/a.txt:1:1: warning[unused-suppression]" in ran.err


def test_notices_are_safe_to_print(cli, desk):
    Path("docs/a.txt").write_text(f"%% factcheck: ignore[\x1b7x] -- y\n{WRONG}\n", encoding="utf-8")
    ran = cli("check", "docs", *DAY)
    assert "\x1b" not in ran.out
    assert "unknown-rule" in ran.out


# Baseline


def test_known_findings_are_quiet_and_new_ones_fail(check):
    assert check("--baseline", "b.json", "--write-baseline", a_txt=f"{WRONG}\n{STALE}\n")["code"] == 0
    ran = check("--baseline", "b.json", a_txt=f"It has 27 branches.\n\n{STALE}\n\n{WRONG}\n")
    assert (ran["code"], ran["whole"]["summary"]["suppressed"]["baseline"]) == (0, 2)
    ran = check("--baseline", "b.json", a_txt=f"{WRONG}\n{STALE}\n{OTHER}\n")
    assert (ran["code"], ran["loud"]) == (1, [OTHER])


def test_a_second_copy_is_new_in_the_file_and_in_another(check):
    check("--baseline", "b.json", "--write-baseline", a_txt=WRONG)
    assert check("--baseline", "b.json", a_txt=f"{WRONG}\n{WRONG}\n")["loud"] == [WRONG]
    assert check("--baseline", "b.json", a_txt=WRONG, b_txt=WRONG)["loud"] == [WRONG]


def test_a_renamed_file_stays_quiet_and_the_baseline_follows(check):
    check("--baseline", "b.json", "--write-baseline", a_txt=WRONG)
    os.rename("docs/a.txt", "docs/z.txt")
    assert check("--baseline", "b.json")["code"] == 0
    assert check("--baseline", "b.json", "--update-baseline")["code"] == 0
    assert [e["path"] for e in json.loads(Path("b.json").read_text())["findings"]] == ["docs/z.txt"]
    assert check("--baseline", "b.json", a_txt=WRONG)["loud"] == [WRONG]


def test_fixed_findings_are_told_and_taken_out_and_reasons_kept(cli, check):
    check("--baseline", "b.json", "--write-baseline", a_txt=f"{WRONG}\n{STALE}\n")
    file = Path("b.json")
    file.write_text(file.read_text().replace('"claim":"Ada', '"reason":"she agreed","claim":"Ada'))
    assert check("--baseline", "b.json", a_txt=STALE)["whole"]["summary"]["fixed"] == 1
    assert (
        "baseline: 1 fixed: run --update-baseline" in cli("check", "docs", *DAY, "--baseline", "b.json").out
    )
    ran = check("--baseline", "b.json", "--update-baseline", a_txt=f"{STALE}\n{OTHER}\n")
    assert (ran["code"], ran["reasons"]) == (1, ["she agreed"])
    (entry,) = json.loads(file.read_text())["findings"]
    assert (entry["claim"], entry["reason"]) == (STALE, "she agreed")


def test_only_what_was_checked_counts_as_fixed(cli, check):
    check("--baseline", "b.json", "--write-baseline", a_txt=WRONG, b_txt=STALE)
    Path("docs/a.txt").write_text("It has 27 branches.")
    Path("docs/b.txt").write_text("It has 27 branches.")
    cli("check", "docs/a.txt", *DAY, "--baseline", "b.json", "--update-baseline")
    assert [e["path"] for e in json.loads(Path("b.json").read_text())["findings"]] == ["docs/b.txt"]


def test_entries_of_a_file_that_is_gone_from_a_checked_folder_are_fixed(check):
    check("--baseline", "b.json", "--write-baseline", a_txt=WRONG, b_txt=STALE)
    os.remove("docs/a.txt")
    assert check("--baseline", "b.json")["whole"]["summary"]["fixed"] == 1


def test_a_baseline_with_other_findings_is_not_overwritten(cli, check):
    check("--baseline", "b.json", "--write-baseline", a_txt=WRONG, b_txt=STALE)
    before = Path("b.json").read_bytes()
    command = ("check", "docs/a.txt", *DAY, "--baseline", "b.json", "--write-baseline")
    assert refused(cli(*command), "b.json", "holds 1 of 2 findings", "--force")
    assert Path("b.json").read_bytes() == before
    assert cli(*command, "--force").code == 0
    assert len(json.loads(Path("b.json").read_text())["findings"]) == 1


def test_writing_the_same_again_changes_no_byte_and_more_is_taken_in(check):
    check("--baseline", "b.json", "--write-baseline", a_txt=WRONG)
    before = Path("b.json").read_bytes()
    check("--baseline", "b.json", "--write-baseline")
    assert Path("b.json").read_bytes() == before
    check("--baseline", "b.json", "--write-baseline", a_txt=f"{WRONG}\n{STALE}\n")
    lines = Path("b.json").read_text().splitlines()
    assert len(lines) == 4, "a head, one line a finding, a foot"


def test_what_an_author_ignores_is_not_written(check):
    check("--baseline", "b.json", "--write-baseline", a_txt=f"%% factcheck: ignore -- x\n{WRONG}\n")
    assert json.loads(Path("b.json").read_text())["findings"] == []


def test_an_incomplete_run_leaves_the_baseline_alone(cli, check):
    check("--baseline", "b.json", "--write-baseline", a_txt=WRONG)
    before = Path("b.json").read_bytes()
    Path("docs/a.txt").write_text("It has 27 branches.")
    Path("docs/b.txt").touch()
    ran = cli("check", "docs", *DAY, "--baseline", "b.json", "--update-baseline")
    assert (ran.code, Path("b.json").read_bytes()) == (2, before)
    assert "left as it is" in ran.out


ENTRY = '{"fingerprint": "0", "path": "a", "verdict": "stale", "rule": "ended", "claim": "c"}'
HEAD = '{"schema": "factcheck-baseline/1", "findings": ['


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD, ("truncated", "--force")),
        (f"{HEAD}\n{ENTRY},\n<<<<<<< ours\n]}}", ("b.json:3:", "malformed", "--force")),
        ("[]", ("is no baseline",)),
        (f"{HEAD}{ENTRY}, {ENTRY}]}}", ("entry 2 is the same finding as entry 1",)),
        (HEAD + ENTRY.replace("}", ', "count": 0}') + "]}", ("count 0",)),
        (HEAD + ENTRY.replace("stale", "stael") + "]}", ("stael",)),
        (HEAD + ENTRY.replace("claim", "claym") + "]}", ("claym",)),
        ('{"schema": "factcheck-baseline/9", "findings": []}', ("factcheck-baseline/9",)),
        ("\udcff", ("b.json",)),
    ],
)
def test_a_damaged_baseline_is_one_line(cli, desk, text, words):
    Path("docs/a.txt").write_text(WRONG)
    Path("b.json").write_text(text, errors="surrogateescape")
    assert refused(cli("check", "docs", *DAY, "--baseline", "b.json"), "b.json", *words)
    assert Path("b.json").read_text(errors="surrogateescape") == text


def test_a_damaged_baseline_is_made_anew_by_force_but_another_file_never(cli, desk):
    Path("docs/a.txt").write_text(WRONG)
    Path("b.json").write_text(HEAD)
    command = ("check", "docs", *DAY, "--write-baseline", "--force", "--baseline")
    assert cli(*command, "b.json").code == 0
    assert refused(cli(*command, "docs/a.txt"), "docs/a.txt")
    assert Path("docs/a.txt").read_text() == WRONG


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--baseline", "nope.json"), ("nope.json", "--write-baseline")),
        (("--baseline", "nowhere/b.json", "--write-baseline"), ("nowhere/b.json", "no such folder")),
        (("--baseline", "docs"), ("docs", "not a file")),
        (("--update-baseline",), ("--baseline FILE",)),
        (("--force",), ("--write-baseline only",)),
        (("--baseline", "b.json", "--update-baseline", "--write-baseline"), ("both are given",)),
        (("--baseline", "b.json", "--update-baseline", "--diff", "HEAD"), ("--diff",)),
        (("--diff=-x",), ("'-x' is no revision",)),
        (("--diff", ""), ("is no revision",)),
        (("--diff", "HEAD"), ("not in a git repository",)),
    ],
)
def test_what_cannot_be_is_refused(cli, desk, options, words):
    Path("docs/a.txt").write_text(WRONG)
    assert refused(cli("check", "docs", *DAY, *options), *words)


def test_two_updates_at_once_take_out_what_each_has_found_fixed(desk):
    from factcheck.pipeline.baseline import Baseline, Entry, load_entries
    from factcheck.pipeline.baseline import _write as write

    file = Path("b.json")
    entries = [
        Entry(fingerprint=f"{n:03}", path=f"docs/{n}.txt", verdict="stale", rule="ended", claim="c", count=2)
        for n in range(40)
    ]
    write(file, entries)
    runs = [Baseline(file, load_entries(file)) for _ in range(40)]
    for number, run in enumerate(runs):
        run.check(f"docs/{number}.txt", ())
        run.check("docs/0.txt", ())
    threads = [threading.Thread(target=run.update) for run in runs[:39]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [entry.path for entry in load_entries(file)] == ["docs/39.txt"]


# Revisions


@pytest.fixture
def git(desk, monkeypatch):
    """Make the folder a repository; gives the function that runs git in it."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def run(*arguments):
        who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True)

    run("init", "-q", "-b", "main")
    return run


@pytest.fixture
def commit(git):
    def run(**texts):
        for name, text in texts.items():
            Path("docs", name.replace("_", ".")).write_text(text, encoding="utf-8")
        git("add", "-A")
        git("commit", "-qm", "x")

    return run


def test_only_sentences_on_changed_lines_are_judged(cli, check, commit):
    commit(a_txt=f"{WRONG}\n\n{STALE}\n")
    assert check("--diff", "HEAD")["loud"] == []
    ran = check("--diff", "HEAD", a_txt=f"{WRONG}\n\nIt is so.\n\n{OTHER}\n\n{STALE}\n")
    assert ran["loud"] == ["It is so.", OTHER]
    assert ran["whole"]["summary"]["not_checked"]["unchanged"] == 2
    assert "; 2 unchanged" in cli("check", "docs", *DAY, "--diff", "HEAD").out


def test_staged_committed_and_untracked_changes_count(check, commit, git):
    commit(a_txt=f"{WRONG}\n")
    commit(a_txt=f"{WRONG}\n{STALE}\n")
    assert check("--diff", "HEAD~1")["loud"] == [STALE]
    assert check("--diff", "HEAD", b_txt=OTHER)["loud"] == [OTHER]
    git("add", "-A")
    assert check("--diff", "HEAD")["loud"] == [OTHER]


def test_names_that_git_could_misread(check, commit):
    commit(a_txt="It is so.")
    names = ("-x.txt", ":(top)y.txt", "ä b.txt", "*.txt")
    for name in names:
        Path("docs", name).write_text(f"{WRONG}\n", encoding="utf-8")
    commit()
    assert check("--diff", "HEAD")["loud"] == []
    for name in names:
        Path("docs", name).write_text(f"{WRONG}\n{OTHER}\n", encoding="utf-8")
    assert check("--diff", "HEAD")["loud"] == [OTHER] * len(names)


def test_git_runs_nothing_that_a_repository_names(check, commit, git):
    commit(a_txt=f"{WRONG}\n")
    Path(".gitattributes").write_text("*.txt diff=evil\n")
    for key in ("diff.external", "diff.evil.command", "diff.evil.textconv", "core.fsmonitor", "core.pager"):
        git("config", key, "touch ran; cat")
    git("config", "diff.context", "9")
    git("config", "color.ui", "always")
    assert check("--diff", "HEAD", a_txt=f"{WRONG}\n{STALE}\n")["loud"] == [STALE]
    assert not list(Path().rglob("ran"))


def test_an_unknown_revision_is_one_line(cli, commit):
    commit(a_txt=WRONG)
    for revision in ("nope", "HEAD:docs/a.txt", "^HEAD", "HEAD..HEAD", "HEAD; touch ran"):
        assert refused(cli("check", "docs", "--diff", revision), "knows no revision")
    assert refused(cli("check", "-", "--diff", "HEAD"), "standard input")


def test_no_git_is_one_line(cli, commit, monkeypatch):
    commit(a_txt=WRONG)
    monkeypatch.setenv("PATH", "/nowhere")
    assert refused(cli("check", "docs", "--diff", "HEAD"), "git is not installed")


def test_a_partial_run_calls_no_suppression_unused(check, commit):
    commit(a_txt=f"%% factcheck: ignore -- x\n{WRONG}\n\nIt is so.\n")
    ran = check("--diff", "HEAD", a_txt=f"%% factcheck: ignore -- x\n{WRONG}\n\nIt is so, too.\n")
    assert ran["notices"] == []
