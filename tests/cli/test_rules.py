"""`factcheck rules` and `factcheck explain`."""

import json

import pytest

from factcheck.judge.checks import catalogue
from factcheck.model import Verdict

FIVE = ("Detects:", "Why it matters:", "Conflicts:", "Does not conflict:", "Limits:")


def test_rules_lists_every_rule_once(cli):
    ran = cli("rules")
    assert ran.code == 0
    assert sorted(line.split()[1] for line in ran.out.splitlines()) == sorted(
        info.rule for info in catalogue()
    )


def test_rules_as_json(cli):
    listed = json.loads(cli("rules", "--format", "json").out)["rules"]
    assert {row["verdict"] for row in listed} == {verdict.value for verdict in Verdict}
    assert all(row["summary"] for row in listed)


@pytest.mark.parametrize("rule", [info.rule for info in catalogue()])
def test_explain_has_five_parts_in_order(cli, rule):
    ran = cli("explain", rule)
    assert ran.code == 0
    assert ran.out.startswith(f"{rule} (")
    places = [ran.out.find(part) for part in FIVE]
    assert -1 not in places
    assert places == sorted(places)
