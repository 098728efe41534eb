"""A source or report as read: its text, its blocks and what it says of itself."""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.model.time import When

if TYPE_CHECKING:
    from factcheck.model.comment import Comment


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one entry of a bullet or numbered list
    ROW = "row"  # one body row of a table; see `Block.cells`
    SNIPPET = "snippet"  # text of a search result
    QUOTE = "quote"  # a block quotation
    SPEECH = "speech"  # one turn of a transcript ("LAUESEN: …")
    CODE = "code"
    REFERENCE = "reference"
    NOISE = "noise"  # menu, share link, cookie bar, profile, headline of another story


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work that a document cites, with the fields that could be read."""

    number: int
    marker: str
    author: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None  # EDTF
    language: str | None = None
    retrieved: str | None = None  # EDTF
    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch `[start:end]` of the document's text; `line` counts from 1.

    `headings` are the headings it stands under, outermost first. `cells` of a
    table row are (column head, cell start, cell end) triples, positions in the
    document's text. `speaker` is who says it in a transcript. `publisher`,
    `title` and `date` (EDTF) are those of a search result, where they differ
    from the document's. `reason` says why a noise block was left out.
    `restates` is the first line of the original that the block restates.
    """

    kind: BlockKind
    start: int
    end: int
    line: int
    level: int = 0
    headings: tuple[str, ...] = ()
    cells: tuple[tuple[str, int, int], ...] = ()
    speaker: str | None = None
    publisher: str | None = None
    title: str | None = None
    date: str | None = None
    reason: str = ""
    restates: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document read from a file.

    `text` is the decoded file (`offsets == "file"`) or the text extracted from
    it (`offsets == "text"`); all positions point into it. `date` is when it was
    published or last updated, None when it does not say. `original` and
    `original_sha256` name the page that a restated document stands for.
    `omitted` counts what was left out, by reason; `comments` are no part of
    what it says, though they may stand within a block. `pages` are the positions
    at which the pages of a paged document begin, the first one's first.
    """

    name: str
    text: str
    sha256: str
    offsets: str = "file"
    title: str | None = None
    publisher: str | None = None
    date: When | None = None
    retrieved: When | None = None
    kind: str | None = None
    language: str = "en"
    blocks: tuple[Block, ...] = ()
    references: tuple[Reference, ...] = ()
    original: str | None = None
    original_sha256: str | None = None
    omitted: dict[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    comments: "tuple[Comment, ...]" = ()
    pages: tuple[int, ...] = ()

    def page(self, at: int) -> int | None:
        """Give the page, from 1, that a position is on; None where there are no pages."""
        return max(1, bisect_right(self.pages, at)) if self.pages else None
