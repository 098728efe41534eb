"""Claims to verify: from the command line, from standard input, from a file of rows.

A claim is one sentence: an empty one, one longer than LONGEST characters and one
with control characters are refused with their place. Rows may have other keys
(they may be gold files), which are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from factcheck.cli.console.streams import stdin
from factcheck.errors import InputError
from factcheck.model import Problem

LONGEST = 10_000
STDIN = "-"
STDIN_NAME = "<stdin>"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class AskedClaim(Struct, frozen=True, kw_only=True):
    """A claim to verify, with the day for which it is asked where the row names one."""

    id: str
    claim: str
    as_of: date | None = None


def asked_claims(arguments: Sequence[str], rows: Path | None) -> Iterator[AskedClaim]:
    """Give the claims of a command line in order; raise InputError for none, or a bad one."""
    if rows is not None:
        if arguments:
            raise _fault("--input", "claims are given beside it", "give claims, or a file of them")
        yield from row_claims(rows)
        return
    if not arguments:
        raise _fault("CLAIM", "no claim is given", "give a sentence, - for standard input, or --input FILE")
    number = 0
    for argument in arguments:
        texts = piped_claims() if argument == STDIN else [sound(argument, f"claim {number + 1}")]
        for text in texts:
            number += 1
            yield AskedClaim(id=str(number), claim=text)


def piped_claims() -> Iterator[str]:
    """Give the lines of standard input as they come, without blank ones; raise InputError for none."""
    found = False
    number = 0
    source = stdin()
    while data := source.readline(8 * LONGEST):
        number += 1
        try:
            line = data.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise _fault(STDIN_NAME, "is not valid UTF-8", "pipe it as UTF-8", number) from None
        if line.strip():
            found = True
            yield sound(line, STDIN_NAME, number)
    if not found:
        raise _fault(STDIN_NAME, "no claim on standard input", "write one claim a line")


def row_claims(path: Path) -> Iterator[AskedClaim]:
    """Give the claims of a `.jsonl` or `.yaml` file, all of them read first."""
    from factcheck.cli.input.rows import read_rows

    found: list[AskedClaim] = []
    lines: dict[str, int] = {}
    for row in read_rows(path):
        id = row.string("id")
        if id in lines:
            raise row.fault(f"the id {id!r} was used on line {lines[id]}", "give each row an id of its own")
        lines[id] = row.line
        claim = sound(row.string("claim"), str(path), row.line)
        found.append(AskedClaim(id=id, claim=claim, as_of=row.day("as_of")))
    yield from found


def sound(text: str, where: str, line: int | None = None) -> str:
    """Give the claim without white space around it; raise InputError for what is no sentence."""
    if control := _CONTROL.search(text):
        name = f"U+{ord(control.group()):04X}"
        raise _fault(where, f"holds a control character ({name})", "give plain text", line)
    if _SURROGATE.search(text):
        raise _fault(where, "is not valid UTF-8", "give it as UTF-8", line)
    text = text.strip()
    if not text:
        raise _fault(where, "is empty", "give a sentence", line)
    if len(text) > LONGEST:
        remedy = "give one sentence, or use factcheck check for a text"
        raise _fault(where, f"longer than {LONGEST:,} characters", remedy, line)
    return text


def _fault(path: str, message: str, remedy: str, line: int | None = None) -> InputError:
    return InputError(Problem(path=path, message=message, remedy=remedy, line=line))
