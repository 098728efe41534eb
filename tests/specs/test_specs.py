"""The table of examples of each rule: what it fires on, what it leaves alone, what it is known to miss.

`RULE.yaml` has rows under `fires`, `does_not_fire` and, optional,
`expected_misses` (with `wanted`, the list that the row belongs in, and `why`).
A row is checked against its own `evidence` sentences or dated `documents`.
"""

from datetime import date
from pathlib import Path

import pytest
import yaml

import factcheck
from factcheck.judge.checks import catalogue

SPECS = Path(__file__).parent
LEARNED = {"model-conflicts", "model-entails"}  # decided by a trained model, measured on data sets
RULES = sorted(info.rule for info in catalogue() if info.rule not in LEARNED)
LEAST = 5  # rows that pass, on either side
SIDES = ("fires", "does_not_fire")
KEYS = {"evidence", "documents", "claim", "as_of", "verdict", "wanted", "why"}
ASKED = "2026-06-01"


def spec(rule):
    """Give the table of a rule, empty where there is none."""
    file = SPECS / f"{rule}.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {}


def rows(section):
    """Give every row of a section over all rules, each with a readable name."""
    for rule in RULES:
        for row in spec(rule).get(section) or ():
            yield pytest.param(rule, row, id=f"{rule}: {row['claim']}")


def checker(row, folder):
    """Build what a row is checked against."""
    if "documents" not in row:
        return factcheck.checker_from_sentences(row["evidence"])
    for number, document in enumerate(row["documents"]):
        content = f"---\ndate: {document['date']}\n---\n\n{document['text']}\n"
        (folder / f"document-{number}.md").write_text(content, encoding="utf-8")
    return factcheck.checker_from_documents(folder)


def answered(row, folder):
    """Judge the claim of a row."""
    day = date.fromisoformat(row.get("as_of", ASKED))
    return checker(row, folder).verify(row["claim"], as_of=day)


def meets(rule, row, side, answer):
    """Say whether an answer is what a row wants: the rule or its absence, and the verdict where given."""
    verdict = row.get("verdict")
    if side == "does_not_fire":
        return answer.rule != rule and verdict in (None, answer.verdict)
    return answer.rule == rule if verdict is None else answer.verdict == verdict


def test_each_table_is_of_a_rule():
    assert {file.stem for file in SPECS.glob("*.yaml")} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_enough_examples(rule):
    assert [side for side in SIDES if len(spec(rule).get(side) or ()) < LEAST] == []


@pytest.mark.parametrize("rule", RULES)
def test_rows_are_well_formed(rule):
    table = spec(rule)
    assert set(table) <= {*SIDES, "expected_misses"}
    for section, found in table.items():
        for row in found:
            assert set(row) <= KEYS, row
            assert row["claim"], row
            assert ("evidence" in row) != ("documents" in row), row
            assert 1 <= len(row.get("evidence") or row["documents"]) <= 3, row
            missed = row.get("wanted") in SIDES and bool(row.get("why"))
            assert missed == (section == "expected_misses"), row
    claims = [
        (str(row.get("evidence") or row["documents"]), row["claim"], row.get("as_of"))
        for found in table.values()
        for row in found
    ]
    assert len(set(claims)) == len(claims)


@pytest.mark.parametrize(("rule", "row"), list(rows("fires")))
def test_the_rule_fires(rule, row, tmp_path):
    answer = answered(row, tmp_path)
    assert meets(rule, row, "fires", answer), f"{answer.verdict} by {answer.rule}: {answer.message}"


@pytest.mark.parametrize(("rule", "row"), list(rows("does_not_fire")))
def test_the_rule_stays_silent(rule, row, tmp_path):
    answer = answered(row, tmp_path)
    assert meets(rule, row, "does_not_fire", answer), f"{answer.verdict} by {answer.rule}: {answer.message}"


@pytest.mark.parametrize(("rule", "row"), list(rows("expected_misses")))
def test_a_known_miss_is_still_missed(rule, row, tmp_path):
    answer = answered(row, tmp_path)
    assert not meets(rule, row, row["wanted"], answer), f"mended: move the row to {row['wanted']}"
