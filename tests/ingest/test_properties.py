"""What holds of every document, whatever is in it."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.ingest import read_document, read_text
from factcheck.ingest.document import Kind
from factcheck.model import BlockKind, Document

PIECES = [
    "# Head",
    "Head Line",
    "ALL CAPS",
    "- item",
    "1. item",
    "> quote",
    "| a | b |",
    "|---|---|",
    "```",
    "\t",
    "\r\n",
    "\ufeff",
    "[1] Foo: *bar*. 2020.",
    "^ a b Foo (3 May 2020).",
    "References",
    "Contents",
    "[^1]: note",
    "<p>",
    "</p>",
    "<div>",
    "<table>",
    "<tr><td>x</td>",
    "<!-- restates line 3 -->",
    "site.org › a › b",
    "3 weeks ago - It is long enough to be a snippet here.",
    "ANN: hello there.",
    "BOB: no.",
    "• Name : x",
    "The tide rose.Falling Again",
    "Is it?",
    "...",
    "**",
    "~~",
    "\x1b[31m",
    "&amp;",
    "É",
    "The harbour handled 3.6 million tonnes in 2024.",
    "Present: Ann Lee, cook; Bob Roe.",
    "\u2028",
    "\x0c",
    "---",
    "title: x",
]


def check(document: Document) -> None:
    last = 0
    for block in document.blocks:
        text = document.text[block.start : block.end]
        assert text
        assert text == text.strip()
        assert block.start >= last, "blocks overlap or stand out of order"
        last = block.end
        assert block.line >= 1
        assert (block.kind is BlockKind.NOISE) == bool(block.reason)
        if document.offsets == "file":
            assert block.line == document.text.count("\n", 0, block.start) + 1
        for _, start, end in block.cells:
            assert block.start <= start < end <= block.end
    for reference in document.references:
        assert document.text[reference.start : reference.end] == reference.text
    noise = sum(block.kind is BlockKind.NOISE for block in document.blocks)
    assert sum(document.omitted.values()) >= noise


def read_if_sound(text: str, kind: Kind) -> Document | None:
    """Read a text; None for one that is refused with a remedy."""
    try:
        return read_text(text, name="x", kind=kind)
    except InputError as error:
        if not error.problem.remedy:
            raise
        return None


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
@given(
    parts=st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n", " ", ""])), max_size=25)
)
@settings(max_examples=150, deadline=None)
def test_offsets_are_exact_and_reading_repeats(kind, parts):
    text = "".join(piece + gap for piece, gap in parts)
    document = read_if_sound(text, kind)
    if document:
        check(document)
        assert read_text(text, name="x", kind=kind) == document


@given(text=st.text(max_size=200), kind=st.sampled_from(["text", "markdown", "html"]))
@settings(max_examples=150, deadline=None)
def test_no_text_is_a_fault_of_the_program(text, kind):
    document = read_if_sound(text, kind)
    if document:
        check(document)


SHARED = Path(os.environ.get("FACTCHECK_SHARED", Path(__file__).parents[2].parent / "shared"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared documents are not here")
def test_shared_documents():
    paths = [*sorted((SHARED / "seeds").glob("*.txt")), *sorted((SHARED / "gold").glob("*/docs/*"))]
    assert paths
    for path in paths:
        document = read_document(path)
        check(document)
        if document.offsets == "file":
            assert document.text == path.read_text(encoding="utf-8")
