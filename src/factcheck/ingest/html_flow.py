"""Walk an HTML tree and lay out its text in blocks, without recursion.

Inline content gathers until a block-level element begins or ends; white space
is joined as a browser shows it. Tables become rows with cells bound to the
head row; a row of one head and one value (an info box) binds the value to it.
"""

import re
from typing import TYPE_CHECKING

from factcheck.ingest.html_comments import Remarks
from factcheck.ingest.html_parts import Parts
from factcheck.ingest.html_table import TableRows, lay_out
from factcheck.ingest.lines import ends_sentence
from factcheck.model import Block, BlockKind

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "caption",
        "tbody",
        "thead",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STRUCK = frozenset({"s", "strike", "del"})
_SPACE = re.compile(r"[ \t\n\r\f\u00a0\u200b\ufeff]+")
_TERM_END = ": "  # joins a term to its definition
_RAISED = {"2": "²", "3": "³"}
_UNIT = re.compile(r"(?<![A-Za-z])(?:[cdmk]?m|ft|mi|in|yd)$")
_WINDOW = 20_000


class Flow:
    """Text laid out so far, its blocks, and the elements open at this point of the walk."""

    def __init__(self, source: str, parts: Parts) -> None:
        self.source = source
        self.parts = parts
        self.chunks: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.cited: set[int] = set()  # starts of entries in a reference list
        self.inline: list[str] = []
        self.open: list[str] = []  # tags of open block-level elements, "byline" and "references" marks
        self.place = max(0, source.lower().find("<body"))
        self.line = 1 + source.count("\n", 0, self.place)
        self.inside_main = 0
        self.table: TableRows | None = None
        self.tables_open = 0
        self.first = ""  # the first run of text of the block being gathered, as the source has it
        self._is_sentence = False
        self.remarks = Remarks(source)

    @property
    def text(self) -> str:
        """Give the whole text laid out."""
        return "".join(self.chunks)

    def walk(self, root: "LexborNode | None") -> None:
        """Visit every node once, entering and leaving."""
        node = root
        while node is not None and node.prev is not None:
            node = node.prev  # comments may stand before the first element
        while node is not None:
            child = node.child if self._enter(node) else None
            if child is not None:
                node = child
                continue
            while node is not None:
                self._leave(node)
                if node.next is not None:
                    node = node.next
                    break
                node = node.parent
        self._flush()

    def _enter(self, node: "LexborNode") -> bool:
        """Take a node; tell whether to go into it."""
        tag = node.tag or ""
        if tag == "-text":
            self._add_text(node.text_content or "")
            return False
        if tag == "-comment":
            self.remarks.meet(node, len(self.inline), self.table)
        if tag.startswith("-") and tag not in ("-document", "-undef"):
            return False
        reason = self.parts.dropped(node)
        if reason:
            self._omit(node, tag, reason)
            return False
        if node.mem_id == self.parts.main:
            self.inside_main += 1
        if tag == "br":
            self.inline.append(" " if self._in_cell() else "\n")
        elif tag in _STRUCK:
            self.inline.append("~~")
        elif tag == "sup" and (raised := self._raised(node)):
            self.inline.append(raised)
            return False
        elif tag in BLOCKS:
            self._open_block(node, tag)
        return True

    def _raised(self, node: "LexborNode") -> str | None:
        """Give the raised digit of a unit ("km²"); other raised text is read as it stands."""
        unit = _UNIT.search(self.inline[-1][-4:]) if self.inline else None
        child = node.child
        if unit is None or child is None or child.next is not None:
            return None
        return _RAISED.get((child.text_content or "").strip())

    def _omit(self, node: "LexborNode", tag: str, reason: str) -> None:
        self.remarks.left_out(node)
        if reason not in ("script", "media"):
            self.parts.omitted[reason] += 1
        if tag in BLOCKS:
            self._flush()
        elif reason != "script":
            self.inline.append(" ")

    def _in_cell(self) -> bool:
        return self.table is not None

    def _open_block(self, node: "LexborNode", tag: str) -> None:
        if self.table is not None:
            self._open_in_table(node, tag)
            return
        if not (tag == "dd" and self.inline[-1:] == [_TERM_END]):
            self._flush()
        if tag == "table":
            self.table = TableRows()
            self.tables_open = 1
        self.open.append(tag)
        if self.parts.is_byline(node):
            self.open[-1] = "byline"
        elif tag in ("ol", "ul") and "references" in (node.attributes.get("class") or ""):
            self.open[-1] = "references"

    def _open_in_table(self, node: "LexborNode", tag: str) -> None:
        assert self.table is not None
        if tag == "table":
            self.tables_open += 1
        if self.tables_open > 1:
            self.inline.append(" ")
        elif tag == "tr":
            self.table.row()
        elif tag in ("td", "th"):
            self.inline.clear()
            self.table.cell(node.attributes, head=tag == "th")
        else:
            self.inline.append(" ")

    def _leave(self, node: "LexborNode") -> None:
        tag = node.tag or ""
        if tag in _STRUCK and not self.parts.dropped(node):
            self.inline.append("~~")
        elif tag in BLOCKS and not self.parts.dropped(node):
            self._close_block(tag)
        if node.mem_id == self.parts.main:
            self.inside_main -= 1

    def _close_block(self, tag: str) -> None:
        if self.table is None:
            if tag == "dt" and self.inline:
                self.inline.append(_TERM_END)
            else:
                self._flush()
            if self.open:
                self.open.pop()
            return
        if tag == "table":
            self.tables_open -= 1
            if self.tables_open == 0:
                self._close_table()
        elif self.tables_open == 1 and tag in ("td", "th", "caption"):
            self.table.fill(self._inline_text())
        else:
            self.inline.append(" ")

    def _close_table(self) -> None:
        rows, self.table = self.table, None
        self.inline.clear()
        self.open.pop()
        if rows is None or not self._wanted():
            self.remarks.dropped()
            return
        for laid in lay_out(rows):
            start = self.length
            self.remarks.row(laid.row, start)
            self._write(laid.text)
            line = self._source_line(laid.text.split(" | ")[0])
            if not laid.cells:
                self._put(Block(kind=BlockKind.PARAGRAPH, start=start, end=start + len(laid.text), line=line))
                continue
            cells = tuple((head, start + a, start + b) for head, a, b in laid.cells)
            self._put(
                Block(kind=BlockKind.ROW, start=start, end=start + len(laid.text), line=line, cells=cells)
            )
        self.remarks.dropped()

    def _add_text(self, text: str) -> None:
        if not self.first and not text.isspace():
            self.first = text.strip()
        self.inline.append(text)

    def _inline_text(self) -> str:
        joined = "".join(self.inline)
        self.inline.clear()
        return self._squashed(joined).strip()

    def _squashed(self, text: str) -> str:
        """Join white space as a browser shows it."""
        return text if "pre" in self.open else _SPACE.sub(" ", text.replace("~~~~", ""))

    def _wanted(self) -> bool:
        return self.parts.main is None or self.inside_main > 0 or "h1" in self.open

    def _flush(self) -> None:
        """End the block being gathered, if it holds anything."""
        if self.table is not None or not self.inline:
            return
        runs = list(self.inline)
        text, first = self._inline_text(), self.first
        self.first = ""
        if not any(c.isalnum() for c in text):
            self.remarks.skipped()
            return
        if not self._wanted():
            self.parts.omitted["outside-article"] += 1
            self.remarks.dropped()
            return
        start = self.length
        self.remarks.laid(start, runs, self._squashed)
        line = self._source_line(first or text)
        self._write(text)
        self._is_sentence = ends_sentence(text) and len(text.split()) > 5
        self._put(self._block(start, start + len(text), line))

    def _block(self, start: int, end: int, line: int) -> Block:
        last = next((tag for tag in reversed(self.open) if tag in _HEADINGS), None)
        if last:
            return Block(kind=BlockKind.HEADING, start=start, end=end, line=line, level=_HEADINGS[last])
        if "byline" in self.open[-2:] and end - start < 160 and not self._is_sentence:
            return Block(kind=BlockKind.NOISE, start=start, end=end, line=line, reason="byline")
        if "references" in self.open and "li" in self.open:
            self.cited.add(start)
        depth = self.open.count("ul") + self.open.count("ol") if len(self.open) < 60 else 1
        if "pre" in self.open:
            kind = BlockKind.CODE
        elif "li" in self.open or "dd" in self.open[-1:]:
            kind = BlockKind.ITEM
        elif "blockquote" in self.open:
            kind = BlockKind.QUOTE
        else:
            kind = BlockKind.PARAGRAPH
        return Block(kind=kind, start=start, end=end, line=line, level=depth if kind is BlockKind.ITEM else 0)

    def _write(self, text: str) -> None:
        self.chunks += [text, "\n\n"]
        self.length += len(text) + 2

    def _put(self, block: Block) -> None:
        self.blocks.append(block)

    def _source_line(self, text: str) -> int:
        """Find the source line where a text begins, going forward; if not found, the last known line."""
        probe = max(re.split(r"[^A-Za-z0-9 .,]", text[:40]), key=len).strip()
        at = self.source.find(probe, self.place, self.place + _WINDOW) if probe else -1
        if at >= 0:
            self.line += self.source.count("\n", self.place, at)
            self.place = at
        return self.line
