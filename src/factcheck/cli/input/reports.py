"""Reports to check: files, folders of them, and standard input, read one at a time.

What cannot be read is a problem in the place of its document, so that the
others are still checked.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.cli.console.streams import stdin
from factcheck.cli.options.choices import fault
from factcheck.errors import InputError
from factcheck.model import Document, Problem

STDIN = "-"
STDIN_NAME = "<stdin>"


def reports(paths: Sequence[str], stdin_name: str | None) -> Iterator[Document | Problem]:
    """Give each report or what is wrong with it, in order, a file named twice once.

    Raises InputError at once for a command line that names no report.
    """
    if not paths:
        raise fault("PATH", "no report is given", "give files or folders, or - for standard input")
    if stdin_name is not None and STDIN not in paths:
        raise fault("--stdin-filename", "standard input is not read", "give - as a path too")
    return _reports(paths, stdin_name)


def _reports(paths: Sequence[str], stdin_name: str | None) -> Iterator[Document | Problem]:
    seen: set[Path] = set()
    for path in paths:
        try:
            if path == STDIN:
                yield _piped(stdin_name)
            else:
                yield from _read(Path(path), seen)
        except InputError as error:
            yield error.problem


def _read(path: Path, seen: set[Path]) -> Iterator[Document | Problem]:
    from factcheck.ingest import find_documents, read_document

    for file in find_documents(path) if path.is_dir() else (path,):
        if file.resolve() in seen:
            continue
        seen.add(file.resolve())
        try:
            yield read_document(file, name=str(file))
        except InputError as error:
            yield error.problem


def _piped(name: str | None) -> Document:
    """Read standard input as the format that the suffix of its name says, plain text by default."""
    from factcheck.ingest import read_text
    from factcheck.ingest.decode import LARGEST, decode
    from factcheck.ingest.registry import readers, suffixes

    suffix = Path(name or "").suffix.lower() or ".txt"
    if suffix not in readers():
        raise fault(
            "--stdin-filename",
            f"files of kind {suffix!r} cannot be read",
            f"known are {', '.join(suffixes())}",
        )
    kind = readers()[suffix].KIND
    name = name or STDIN_NAME
    text, _ = decode(stdin().read(LARGEST + 1), name, html=kind == "html")
    return read_text(text, name=name, kind=kind)
