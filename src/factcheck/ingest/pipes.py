"""Rows of pipe tables: where each cell stands in the line.

Cells part at `|` unless it is escaped; a pipe at either end of the row is a
border. Empty cells are left out; cells beyond the heads have no head.
"""

import re
from collections.abc import Sequence

from factcheck.ingest.lines import Line, trim
from factcheck.ingest.markup import plain
from factcheck.model import Block, BlockKind

_PIPE = re.compile(r"(?<!\\)\|")


def row_cells(text: str, line: Line, start: int) -> list[tuple[int, int]]:
    """Give the span of every cell of a row, empty ones included."""
    end = line.end
    if text.startswith("|", start):
        start += 1
    if end > start and text[end - 1] == "|" and text[end - 2 : end - 1] != "\\":
        end -= 1
    cuts = [m.start() for m in _PIPE.finditer(text, start, end)]
    begins = [start, *(cut + 1 for cut in cuts)]
    return [trim(text, a, b) for a, b in zip(begins, [*cuts, end], strict=True)]


def row_block(text: str, line: Line, start: int, heads: Sequence[str]) -> Block | None:
    """Make the block of a body row; None if all its cells are empty."""
    spans = row_cells(text, line, start)
    cells = tuple(
        (plain(heads[i]) if i < len(heads) else "", a, b) for i, (a, b) in enumerate(spans) if a < b
    )
    if not cells:
        return None
    return Block(kind=BlockKind.ROW, start=cells[0][1], end=cells[-1][2], line=line.number, cells=cells)
