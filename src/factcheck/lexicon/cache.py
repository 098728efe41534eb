"""Compiled word lists in the user's cache folder, as plain data that loads in milliseconds.

The name of a file holds the kind, the content hash of every list that it was
compiled from and the version of Python that wrote it, so an edited list is
never served stale and no Python reads another's. The content is marshalled
(tuples, dicts, sets, texts and numbers only) behind a checksum; a damaged or
unwritable file only costs the time to compile again.
"""

import contextlib
import gc
import hashlib
import marshal
import os
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

# What compiled data looks like: to be counted up where a compiler changes.
_FORMAT = b"factcheck-compiled-12"
_CHECKSUM = 4
_KEPT = 4


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
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def compiled(kind: str, files: Sequence[Path], build: Callable[[], Any]) -> Any:
    """Give the plain data that `build` makes of some files, from the cache where it is there and sound."""
    path = cache_folder() / f"{kind}-{_digest(files)}.{sys.implementation.cache_tag}"
    try:
        return _loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        pass
    data = build()
    try:
        write_atomically(path, _dumps(data))
        _prune(path, kind)
    except OSError:
        pass  # a read-only home only costs time
    return data


def _digest(files: Sequence[Path]) -> str:
    digest = hashlib.blake2b(_FORMAT, digest_size=16)
    for path in files:
        content = path.read_bytes()
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _dumps(data: Any) -> bytes:
    content = marshal.dumps(data)
    return zlib.crc32(content).to_bytes(_CHECKSUM, "big") + content


def _loads(content: bytes) -> Any:
    """Read what `_dumps` wrote; raise ValueError where it is damaged."""
    body = memoryview(content)[_CHECKSUM:]
    if zlib.crc32(body).to_bytes(_CHECKSUM, "big") != content[:_CHECKSUM]:
        raise ValueError("damaged")
    with _undisturbed():
        return marshal.loads(body)


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


def _prune(path: Path, kind: str) -> None:
    """Remove compiled forms of earlier word lists but the latest few."""
    others = [p for p in path.parent.glob(f"{kind}-*") if p != path and p.is_file()]
    others.sort(key=lambda p: p.stat().st_mtime_ns)
    for old in others[: max(0, len(others) - _KEPT)]:
        old.unlink(missing_ok=True)
