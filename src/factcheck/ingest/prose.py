"""Turn the lines of a page that nothing else has taken into headings, paragraphs and items.

Adjacent lines are first joined where the text is wrapped; headings glued to
the end of a paragraph ("…and rain.The Long Winter") are split off, as are
headings that a table of contents announces; then each piece is judged by its
looks and its neighbours. Limits: a sentence-case heading needs a blank line
before it and prose after it.
"""

import re
from dataclasses import dataclass
from dataclasses import replace as changed
from itertools import pairwise

from factcheck.ingest.lines import Line, ends_sentence, is_all_caps, is_title_case, label, trim
from factcheck.ingest.listing import BULLET
from factcheck.ingest.page import Page
from factcheck.ingest.tables import section
from factcheck.ingest.wrapping import joined, wrap_width

_GLUED = re.compile(r"(?<=[a-z0-9%)\]”’\"'][.!?])(?=[\"“‘']?[A-Z])|(?<=[.!?][\"”’)])(?=[\"“‘']?[A-Z])")
_GLUED_BULLET = re.compile(r"(?<=[a-z0-9)\]”’\"][.!?])(?=[-–•*] ?[A-Z])")
_NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVX]{1,5}\.|[A-Z]\.|"
    r"(?:Chapter|Part|Section|Article|Annex|Appendix) \w{1,5}[.:]?)\s+(?=\S)"
)
_UNDERLINE = re.compile(r"(?:=+|-{3,}|~{3,}|\*{3,}|_{3,})$")
_LONGEST_HEADING, _MOST_WORDS = 110, 14
_TAIL = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of prose not yet judged; `lone` has a blank line (or an end) before it."""

    start: int
    end: int
    line: int
    text: str
    lone: bool
    glued: bool = False  # split off the end of a paragraph
    heading: bool = False  # known to be one: announced, or underlined

    @property
    def words(self) -> int:
        """Count words by white space."""
        return len(self.text.split())


def take_pieces(page: Page) -> list[Piece]:
    """Part the free lines of a page into pieces, in order, and take them."""
    groups = _groups(page)
    width = wrap_width([[page.lines[i] for i in group] for group in groups])
    pieces: list[Piece] = []
    for group in groups:
        lines = [page.lines[i] for i in group]
        for first, last in joined(lines, width):
            pieces += _split(page, lines[first], lines[last].end, lone=first == 0)
        page.take(group[0], group[-1])
    return _loosened(_underlined(pieces))


def _groups(page: Page) -> list[list[int]]:
    """Collect runs of adjacent free lines."""
    groups: list[list[int]] = []
    for index, _ in page.free_lines():
        above = index - 1
        while above in page.bridged:
            above -= 1
        if groups and groups[-1][-1] == above:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _split(page: Page, line: Line, end: int, *, lone: bool) -> list[Piece]:
    """Make the pieces of one paragraph: headings glued into it are split off."""
    cuts = sorted({line.start, *_announced(page, line.start, end), *_tail_cuts(page, line.start, end), end})
    pieces: list[Piece] = []
    number, counted = line.number, line.start
    for a, b in pairwise(cuts):
        number, counted = number + page.text.count("\n", counted, a), a
        start, stop = trim(page.text, a, b)
        if start < stop:
            text = page.text[start:stop]
            piece = Piece(start=start, end=stop, line=number, text=text, lone=lone or a > line.start)
            glued = a > line.start
            pieces.append(changed(piece, glued=glued, heading=glued and text in page.contents))
    return pieces


def _announced(page: Page, start: int, end: int) -> list[int]:
    """Find headings of the table of contents glued into a paragraph, on both sides."""
    cuts: list[int] = []
    if end - start < 200:
        return cuts
    for entry in page.contents:
        at = page.text.find(entry, start, end) if len(entry) >= 4 else -1
        if (
            at > start
            and page.text[at - 1] in '.!?"”’)'
            and page.text[at + len(entry) : at + len(entry) + 1] != "."
        ):
            cuts += [at, at + len(entry)]
    return cuts


def _tail_cuts(page: Page, start: int, end: int) -> list[int]:
    """Find where a heading without a full stop is glued to the end of a paragraph."""
    low = max(start, end - _TAIL)
    tail = page.text[low:end]
    bullet = list(_GLUED_BULLET.finditer(tail))
    if bullet:
        return [low + bullet[-1].start()]
    if end - start < 60 or tail.rstrip('"”’)').endswith((".", "!", "…")):
        return []
    for match in _GLUED.finditer(tail):
        text = tail[match.start() :]
        if len(text) >= 4 and (text in page.contents or _looks_like_title(text)):
            return [low + match.start()]
    return []


def _looks_like_title(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and is_title_case(text) and not re.search(r"[.;]\s", text)


def _underlined(pieces: list[Piece]) -> list[Piece]:
    """Make a short piece with a rule right below it a heading; drop rules."""
    kept: list[Piece] = []
    for piece in pieces:
        if not _UNDERLINE.match(piece.text):
            kept.append(piece)
        elif kept and not piece.lone and kept[-1].words <= _MOST_WORDS:
            kept[-1] = changed(kept[-1], heading=True)
    return kept


def _loosened(pieces: list[Piece]) -> list[Piece]:
    """Take every piece as standing alone where the page has no blank lines between paragraphs."""
    prose = [piece for piece in pieces if is_prose(piece)]
    if len(prose) < 4 or sum(piece.lone for piece in prose) > 0.3 * len(prose):
        return pieces
    return [changed(piece, lone=True) for piece in pieces]


def is_prose(piece: Piece | None) -> bool:
    """Tell running text: a sentence of some length, or simply long."""
    if piece is None or BULLET.match(piece.text):
        return False
    return piece.words >= 25 or (piece.words >= 5 and ends_sentence(piece.text))


def is_heading(piece: Piece, following: Piece | None, *, first: bool) -> bool:
    """Judge a piece by its looks and by what comes after it."""
    if piece.heading:
        return True
    text = piece.text
    if piece.words > _MOST_WORDS or len(text) > _LONGEST_HEADING or following is None:
        return False
    if text.endswith((".", ";", ",", "…", "!", "...")) or re.search(r"[a-z)]\. [A-Z]", text):
        return False
    if BULLET.match(text) and not _NUMBER.match(text):
        return False
    titled = is_title_case(text) or is_all_caps(text)
    if first and (titled or following.lone or is_prose(following)):
        return True
    if is_known_section(text) or (piece.glued and is_title_case(text)):
        return True
    if text.endswith(":"):
        return piece.words <= 4 and piece.lone and is_title_case(text)
    if is_all_caps(text) and any(len(w) > 3 for w in text.split()):
        return not following.lone or is_prose(following) or not is_all_caps(following.text) or piece.lone
    after = is_prose(following) or (BULLET.match(following.text) is not None and piece.lone)
    if _NUMBER.match(text):
        return after and not ends_sentence(text)
    return after and (is_title_case(text) or (piece.lone and any(c.isalpha() for c in text)))


def is_known_section(text: str) -> bool:
    """Tell a label that pages use for a section of their own, such as References or Related articles."""
    name = label(text)
    return len(name) < 40 and (name in section("references") or name in section("related"))


def heading_level(text: str, *, title: bool) -> int:
    """Give 1 to the title, 2 to headings, more to headings numbered 1.2, 1.2.3."""
    if title:
        return 1
    number = re.match(r"\d+((?:\.\d+)*)", text)
    return 2 + (number.group(1).count(".") if number else 0)
