"""Compiled word lists in the user's cache folder, as plain data that loads in milliseconds.

A file holds the data as `marshal` writes it (tuples, lists, dicts, sets, texts
and numbers only), behind a checksum and what it was compiled from: the size
and time of every list and of the code that compiled them, and their digest.
While sizes and times stand, the lists need not be read; else the digest tells.
The version of Python is part of the name, for the form differs between them. A
file that is stale, damaged or cannot be written only costs the time to compile.
"""

import contextlib
import gc
import marshal
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

_NUMBER = 4  # bytes of the checksum, and of the length of the head
_KEPT = 8
# Two writes within this time may leave the same stamp on different contents.
_STAMP_GRAIN_NS = 2_000_000_000

Stamps = tuple[tuple[str, int, int], ...]


def cache_folder() -> Path:
    """Give the folder for compiled files: `FACTCHECK_CACHE`, or the platform's cache folder."""
    chosen = os.environ.get("FACTCHECK_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "factcheck"


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old or the new content, never a part."""
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def compiled(
    kind: str, folders: Sequence[Path], code: Sequence[Path], build: Callable[[list[Path]], Any]
) -> Any:
    """Give the plain data that `build` makes of the lists in some folders, from the cache where it is there.

    `code` are the files whose change makes what they built stale.
    """
    roots = [Path(os.path.abspath(folder)) for folder in folders]
    lists = [path for root in roots for path in sorted(root.rglob("*.yaml"))]
    name = zlib.crc32("\0".join(map(str, roots)).encode("utf-8", "surrogateescape"))
    path = cache_folder() / f"{kind}-{name:08x}.{sys.implementation.cache_tag}"
    watched = [*lists, *code]
    stamps = _stamps(watched)
    kept = _kept(path)
    if kept is not None and kept.fresh(stamps, watched):
        try:
            return kept.data()
        except (ValueError, EOFError, TypeError):
            pass
    data = build(lists)
    _keep(path, kind, marshal.dumps((stamps, _digest(watched))), marshal.dumps(data))
    return data


class _Kept:
    """A file of the cache."""

    def __init__(self, path: Path, content: bytes, written: int) -> None:
        self._path = path
        self._content = content
        self._written = written
        head = memoryview(content)[2 * _NUMBER :]
        self._stamps, self._digest = marshal.loads(head)

    def fresh(self, stamps: Stamps, watched: Sequence[Path]) -> bool:
        """Tell whether what it was compiled from is what there is now."""
        if self._stamps == stamps and all(time < self._written - _STAMP_GRAIN_NS for _, _, time in stamps):
            return True
        if self._digest != _digest(watched):
            return False
        with contextlib.suppress(OSError):
            write_atomically(self._path, _sealed(marshal.dumps((stamps, self._digest)), self._body()))
        return True

    def data(self) -> Any:
        """Load the data."""
        with _undisturbed():
            return marshal.loads(self._body())

    def _body(self) -> memoryview:
        length = int.from_bytes(self._content[_NUMBER : 2 * _NUMBER], "big")
        return memoryview(self._content)[2 * _NUMBER + length :]


def _kept(path: Path) -> _Kept | None:
    """Read a file of the cache; None where it is missing or damaged."""
    try:
        written = path.stat().st_mtime_ns
        content = path.read_bytes()
        if zlib.crc32(memoryview(content)[_NUMBER:]).to_bytes(_NUMBER, "big") != content[:_NUMBER]:
            return None
        return _Kept(path, content, written)
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _keep(path: Path, kind: str, head: bytes, body: bytes) -> None:
    """Write a file of the cache; of its kind the latest few stay. A read-only home only costs time."""
    with contextlib.suppress(OSError):
        write_atomically(path, _sealed(head, body))
        others = [p for p in path.parent.glob(f"{kind}-*") if p != path]
        others.sort(key=lambda p: p.stat().st_mtime_ns)
        for old in others[: max(0, len(others) - _KEPT)]:
            old.unlink(missing_ok=True)


def _sealed(head: bytes, body: bytes | memoryview) -> bytes:
    """Join the parts of a file: checksum, length of the head, head, body."""
    rest = b"".join((len(head).to_bytes(_NUMBER, "big"), head, body))
    return zlib.crc32(rest).to_bytes(_NUMBER, "big") + rest


def _stamps(paths: Sequence[Path]) -> Stamps:
    states = [(str(path), path.stat()) for path in paths]
    return tuple((name, state.st_size, state.st_mtime_ns) for name, state in states)


def _digest(paths: Sequence[Path]) -> str:
    import hashlib

    digest = hashlib.blake2b(digest_size=16)
    for path in paths:
        content = path.read_bytes()
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the collector of cycles from walking a structure again and again while it grows."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
