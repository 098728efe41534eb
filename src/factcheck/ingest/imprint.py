"""Sections of a document that come from different publishers.

A line in italics right below a heading that names a publisher and a date, as in
`*Harbour Weekly, 3 May 2021*`, tells where the section comes from: it becomes
noise, and the blocks of the section carry publisher, title and date. An age
("3 weeks before retrieval") or "undated" stands for an unknown date.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.ingest.dating import edtf_of
from factcheck.ingest.markup import plain
from factcheck.model import Block, BlockKind

_ITALIC = re.compile(r"([*_])(?![*_\s])([^*_\n]{3,160})\1$")
_UNDATED = re.compile(
    r"(?:undated|no date|n\.d\.|date not (?:shown|known|given)|.{1,30}\b(?:ago|before retrieval))"
    r"(?:\s*\(.*\))?$",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"(?:publisher )?(?:is )?(?:not (?:shown|given|known)|unknown)$", re.IGNORECASE)


def imprinted(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Carry the publisher and date of an imprint line over the blocks of its section."""
    placed: list[Block] = []
    imprint: tuple[str | None, str | None] | None = None
    title: str | None = None
    fresh = False
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            imprint, fresh, title = None, block.level > 1, plain(text[block.start : block.end])
            placed.append(block)
            continue
        found = _imprint(text[block.start : min(block.end, block.start + 200)]) if fresh else None
        fresh = False
        if found:
            imprint = found
            placed.append(replace(block, kind=BlockKind.NOISE, reason="byline"))
        elif imprint and block.kind not in (BlockKind.NOISE, BlockKind.REFERENCE):
            publisher, date = imprint
            placed.append(replace(block, publisher=publisher, title=_bare(title, publisher), date=date))
        else:
            placed.append(block)
    return placed


def _imprint(text: str) -> tuple[str | None, str | None] | None:
    """Read `*Publisher, date*`; None if a line is not one."""
    match = _ITALIC.match(text)
    if match is None:
        return None
    commas = [m.start() for m in re.finditer(r",\s", match.group(2))]
    for comma in commas:
        name, rest = match.group(2)[:comma].strip(), match.group(2)[comma + 1 :].strip()
        date = edtf_of(rest)
        if date or _UNDATED.match(rest):
            unknown = re.match(
                r"(?:publisher )?(?:not shown|unknown|not given)|publisher not", name, re.IGNORECASE
            )
            return (None if unknown else name), date
    return None


def _bare(title: str | None, publisher: str | None) -> str | None:
    """Drop "Publisher: " from the front of a section's heading."""
    if title and publisher and title.lower().startswith(publisher.lower() + ": "):
        return title[len(publisher) + 2 :]
    return title
