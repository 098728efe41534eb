"""Formats for other programs: their structure as published, and what of a report's text could break it."""

import json
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter

import pytest
from orchard import HOSTILE, NOTES, asked, rendered, tally

from factcheck.model import Severity
from factcheck.report import Style
from factcheck.report.formats import renderer, says
from factcheck.report.texts import ReportText

SUPPRESSED = ("The gate is green.", "The fence is new.")
COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^:,]*)(?:,[a-zA-Z]+=[^:,]*)*)::([^\r\n]*)")


def commands(output):
    """Read workflow commands as the runner does: split, then decode."""
    for line in output.splitlines():
        kind, given, data = COMMAND.fullmatch(line).groups()
        properties = dict(pair.split("=", 1) for pair in given.split(","))
        yield kind, {key: decoded(value) for key, value in properties.items()}, decoded(data)


def decoded(text):
    for code, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, character)
    return text


@pytest.mark.parametrize("format", ["concise", "github", "gitlab", "rdjsonl"])
def test_what_is_kept_quiet_or_calm_is_left_out(format):
    output = rendered(format)
    assert not [sentence for sentence in SUPPRESSED if sentence in output]
    assert "stated" not in output
    assert "stated" in rendered(format, all=True)
    assert not [sentence for sentence in SUPPRESSED if sentence in rendered(format, all=True)]


@pytest.mark.parametrize("format", ["concise", "github", "gitlab", "rdjsonl", "sarif", "junit"])
def test_severities_of_the_user_count(format):
    own = rendered(format, severities={"number-mismatch": Severity.NOTE, "stale": Severity.WARNING})
    assert own != rendered(format)
    if format == "concise":
        assert own.startswith("notes/orchard.md:3:1: note contradicted[number-mismatch] says 40 trees")
        assert ":4:1: warning stale[ended]" in own


def test_concise_is_one_line_for_each():
    lines = rendered("concise").splitlines()
    assert len(lines) == 7
    for line in lines[:-1]:
        assert re.match(r"notes/[a-z. ]+:\d+:\d+: (error|warning|note) [a-z]+\[[a-z-]+\] \S", line)
    assert lines[0] == (
        "notes/orchard.md:3:1: error contradicted[number-mismatch] says 40 trees, source says 27"
    )
    assert lines[-1].startswith("notes/orchard.md:9:3: warning [unused-suppression] suppresses nothing")


def test_claims_that_were_asked_are_all_told_by_their_id():
    assert asked("concise").splitlines()[4] == "5: none supported[stated] (dated) the source says so"
    assert len(asked("concise").splitlines()) == 10
    assert next(commands(asked("github")))[1] == {"title": "contradicted[number-mismatch]"}


def test_github_commands_are_read_back():
    found = list(commands(rendered("github")))
    kind, properties, data = found[0]
    assert (kind, properties) == (
        "error",
        {"file": "notes/orchard.md", "line": "3", "col": "1", "title": "contradicted[number-mismatch]"},
    )
    assert data.splitlines()[0] == "says 40 trees, source says 27"
    assert 'help: write "27 trees"' in data.splitlines()
    assert [kind for kind, _, _ in found] == ["error"] * 3 + ["warning"] + ["error"] * 2 + [
        "warning",
        "error",
    ]
    assert found[-1][1]["file"] == "gone.md"


def test_github_gives_no_command_of_others():
    for line in rendered("github", all=True).splitlines():
        assert COMMAND.fullmatch(line)
        assert "::error::" not in line[2:].split("::", 1)[0]
    _, _, data = next(c for c in commands(rendered("github")) if c[1]["title"] == "contradicted[negated]")
    assert "%0A" in data, "what looked like an escape is still itself"


def test_github_properties_keep_commas_and_colons():
    from factcheck.report.formats.github import _command

    line = _command("error", ["100 %, all: fine"], file="a,b:c%.md", line=3, title="x")
    assert line == "::error file=a%2Cb%3Ac%25.md,line=3,title=x::100 %25, all: fine\n"


def test_gitlab_has_the_keys_that_are_asked_for():
    entries = json.loads(rendered("gitlab", all=True))
    assert len(entries) == 9
    for entry in entries:
        assert list(entry) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert re.fullmatch(r"[0-9a-f]{32}", entry["fingerprint"])
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith(("/", "./"))
        assert entry["description"]


def test_gitlab_fingerprints_are_unique_and_do_not_hang_on_lines():
    from dataclasses import replace

    from orchard import results

    def marks(moved):
        found = tally()
        rows = [
            replace(r, location=replace(r.location, line=r.location.line + moved, start=0)) for r in results()
        ]
        return [e["fingerprint"] for e in json.loads("".join(renderer("gitlab")(rows, found, Style())))]

    before = marks(0)
    assert max(Counter(before).values()) == 1
    assert before == marks(7)


def test_rdjsonl_has_the_types_of_its_schema():
    for line in rendered("rdjsonl", all=True).splitlines():
        row = json.loads(line)
        assert isinstance(row["message"], str)
        assert row["severity"] in {"ERROR", "WARNING", "INFO"}
        assert isinstance(row["location"]["path"], str)
        for span in (row["location"]["range"], *(s["range"] for s in row.get("suggestions", ()))):
            assert set(span) <= {"start", "end"}
            for position in span.values():
                assert {key: type(value) for key, value in position.items()} in (
                    {"line": int},
                    {"line": int, "column": int},
                )
        assert isinstance(row["code"]["value"], str)
        assert row["source"] == {"name": "factcheck"}


def test_rdjsonl_counts_bytes_and_suggests_what_one_edit_mends():
    row = json.loads(rendered("rdjsonl").splitlines()[0])
    assert row["location"]["range"] == {"start": {"line": 3, "column": 1}, "end": {"line": 3, "column": 29}}
    (suggestion,) = row["suggestions"]
    line = NOTES.split("\n")[2].encode()
    start, end = (suggestion["range"][at]["column"] - 1 for at in ("start", "end"))
    assert line[start:end] == b"40"
    assert suggestion["text"] == "27"


def test_rdjsonl_knows_only_the_line_where_text_was_extracted_or_is_not_at_hand():
    pears = json.loads(rendered("rdjsonl").splitlines()[-2])
    assert pears["location"]["range"] == {"start": {"line": 3}}
    assert "suggestions" not in pears
    bare = json.loads(rendered("rdjsonl", texts=False).splitlines()[0])
    assert bare["location"]["range"] == {"start": {"line": 3}}


@pytest.mark.parametrize("style", [{}, {"all": True}])
def test_junit_counts_what_it_holds(style):
    root = ElementTree.fromstring(rendered("junit", **style))
    assert root.tag == "testsuites"
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == ["notes/orchard.md", "notes/pears page.html", "gone.md"]
    for suite in suites.values():
        assert suite.tag == "testsuite"
        for tag, key in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert len(suite.findall(f"testcase/{tag}")) == int(suite.get(key))
        assert len(suite.findall("testcase")) == int(suite.get("tests"))
        names = [case.get("name") for case in suite]
        assert len(set(names)) == len(names), "no two cases of one name"
    orchard = suites["notes/orchard.md"]
    assert (orchard.get("tests"), orchard.get("failures"), orchard.get("skipped")) == ("8", "4", "2")
    assert suites["gone.md"].find("testcase/error").get("message") == "there is no such file (check the path)"


def test_junit_says_why_a_case_fails_or_is_skipped():
    root = ElementTree.fromstring(rendered("junit"))
    cases = {case.get("name"): case for case in root.iter("testcase")}
    failure = cases["\u00c5ngby orchard has 40 trees."].find("failure")
    assert failure.get("type") == "number-mismatch"
    assert 'help: write "27 trees"' in failure.text.splitlines()
    assert cases["The gate is green."].find("skipped").get("message") == (
        "suppressed in the text: painted in May <i>"
    )
    assert cases["It opens on Sundays."].find("failure") is None
    assert "supported[stated]" in cases["It opens on Sundays."].find("system-out").text
    hostile = next(name for name in cases if "alert" in name)
    assert hostile == f"It has {HOSTILE} apples.".replace("\x1b", "\\x1b").replace("\u202e", "\\u202e")


def test_junit_of_single_claims_is_one_suite():
    root = ElementTree.fromstring(asked("junit"))
    assert [suite.get("name") for suite in root] == ["claims"]
    assert root.find("testsuite").get("tests") == "10"


def test_junit_holds_no_character_that_xml_forbids():
    from factcheck.report.formats.junit import _safe

    text = "".join(chr(code) for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF, 0xD800, 0x1FFFE))
    assert ElementTree.fromstring(f"<a>{_safe(text)}</a>").text


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, (1, 1, 1)), (2, (1, 3, 6)), (3, (1, 4, 7)), (4, (2, 1, 1)), (9, (3, 1, 1)), (99, (3, 1, 1))],
)
def test_places_in_a_text(offset, expected):
    assert ReportText("a\U0001f34fb\nzwei\n").place(offset) == expected


def test_a_format_says_what_it_needs():
    assert says("sarif", "NEEDS_RULES")
    assert says("rdjsonl", "NEEDS_TEXT")
    assert not says("concise", "NEEDS_TEXT")
    assert not says("jsonl", "NOTICES")
