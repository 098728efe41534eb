"""Rows of `.jsonl`, `.jsonl.gz` and `.yaml` files, one at a time, each with its line.

A row is a mapping with string keys. YAML scalars are strings whatever they look
like, equal keys and aliases are refused. Limits: a line of JSON is at most 16 MiB.
"""

import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

from msgspec import Struct

from factcheck.cli.options.choices import day
from factcheck.errors import InputError
from factcheck.model import Problem

LONGEST_LINE = 16 * 1024 * 1024
KINDS = ".jsonl, .jsonl.gz or .yaml"


class Row(Struct, frozen=True):
    """One row of a file."""

    path: str
    line: int
    values: dict[str, Any]

    def string(self, key: str) -> str:
        """Give a value that must be there and be a string (or a whole number, as ids are)."""
        value = self.values.get(key)
        if type(value) is str:
            return value
        if value is None:
            raise self.fault(f"the row has no {key!r}", f"give it {key}: …")
        if type(value) is int:
            return str(value)
        raise self.fault(f"{key!r} is not a string", "put it in quotes")

    def day(self, key: str) -> date | None:
        """Give a day, or None where the row has none."""
        if self.values.get(key) is None:
            return None
        try:
            return day(self.string(key))
        except ValueError as error:
            raise self.fault(f"{key}: {error}", "write it as YYYY-MM-DD") from None

    def fault(self, message: str, remedy: str) -> InputError:
        """Give the error for a fault in this row."""
        return InputError(Problem(path=self.path, message=message, remedy=remedy, line=self.line))


def is_yaml(path: Path) -> bool:
    """Whether a file is read as YAML."""
    return path.suffix.lower() in (".yaml", ".yml")


def read_rows(path: Path) -> Iterator[Row]:
    """Give the rows of a file in order; raise InputError with file, line and remedy."""
    name = path.name.lower()
    try:
        if is_yaml(path):
            from factcheck.cli.input.yaml_rows import yaml_rows

            rows: Iterator[Row] = (Row(str(path), line, values) for line, values in yaml_rows(path))
        elif name.endswith((".jsonl", ".jsonl.gz", ".ndjson")):
            rows = _json_rows(path)
        else:
            raise _fault(path, "files of this kind hold no rows", f"give a {KINDS} file")
        number = 0
        for row in rows:
            number += 1
            yield row
    except (OSError, EOFError, zlib.error, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _fault(path, f"cannot be read: {reason}", "check that the file is whole") from None
    if not number:
        raise _fault(path, "holds no rows", "write one claim a row: {id, claim}")


def _json_rows(path: Path) -> Iterator[Row]:
    from msgspec import DecodeError
    from msgspec.json import Decoder

    decode = Decoder().decode
    name = str(path)
    with _opened(path) as file:
        for number, data in _lines(path, file):
            try:
                values = decode(data)
            except (DecodeError, UnicodeDecodeError, RecursionError) as error:
                raise _bad_line(path, number, data, error) from None
            if type(values) is not dict:
                raise _fault(path, "this row is not an object", 'write {"id": …, "claim": …}', number)
            yield Row(name, number, values)


def _lines(path: Path, file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    number = 0
    while data := file.readline(LONGEST_LINE):
        number += 1
        if number == 1:
            data = data.removeprefix(b"\xef\xbb\xbf")
        if len(data) == LONGEST_LINE:
            raise _fault(path, "this line is longer than 16 MiB", "write one row a line", number)
        if not data.isspace() and data:
            yield number, data


def _opened(path: Path) -> IO[bytes]:
    if path.suffix.lower() == ".gz":
        import gzip

        return gzip.open(path, "rb")  # type: ignore[return-value]
    return path.open("rb")


def _bad_line(path: Path, number: int, data: bytes, error: Exception) -> InputError:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _fault(path, "is not valid UTF-8", "save it as UTF-8", number)
    reason = str(error).removeprefix("JSON is malformed: ")
    return _fault(path, f"not valid JSON: {reason}", "write one object a line", number)


def _fault(path: Path, message: str, remedy: str, line: int | None = None) -> InputError:
    return InputError(Problem(path=str(path), message=message, remedy=remedy, line=line))
