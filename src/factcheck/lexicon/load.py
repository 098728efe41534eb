"""Load the lexicon: the compiled tables from the cache, or from YAML where that is new.

The compiled form is kept in the user's cache folder under a name that holds
the content hash of every word list, so an edited list can never be served
stale; a damaged or unwritable cache only costs the time to compile again.
"""

import hashlib
import os
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.errors import InputError
from factcheck.lexicon.lexicon import Lexicon
from factcheck.lexicon.tables import Tables
from factcheck.model import Problem

DATA = Path(__file__).parent / "data"
_FORMAT = b"factcheck-lexicon-9"


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


def _load_yaml(path: Path) -> Any:
    import yaml

    try:
        # The base loader keeps every scalar a string: "no" and "on" are words here, not truth values.
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        raise InputError(
            Problem(
                path=str(path),
                message=f"not valid YAML: {getattr(error, 'problem', None) or error}",
                remedy="mend the word list",
                line=mark.line + 1 if mark else None,
                column=mark.column + 1 if mark else None,
            )
        ) from None


def _files(folders: tuple[Path, ...]) -> list[Path]:
    return [path for folder in folders for path in sorted(folder.rglob("*.yaml"))]


def _digest(files: list[Path]) -> str:
    digest = hashlib.blake2b(_FORMAT, digest_size=16)
    for path in files:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=4)
def load_lexicon(extra: Path | None = None) -> Lexicon:
    """Load the shipped lexicon, with the word lists of a user's folder added.

    Raises InputError for a word list that is not well formed.
    """
    import msgspec

    folders = (DATA,) if extra is None else (DATA, extra)
    files = _files(folders)
    digest = _digest(files)
    cached = cache_folder() / f"lexicon-{digest}.msgpack"
    try:
        return Lexicon(msgspec.msgpack.decode(cached.read_bytes(), type=Tables))
    except (OSError, msgspec.MsgspecError):
        pass
    from factcheck.lexicon.compile import Compiler

    compiler = Compiler(_load_yaml)
    for folder in folders:
        compiler.add_folder(folder)
    tables = compiler.finish()
    try:
        write_atomically(cached, msgspec.msgpack.encode(tables))
    except OSError:
        pass  # a read-only home only costs time
    return Lexicon(tables)
