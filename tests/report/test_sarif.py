"""SARIF: the keys and types of its schema (version 2.1.0), and that everything leads where it should."""

import json
import re

import pytest
from orchard import EXPLANATIONS, NOTES, asked, rendered

from factcheck.model import Severity
from factcheck.report.rules import rules

KEYS = {  # what each kind of object here may hold, and must
    "log": ({"$schema", "version", "runs"}, {"version", "runs"}),
    "run": ({"tool", "columnKind", "originalUriBaseIds", "invocations", "results"}, {"tool"}),
    "driver": ({"name", "version", "rules"}, {"name"}),
    "rule": ({"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"}, {"id"}),
    "invocation": (
        {"executionSuccessful", "toolExecutionNotifications", "toolConfigurationNotifications"},
        {"executionSuccessful"},
    ),
    "notification": ({"descriptor", "level", "message", "locations"}, {"message"}),
    "result": (
        {
            "ruleId",
            "ruleIndex",
            "kind",
            "level",
            "message",
            "locations",
            "partialFingerprints",
            "relatedLocations",
            "suppressions",
            "properties",
            "fixes",
        },
        {"message"},
    ),
    "location": ({"id", "physicalLocation", "message"}, set()),
    "physical": ({"artifactLocation", "region"}, {"artifactLocation"}),
    "artifact": ({"uri", "uriBaseId", "description"}, set()),
    "region": (
        {"startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength", "snippet"},
        set(),
    ),
    "suppression": ({"kind", "status", "justification"}, {"kind"}),
    "fix": ({"description", "artifactChanges", "properties"}, {"artifactChanges"}),
    "change": ({"artifactLocation", "replacements"}, {"artifactLocation", "replacements"}),
    "replacement": ({"deletedRegion", "insertedContent"}, {"deletedRegion"}),
}
URI = re.compile(r"[A-Za-z0-9._~/%:-]*")
LEVELS = {"none", "note", "warning", "error"}


def has(kind, record):
    may, must = KEYS[kind]
    assert must <= set(record) <= may, kind
    return record


def text(message):
    assert isinstance(message["text"], str)
    assert message["text"]
    return message["text"]


def location(record):
    has("location", record)
    physical = has("physical", record["physicalLocation"])
    artifact(physical["artifactLocation"])
    if "region" in physical:
        region(physical["region"])
    if "message" in record:
        text(record["message"])
    return physical


def artifact(record):
    has("artifact", record)
    assert URI.fullmatch(record["uri"])


def region(record):
    has("region", record)
    numbers = {key: value for key, value in record.items() if key != "snippet"}
    assert all(type(value) is int for value in numbers.values())
    assert all(value >= 1 for key, value in numbers.items() if not key.startswith("char"))
    assert all(value >= 0 for value in numbers.values())
    assert "snippet" not in record or isinstance(record["snippet"]["text"], str)


def validated(output):
    log = has("log", json.loads(output))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    has("run", run)
    assert run["columnKind"] == "unicodeCodePoints"
    for base in run["originalUriBaseIds"].values():
        text(has("artifact", base)["description"])
    driver = has("driver", run["tool"]["driver"])
    for rule in driver["rules"]:
        has("rule", rule)
        for key in ("shortDescription", "fullDescription", "help"):
            text(rule[key])
        assert rule["defaultConfiguration"]["level"] in LEVELS
    (invocation,) = run["invocations"]
    has("invocation", invocation)
    for key in ("toolExecutionNotifications", "toolConfigurationNotifications"):
        for notification in invocation[key]:
            text(has("notification", notification)["message"])
            assert notification["level"] in LEVELS
            [location(one) for one in notification["locations"]]
    for result in run["results"]:
        one_result(result, driver["rules"])
    return run


def one_result(result, known):
    has("result", result)
    assert known[result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] in LEVELS
    assert (result["kind"] == "fail") == (result["level"] != "none")
    assert result["kind"] in {"fail", "pass", "informational"}
    told = text(result["message"])
    for one in result["locations"]:
        location(one)
    ids = [one["id"] for one in result["relatedLocations"]]
    assert ids == list(range(1, len(ids) + 1))
    for one in result["relatedLocations"]:
        location(one)
    links = re.findall(r"(?<!\\)\]\(([^)]*)\)", told)
    assert set(links) <= {str(number) for number in ids}, "only links of ours"
    assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
    for quiet in result["suppressions"]:
        has("suppression", quiet)
        assert quiet["kind"] in {"inSource", "external"}
        assert quiet["status"] in {"accepted", "underReview", "rejected"}
    for fix in result.get("fixes", ()):
        has("fix", fix)
        for change in fix["artifactChanges"]:
            artifact(has("change", change)["artifactLocation"])
            assert change["replacements"]
            for replacement in change["replacements"]:
                region(has("replacement", replacement)["deletedRegion"])
                assert isinstance(replacement["insertedContent"]["text"], str)


@pytest.mark.parametrize("style", [{}, {"all": True}, {"texts": False}])
def test_structure(style):
    run = validated(rendered("sarif", **style))
    assert len(run["results"]) == (10 if style.get("all") else 8)


def test_single_claims_have_no_place_and_are_said():
    run = validated(asked("sarif"))
    assert run["results"][0]["locations"] == []
    assert run["results"][0]["message"]["text"].startswith('"\u00c5ngby orchard has 40 trees.": contradicted')


def test_rules_are_explained_and_those_that_are_not_are_there_too():
    known = {rule["id"]: rule for rule in validated(rendered("sarif"))["tool"]["driver"]["rules"]}
    assert list(known) == ["ended", "negated", "number-mismatch", "sources-disagree"]
    rule = known["number-mismatch"]
    assert rule["shortDescription"]["text"] == "another number in the same slot"
    assert rule["fullDescription"]["text"] == "a number that is neither equal nor about equal."
    assert rule["help"]["text"].startswith("Two numbers of one thing differ.\n\nDetects: ")
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert known["sources-disagree"]["defaultConfiguration"] == {"level": "warning"}


def test_the_rules_of_the_program_are_all_read():
    from factcheck.cli.console.explaining import explanation
    from factcheck.judge.checks import catalogue

    found = {rule.name: rule for rule in rules({i.rule: explanation(i) for i in catalogue()}, ())}
    for info in catalogue():
        rule = found[info.rule]
        assert (rule.verdict, rule.summary) == (info.verdict, info.summary)
        assert rule.detects != rule.summary
        assert "Why it matters" not in rule.detects
        assert "Limits:" in rule.explanation


def test_an_explanation_without_its_head_is_a_fault():
    with pytest.raises(ValueError, match="ended does not begin with its verdict"):
        rules({"ended": EXPLANATIONS["ended"].partition("\n")[2]}, ())


def test_places_are_the_sentence():
    result = validated(rendered("sarif"))["results"][0]
    place = result["locations"][0]["physicalLocation"]["region"]
    sentence = "\u00c5ngby orchard has 40 trees."
    start = place["charOffset"]
    assert NOTES[start : start + place["charLength"]] == place["snippet"]["text"] == sentence
    line = NOTES.split("\n")[place["startLine"] - 1]
    assert line[place["startColumn"] - 1 : place["endColumn"] - 1] == sentence
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["snippet"] == {
        "text": "The orchard\nhas 27 trees"
    }


def test_of_extracted_text_only_the_line_is_a_place():
    pears = validated(rendered("sarif"))["results"][-1]
    assert set(pears["locations"][0]["physicalLocation"]["region"]) == {"startLine", "snippet"}
    assert pears["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "notes/pears%20page.html"
    assert "fixes" not in pears


def test_fixes_mend_the_text():
    first, second = validated(rendered("sarif"))["results"][0]["fixes"]
    (edit,) = first["artifactChanges"][0]["replacements"]
    start = edit["deletedRegion"]["charOffset"]
    end = start + edit["deletedRegion"]["charLength"]
    mended = NOTES[:start] + edit["insertedContent"]["text"] + NOTES[end:]
    assert "\u00c5ngby orchard has 27 trees." in mended
    assert first["properties"] == {"safe": True}
    assert [e["deletedRegion"]["charLength"] for e in second["artifactChanges"][0]["replacements"]] == [0, 0]


def test_what_is_kept_quiet_is_there_and_says_why():
    results = {r["properties"]["claim"]: r for r in validated(rendered("sarif"))["results"]}
    assert results["The gate is green."]["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "painted in May <i>"}
    ]
    assert results["The fence is new."]["suppressions"] == [{"kind": "external", "status": "accepted"}]


def test_problems_and_notices_are_notifications():
    (invocation,) = validated(rendered("sarif"))["invocations"]
    assert invocation["executionSuccessful"] is False
    (problem,) = invocation["toolExecutionNotifications"]
    assert problem["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.md"
    (notice,) = invocation["toolConfigurationNotifications"]
    assert notice["descriptor"] == {"id": "unused-suppression"}


def test_severities_of_the_user_are_levels_of_results_and_not_of_rules():
    own = {"number-mismatch": Severity.NONE, "disputed": Severity.NOTE}
    run = validated(rendered("sarif", severities=own))
    assert [r["level"] for r in run["results"]][:4] == ["none", "error", "error", "note"]
    assert run["results"][0]["kind"] == "informational"
    assert run["tool"]["driver"]["rules"][2]["defaultConfiguration"] == {"level": "error"}


def test_absolute_paths_are_uris_of_their_own():
    from factcheck.report.formats.sarif import _artifact

    assert _artifact("/tmp/a b.md", "%SRCROOT%") == {"uri": "file:///tmp/a%20b.md"}
    assert _artifact("a:b\u00e9.md", "%SRCROOT%") == {"uri": "a%3Ab%C3%A9.md", "uriBaseId": "%SRCROOT%"}
