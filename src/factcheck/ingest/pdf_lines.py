"""The lines of a PDF's pages, with place, size and weight, and without what is repeated on every page.

Running heads and feet are lines at the edge of a page that stand there on another
page too, numbers aside. Notes below a page, in smaller print and with a number or a mark
before them, are left out like the notes of other formats.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.ingest.faults import fault

MOST_CHARACTERS = 64 * 1024 * 1024
_EDGE = 3  # lines at the top and at the bottom of a page that may be furniture
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE = re.compile(
    r"[-–—|(\[\s]*(?:page|p\.)?\s*(?:\d{1,5}|[ivxlc]{1,8})(?:\s*(?:/|of)\s*\d{1,5})?[-–—|)\]\s]*$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\d{1,3}\b|[*†‡§])")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\w{1,6}$")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_BULLETS = re.compile(
    "^[\x7f\ufffd\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc](?=\\s)"
)  # of fonts that have their own codes
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SMALL = 0.93


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """One line as printed: where it begins, its size in points, and whether all of it is bold."""

    text: str
    page: int
    x: float
    y: float
    size: float
    bold: bool


class Collector:
    """Takes the pieces of text that a PDF library finds, page by page, and makes lines of them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.page = 0
        self.pages: list[list[PrintedLine]] = []
        self._pieces: list[tuple[str, float, float, float, bool]] = []
        self._characters = 0

    def begin(self) -> None:
        """Begin a page."""
        self.page += 1
        self.pages.append([])

    def end(self) -> None:
        """End a page."""
        self._break()

    def visit(self, text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        """Take a piece, with the matrices that place it; raise InputError where there are too many."""
        self._characters += len(text)
        if self._characters > MOST_CHARACTERS:
            raise fault(self.name, "holds more than 64 MiB of text", "split it into smaller documents")
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = math.hypot(tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
        bold = "bold" in str(font.get("/BaseFont", "") if font else "").lower()
        for number, piece in enumerate(text.split("\n")):
            if number:
                self._break()
            if piece:
                self._pieces.append((piece, x, y, abs(size) * scale, bold))

    def _break(self) -> None:
        pieces, self._pieces = self._pieces, []
        text = _clean("".join(piece for piece, *_ in pieces))
        if not text:
            return
        solid = [piece for piece in pieces if piece[0].strip()]
        _, _, y, size, _ = max(solid, key=lambda piece: len(piece[0]))
        self.pages[-1].append(
            PrintedLine(
                text=text,
                page=self.page,
                x=solid[0][1],
                y=y,
                size=round(size, 1),
                bold=all(p[4] for p in solid),
            )
        )


def _clean(text: str) -> str:
    text = _BULLETS.sub("•", text.translate(_LIGATURES).strip(" "))
    return " ".join(_UNREADABLE.sub("\ufffd", text).split())


def body_size(pages: Sequence[Sequence[PrintedLine]]) -> float:
    """Give the size that most of the text is printed in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def without_furniture(
    pages: Sequence[Sequence[PrintedLine]], omitted: Counter[str]
) -> list[list[PrintedLine]]:
    """Drop running heads, page numbers, notes and entries of a table of contents; count them by reason."""
    seen: Counter[tuple[str, bool]] = Counter()
    for page in pages:
        seen.update({(_pattern(line), top) for top in (True, False) for line in _edge(page, top)})
    body = body_size(pages)
    kept = []
    for page in pages:
        lines = list(page)
        for top in (True, False):
            _peel(lines, seen, omitted, top=top)
        _drop_notes(lines, body, omitted)
        omitted["contents"] += sum(_LEADER.search(line.text) is not None for line in lines)
        kept.append([line for line in lines if not _LEADER.search(line.text)])
    return kept


def _pattern(line: PrintedLine) -> str:
    return _NUMBER.sub("#", line.text.lower())


def _edge(lines: Sequence[PrintedLine], top: bool) -> list[PrintedLine]:
    """Give the outermost lines of a page by their height on it, the outermost first."""
    return sorted(lines, key=lambda line: -line.y if top else line.y)[:_EDGE]


def _peel(
    lines: list[PrintedLine], seen: Counter[tuple[str, bool]], omitted: Counter[str], *, top: bool
) -> None:
    """Take furniture off one edge of a page, from outside, as far as it is set apart from the text."""
    furniture: list[tuple[PrintedLine, str]] = []
    for line in _edge(lines, top):
        pattern = _pattern(line)
        if _PAGE.match(line.text):
            furniture.append((line, "page-number"))
        elif seen[pattern, top] > 1 and sum(c.isalpha() for c in pattern) > 2 and len(lines) > 1:
            furniture.append((line, "running-head"))
        else:
            break
    while furniture:
        taken = [line for line, _ in furniture]
        others = [line for line in lines if line not in taken]
        if _stands_off(taken[-1], others or taken[:-1]):
            break
        furniture.pop()
    for line, reason in furniture:
        lines.remove(line)
        omitted[reason] += 1


def _stands_off(line: PrintedLine, others: Sequence[PrintedLine]) -> bool:
    """Tell whether a line is set apart from the nearest of the others, by a gap or its size."""
    nearest = min(others, key=lambda other: abs(other.y - line.y), default=None)
    if nearest is None:
        return True
    return abs(nearest.y - line.y) > 1.7 * line.size or abs(nearest.size - line.size) > 0.4


def _drop_notes(lines: list[PrintedLine], body: float, omitted: Counter[str]) -> None:
    """Drop the small print at the foot of a page from the first line on that begins as a note does."""
    at = len(lines)
    while at and lines[at - 1].size < _SMALL * body:
        at -= 1
    first = next((i for i in range(at, len(lines)) if _NOTE.match(lines[i].text)), None)
    if first is not None and at:
        omitted["footnote"] += sum(_NOTE.match(line.text) is not None for line in lines[first:])
        del lines[first:]
