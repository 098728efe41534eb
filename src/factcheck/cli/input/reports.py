"""Reports to check: files, folders of them, globs, and standard input, read one at a time.

What cannot be read is a problem in the place of its document, so that the
others are still checked.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.cli.console.streams import stdin
from factcheck.cli.input.walking import Walk
from factcheck.cli.options.choices import fault
from factcheck.errors import InputError
from factcheck.model import Document, Problem

STDIN = "-"
STDIN_NAME = "<stdin>"


def reports(
    paths: Sequence[str], stdin_name: str | None, *, exclude: Sequence[str] = ()
) -> Iterator[Document | Problem]:
    """Give each report or what is wrong with it, in order, a file named twice once.

    `exclude` are globs of what is left out. Raises InputError at once for a
    command line that names no report, and for a glob that is none.
    """
    if not paths:
        raise fault("PATH", "no report is given", "give files or folders, or - for standard input")
    if stdin_name is not None and STDIN not in paths:
        raise fault("--stdin-filename", "standard input is not read", "give - as a path too")
    return _reports(paths, stdin_name, Walk(exclude))


def _reports(paths: Sequence[str], stdin_name: str | None, walk: Walk) -> Iterator[Document | Problem]:
    seen: set[str] = set()
    for path in paths:
        try:
            if path == STDIN:
                yield _piped(stdin_name)
            else:
                yield from _read(walk.files(path), seen)
        except InputError as error:
            yield error.problem


def _read(found: Iterator[Path | Problem], seen: set[str]) -> Iterator[Document | Problem]:
    from factcheck.ingest import read_document

    for file in found:
        if isinstance(file, Problem):
            yield file
            continue
        real = os.path.realpath(file)
        if real in seen:
            continue
        seen.add(real)
        try:
            yield read_document(file, name=str(file))
        except InputError as error:
            yield error.problem


def _piped(name: str | None) -> Document:
    """Read standard input as the format that the suffix of its name says, plain text by default."""
    from factcheck.ingest.decode import LARGEST
    from factcheck.ingest.document import read_data
    from factcheck.ingest.registry import readers, suffixes

    suffix = Path(name or "").suffix.lower() or ".txt"
    if suffix not in readers():
        raise fault(
            "--stdin-filename",
            f"files of kind {suffix!r} cannot be read",
            f"known are {', '.join(suffixes())}",
        )
    return read_data(stdin().read(LARGEST + 1), suffix, name=name or STDIN_NAME)
