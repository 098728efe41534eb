"""Assertions about text for a test suite: what a page, a string or a release note says is what sources say.

    from datetime import date
    from factcheck.testing import assert_not_contradicted, assert_supported

    def test_the_front_page():
        assert_supported("The council has 40 members", base="claims", as_of=date(2026, 6, 1))
        assert_not_contradicted(Path("docs/index.md"), sources="documents", as_of=date(2026, 6, 1))

The text is a string of one or more sentences, a file (by its `Path`) or a `Document`. It is held
against one of `base` (a built base), `sources` (a folder of documents) or `checker` (one that is
open, which saves opening it for each assertion). A failure is an AssertionError that shows each
sentence, its verdict, the quote and where that stands; bad input raises InputError. The day is
always given: a test that reads the clock fails one morning without a change, which is right only
where somebody wants to be told, and then the test asks for today itself.

Limits: what asserts nothing checkable cannot be asserted about, and fails. Comments in a file that
keep a finding quiet are obeyed, as `factcheck check` obeys them.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.model import Document, Judgement, Verdict
    from factcheck.pipeline.checking import Checker

__all__ = ["assert_not_contradicted", "assert_supported"]

Folder = str | PathLike[str]
FAILING = ("contradicted", "stale")


def assert_supported(
    text: "str | PathLike[str] | Document",
    *,
    as_of: date,
    base: Folder | None = None,
    sources: Folder | None = None,
    checker: "Checker | None" = None,
) -> None:
    """Assert that the sources say every checkable sentence of a text.

    Raises AssertionError where they do not, or where nothing is checkable; InputError for bad input.
    """
    __tracebackhide__ = True  # the test's own line is what failed
    results = _judged(text, as_of, _opened(base, sources, checker))
    wrong = [result for result in results if result.verdict != "supported"]
    if not results:
        raise AssertionError(f"nothing in it asserts anything checkable: {_named(text)}")
    if wrong:
        raise AssertionError(_told(wrong, len(results), "not supported", as_of))


def assert_not_contradicted(
    text: "str | PathLike[str] | Document",
    *,
    as_of: date,
    base: Folder | None = None,
    sources: Folder | None = None,
    checker: "Checker | None" = None,
    fail_on: "Collection[str | Verdict]" = FAILING,
) -> None:
    """Assert that the sources deny no sentence of a text, and that none has gone stale.

    `fail_on` are the verdicts that fail it. What no source speaks of passes, and so does what is
    not checkable. Raises AssertionError, InputError for bad input, ValueError for an unknown verdict.
    """
    __tracebackhide__ = True
    from factcheck.model import Verdict

    if isinstance(fail_on, str):
        raise ValueError(f"fail_on is a list of verdicts, not the string {fail_on!r}")
    failing = frozenset(Verdict(verdict) for verdict in fail_on)
    results = _judged(text, as_of, _opened(base, sources, checker))
    wrong = [result for result in results if result.verdict in failing]
    if wrong:
        found = " or ".join(verdict for verdict in Verdict if any(r.verdict is verdict for r in wrong))
        raise AssertionError(_told(wrong, len(results), found, as_of))


def _opened(base: Folder | None, sources: Folder | None, checker: "Checker | None") -> "Checker":
    """Open the one thing that is given; raise ValueError for none or several."""
    import factcheck

    if sum(one is not None for one in (base, sources, checker)) != 1:
        raise ValueError("give one of base, sources and checker")
    if checker is not None:
        return checker
    if base is not None:
        return factcheck.checker_from_base(Path(base))
    return factcheck.checker_from_documents(Path(sources or ""))


def _judged(text: "str | PathLike[str] | Document", as_of: date, checker: "Checker") -> "list[Judgement]":
    """Judge each checkable sentence; those that the author keeps quiet are left out."""
    from factcheck.ingest import plain_document, read_document
    from factcheck.pipeline.old_text import OldText

    if isinstance(text, str):
        document = plain_document([text], name="text")
    elif isinstance(text, PathLike):
        document = read_document(Path(text), name=str(Path(text)))
    else:
        document = text
    found = OldText(as_of=as_of).check(checker, document).judgements
    spoken = [result for result in found if result.suppressed is None]
    # Lines and columns of a string in a test lead nowhere.
    return [replace(result, location=None) for result in spoken] if isinstance(text, str) else spoken


def _told(wrong: "Iterable[Judgement]", checked: int, what: str, as_of: date) -> str:
    from factcheck.report import Style, Tally
    from factcheck.report.formats import renderer

    wrong = list(wrong)
    day = as_of.isoformat()
    shown = "".join(renderer("text")(wrong, Tally(as_of=day), Style(all=True)))
    noun = "sentence is" if checked == 1 else "sentences are"
    return f"{len(wrong)} of {checked} {noun} {what} as of {day}\n{shown}".rstrip("\n")


def _named(text: "str | PathLike[str] | Document") -> str:
    if isinstance(text, str):
        return repr(text)
    return str(Path(text)) if isinstance(text, PathLike) else text.name
