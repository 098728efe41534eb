"""Where output goes: standard output as it comes, or a file that appears whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from factcheck.errors import InputError
from factcheck.model import Problem

Write = Callable[[str], object]


def emit(chunks: Iterable[str], output: Path | None) -> None:
    """Write chunks of text in order, to a file or to standard output."""
    with opened(output) as write:
        for chunk in chunks:
            write(chunk)


@contextmanager
def opened(output: Path | None) -> Iterator[Write]:
    """Give the function that writes; a file is put in place only if the block ends well.

    Raises InputError where the place cannot be written.
    """
    if output is None:
        yield _print
        return
    try:
        if output.exists() and not output.is_file():
            with output.open("w", encoding="utf-8", newline="\n") as device:
                yield device.write
        else:
            with _replacing(Path(os.path.realpath(output))) as file:
                yield file.write
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _unwritable(str(output), reason, "give a file in a folder that can be written") from None


def _print(chunk: str) -> None:
    """Write and flush, so that a reader at the other end of a pipe sees each result at once."""
    try:
        sys.stdout.write(chunk)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable("standard output", error.strerror or "unknown", "free some space") from None


@contextmanager
def _replacing(path: Path) -> Iterator[IO[str]]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: str, reason: str, remedy: str) -> InputError:
    return InputError(Problem(path=path, message=f"cannot be written: {reason}", remedy=remedy))
