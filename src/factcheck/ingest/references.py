"""Find a document's list of cited works and number it so that entry n answers marker [n].

Two sources of entries: lines that begin with the back link `^` of a scraped
encyclopedia page, and the lines under a heading such as References. Numbers
written in the list win. A scraped `^` list has none, and may begin with
entries that belong to another part of the page; the back letters (`a b c`)
say how often an entry is cited, so the list is shifted until those counts
agree best with the markers in the text.

A reference's `marker` is what stands between the brackets, without spaces
and without the caret of a footnote.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.ingest.citation import parse_citation
from factcheck.ingest.lines import label as bare_label
from factcheck.ingest.tables import section
from factcheck.model import Block, BlockKind, Reference

MARKER = re.compile(r"\[\s*\^?(\d{1,4})\s*\]")
NUMBERED = re.compile(r"(?:[-*•]\s+)?(?:\[\^?\s*([\w.-]{1,12})\s*\]:?|(\d{1,4})[.)])\s+(?=\S)")
BACK_LINK = re.compile(r"(?:\^|↑)\s*(?:Jump up to:?\s*)?")
_COMPARED = 300
_CERTAIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A span that cites a work; `label` its written number, `cited` how often by its back letters."""

    start: int
    end: int
    line: int
    label: str | None = None
    cited: int = 1
    body: int = 0  # where the citation itself begins


def entry_at(text: str, start: int, end: int, line: int, label: str | None = None) -> Entry:
    """Make an entry of a span, reading its number or back letters."""
    piece = text[start : min(end, start + 200)]
    number = NUMBERED.match(piece)
    if number:
        label = label or number.group(1) or number.group(2)
    at, cited = number.end() if number else 0, 1
    back = BACK_LINK.match(piece, at)
    if back:
        at, cited = _letters(piece, back.end())
    return Entry(start=start, end=end, line=line, label=label, cited=cited, body=start + at)


def _letters(piece: str, at: int) -> tuple[int, int]:
    """Count back letters `a b c …`; a single letter is a word of the entry."""
    count, place = 0, at
    while True:
        letter = chr(ord("a") + count) if count < 26 else "a" + chr(ord("a") + count % 26)
        match = re.compile(rf"{letter}\s+").match(piece, place)
        if match is None or count >= 52:
            break
        count, place = count + 1, match.end()
    return (place, count) if count >= 2 else (at, 1)


def is_reference_heading(text: str) -> bool:
    """Tell whether a heading says that a list of cited works follows."""
    return bare_label(text) in section("references")


def number_entries(entries: Sequence[Entry], text: str) -> tuple[Reference, ...]:
    """Give references in order, numbered so that they answer the markers in the text."""
    shift = _shift(entries, text) if entries and all(e.label is None for e in entries) else 0
    references = []
    number = shift
    for entry in entries:
        label = entry.label
        number = int(label) if label and label.isdecimal() else number + 1
        whole = text[entry.start : entry.end]
        cited = parse_citation(text[entry.body : entry.end])
        references.append(
            Reference(
                number=number,
                marker=label or (str(number) if number > 0 else ""),  # before [1]: of another list
                author=cited.author,
                title=cited.title,
                publisher=cited.publisher,
                date=cited.date,
                language=cited.language,
                retrieved=cited.retrieved,
                line=entry.line,
                start=entry.start,
                end=entry.end,
                text=whole,
            )
        )
    return tuple(references)


def _shift(entries: Sequence[Entry], text: str) -> int:
    """Find how many markers come before the first entry; negative if the list begins with others."""
    inside = [(e.start, e.end) for e in entries]
    first, last = inside[0][0], inside[-1][1]
    cited = Counter(int(m.group(1)) for m in MARKER.finditer(text) if not first <= m.start() < last)
    if not cited:
        return 0
    votes: Counter[int] = Counter()
    for index, entry in enumerate(entries[:_COMPARED]):
        for marker, count in list(cited.items())[:_COMPARED]:
            if count == entry.cited and marker - 1 - index > -len(entries):
                votes[marker - 1 - index] += _CERTAIN if entry.cited > 1 else 1
    best = max(votes, key=lambda s: (votes[s], -abs(s)), default=0)
    if votes[best] >= votes[0] + 2 * _CERTAIN:
        return best
    inside_list = sum(1 <= marker <= len(entries) for marker in cited)
    smallest = min(cited) - 1
    inside_shifted = sum(smallest < marker <= smallest + len(entries) for marker in cited)
    return smallest if inside_shifted > 2 * inside_list else 0


def reference_block(entry: Entry) -> Block:
    """Make the block of an entry."""
    return Block(kind=BlockKind.REFERENCE, start=entry.start, end=entry.end, line=entry.line)


def with_references(
    blocks: Iterable[Block], text: str, cited: Collection[int]
) -> tuple[list[Block], list[Entry]]:
    """Make references of what is listed below a reference heading, and of blocks that begin at `cited`."""
    marked: list[Block] = []
    entries: list[Entry] = []
    listed = False
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            listed = is_reference_heading(text[block.start : block.end])
        named = block.start in cited or (listed and block.kind is BlockKind.ITEM)
        if named or (listed and text.startswith(("[", "^"), block.start)):
            entry = entry_at(text, block.start, block.end, block.line)
            entries.append(entry)
            block = replace(reference_block(entry), level=0)
        marked.append(block)
    return marked, entries
