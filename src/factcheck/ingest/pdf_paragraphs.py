"""Paragraphs and headings of a PDF, rebuilt from its lines, hyphens at their ends undone.

A line goes on in the next unless the gap, the size, the weight, an indent or a
bullet says otherwise, or it had room for the next word. A paragraph may go on in
the next column or page. Limits: columns are read in the order in which the file
draws them, and tables line by line.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.ingest.lines import ends_sentence
from factcheck.ingest.listing import BULLET
from factcheck.ingest.pdf_lines import PrintedLine, body_size

_HYPHENS = ("-", "\u2010", "\u00ad")
_BROKEN = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_HALVES = frozenset(  # of words that keep their hyphen
    {"all", "anti", "co", "cross", "eighty", "ever", "ex", "fifty", "first", "five", "forty", "four", "full",
     "half", "high", "inter", "late", "long", "low", "mid", "multi", "near", "ninety", "non", "old", "one",
     "part", "post", "pre", "pro", "second", "self", "semi", "seventy", "short", "six", "sixty", "so", "ten",
     "third", "thirty", "three", "twenty", "two", "vice", "well", "year"}
)  # fmt: skip
_NEARBY = 4  # lines before and after, to see how wide a column is
_LARGER, _GAP, _FULL = 1.1, 1.3, 0.82
_MOST_WORDS = 18


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A stretch of text; `starts` are (page, position in the text) of its lines, `level` a heading's."""

    text: str = ""
    level: int = 0
    starts: list[tuple[int, int]] = field(default_factory=list)


def paragraphs(pages: Sequence[Sequence[PrintedLine]]) -> list[Paragraph]:
    """Rebuild the paragraphs of a document from its pages."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    body = body_size(pages)
    setting = _Setting(lines, body)
    groups = list(setting.groups())
    spelling = _Spelling(lines)
    sizes = sorted({g[0].size for g in groups if setting.is_heading(g) and g[0].size > body}, reverse=True)
    found = []
    for group in groups:
        level = 0
        if setting.is_heading(group):
            size = group[0].size
            level = min(sizes.index(size) + 1 if size in sizes else len(sizes) + 1, 9)
        found.append(_joined(group, level, spelling))
    return found


class _Setting:
    """How the lines of a document are set: their leading, and how wide they are."""

    def __init__(self, lines: Sequence[PrintedLine], body: float) -> None:
        self.lines = lines
        self.body = body
        gaps = Counter(
            round((a.y - b.y) / a.size, 1)
            for a, b in pairwise(lines)
            if a.page == b.page and a.size == b.size and a.size and 0.8 < (a.y - b.y) / a.size < 3
        )
        common = [gap for gap, number in gaps.items() if number >= 0.25 * max(gaps.values(), default=0)]
        self.leading = min(common, default=1.2)

    def groups(self) -> Iterator[list[PrintedLine]]:
        """Part the lines into paragraphs."""
        group = [self.lines[0]]
        for number in range(1, len(self.lines)):
            if self._parts(number):
                yield group
                group = []
            group.append(self.lines[number])
        yield group

    def _parts(self, number: int) -> bool:
        """Tell whether a line begins a paragraph."""
        above, line = self.lines[number - 1], self.lines[number]
        if abs(above.size - line.size) > 0.08 * max(above.size, line.size) or BULLET.match(line.text):
            return True
        if above.bold != line.bold and not line.text[:1].islower():
            return True
        ended = ends_sentence(above.text)
        down = above.y - line.y
        if above.page != line.page or down < 0:
            return ended or not self._is_full(number - 1)
        if down > _GAP * self.leading * line.size:
            return True
        indented = line.x > above.x + 0.8 * line.size
        if ended and indented:
            return True
        return not line.text[:1].islower() and not self._is_full(number - 1)

    def _is_full(self, number: int) -> bool:
        """Tell whether a line had no room for the first word of the next."""
        line, following = self.lines[number], self.lines[number + 1]
        if line.text.endswith(_HYPHENS):
            return True
        near = self.lines[max(0, number - _NEARBY) : number + _NEARBY + 1]
        widest = max(len(other.text) for other in near if abs(other.size - line.size) < 0.5)
        return len(line.text) + 1 + len(following.text.split()[0]) > _FULL * widest

    def is_heading(self, group: Sequence[PrintedLine]) -> bool:
        """Tell a heading by its size or weight, and by being short."""
        text = " ".join(line.text for line in group)
        if len(text.split()) > _MOST_WORDS or not any(c.isalpha() for c in text):
            return False
        if text.endswith((".", ";", ",")) or BULLET.match(text):
            return False
        heavy = all(line.bold for line in group) and not all(line.bold for line in self.lines)
        return group[0].size >= _LARGER * self.body or (heavy and group[0].size >= 0.95 * self.body)


class _Spelling:
    """The words of a document as they stand within lines, to tell hyphens that belong to a word."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            self._words.update(word.lower() for word in _WORD.findall(line.text)[:-1])

    def joined(self, text: str, following: str) -> str | None:
        """Give a text that ends in a hyphen as it goes on in the next line, None if it ends in none."""
        if not _BROKEN.search(text):
            return None
        head, rest = _WORD.findall(text[:-1]), _WORD.match(following)
        if not head or rest is None:
            return None
        if text[-1] == "\u00ad":
            return text[:-1]
        whole = (head[-1] + rest.group()).lower()
        parted = f"{head[-1]}-{rest.group()}".lower()
        if not following[:1].islower() or self._words[parted] > self._words[whole]:
            return f"{text[:-1]}-"
        if not self._words[whole] and head[-1].lower() in _FIRST_HALVES:
            return f"{text[:-1]}-"
        return text[:-1]


def _joined(group: Sequence[PrintedLine], level: int, spelling: _Spelling) -> Paragraph:
    """Make one line of text of the lines of a paragraph."""
    made = Paragraph(level=level)
    for line in group:
        if made.text:
            joined = spelling.joined(made.text, line.text)
            made.text = f"{made.text} " if joined is None else joined
        made.starts.append((line.page, len(made.text)))
        made.text += line.text
    made.text = made.text.replace("\u00ad", " ") if "\u00ad " in made.text else made.text
    return made
