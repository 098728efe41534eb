"""Lay out a Word document's body as text, one paragraph or table row a line, with a block for each.

Content controls are looked into; what is tracked as deleted is left out, and so
is a table of contents. The first row of a table heads its columns. A table of
one column is layout, and its cells are read like the page around it.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from factcheck.ingest.docx_runs import W, value, words
from factcheck.ingest.docx_styles import Look, Styles, list_level
from factcheck.ingest.html_table import TableRows, lay_out
from factcheck.ingest.lines import ends_sentence
from factcheck.model import Block, BlockKind

_INSIDE = frozenset(W + name for name in ("ins", "moveTo", "sdtContent", "customXml"))
_BOLD_LEVEL = 8  # of a line that is a heading by its weight only
_MOST_WORDS = 14


class Flow:
    """Text laid out so far, and its blocks."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.lines: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.cited: set[int] = set()  # starts of entries in a list of works
        self.omitted: Counter[str] = Counter()
        self.titled = False
        self.carried = ""  # of a paragraph whose end is deleted, so that it runs on

    @property
    def text(self) -> str:
        """Give the whole text laid out."""
        return "\n".join(self.lines)

    def walk(self, element: Any) -> None:
        """Read what stands below an element, in order."""
        for child in element:
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag == W + "sdt":
                gallery = value(child, "sdtPr", "docPartObj", "docPartGallery") or ""
                if gallery.lower() == "table of contents":
                    self.omitted["contents"] += 1
                else:
                    self.walk(child)
            elif child.tag in _INSIDE:
                self.walk(child)

    def _paragraph(self, paragraph: Any) -> None:
        properties = paragraph.find(W + "pPr")
        read = words(paragraph)
        self.omitted += read.omitted
        text = f"{self.carried}{read.text}"
        self.carried = ""
        if properties is not None and _mark_deleted(properties):
            self.carried = f"{text} " if text else ""
        elif any(c.isalnum() for c in text):
            self._put(text, self.styles.look(properties), properties, bold=read.bold)
        for box in read.boxes:
            self.walk(box)

    def _put(self, text: str, look: Look, properties: Any, *, bold: bool) -> None:
        kind, level, reason = look.kind, 0, look.reason
        short = len(text.split()) <= _MOST_WORDS and not ends_sentence(text)
        if reason:
            kind = BlockKind.NOISE
        elif look.title:
            kind, level = BlockKind.HEADING, 1
            self.titled = True
        elif look.level:
            kind, level = BlockKind.HEADING, look.level + self.titled
        elif look.listed:
            kind, level = BlockKind.ITEM, list_level(properties)
        elif bold and short and kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.HEADING, _BOLD_LEVEL
        start = self._write(text)
        if look.cited:
            self.cited.add(start)
        self._block(
            Block(kind=kind, start=start, end=self.length, line=len(self.lines), level=level, reason=reason)
        )

    def _write(self, text: str) -> int:
        """Add a line; give where it begins."""
        start = self.length + 1 if self.lines else 0
        self.lines.append(text)
        self.length = start + len(text)
        return start

    def _block(self, block: Block) -> None:
        self.blocks.append(block)

    def _table(self, table: Any) -> None:
        rows = [list(_cells(row)) for row in _rows(table)]
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell in row:
                    self.walk(cell)
            return
        for laid in lay_out(self._grid(rows)):
            start = self._write(laid.text)
            cells = tuple((head, start + a, start + b) for head, a, b in laid.cells)
            kind = BlockKind.ROW if cells else BlockKind.PARAGRAPH
            self._block(Block(kind=kind, start=start, end=self.length, line=len(self.lines), cells=cells))

    def _grid(self, rows: list[list[Any]]) -> TableRows:
        """Collect the texts of a table's cells; one that is merged downwards counts for each row."""
        grid = TableRows()
        above: dict[int, str] = {}
        heads = len(rows) > 1 and len(rows[0]) > 1
        for number, cells in enumerate(rows):
            grid.row()
            column = 0
            for cell in cells:
                span = value(cell, "tcPr", "gridSpan") or "1"
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                goes_on = merged is not None and merged.get(W + "val", "continue") == "continue"
                text = above.get(column, "") if goes_on else self._cell(cell)
                grid.cell({"colspan": span}, head=heads and not number)
                grid.fill(text)
                above[column] = text
                column += int(span) if span.isdecimal() else 1
        return grid

    def _cell(self, cell: Any) -> str:
        """Join the paragraphs of a cell, those of tables within it too."""
        texts: list[str] = []
        for paragraph in cell.iter(W + "p"):
            read = words(paragraph)
            self.omitted += read.omitted
            texts.append(read.text)
        return " ".join(text for text in texts if text)


def _mark_deleted(properties: Any) -> bool:
    return properties.find(f"{W}rPr/{W}del") is not None


def _rows(table: Any) -> Iterator[Any]:
    """Give the rows of a table that are not deleted."""
    for child in table:
        if child.tag == W + "tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _INSIDE or child.tag == W + "sdt":
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in _INSIDE or child.tag == W + "sdt":
            yield from _cells(child)
