"""What a reader is given and what it gives back, before the shared finishing."""

from dataclasses import dataclass, field

from factcheck.ingest.metadata import Metadata
from factcheck.model import Block, Reference, When
from factcheck.model.comment import Comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Decoded input: its name, text with `\\n` newlines, and what decoding noticed.

    A reader of a binary format is given the bytes as `data`, and no text.
    """

    name: str
    text: str
    sha256: str
    warnings: tuple[str, ...] = ()
    data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Blocks and metadata as a reader found them; headings are not yet nested.

    `flat` says that heading levels are guesses, so the first heading above all
    content is the title. `omitted` counts what is not in the text at all. `saved`
    is when the file was, which dates the document only where its text does not;
    `pages` are as in `Document`.
    """

    text: str
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    offsets: str = "file"
    flat: bool = False
    omitted: dict[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    saved: When | None = None
    pages: tuple[int, ...] = ()
