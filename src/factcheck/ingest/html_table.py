"""Lay out the rows of an HTML table as text with cells bound to their heads.

The head is the first row of `<th>` cells; without one, the first row if its
cells are short names and the rows below hold figures. A row of a `<th>` and one
value stands for itself (info boxes). A cell that spans rows counts for each.
Limits: spans beyond 50 columns or 200 rows are cut; nested tables are flattened.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_WIDEST, _LONGEST = 50, 200


@dataclass(slots=True)
class Cell:
    """One cell as written: its text, whether it is a head, and what it spans."""

    head: bool
    columns: int = 1
    rows: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidRow:
    """A row as one line of text; cells are (head, start, end) within it, `row` counts from 0 as written."""

    text: str
    row: int = -1
    cells: tuple[tuple[str, int, int], ...] = ()


@dataclass(slots=True)
class TableRows:
    """Collects the cells of one table during the walk."""

    rows: list[list[Cell]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)

    def row(self) -> None:
        """Begin a row."""
        self.rows.append([])

    def cell(self, attributes: Mapping[str, str | None], *, head: bool) -> None:
        """Begin a cell."""
        if not self.rows:
            self.row()
        columns = min(_span(attributes.get("colspan")), _WIDEST)
        self.rows[-1].append(
            Cell(head=head, columns=columns, rows=min(_span(attributes.get("rowspan")), _LONGEST))
        )

    def fill(self, text: str) -> None:
        """Give the open cell its text; text outside cells is the caption."""
        if self.rows and self.rows[-1] and not self.rows[-1][-1].text:
            self.rows[-1][-1].text = text
        elif text:
            self.captions.append(text)


def _span(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and int(value[:6]) > 0 else 1


def lay_out(table: TableRows) -> Iterator[LaidRow]:
    """Give the caption and the body rows as text."""
    for caption in table.captions:
        yield LaidRow(text=caption)
    numbered = [(number, row) for number, row in enumerate(_grid(table.rows)) if row]
    grid = [row for _, row in numbered]
    heads: list[str] = []
    for at, (number, row) in enumerate(numbered):
        if _is_head(grid, at):
            heads = [text for text, _ in row]
        elif len(row) == 1 and row[0][0]:
            yield LaidRow(text=row[0][0], row=number)
        elif any(text for text, _ in row):
            yield _laid(row, heads, number)


Row = list[tuple[str, bool]]


def _grid(rows: list[list[Cell]]) -> Iterator[Row]:
    """Repeat cells that span columns or rows, so that columns line up."""
    carried: dict[int, tuple[Cell, int]] = {}
    for cells in rows:
        row: Row = []
        waiting = iter(cells)
        cell = next(waiting, None)
        while (cell is not None or len(row) in carried) and len(row) < _WIDEST:
            if len(row) in carried:
                above, left = carried.pop(len(row))
                if left > 1:
                    carried[len(row)] = (above, left - 1)
                row.append((above.text, above.head))
                continue
            assert cell is not None
            for _ in range(cell.columns):
                if cell.rows > 1:
                    carried[len(row)] = (cell, cell.rows - 1)
                row.append((cell.text, cell.head))
            cell = next(waiting, None)
        yield row


def _is_head(grid: list[Row], at: int) -> bool:
    row = grid[at]
    if len(row) > 1 and all(head or not text for text, head in row):
        return any(text for text, _ in row)
    if at or len(grid) < 2 or len(row) < 2 or any(head for r in grid for _, head in r):
        return False
    short = all(text and len(text) <= 40 and not any(c.isdigit() for c in text) for text, _ in row)
    return short and any(c.isdigit() for r in grid[1:] for text, _ in r for c in text)


def _laid(row: Row, heads: list[str], number: int) -> LaidRow:
    own_head = len(row) == 2 and row[0][1] and not row[1][1] and not heads
    text, cells = "", []
    previous: str | None = None
    for column, (value, _) in enumerate(row):
        if not value or (value == previous and column and row[column] == row[column - 1]):
            continue
        text += " | " if text else ""
        start = len(text)
        text += value
        previous = value
        if own_head and column == 0:
            continue
        head = row[0][0] if own_head else heads[column] if column < len(heads) else ""
        cells.append((head, start, len(text)))
    return LaidRow(text=text, cells=tuple(cells), row=number)
