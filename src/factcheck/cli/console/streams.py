"""Where output goes: standard output as it comes, or a file that appears whole or not at all."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
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
        raise unwritable(str(output), error, "give a file in a folder that can be written") from None


def stdin() -> IO[bytes]:
    """Give standard input; raise InputError where it is closed."""
    if sys.stdin is None:
        raise InputError(Problem(path="standard input", message="is closed", remedy="pipe something into it"))
    return sys.stdin.buffer


def silence() -> None:
    """Point standard output nowhere, so that the interpreter's last flush is quiet too."""
    with suppress(OSError, ValueError, AttributeError):  # no real file, as under a test: nothing to flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def unwritable(path: str, error: Exception, remedy: str = "free some space") -> InputError:
    """Give the error for output that cannot be written."""
    reason = getattr(error, "strerror", None) or str(error)
    return InputError(Problem(path=path, message=f"cannot be written: {reason}", remedy=remedy))


def _print(chunk: str) -> None:
    """Write and flush, so that a reader at the other end of a pipe sees each result at once."""
    try:
        sys.stdout.write(chunk)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence()
        raise unwritable("standard output", error) from None


@contextmanager
def _replacing(path: Path) -> Iterator[IO[str]]:
    import tempfile

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
