"""The claims base: claims files as YAML, a person's edits kept, a compiled index to ask."""

from factcheck.base.files import ClaimsFile, dump_claims, load_claims
from factcheck.base.index import Index, Stored, open_index
from factcheck.base.memory import MemoryIndex
from factcheck.base.merge import Changes, merge
from factcheck.base.sqlite import SqliteIndex

__all__ = [
    "Changes", "ClaimsFile", "Index", "MemoryIndex", "SqliteIndex", "Stored", "dump_claims", "load_claims",
    "merge", "open_index",
]  # fmt: skip
