"""The assertions for test suites: what passes, what fails, and what a failure shows."""

from datetime import date
from pathlib import Path

import pytest

import factcheck
from factcheck.testing import assert_not_contradicted, assert_supported

DAY = date(2026, 6, 1)
SOURCE = """# The railway of Hald

The Hald railway has 9 stations. The railway opened in 1912.
Mira Lund was the director of the Hald railway until 2023.
"""


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "hald.md").write_text(SOURCE, encoding="utf-8")
    return folder


@pytest.fixture
def checker(sources):
    return factcheck.checker_from_documents(sources)


def failure(assertion, *arguments, **named):
    with pytest.raises(AssertionError) as caught:
        assertion(*arguments, **named)
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "The Hald railway has 9 stations",
        "The Hald railway has 9 stations. The Hald railway opened in 1912.",
        "How many stations has it? The Hald railway has 9 stations.",
    ],
)
def test_what_the_sources_say_passes(checker, text):
    assert_supported(text, checker=checker, as_of=DAY)
    assert_not_contradicted(text, checker=checker, as_of=DAY)


def test_a_failure_shows_claim_verdict_quote_and_place(checker):
    text = "The Hald railway opened in 1912. The Hald railway has 12 stations."
    told = failure(assert_supported, text, checker=checker, as_of=DAY)
    head, verdict, claim, quote, *_ = told.splitlines()
    assert head == "1 of 2 sentences are not supported as of 2026-06-01"
    assert verdict == "contradicted[number-mismatch] says 12, source says 9"
    assert claim == '  claim: "The Hald railway has 12 stations." (as of 2026-06-01)'
    assert quote == '  hald.md:3: "The Hald railway has 9 stations."'
    assert "opened in 1912" not in told
    same = failure(assert_not_contradicted, text, checker=checker, as_of=DAY)
    assert same.splitlines()[0] == "1 of 2 sentences are contradicted as of 2026-06-01"
    assert same.splitlines()[1:] == told.splitlines()[1:]


def test_what_no_source_speaks_of_is_not_supported_and_not_contradicted(checker):
    text = "The Hald railway sells coffee"
    assert "unverified[" in failure(assert_supported, text, checker=checker, as_of=DAY)
    assert_not_contradicted(text, checker=checker, as_of=DAY)


def test_the_day_decides_what_is_stale(checker):
    text = "Mira Lund is the director of the Hald railway"
    assert_not_contradicted(text, checker=checker, as_of=date(2020, 6, 1))
    assert "1 of 1 sentence is stale as of 2026" in failure(
        assert_not_contradicted, text, checker=checker, as_of=DAY
    )
    assert_not_contradicted(text, checker=checker, as_of=DAY, fail_on=["contradicted"])


@pytest.mark.parametrize("text", ["", "How many stations has it?"])
def test_nothing_checkable_is_supported_by_nothing(checker, text):
    told = failure(assert_supported, text, checker=checker, as_of=DAY)
    assert told == f"nothing in it asserts anything checkable: {text!r}"
    assert_not_contradicted(text, checker=checker, as_of=DAY)


def test_a_file_is_read_by_its_kind_and_its_comments_are_obeyed(checker, tmp_path):
    report = tmp_path / "report.md"
    report.write_text("# Hald\n\nThe Hald railway has 12 stations.\n", encoding="utf-8")
    told = failure(assert_not_contradicted, report, checker=checker, as_of=DAY)
    assert f"{report}:3:1: contradicted[number-mismatch]" in told
    report.write_text(
        "# Hald\n\nThe Hald railway has 12 stations. <!-- factcheck: ignore -- counts halts -->\n",
        encoding="utf-8",
    )
    assert_not_contradicted(report, checker=checker, as_of=DAY)
    document = factcheck.read_text("The railway opened in 1912.\n", name="note", kind="text")
    assert_not_contradicted(document, checker=checker, as_of=DAY)


def test_it_opens_documents_and_a_base(sources, tmp_path):
    factcheck.build_base(sources, tmp_path / "claims")
    for place in ({"sources": str(sources)}, {"base": tmp_path / "claims"}):
        assert_supported("The Hald railway has 9 stations", as_of=DAY, **place)
        told = failure(assert_supported, "The Hald railway opened in 1921", as_of=DAY, **place)
        assert 'says "in 1921", source says "in 1912"' in told


@pytest.mark.parametrize("places", [{}, {"base": "claims", "sources": "documents"}])
def test_one_place_is_given(places):
    with pytest.raises(ValueError, match="give one of base, sources and checker"):
        assert_supported("The Hald railway has 9 stations", as_of=DAY, **places)


@pytest.mark.parametrize(("fail_on", "said"), [(["wrong"], "wrong"), ("stale", "not the string")])
def test_verdicts_are_a_list_of_known_ones(checker, fail_on, said):
    with pytest.raises(ValueError, match=said):
        assert_not_contradicted("It opened.", checker=checker, as_of=DAY, fail_on=fail_on)


def test_a_missing_folder_is_bad_input(tmp_path):
    with pytest.raises(factcheck.InputError, match="nowhere"):
        assert_supported("It opened.", base=tmp_path / "nowhere", as_of=DAY)
    with pytest.raises(factcheck.InputError, match=r"none\.md"):
        assert_supported(Path("none.md"), checker=factcheck.checker_from_sentences(["It is."]), as_of=DAY)


def test_the_traceback_of_a_failure_ends_in_the_test(checker):
    with pytest.raises(AssertionError) as caught:
        assert_supported("The Hald railway has 12 stations", checker=checker, as_of=DAY)
    shown = [entry.path for entry in caught.traceback if not entry.ishidden(caught)]
    assert Path(str(shown[-1])).name == Path(__file__).name
