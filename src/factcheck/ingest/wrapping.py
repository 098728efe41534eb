"""Join lines of plain text that were broken to a width.

A text is hard-wrapped when most lines inside its groups could not have taken
the first word of the next line, and often break off in mid-sentence. Elsewhere
a line is only joined to the next where it plainly goes on: it stops without
punctuation and the next begins in lower case.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck.ingest.lines import Line, ends_sentence
from factcheck.ingest.listing import BULLET

_NARROWEST, _WIDEST = 45, 130
_SLACK = 6


def wrap_width(groups: Sequence[Sequence[Line]]) -> int | None:
    """Give the width at which a text is wrapped, None if it is not."""
    narrow = [group for group in groups if max(len(line.text) for line in group) <= _WIDEST]
    pairs = [(a, b) for group in narrow for a, b in pairwise(group)]
    lengths = sorted(len(line.text) for group in narrow if len(group) > 1 for line in group)
    if len(pairs) < 3:
        return None
    width = lengths[int(0.97 * (len(lengths) - 1))]
    if width < _NARROWEST:
        return None
    full = sum(_is_full(a, b, width) for a, b in pairs)
    broken = sum(not ends_sentence(a.text) for a, _ in pairs)
    return width if full >= 0.6 * len(pairs) and broken >= 0.4 * len(pairs) else None


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted."""
    first = following.text.split(maxsplit=1)[0]
    return width - _SLACK < len(line.text) + 1 + len(first) and len(line.text) <= width + 2 * _SLACK


def joined(group: Sequence[Line], width: int | None) -> list[tuple[int, int]]:
    """Part a group of adjacent lines into paragraphs: index of first and last line of each."""
    parts: list[tuple[int, int]] = []
    first = 0
    for at in range(1, len(group)):
        if not _goes_on(group[at - 1], group[at], width):
            parts.append((first, at - 1))
            first = at
    return [*parts, (first, len(group) - 1)] if group else []


def _goes_on(line: Line, following: Line, width: int | None) -> bool:
    if BULLET.match(following.text) and not re.match(r"[-–—] ?\d", following.text):
        return False
    if width is not None and _is_full(line, following, width):
        return True
    if BULLET.match(line.text) and width is not None and following.indent > line.indent:
        return True
    prose = len(line.text.split()) >= 6 and not ends_sentence(line.text)
    return prose and following.text[:1].islower() and len(following.text.split()) > 2
