"""The words by which an author keeps a finding quiet, read out of a comment.

    factcheck: ignore[RULE, VERDICT] until 2027-01-01 -- reason

`ignore` is for a line, `ignore-paragraph`, `ignore-file`, and `ignore-start` with
`ignore-end` for more; brackets, date and reason can be left out. A comment for
this program that cannot be read says so, and suppresses nothing: a slip of the
keyboard must not hide a finding, nor pass unseen.
"""

import re
from collections.abc import Collection
from datetime import date
from enum import StrEnum

from msgspec import Struct


class Reach(StrEnum):
    """How far a directive reaches, the narrowest first; `end` closes the latest `start`."""

    LINE = "ignore"
    PARAGRAPH = "ignore-paragraph"
    START = "ignore-start"
    FILE = "ignore-file"
    END = "ignore-end"


class Directive(Struct, frozen=True, kw_only=True):
    """What a comment asks for: `names` are rules and verdicts, none means all; `until` is the last day."""

    reach: Reach
    names: tuple[str, ...] = ()
    until: date | None = None
    reason: str = ""


class DirectiveError(ValueError):
    """A directive that cannot be read, with the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


FORM = "write factcheck: ignore[RULE] until YYYY-MM-DD -- reason"
_OURS = re.compile(r"factcheck\s*:\s*", re.IGNORECASE)
_NO_COLON = re.compile(r"factcheck[\s-]+ignore\b", re.IGNORECASE)
_WORD = re.compile(r"(?:[^\W_]+(?:-[^\W_]+)*)?")
_NAMES = re.compile(r"\s*\[([^\[\]]*)\]\s*")
_REASON = re.compile(r"(?:^|\s)(?:--+|[–—])(?:\s+|(?=\w)|$)")
_UNTIL = re.compile(r"until\s+(\S+)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def read_directive(comment: str) -> Directive | None:
    """Read a comment, given without its marks; None if it is not for this program.

    Raises DirectiveError for one that is, and cannot be read.
    """
    ours = _OURS.match(comment)
    if ours is None:
        if _NO_COLON.match(comment):
            raise DirectiveError("lacks the colon after factcheck", FORM)
        return None
    word = _WORD.match(comment, ours.end())
    assert word is not None
    reach = _reach(word.group().lower())
    rest = comment[word.end() :]
    names, rest = _names(rest)
    parts = _REASON.split(rest, maxsplit=1)
    reason = parts[1].strip() if len(parts) > 1 else ""
    return Directive(reach=reach, names=names, until=_until(parts[0].strip()), reason=reason)


def nearest(word: str, known: Collection[str]) -> str:
    """Say which of the known words was probably meant, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else ""


def _reach(word: str) -> Reach:
    if word in tuple(Reach):
        return Reach(word)
    if not word:
        raise DirectiveError("says nothing to do", FORM)
    raise DirectiveError(f'does not know "{word}"', nearest(word, tuple(Reach)) or FORM)


def _names(rest: str) -> tuple[tuple[str, ...], str]:
    """Read the rules and verdicts in brackets; give what follows too."""
    if not rest.lstrip().startswith("["):
        return (), rest
    match = _NAMES.match(rest)
    if match is None:
        raise DirectiveError("opens a bracket that it does not close", FORM)
    names = tuple(dict.fromkeys(name for name in re.split(r"[,\s]+", match.group(1).lower()) if name))
    if not names:
        raise DirectiveError("names no rule in its brackets", "name one, or leave the brackets out for all")
    return names, rest[match.end() :]


def _until(text: str) -> date | None:
    if not text:
        return None
    match = _UNTIL.fullmatch(text)
    if match is None:
        raise DirectiveError(
            f'does not know "{text}"', "put a reason after --, an expiry as until YYYY-MM-DD"
        )
    if not _DAY.fullmatch(match.group(1)):
        raise DirectiveError(f'"{match.group(1)}" is not a day', "write the expiry as until YYYY-MM-DD")
    try:
        return date.fromisoformat(match.group(1))
    except ValueError:
        raise DirectiveError(f"{match.group(1)} is not in the calendar", "give the last day of it") from None
