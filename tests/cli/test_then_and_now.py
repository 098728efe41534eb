"""A report with a date of its own is judged as of that date too."""

import json
from datetime import date

import pytest
from lys import BODY, REPORT, write_sources

from factcheck.ingest import read_text
from factcheck.pipeline.dating import day_written

DAY = ("--as-of", "2026-06-01")


@pytest.fixture
def check(cli, tmp_path, monkeypatch):
    """Check a report against the sources; give its results as (verdict, written, then)."""
    monkeypatch.chdir(tmp_path)
    sources = write_sources(tmp_path / "sources")

    def run(text, *arguments, name="report.md", day=DAY):
        (tmp_path / name).write_text(text, encoding="utf-8")
        ran = cli("check", name, "--sources", sources, *day, *arguments)
        assert ran.code in (0, 1), ran.err
        return ran.out

    return run


def triples(out):
    return [(row["verdict"], row["written"], row["then"]) for row in map(json.loads, out.splitlines())]


def test_findings_of_a_dated_report_have_both_verdicts(check):
    assert triples(check(REPORT, "--format", "jsonl")) == [
        ("stale", "2023-05-01", "supported"),
        ("contradicted", "2023-05-01", "contradicted"),
        ("supported", "2023-05-01", None),
        ("supported", "2023-05-01", None),
    ]


def test_text_says_so(check):
    out = check(REPORT).splitlines()
    assert out[2:3] == ["  true when written (2023-05-01)"]
    assert out.count("  false when written (2023-05-01)") == 1
    assert "when written" not in check(REPORT, "-q")


def test_a_report_without_a_date_has_neither_and_speaks_of_today(check):
    assert triples(check(BODY, "--format", "jsonl")) == [
        ("stale", None, None),
        ("contradicted", None, None),
        ("contradicted", None, None),  # it did not move in 2025
        ("supported", None, None),
    ]


def test_the_date_of_a_page_counts(check):
    page = (
        '<html><head><meta property="article:published_time" content="2023-05-01T08:00:00Z"></head>'
        "<body><p>Ada Quill is the director of the archive of Lys.</p></body></html>"
    )
    out = check(page, "--format", "jsonl", name="report.html")
    assert triples(out) == [("stale", "2023-05-01", "supported")]


def test_a_sentence_that_was_stale_already(check):
    late = REPORT.replace("2023-05-01", "2025-03")
    assert triples(check(late, "--format", "jsonl"))[0] == ("stale", "2025-03", "stale")
    assert "stale when written (2025-03)" in check(late)


def test_a_report_of_the_day_of_asking_is_judged_once(check):
    today = REPORT.replace("2023-05-01", "2026-06-01")
    assert triples(check(today, "--format", "jsonl"))[0] == ("stale", "2026-06-01", "stale")


def test_single_claims_have_no_date(cli, tmp_path):
    sources = write_sources(tmp_path / "sources")
    ran = cli(
        "verify", "Ada Quill is the director of the archive of Lys", "--sources", sources, "--format", "jsonl"
    )
    row = json.loads(ran.out)
    assert (row["written"], row["then"]) == (None, None)
    assert list(row)[-2:] == ["written", "then"]


@pytest.mark.parametrize(
    ("written", "as_of", "day"),
    [
        ("2023-05-01", "2026-06-01", "2023-05-01"),
        ("2023", "2026-06-01", "2023-12-31"),
        ("2026", "2026-06-01", "2026-06-01"),
        ("2026-05", "2026-06-01", "2026-05-31"),
        ("2027-01", "2026-06-01", "2027-01-31"),
    ],
)
def test_the_day_of_a_month_or_a_year(written, as_of, day):
    report = read_text(f"---\ndate: {written}\n---\nIt is so.\n", name="a.md", kind="markdown")
    assert day_written(report, date.fromisoformat(as_of)) == date.fromisoformat(day)
    undated = read_text("It is so.\n", name="a.md", kind="markdown")
    assert day_written(undated, date.fromisoformat(as_of)) is None
