"""The fingerprint of a finding: what it keeps the same, and what it tells apart."""

from dataclasses import replace

from factcheck.model import Judgement, Location, Verdict
from factcheck.report import Style

ONE = Judgement(
    id="a:1:1",
    claim="The mill has 12 looms.",
    as_of="2026-06-01",
    verdict=Verdict.CONTRADICTED,
    rule="number-mismatch",
    message="says 12 looms, source says 9",
)


def test_a_moved_finding_keeps_its_fingerprint():
    at = Location(path="b.md", line=9, column=3, start=100, end=122)
    moved = replace(ONE, id="b.md:9:3", location=at, as_of="2027-01-01", message="otherwise put")
    assert moved.fingerprint == ONE.fingerprint
    assert len(ONE.fingerprint) == 16


def test_spacing_case_and_character_forms_do_not_count():
    assert replace(ONE, claim="the mill\n  has １２ LOOMS.").fingerprint == ONE.fingerprint


def test_other_words_or_another_verdict_are_another_finding():
    assert replace(ONE, claim="The mill has 13 looms.").fingerprint != ONE.fingerprint
    assert replace(ONE, verdict=Verdict.STALE).fingerprint != ONE.fingerprint


def test_a_users_severity_wins_and_that_of_a_rule_over_that_of_a_verdict():
    assert Style().severity(ONE) == "error"
    style = Style(severities={"contradicted": "warning"})
    assert style.severity(ONE) == "warning"
    assert Style(severities={"contradicted": "warning", "number-mismatch": "note"}).severity(ONE) == "note"
