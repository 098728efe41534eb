"""Read Markdown: front matter, headings, paragraphs, lists, tables, quotations, code, footnotes.

A CommonMark parser gives the structure as line ranges; the exact offsets are
then found in the file's own lines, so inline markup (`**`, `~~`, links) stays
in the text. A comment `<!-- restates line 12 -->` says which line of the
original the blocks after it restate. Limits: raw HTML blocks are left out; a
quotation over several lines keeps the `>` of its later lines.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.ingest.comments import Span, inline_comments, placed, raw_comments, without_edges
from factcheck.ingest.draft import Draft, Source
from factcheck.ingest.imprint import imprinted
from factcheck.ingest.lines import Line, split_lines, trim
from factcheck.ingest.metadata import front_matter
from factcheck.ingest.pipes import row_block, row_cells
from factcheck.ingest.references import (
    NUMBERED,
    Entry,
    entry_at,
    is_reference_heading,
    number_entries,
    reference_block,
)
from factcheck.model import Block, BlockKind

if TYPE_CHECKING:
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown")
KIND = "markdown"

_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_RESTATES = re.compile(r"<!--\s*restates\s+lines?\s+(\d{1,9})\b.{0,40}-->", re.IGNORECASE)
_LINK_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:\s*\S+")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)\s*$")
_MARKS = re.compile(r"(?:\s{0,12}(?:>|[-*+]|\d{1,9}[.)]|#{1,6}))+\s+|\s+")
_DEEPEST = 100


def read(source: Source) -> Draft:
    """Read a Markdown document."""
    metadata, body = front_matter(source.text, source.name)
    scan = _Scan(source.text, split_lines(source.text), body)
    scan.footnotes()
    scan.walk()
    scan.uncovered()
    entries = sorted(scan.entries, key=lambda entry: entry.start)
    comments = placed(source.text, sorted(scan.comments))
    blocks = without_edges(source.text, _restated(scan), comments)
    return Draft(
        text=source.text,
        blocks=tuple(imprinted(source.text, blocks)),
        references=number_entries(entries, source.text),
        metadata=metadata,
        warnings=(*source.warnings, *scan.warnings),
        comments=comments,
    )


def _restated(scan: "_Scan") -> Iterator[Block]:
    """Give the blocks in order, each with the line that the last comment before it names."""
    marks = sorted(scan.restates)
    at, current = 0, None
    for block in sorted(scan.blocks, key=lambda b: (b.start, b.end)):
        while at < len(marks) and marks[at][0] <= block.start:
            current = marks[at][1]
            at += 1
        heading = block.kind is BlockKind.HEADING
        yield replace(block, restates=None if heading else current)


def _tokens(text: str) -> "list[Token]":
    """Parse block structure only; inline markup is left as it stands."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    tokens: list[Token] = []
    parser.block.parse(text, parser, {}, tokens)
    return tokens


class _Scan:
    """The walk over a document's tokens, and what it has found."""

    def __init__(self, text: str, lines: Sequence[Line], body: int) -> None:
        self.text = text
        self.lines = lines
        self.blocks: list[Block] = []
        self.entries: list[Entry] = []
        self.restates: list[tuple[int, int]] = []
        self.comments: list[Span] = []
        self.warnings: list[str] = []
        self.covered = bytearray(not line.text or line.start < body for line in lines)
        self.hidden = bytearray(line.end < body for line in lines)  # lines kept from the parser
        self.listed = False  # under a heading such as References
        self.depth = 0
        self.quoted = 0
        self.number: str | None = None

    def footnotes(self) -> None:
        """Take footnote definitions, which CommonMark does not know, before parsing."""
        fenced = False
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            raw = self.text[line.start - line.indent : line.end]
            fenced ^= _FENCE.match(raw) is not None
            match = None if fenced or self.covered[at] else _FOOTNOTE.match(raw)
            last = at
            if match:
                while last + 1 < len(self.lines) and self._continues(last + 1):
                    last += 1
                body = min(line.start - line.indent + match.end(), line.end)
                start = line.start if body == line.end else body
                entry = Entry(
                    start=line.start,
                    end=self.lines[last].end,
                    line=line.number,
                    label=match.group(1),
                    body=start,
                )
                self._reference(entry)
                self._cover(at, last + 1)
                self.hidden[at : last + 1] = b"\x01" * (last + 1 - at)
            at = last + 1

    def _continues(self, at: int) -> bool:
        line = self.lines[at]
        return bool(line.text) and line.indent >= 2 and not _FOOTNOTE.match(line.text)

    def _reference(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.blocks.append(reference_block(entry))

    def _cover(self, first: int, last: int) -> None:
        self.covered[first:last] = b"\x01" * (last - first)

    def walk(self) -> None:
        """Turn tokens into blocks."""
        raw = self.text.split("\n")
        shown = ["" if self.hidden[i] else line for i, line in enumerate(raw)]
        tokens = _tokens("\n".join(shown))
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                at = self._table(tokens, at)
                continue
            self._step(tokens, at)
            at += 1

    def _step(self, tokens: "list[Token]", at: int) -> None:
        token = tokens[at]
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self.depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.depth -= 1
        elif token.type == "list_item_open":
            self.number = token.info or None
        elif token.type in ("blockquote_open", "blockquote_close"):
            self.quoted += 1 if token.nesting > 0 else -1
        elif token.type == "inline" and token.map:
            self._inline(tokens[at - 1], token)
        elif token.type in ("fence", "code_block") and token.map:
            self._code(token)
        elif token.type == "html_block" and token.map:
            self._html(token)
        elif token.type == "hr" and token.map:
            self._cover(*token.map)

    def _span(self, token: "Token") -> tuple[int, int]:
        """Find the file's own span of a token's content: markers of lists and quotes stay outside."""
        first, last = token.map or (0, 1)
        content = token.content.strip("\n").split("\n")
        head, tail = self.lines[first], self.lines[min(last, len(self.lines)) - 1]
        start = self.text.find(content[0].strip(), max(0, head.start - head.indent), head.end + 1)
        end = self.text.rfind(content[-1].strip(), tail.start, tail.end) if len(content) > 1 else start
        start = head.start if start < 0 else start
        end = tail.end if end < 0 or len(content) > 1 else end + len(content[-1].strip())
        return trim(self.text, start, min(end, tail.end) if end >= start else tail.end)

    def _inline(self, opening: "Token", token: "Token") -> None:
        first, last = token.map or (0, 0)
        self._cover(first, last)
        self._comments(first, last)
        start, end = self._span(token)
        if start >= end:
            return
        line = self.lines[first].number + self.text.count("\n", self.lines[first].end, start)
        if opening.type == "heading_open":
            level = int(opening.tag[1:])
            self.listed = is_reference_heading(self.text[start:end])
            self.blocks.append(Block(kind=BlockKind.HEADING, start=start, end=end, line=line, level=level))
        elif self.listed and self._is_entry(first, last):
            self._entries(first, last, start)
        else:
            self._prose(start, end, line)

    def _prose(self, start: int, end: int, line: int) -> None:
        kind, reason = BlockKind.PARAGRAPH, ""
        if _IMAGE.match(self.text[start:end][:2000]):
            kind, reason = BlockKind.NOISE, "image"
        elif self.depth:
            kind = BlockKind.ITEM
        elif self.quoted:
            kind = BlockKind.QUOTE
        self.blocks.append(Block(kind=kind, start=start, end=end, line=line, level=self.depth, reason=reason))

    def _is_entry(self, first: int, last: int) -> bool:
        """Tell whether a paragraph below a reference heading lists works."""
        return self.depth > 0 or any(NUMBERED.match(self.lines[i].text) for i in range(first, last))

    def _entries(self, first: int, last: int, start: int) -> None:
        """Part a paragraph of entries at lines that begin with a number."""
        number = self.number if self.depth else None
        self.number = None
        at = first
        while at < last:
            stop = at + 1
            while stop < last and not NUMBERED.match(self.lines[stop].text):
                stop += 1
            line = self.lines[at]
            begin = start if at == first else line.start
            end = self.lines[stop - 1].end
            self._reference(entry_at(self.text, begin, end, line.number, number))
            at, number = stop, None

    def _code(self, token: "Token") -> None:
        first, last = token.map or (0, 0)
        self._cover(first, last)
        inner = [i for i in range(first, last) if self.lines[i].text]
        if token.type == "fence":
            inner = [i for i in inner if i > first and not _FENCE.match(self.lines[i].text)]
        self._unread(inner, BlockKind.CODE)

    def _unread(self, lines: Iterable[int], kind: BlockKind, reason: str = "") -> None:
        """Keep lines as blocks that are not read: a footnote among them was taken already and parts them."""
        for hidden, run in groupby(lines, key=self.hidden.__getitem__):
            part = [self.lines[i] for i in run]
            start, end = trim(self.text, part[0].start, part[-1].end)
            if not hidden and start < end:
                line = part[0].number + self.text.count("\n", part[0].start, start)
                self.blocks.append(Block(kind=kind, start=start, end=end, line=line, reason=reason))

    def _html(self, token: "Token") -> None:
        first, last = token.map or (0, 0)
        self._cover(first, last)
        found = self._comments(first, last, raw=True)
        start, end = trim(self.text, self.lines[first].start, self.lines[last - 1].end)
        line = self.lines[first].number
        mark = _RESTATES.search(token.content)
        if mark:
            self.restates.append((start, int(mark.group(1))))
        elif not token.content.lstrip().startswith("<!--"):
            self._unread(range(first, last), BlockKind.NOISE, "raw-html")
        elif not found:
            self.warnings.append(f"line {line}: a comment is never closed, so what follows it is not read")
        else:
            self._beside(found[0][0], found[-1][1], end, line)

    def _beside(self, start: int, close: int, end: int, line: int) -> None:
        """Take the text after a comment: HTML too by CommonMark, but a page shows it as text."""
        after, end = trim(self.text, close, end)
        if not any(c.isalnum() for c in self.text[after:end]):
            return
        line += self.text.count("\n", start, after)
        if self.text.startswith("<", after):
            self.blocks.append(
                Block(kind=BlockKind.NOISE, start=after, end=end, line=line, reason="raw-html")
            )
        else:
            self._prose(after, end, line)

    def _comments(self, first: int, last: int, *, raw: bool = False) -> list[Span]:
        """Find the comments in some lines, and keep them."""
        start, end = self.lines[first].start, self.lines[last - 1].end
        found = list((raw_comments if raw else inline_comments)(self.text, start, end))
        self.comments += found
        return found

    def _table(self, tokens: "list[Token]", at: int) -> int:
        """Make a row block of each body row; give the index after the table."""
        first, last = tokens[at].map or (0, 0)
        self._cover(first, last)
        self._comments(first, last)
        heads = row_cells(self.text, self.lines[first], self._content_start(first))
        names = [self.text[a:b] for a, b in heads]
        for index in range(first + 2, last):
            block = row_block(self.text, self.lines[index], self._content_start(index), names)
            if block:
                self.blocks.append(block)
        while tokens[at].type != "table_close":
            at += 1
        return at + 1

    def _content_start(self, index: int) -> int:
        """Give where a table line begins inside lists and quotations."""
        line = self.lines[index]
        if not (self.depth or self.quoted):
            return line.start
        match = _MARKS.match(self.text, line.start, line.end)
        return match.end() if match else line.start

    def uncovered(self) -> None:
        """Keep text that the parser dropped (nesting beyond its limit) as paragraphs."""
        for index, line in enumerate(self.lines):
            if self.covered[index] or _LINK_DEFINITION.match(line.text):
                continue
            match = _MARKS.match(self.text, line.start, line.end)
            start, end = trim(self.text, match.end() if match else line.start, line.end)
            if any(c.isalnum() for c in self.text[start : min(end, start + 1000)]):
                self.blocks.append(Block(kind=BlockKind.PARAGRAPH, start=start, end=end, line=line.number))
