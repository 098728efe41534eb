"""Each format against its golden file (UPDATE_GOLDEN=1 writes them anew), and what holds for all."""

import json
import os
import re
from pathlib import Path
from types import ModuleType

import orchard
import pytest

from factcheck.model import (
    Evidence,
    Flag,
    Judgement,
    Location,
    Origin,
    Part,
    Problem,
    Reference,
    Role,
    Verdict,
)
from factcheck.report import Style, Tally
from factcheck.report.formats import checked, names, renderer

GOLDEN = Path(__file__).parent / "golden"


def evidence(role, quote, line, **more):
    start = 100 * line
    return Evidence(
        role=role,
        claim_id=f"charter-{line:04}",
        quote=quote,
        document="charter.md",
        line=line,
        start=start,
        end=start + len(quote),
        offsets="file",
        **more,
    )


def reference(number, **more):
    return Reference(number=number, marker=str(number), line=40 + number, start=0, end=9, **more)


RESULTS = (
    Judgement(
        id="1",
        claim="The consortium has 40 branches in [bold]all[/bold].",
        as_of="2026-06-01",
        verdict=Verdict.CONTRADICTED,
        rule="number-mismatch",
        message="says 40 branches, source says 27",
        help='write "27 branches", or cite a later source',
        confidence=0.93456,
        location=Location(path="draft.md", line=12, column=5, start=310, end=360),
        marks=((19, 21),),
        evidence=(
            evidence(
                Role.CONTRADICTS,
                "The consortium\nhas 27 branches",
                7,
                marks=((19, 21),),
                valid="2020-02-01/..",
                publisher="Charter Office",
                references=(
                    reference(
                        3,
                        author="C. Vellum",
                        title="On branches",
                        publisher="The Shelf",
                        date="2020-02",
                        text="x",
                    ),
                    reference(4, text="Minutes of the founding assembly"),
                ),
                origin=Origin(document="charter-page.txt", line=4, sha256="ab" * 32),
            ),
        ),
    ),
    Judgement(
        id="2",
        claim="Ada Quill chairs it",
        as_of="2026-06-01",
        verdict=Verdict.STALE,
        rule="ended",
        message="true until 2023",
        confidence=0.9,
        location=Location(path="draft.md", line=13, column=1, start=361, end=380),
        evidence=(
            evidence(Role.SUPPORTS, "Ada Quill chaired the consortium", 9, attributed_to="the archive"),
            evidence(
                Role.ENDS, "in 2023 she handed the chair to Ben Rowe", 11, valid="2023", asserted="2024-01"
            ),
        ),
    ),
    Judgement(
        id="3",
        claim="It has 27 branches and a solar roof \u202e\x1b[2J",
        as_of="2026-06-01",
        verdict=Verdict.UNVERIFIED,
        rule="part-uncovered",
        message="one part is in no source",
        confidence=0.5,
        location=Location(path="draft.md", line=14, column=1, start=381, end=420),
        lacks=("solar", "roof"),
        parts=(
            Part(text="It has 27 branches", verdict=Verdict.SUPPORTED, rule="stated", message="said so"),
            Part(
                text="It has a solar roof", verdict=Verdict.UNVERIFIED, rule="no-source", message="no source"
            ),
        ),
        evidence=(evidence(Role.CONTEXT, "Each branch has a reading room", 15),),
    ),
    Judgement(
        id="4",
        claim="It lends books free of charge",
        as_of="2026-06-01",
        verdict=Verdict.SUPPORTED,
        rule="entailed",
        message="the source says so",
        flags=(Flag.DATED, Flag.ATTRIBUTED),
        confidence=0.8,
        location=Location(path="draft.md", line=15, column=1, start=421, end=450),
        evidence=tuple(evidence(Role.SUPPORTS, f"Lending is free, says rule {n}", 20 + n) for n in range(5)),
    ),
)


def tally():
    found = Tally(as_of="2026-06-01", files=2, sentences=13, checked=4)
    found.skipped.update({"question": 3, "opinion": 2, "heading": 1, "code": 2, "contents": 1})
    found.problems.append(Problem(path="gone.md", message="there is no such file", remedy="check the path"))
    return found


def rendered(format, **style):
    found = tally()
    return "".join(renderer(format)(found.judged(RESULTS), found, Style(**style)))


CASES = {
    "text.txt": ("text", {}),
    "text-all.txt": ("text", {"all": True}),
    "text-quiet.txt": ("text", {"quiet": True, "all": True}),
    "text-verbose.txt": ("text", {"verbose": True, "all": True}),
    "text-color.txt": ("text", {"color": True, "all": True, "width": 60}),
    "text-terminal-without-color.txt": ("text", {"width": 60, "all": True}),
    "json.json": ("json", {}),
    "jsonl.jsonl": ("jsonl", {}),
}
REPORTS = {  # of the formats that want reports with texts and explanations
    "concise.txt": ("concise", {}),
    "github.txt": ("github", {}),
    "sarif.json": ("sarif", {}),
    "gitlab.json": ("gitlab", {}),
    "junit.xml": ("junit", {}),
    "rdjsonl.jsonl": ("rdjsonl", {}),
}
EMPTY = {
    "gitlab": lambda output: json.loads(output) == [],
    "sarif": lambda output: json.loads(output)["runs"][0]["results"] == [],
    "junit": lambda output: output.endswith('<testsuites name="factcheck">\n</testsuites>\n'),
}
WHOLE = ("sarif", "junit")  # begin with what is known at the end
VERSION = re.compile(r'"version":"[^"]*","rules"')


@pytest.mark.parametrize("name", [*CASES, *REPORTS])
def test_golden(name):
    format, style = (CASES | REPORTS)[name]
    output = (rendered if name in CASES else orchard.rendered)(format, **style).encode()
    output = VERSION.sub('"version":"0","rules"', output.decode()).encode()
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(output)
    assert output.decode() == file.read_bytes().decode()


@pytest.mark.parametrize("format", names())
def test_every_format_has_a_golden_file(format):
    assert any(case == format for case, _ in (CASES | REPORTS).values())


@pytest.mark.parametrize("format", names())
def test_nothing_of_the_input_is_obeyed_by_a_terminal(format):
    assert not {"\x1b", "\u202e"} & set(rendered(format, all=True))
    assert not {"\x1b", "\u202e"} & set(orchard.rendered(format, all=True))


@pytest.mark.parametrize("format", names())
def test_same_bytes_twice(format):
    assert rendered(format, all=True) == rendered(format, all=True)


@pytest.mark.parametrize("format", names())
def test_no_results_are_a_well_formed_nothing(format):
    found = Tally(as_of="2026-06-01", files=0)
    output = "".join(renderer(format)(iter(()), found, Style()))
    if format == "json":
        assert json.loads(output)["results"] == []
    elif format == "text":
        assert output == "checked 0 of 0 sentences in 0 files as of 2026-06-01\nnothing was checkable\n"
    elif format in EMPTY:
        assert EMPTY[format](output)
    else:
        assert output == ""


@pytest.mark.parametrize("format", [name for name in names() if name not in WHOLE])
def test_results_are_written_as_they_come(format):
    seen = []

    def results():
        for result in RESULTS:
            seen.append(result.id)
            yield result

    chunks = renderer(format)(results(), tally(), Style(all=True))
    while not re.search(r"Ada|:13:", next(chunks)):
        pass
    assert seen == ["1", "2"]


def test_wrapped_lines_keep_to_the_width():
    assert max(map(len, rendered("text", width=60, all=True).splitlines())) <= 60


def test_color_changes_no_character():
    import re

    plain = rendered("text", all=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", rendered("text", all=True, color=True)) == plain


def test_a_file_that_is_no_format_is_an_error():
    module = ModuleType("stray")
    module.SUMMARY = "x"
    with pytest.raises(TypeError, match="lacks render"):
        checked(module)


def test_json_keeps_the_quote_verbatim():
    whole = json.loads(rendered("json"))
    assert whole["results"][0]["evidence"][0]["quote"] == "The consortium\nhas 27 branches"
    assert whole["results"][2]["claim"].endswith("\u202e\x1b[2J")
    assert whole["problems"] == [
        {
            "path": "gone.md",
            "line": None,
            "column": None,
            "message": "there is no such file",
            "remedy": "check the path",
        }
    ]
    assert whole["summary"]["not_checked"] == {
        "code": 2,
        "contents": 1,
        "heading": 1,
        "opinion": 2,
        "question": 3,
    }
