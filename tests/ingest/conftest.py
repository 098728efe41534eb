"""Shared ways to look at a document that was read."""

from collections.abc import Callable

import pytest

from factcheck.ingest import read_text
from factcheck.model import Document

Rows = list[tuple[str, str]]


def rows(document: Document) -> Rows:
    """Give (kind, text) of every block; noise as (noise:reason, text)."""
    return [
        (
            block.kind.value + (f":{block.reason}" if block.reason else ""),
            document.text[block.start : block.end],
        )
        for block in document.blocks
    ]


@pytest.fixture
def text_of() -> Callable[[str], Document]:
    return lambda text: read_text(text, name="page.txt", kind="text")


@pytest.fixture
def markdown_of() -> Callable[[str], Document]:
    return lambda text: read_text(text, name="page.md", kind="markdown")


@pytest.fixture
def html_of() -> Callable[[str], Document]:
    return lambda text: read_text(text, name="page.html", kind="html")


@pytest.fixture
def rows_of() -> Callable[[Document], Rows]:
    return rows
