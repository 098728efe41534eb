"""Read Word files (DOCX): headings, lists, tables and paragraphs, as they stand once changes are accepted.

The document's text is extracted, one paragraph or table row a line, so `line`
counts those. Its properties give title, author and the day it was last saved,
which dates it only where its own text gives no date. Limits: headers, footers,
notes and comments are left out.
"""

import datetime
import io
import zipfile
from typing import TYPE_CHECKING, Any

from factcheck.ingest.docx_flow import Flow
from factcheck.ingest.docx_styles import Styles
from factcheck.ingest.draft import Draft, Source
from factcheck.ingest.extras import library
from factcheck.ingest.faults import fault
from factcheck.ingest.metadata import Metadata, clean
from factcheck.ingest.references import number_entries, with_references
from factcheck.model import BlockKind, When

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

SUFFIXES = (".docx",)
KIND = "docx"
BINARY = True

LARGEST_UNPACKED = 256 * 1024 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_NOBODY = (
    "python-docx"  # the author that a library leaves in files which it makes, with the date of its template
)


def read(source: Source) -> Draft:
    """Read a Word document."""
    document = _opened(source)
    with library("DOCX", "docx", source.name):
        flow = Flow(Styles(document.styles.element))
        flow.walk(document.element.body)
        metadata, saved = _properties(document)
    text = flow.text
    blocks, entries = with_references(flow.blocks, text, flow.cited)
    if not any(block.kind is not BlockKind.NOISE for block in blocks):
        raise fault(source.name, "holds no readable text", "give a document with sentences in it")
    return Draft(
        text=text,
        blocks=tuple(blocks),
        references=number_entries(entries, text),
        metadata=metadata,
        offsets="text",
        omitted=dict(flow.omitted),
        saved=saved,
    )


def _opened(source: Source) -> "WordDocument":
    if source.data.startswith(_OLD_OFFICE):
        message = "is encrypted, or an old Office file"
        raise fault(source.name, message, "save it as DOCX without a password")
    with library("DOCX", "docx", source.name):
        import docx
    _refuse_bomb(source)
    with library("DOCX", "docx", source.name):
        return docx.Document(io.BytesIO(source.data))


def _refuse_bomb(source: Source) -> None:
    """Raise for an archive that says it unpacks to more than any text; none unpacks to more than it says."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        message = "is damaged, or no DOCX file: it is no sound ZIP archive"
        raise fault(source.name, message, "get the whole file again, or export it anew") from None
    if any(entry.flag_bits & 1 for entry in entries):
        raise fault(source.name, "is encrypted", "save it without a password")
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        size = LARGEST_UNPACKED >> 20
        raise fault(source.name, f"unpacks to more than {size} MiB", "take pictures out, or export the text")


def _properties(document: "WordDocument") -> tuple[Metadata, When | None]:
    """Read title, author and the day of the last save."""
    core: Any = document.core_properties
    author = clean(core.author)
    made_by_program = author == _NOBODY and core.created == datetime.datetime(
        2013, 12, 23, 23, 15, tzinfo=core.created.tzinfo
    )
    moment = core.modified or core.created
    if made_by_program and moment == core.created:
        moment = None
    saved = None if moment is None else When(moment.date(), moment.date())
    return Metadata(title=clean(core.title), publisher=None if author == _NOBODY else author), saved
