"""Settings from a TOML file: the table `[tool.factcheck]`, or the same keys at top level.

Known keys are those of the options with the same name. Folders are taken from
where the file stands. An unknown key is refused, with what was probably meant.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.cli.options.choices import suggestion
from factcheck.errors import InputError
from factcheck.model import Problem

KEYS = ("base", "sources", "as-of", "format", "fail-on", "color", "verifier")
FOLDERS = ("base", "sources")
_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


def read_config(path: Path) -> dict[str, str]:
    """Read the settings of a file as strings; raise InputError with the place of a fault."""
    text = _text(path)
    table = _table(path, text)
    found: dict[str, str] = {}
    for key, value in table.items():
        if key not in KEYS:
            remedy = suggestion(key, KEYS) or f"known are {', '.join(KEYS)}"
            raise _fault(path, f"unknown key {key!r}", remedy, _line_of(text, key))
        found[key] = _value(path, key, value, _line_of(text, key))
    return found


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _fault(path, "is not valid UTF-8", "save it as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _fault(path, f"cannot be read: {reason}", "check the path") from None


def _table(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line, column = (int(n) if n else None for n in place.groups()) if place else (None, None)
        reason = _PLACE.sub("", str(error)).strip()
        raise _fault(path, f"not valid TOML: {reason}", "mend the file", line, column) from None
    tool = whole.get("tool")
    if isinstance(tool, dict):
        table = tool.get("factcheck", {})
        if not isinstance(table, dict):
            raise _fault(path, "tool.factcheck is not a table", "write [tool.factcheck] on a line of its own")
        return table
    return whole


def _value(path: Path, key: str, value: object, line: int | None) -> str:
    if key == "fail-on" and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return ",".join(value)
    if key == "as-of" and type(value) is date:
        return value.isoformat()
    if not isinstance(value, str):
        raise _fault(path, f"the value of {key!r} is not a string", "put it in quotes", line)
    return str(path.parent / value) if key in FOLDERS else value


def _line_of(text: str, key: str) -> int | None:
    for number, line in enumerate(text.split("\n"), start=1):
        if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]|\s*\[{re.escape(key)}\b", line):
            return number
    return None


def _fault(
    path: Path, message: str, remedy: str, line: int | None = None, column: int | None = None
) -> InputError:
    return InputError(Problem(path=str(path), message=message, remedy=remedy, line=line, column=column))
