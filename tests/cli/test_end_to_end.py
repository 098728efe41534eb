"""The whole way, on a small invented base: a library consortium, built, asked and checked."""

import json
import os
import stat

import pytest

CHARTER = """---
title: Charter of the Northmoor Library Consortium
publisher: Northmoor Charter Office
date: 2025-03-01
---

# The Northmoor Library Consortium

The Northmoor Library Consortium has 27 branches. It was founded in 1998.
The consortium is led by Ben Rowe. Lending is free of charge.

## Former members

Harrow Hill was a member of the consortium until 2019.
"""
REPORT = """# Our libraries

The Northmoor Library Consortium has 40 branches. Is that not a lot?

The Northmoor Library Consortium was founded in 1998.
"""
DAY = ("--as-of", "2025-06-01")
VERDICTS = [
    ("The Northmoor Library Consortium has 27 branches.", "supported"),
    ("The Northmoor Library Consortium has 40 branches.", "contradicted"),
    ("Harrow Hill is a member of the Northmoor Library Consortium.", "stale"),
    ("The Northmoor Library Consortium owns a ferry.", "unverified"),
]


@pytest.fixture
def place(tmp_path):
    """Lay out documents, a report and a built base; gives the folder."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "charter.md").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def built(place, cli):
    """Build the base of the documents; gives the folder."""
    ran = cli("build", place / "docs", "--base", place / "claims")
    assert ran.code == 0, ran.err
    return place


@pytest.mark.parametrize(("claim", "verdict"), VERDICTS)
@pytest.mark.parametrize("option", ["--base", "--sources"])
def test_verdicts_exit_codes_and_quotes(cli, built, option, claim, verdict):
    folder = built / ("claims" if option == "--base" else "docs")
    ran = cli("verify", claim, option, folder, *DAY, "--format", "jsonl")
    row = json.loads(ran.out)
    assert row["verdict"] == verdict
    assert ran.code == (verdict in ("contradicted", "stale"))
    for evidence in row["evidence"]:
        assert CHARTER[evidence["start"] : evidence["end"]] == evidence["quote"]
        assert CHARTER.count("\n", 0, evidence["start"]) + 1 == evidence["line"]


def test_check_reports_the_wrong_sentence_at_its_place(cli, built):
    report = built / "report.md"
    ran = cli("check", report, "--base", built / "claims", *DAY)
    assert ran.code == 1
    assert ran.out.startswith(f"{report}:3:1: contradicted[")
    assert "checked 2 of " in ran.out
    row = json.loads(
        cli("check", report, "--base", built / "claims", *DAY, "--format", "jsonl").out.splitlines()[0]
    )
    assert REPORT[row["location"]["start"] : row["location"]["end"]] == row["claim"]


def test_the_same_bytes_twice_in_any_format(process, built):
    for format in ("text", "json", "jsonl"):
        runs = [
            process("check", "report.md", "--base", "claims", *DAY, "--format", format, cwd=built, env=env)
            for env in ({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"})
        ]
        assert runs[0].stdout == runs[1].stdout != b""
        assert [run.returncode for run in runs] == [1, 1]


def test_a_pipe_answers_line_by_line(process, built):
    claims = "\n".join(claim for claim, _ in VERDICTS).encode()
    ran = process("verify", "-", "--base", "claims", *DAY, "--format", "jsonl", stdin=claims, cwd=built)
    assert [json.loads(line)["verdict"] for line in ran.stdout.splitlines()] == [v for _, v in VERDICTS]
    assert (ran.returncode, ran.stderr) == (1, b"")


def test_eval_on_own_sentences_and_on_sources(cli, built):
    rows = built / "rows.jsonl"
    rows.write_text(
        "".join(
            json.dumps({"id": str(n), "claim": claim, "verdict": verdict, "as_of": "2025-06-01"}) + "\n"
            for n, (claim, verdict) in enumerate(VERDICTS)
        )
        + json.dumps(
            {
                "id": "own",
                "claim": "The mill has 12 looms.",
                "verdict": "contradicted",
                "evidence": ["The mill has 30 looms."],
            }
        )
        + "\n",
        encoding="utf-8",
    )
    figures = json.loads(cli("eval", rows, "--base", built / "claims", "--format", "json").out)
    assert (figures["accuracy"]["part"], figures["accuracy"]["whole"]) == (5, 5)


def test_a_damaged_index_is_made_anew(cli, built):
    claim, verdict = VERDICTS[0]
    before = cli("verify", claim, "--base", built / "claims", *DAY).out
    for file in (built / "claims" / ".cache").rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")
    ran = cli("verify", claim, "--base", built / "claims", *DAY)
    assert (ran.code, ran.out) == (0, before)
    assert verdict in ran.out


def test_an_unreadable_file_of_several_is_named(process, place):
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    hidden = place / "hidden.md"
    hidden.write_text("It has 40 branches.")
    hidden.chmod(stat.S_IWUSR)
    ran = process("check", "hidden.md", "report.md", "--sources", "docs", *DAY, cwd=place)
    assert ran.returncode == 2
    assert b"hidden.md: cannot be read" in ran.stderr
    assert b"report.md:3:1: contradicted" in ran.stdout


def test_the_library_gives_what_the_command_line_gives(cli, built):
    from datetime import date

    import factcheck

    checker = factcheck.checker_from_base(built / "claims")
    for claim, verdict in VERDICTS:
        assert checker.verify(claim, as_of=date(2025, 6, 1)).verdict == verdict
    report = checker.check(factcheck.read_document(built / "report.md"), as_of=date(2025, 6, 1))
    assert [found.verdict for found in report.judgements] == ["contradicted", "supported"]
