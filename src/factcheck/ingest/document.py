"""Read one file, or find the files of a folder: the way into the program for documents."""

import hashlib
import os
from pathlib import Path
from typing import Literal

from factcheck.ingest.decode import decode, read_bytes, refuse_size
from factcheck.ingest.draft import Draft, Source
from factcheck.ingest.faults import fault
from factcheck.ingest.finish import finish
from factcheck.ingest.registry import is_binary, readers, suffixes
from factcheck.model import Document

Kind = Literal["text", "markdown", "html"]


def read_document(path: Path, *, name: str | None = None) -> Document:
    """Read a file by its suffix (none: plain text).

    `name` is how results refer to it, by default its file name. Raises
    InputError for anything that cannot be read in full.
    """
    name = path.name if name is None else name
    return read_data(read_bytes(path, name), path.suffix, name=name)


def read_data(data: bytes, suffix: str, *, name: str) -> Document:
    """Read the bytes of a file, or of standard input, as the format that a suffix says."""
    suffix = suffix.lower()
    kind = readers().get(suffix or ".txt")
    if kind is None:
        decode(data, name)  # a known binary format is named first
        known = ", ".join(suffixes())
        raise fault(name, f"files of kind {suffix!r} cannot be read", f"known are {known}")
    if is_binary(kind):
        refuse_size(data, name)
        return _read(Source(name=name, text="", sha256=_sha256(data), data=data), kind.KIND)
    text, warnings = decode(data, name, html=kind.KIND == "html")
    return _read(Source(name=name, text=text, sha256=_sha256(data), warnings=warnings), kind.KIND)


def read_text(text: str, *, name: str, kind: Kind) -> Document:
    """Read a text already decoded, such as standard input."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise fault(name, "is not valid UTF-8", "save or pipe it as UTF-8", line=line) from None
    decoded, warnings = decode(data, name)
    return _read(Source(name=name, text=decoded, sha256=_sha256(data), warnings=warnings), kind)


def _read(source: Source, kind: str) -> Document:
    draft: Draft = readers()[kind].read(source)
    return finish(source, draft)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def find_documents(folder: Path) -> tuple[Path, ...]:
    """Find the documents below a folder, sorted; hidden files and folders are left out.

    Raises InputError for a missing or empty folder, and for a link that leads
    out of it.
    """
    name = str(folder)
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "there is no such folder"
        raise fault(name, what, "give a folder of documents")
    found = [path for path in _files(folder, name) if path.suffix.lower() in suffixes()]
    if not found:
        raise fault(name, "no documents in this folder", f"put files there ({', '.join(suffixes())})")
    return tuple(sorted(found))


def _files(folder: Path, name: str) -> list[Path]:
    """Walk a folder without following links to folders."""
    home = Path(os.path.realpath(folder))
    found: list[Path] = []

    def refuse(error: OSError) -> None:
        raise fault(name, f"cannot be read: {error.strerror}", "check its permissions")

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in files:
            path = Path(parent, file)
            if file.startswith("."):
                continue
            if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(home):
                raise fault(str(path), "is a link out of the folder", "copy the file into the folder")
            found.append(path)
    return found
