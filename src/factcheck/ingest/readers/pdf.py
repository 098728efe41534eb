"""Read PDF files: paragraphs rebuilt from the lines of the pages, each with the page it stands on.

The document's text is extracted, one paragraph a line, so `line` counts those.
What a paragraph is beyond its looks (heading, list, reference, speech) is told as
in plain text. Its properties give title, author and the day it was made, which dates
it only where its own text gives no date. Limits: pages that are pictures have
no text; neither do fonts that name no characters.
"""

import io
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.errors import InputError
from factcheck.ingest.draft import Draft, Source
from factcheck.ingest.extras import library
from factcheck.ingest.faults import fault
from factcheck.ingest.metadata import Metadata, clean
from factcheck.ingest.pdf_lines import Collector, without_furniture
from factcheck.ingest.pdf_paragraphs import Paragraph, paragraphs
from factcheck.ingest.readers import text as plain_text
from factcheck.model import Block, BlockKind, When

if TYPE_CHECKING:
    from pypdf import PdfReader

SUFFIXES = (".pdf",)
KIND = "pdf"
BINARY = True

MOST_PAGES = 10_000
_END_WITHIN = 4096  # bytes, in which the mark of the end stands
_UNNAMED = 0.2  # share of characters that a font does not name, at which a text is no text
_BETWEEN = "\n\n"
_FILE_NAME = (".doc", ".docx", ".indd", ".tex", ".dvi", ".qxd", ".pdf", ".odt", ".rtf", ".pptx")


def read(source: Source) -> Draft:
    """Read a PDF document."""
    with _silenced():
        reader = _opened(source)
        collector = _lines(reader, source.name)
        metadata, made = _properties(reader, source.name)
    omitted: Counter[str] = Counter()
    found = paragraphs(without_furniture(collector.pages, omitted))
    _refuse_unreadable(found, source.name)
    laid = _BETWEEN.join(one.text for one in found)
    page_starts = _page_starts(found, len(collector.pages))
    draft = plain_text.read(replace(source, text=laid))
    return replace(
        draft,
        blocks=tuple(_headed(draft.blocks, found)),
        references=tuple(replace(r, line=_line(r.line)) for r in draft.references),
        metadata=metadata,
        offsets="text",
        omitted={reason: number for reason, number in omitted.items() if number},
        saved=made,
        pages=page_starts,
        warnings=(*draft.warnings, *_empty_pages(collector)),
    )


@contextmanager
def _silenced() -> Iterator[None]:
    """Keep the library's own remarks on a file away from the terminal."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _opened(source: Source) -> "PdfReader":
    with library("PDF", "pdf", source.name):
        import pypdf
        import pypdf.errors
    if b"%PDF" not in source.data[:1024] or b"%%EOF" not in source.data[-_END_WITHIN:]:
        what = "is damaged or truncated" if b"%PDF" in source.data[:1024] else "is no PDF file"
        raise fault(source.name, what, "get the whole file again, or export it anew")
    with library("PDF", "pdf", source.name):
        reader = pypdf.PdfReader(io.BytesIO(source.data), strict=False)
        try:
            locked = reader.is_encrypted and not reader.decrypt("")
        except (pypdf.errors.DependencyError, NotImplementedError):
            locked = True
        if locked:
            raise fault(source.name, "is encrypted", "save it without protection")
        if len(reader.pages) > MOST_PAGES:
            raise fault(source.name, f"has more than {MOST_PAGES:,} pages", "split it")
    return reader


def _lines(reader: "PdfReader", name: str) -> Collector:
    collector = Collector(name)
    for number in range(len(reader.pages)):
        collector.begin()
        try:
            with library("PDF", "pdf", name):
                reader.pages[number].extract_text(visitor_text=collector.visit)
        except InputError as error:
            problem = error.problem
            raise fault(name, f"page {number + 1}: {problem.message}", problem.remedy) from None
        collector.end()
    return collector


def _refuse_unreadable(found: Sequence[Paragraph], name: str) -> None:
    text = "".join(one.text for one in found)
    unnamed = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in text)
    if unnamed > _UNNAMED * len(text):
        message = "its text cannot be read: its fonts do not name their characters"
        raise fault(name, message, "run text recognition (OCR) on it, or export it anew")
    if not any(c.isalnum() for c in text):
        raise fault(name, "holds no text: its pages are pictures", "run text recognition (OCR) on it first")


def _page_starts(found: Sequence[Paragraph], pages: int) -> tuple[int, ...]:
    """Give the position at which each page begins; one without text begins where the next one does."""
    first: dict[int, int] = {}
    at = 0
    for one in found:
        for page, start in one.starts:
            first.setdefault(page, at + start)
        at += len(one.text) + len(_BETWEEN)
    starts = []
    for page in range(pages, 0, -1):
        at = first.get(page, at)
        starts.append(at)
    return (0, *starts[-2::-1]) if starts else ()


def _headed(blocks: Iterable[Block], found: Sequence[Paragraph]) -> Iterator[Block]:
    """Make headings of the paragraphs that are printed as such, and lines of what the text has two of."""
    levels: dict[int, int] = {}
    at = 0
    for one in found:
        if one.level:
            levels[at] = one.level
        at += len(one.text) + len(_BETWEEN)
    for block in blocks:
        level = levels.get(block.start, 0)
        if level and block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING):
            block = replace(block, kind=BlockKind.HEADING, level=level)
        elif levels and block.kind is BlockKind.HEADING:
            block = replace(block, level=max(levels.values()) + 1)
        yield replace(block, line=_line(block.line))


def _line(line: int) -> int:
    return (line + 1) // 2


def _properties(reader: "PdfReader", name: str) -> tuple[Metadata, When | None]:
    """Read title, author and the day it was made; what cannot be read of them is not there."""
    values: list[object] = []
    for key in ("title", "author", "creation_date", "modification_date"):
        try:
            with library("PDF", "pdf", name):
                values.append(getattr(reader.metadata, key, None))
        except InputError:
            values.append(None)
    title, author, made, changed = values
    moment = made or changed
    day = getattr(moment, "date", None)
    title = clean(title) if isinstance(title, str) else None
    if title and (title.lower().endswith(_FILE_NAME) or title.lower() in ("untitled", "(anonymous)")):
        title = None
    author = clean(author) if isinstance(author, str) else None
    author = None if author in ("anonymous", "(anonymous)", "unspecified") else author
    return Metadata(title=title, publisher=author), When(day(), day()) if day else None


def _empty_pages(collector: Collector) -> Iterator[str]:
    empty = [number for number, page in enumerate(collector.pages, 1) if not page]
    if empty:
        some = ", ".join(map(str, empty[:5])) + (" …" if len(empty) > 5 else "")
        yield f"no text on {len(empty)} of {len(collector.pages)} pages ({some}): pictures are not read"
