"""Load the lexicon: the compiled tables from the cache, or from YAML where that is new."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.errors import InputError
from factcheck.lexicon.cache import compiled
from factcheck.lexicon.lexicon import Lexicon
from factcheck.lexicon.packed import pack, unpack
from factcheck.model import Problem

DATA = Path(__file__).parent / "data"


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


def _compile(folders: tuple[Path, ...]) -> dict[str, Any]:
    from factcheck.lexicon.compile import Compiler

    compiler = Compiler(_load_yaml)
    for folder in folders:
        compiler.add_folder(folder)
    return pack(compiler.finish())


@lru_cache(maxsize=4)
def load_lexicon(extra: Path | None = None) -> Lexicon:
    """Load the shipped lexicon, with the word lists of a user's folder added.

    Raises InputError for a word list that is not well formed.
    """
    folders = (DATA,) if extra is None else (DATA, extra)
    code = [DATA.parent / f"{name}.py" for name in ("cache", "compile", "names", "packed", "tables", "words")]
    return Lexicon(unpack(compiled("lexicon", folders, code, lambda _: _compile(folders))))
