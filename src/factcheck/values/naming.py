"""Find the names of calendar times in running text.

The patterns of `date` are tried in their order, but only at places where a
name can begin, and only those that can begin so and whose telling words
("century", a month) stand in the text: they are long, and each is compiled
when it is first tried. What a name means in its sentence (since, until, between) is `period`'s
business.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from factcheck.values.alternatives import alternatives
from factcheck.values.date import (
    DAY_WORDS,
    DECADE_WORDS,
    HOLIDAYS,
    MONTHS,
    ORDINAL_WORDS,
    PATTERNS,
    SEASONS,
    THIRDS,
    Named,
)

PLACE = re.compile(r"(?<![\w$€£#])(?:(?<!\d[.,:/-])|(?=[A-Za-z]))[A-Za-z\d'’]")
DIGIT = "0"


def _openings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:2] for word in words)


_THE = _openings(["the"])
_MONTH = _openings(MONTHS)
_WEEKDAY = _openings(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_DAY = _openings(DAY_WORDS) | {DIGIT}
_NTH = _openings(ORDINAL_WORDS) | {DIGIT}
_PART = _openings([*THIRDS, "first", "second", "latter"]) | {DIGIT} | _THE
_EDGE = _openings([*ORDINAL_WORDS[:4], "last", "final", "opening", "closing"]) | {DIGIT} | _THE
_HALVES = frozenset({"q1", "q2", "q3", "q4", "h1", "h2"})
_DIGIT = frozenset({DIGIT})
# How each pattern can begin: its first two letters, DIGIT for any digit.
OPENINGS: dict[str, frozenset[str]] = {
    "iso": _DIGIT, "compact": _DIGIT, "numeric": _DIGIT, "bigendian": _DIGIT, "yearquarter": _DIGIT,
    "yearmonth": _DIGIT, "ymd": _DIGIT, "years": _DIGIT, "isomonth": _DIGIT, "slash": _DIGIT,
    "days": _DAY, "dmy": _DAY | _WEEKDAY | _THE,
    "monthdays": _MONTH, "mdy": _MONTH | _WEEKDAY, "monthyear": _MONTH | _PART, "month": _MONTH | _PART,
    "quarter": _EDGE | _HALVES, "weekof": _NTH | _EDGE | {"we"}, "firstof": _EDGE,
    "season": _PART | _openings(SEASONS), "fiscal": _THE | {"fy", "fi"},
    "century": _PART | _NTH, "decade": _PART | _openings(DECADE_WORDS) | {"'", "’"}, "partyear": _PART,
    "era": _THE | {DIGIT, "ad"}, "year": _THE | {DIGIT, "ye", "ca", "cy"},
    "holiday": _openings(HOLIDAYS), "spoken": frozenset({"se", "ei", "ni", "tw"}),
}  # fmt: skip
_MONTHISH = rf"{alternatives(MONTHS)}[a-z.]*"
_BY_MONTH = rf"(?<![^\W\d_]){alternatives(MONTHS)}"
_SEASON = alternatives(SEASONS)
_ANY_DIGIT = r"\d"
# What must stand somewhere in a text, in lower case, that holds a name of this kind.
TELLING: dict[str, str] = {
    **dict.fromkeys(["days", "dmy", "monthdays", "mdy", "ymd", "monthyear", "yearmonth", "month"], _BY_MONTH),
    **dict.fromkeys(["firstof", "partyear", "era", "year"], _ANY_DIGIT),
    "season": _SEASON, "century": "centur", "weekof": "week", "quarter": "quarter|[qh][1-4]",
    "fiscal": "fy|fiscal|financial", "decade": "ties|0['’]?s", "yearquarter": "[qh][1-4]",
    "spoken": r"(?:seven|eigh|nine)teen|twenty|two\s+thousand",
    "holiday": alternatives(name.split()[0] for name in HOLIDAYS),
}  # fmt: skip

_DAYISH = r"(?:\d\d?(?!\d)[a-z]{0,2}|[efnost][a-z]{2,}(?:[\s-][efnost][a-z]{2,})?)"
_RANGE = rf"{_DAYISH}\s*(?:[-–—]|to|through|until|till|and)\s*(?:the\s+)?{_DAYISH}"
# The beginning of a name in short, in lower case: where that is not, the long pattern need not be tried.
BEGINNING: dict[str, str] = {
    "days": rf"{_RANGE}(?:\s+of)?\s+{_MONTHISH}", "monthdays": rf"{_MONTHISH}\s+(?:the\s+)?{_RANGE}",
    "dmy": rf"(?:[a-z]+\.?,?\s+)?(?:the\s+)?{_DAYISH}(?:\s+day)?(?:\s+of\s+|[\s/.-]+){_MONTHISH}",
    "mdy": rf"(?:[a-z]+\.?,?\s+(?:the\s+)?)?{_MONTHISH}[\s/-]+(?:the\s+)?(?:\d\d?(?!\d)|[a-z]{{3}})",
    "ymd": r"\d{4}[\s/.-][a-z]+\.?[\s/.-]", "yearmonth": rf"\d{{4}}\s+{_MONTHISH}",
    "years": r"\d{4}\s?[-–—/~]", "isomonth": r"\d{1,4}[-/]\d",
    "firstof": r"(?:the\s+)?(?:first|last|opening|final|closing)\s",
}  # fmt: skip


@cache
def _candidates() -> dict[str, tuple[str, ...]]:
    """Return the patterns that can begin with two letters, in their order."""
    openings = frozenset().union(*OPENINGS.values())
    return {each: tuple(name for name in PATTERNS if each in OPENINGS[name]) for each in openings}


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)


@lru_cache(maxsize=64)
def named_dates(text: str) -> tuple[Named, ...]:
    """Find the names of calendar times in a text, in order, without overlap."""
    found = []
    position = 0
    lower = _lowered(text)
    told: dict[str, bool] = {}
    for place in PLACE.finditer(text):
        if place.start() < position:
            continue
        match = _match(text, lower, place.start(), told)
        if match is None:
            continue
        kind, exact = match
        named = _read(kind, exact)
        if named is not None:
            found.append(named)
        position = named.end if named else max(exact.start() + 1, _word_end(text, exact.start()))
    return tuple(found)


def _lowered(text: str) -> str:
    """Return a text in lower case, every character at its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _match(text: str, lower: str, start: int, told: dict[str, bool]) -> tuple[str, re.Match[str]] | None:
    """Return the first pattern that matches at a place; `told` keeps which telling words the text has."""
    first = lower[start]
    opening = DIGIT if first.isdecimal() else lower[start : start + 2] if first.isalpha() else first
    for name in _candidates().get(opening, ()):
        telling = TELLING.get(name)
        if telling is not None:
            if telling not in told:
                told[telling] = _compiled(telling).search(lower) is not None
            if not told[telling]:
                continue
        beginning = BEGINNING.get(name)
        if beginning is not None and _compiled(beginning).match(lower, start) is None:
            continue
        match = _compiled(PATTERNS[name], re.IGNORECASE).match(text, start)
        if match is not None:
            return name, match
    return None


def _word_end(text: str, position: int) -> int:
    """Return where to look on after a match that names no time."""
    while position < len(text) and text[position].isalnum():
        position += 1
    return position


def _read(kind: str, match: re.Match[str]) -> Named | None:
    """Turn the match of one pattern into what it names; None where it names nothing."""
    from factcheck.values.date_readers import READERS

    try:
        return READERS[kind](match)
    except (ValueError, OverflowError):
        return None
