"""Ingest: a file of any known format to a `Document` with blocks and exact offsets.

Readers for plain text, Markdown and HTML are found by file name in `readers/`.
Everything that is wrong with the input is an `InputError` with a remedy.
"""

from factcheck.ingest.document import find_documents, read_document, read_text
from factcheck.ingest.plain import plain_document

__all__ = ["find_documents", "plain_document", "read_document", "read_text"]
