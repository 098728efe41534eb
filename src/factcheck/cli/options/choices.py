"""Values of options: a day, a set of verdicts, one of several names; and what was probably meant."""

import re
from collections.abc import Collection
from datetime import date

from factcheck.errors import InputError
from factcheck.model import Problem, Verdict

NEVER = "never"
DEFAULT_FAIL_ON = "contradicted,stale"
COLORS = ("auto", "always", "never")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def fault(what: str, message: str, remedy: str) -> InputError:
    """Give the error for a bad option, argument or command, `what` being its name or its words."""
    return InputError(Problem(path=what, message=message, remedy=remedy))


def suggestion(word: str, known: Collection[str]) -> str:
    """Say which of the known words was probably meant, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else ""


def one_of(value: str, known: Collection[str], option: str) -> str:
    """Give the value back if it is known; raise InputError with a suggestion otherwise."""
    if value in known:
        return value
    remedy = suggestion(value, known) or f"known are {', '.join(known)}"
    raise fault(option, f"unknown value {value!r}", remedy)


def day(text: str) -> date:
    """Read a day, YYYY-MM-DD and nothing else; raise ValueError with the reason."""
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is not a day")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} is not in the calendar") from None


def day_option(text: str, option: str) -> date:
    """Read the day of an option; raise InputError."""
    try:
        return day(text)
    except ValueError as error:
        raise fault(option, str(error), "write it as YYYY-MM-DD, for example 2026-06-01") from None


def verdicts(text: str, option: str) -> frozenset[Verdict]:
    """Read a comma list of verdicts, or `never`; raise InputError."""
    words = [word.strip() for word in text.split(",") if word.strip()]
    if words == [NEVER]:
        return frozenset()
    if not words:
        raise fault(option, "names no verdict", f"list verdicts, or write {NEVER}")
    return frozenset(Verdict(one_of(word, tuple(Verdict), option)) for word in words)
