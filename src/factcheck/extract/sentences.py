"""The sentences of a document that may assert something, with what stands around them.

Questions, fragments without content and the blocks that ingest set aside are
left out. A table row is read as one sentence in which every cell is named by
its column ("Lys Nord: kind battery ferry; in service since 2021").
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from msgspec import Struct

from factcheck.model import Block, BlockKind, Document
from factcheck.model.comment import blanked
from factcheck.syntax.sentences import split_sentences

READABLE = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.SNIPPET, BlockKind.QUOTE, BlockKind.SPEECH, BlockKind.ROW}
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKUP = re.compile(r"[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}")
_LINK = re.compile(r"!?\[([^\]\n]{2,200})\]\([^)\s]{1,400}\)")


class Sentence(Struct, frozen=True, kw_only=True):
    """One sentence `[start:end]` of a document; `text` is what is read of it.

    `before` are the sentences before it in its block, nearest last.
    """

    text: str
    start: int
    end: int
    line: int
    block: Block
    number: int
    before: tuple[str, ...]


def sentences(document: Document, kinds: frozenset[BlockKind] = READABLE) -> Iterator[Sentence]:
    """Give the sentences of a document in order, without the comments in them."""
    document = replace(document, text=blanked(document.text, document.comments))
    number = 0
    previous: tuple[str, ...] = ()
    last_headings: tuple[str, ...] = ()
    for block in document.blocks:
        if block.kind not in kinds:
            continue
        if block.headings != last_headings or block.kind is BlockKind.SNIPPET:
            previous, last_headings = (), block.headings
        for start, end in _spans(document, block):
            text = _text(document, block, start, end)
            if not _asserts(text):
                if text.endswith("?"):
                    previous = (*previous[-2:], text)
                continue
            line = block.line + document.text.count("\n", block.start, start)
            yield Sentence(
                text=text, start=start, end=end, line=line, block=block, number=number, before=previous
            )
            previous = (*previous[-2:], text)
            number += 1


def _spans(document: Document, block: Block) -> list[tuple[int, int]]:
    if block.kind is BlockKind.ROW:
        return [(block.start, block.end)]
    text = document.text[block.start : block.end]
    return [(block.start + a, block.start + b) for a, b in split_sentences(text)]


def _text(document: Document, block: Block, start: int, end: int) -> str:
    if block.kind is BlockKind.ROW and block.cells:
        return _row(document, block)
    return plain(document.text[start:end])


def plain(text: str) -> str:
    """Drop emphasis and link marks from running text; white space becomes single."""
    text = _LINK.sub(r"\1", text)
    return " ".join(_MARKUP.sub("", text).split())


def _row(document: Document, block: Block) -> str:
    cells = [(head, plain(document.text[a:b])) for head, a, b in block.cells]
    first = cells[0][1]
    rest = [f"{head} {value}".strip() for head, value in cells[1:] if value and value not in ("–", "-", "—")]
    return f"{first}: {'; '.join(rest)}." if rest else first


def _asserts(text: str) -> bool:
    if text.rstrip("\"'”’) ").endswith("?"):
        return False
    return len(_WORD.findall(text)) >= 2
