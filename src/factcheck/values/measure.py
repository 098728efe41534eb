"""Units, currencies and rates written beside a number.

`unit_after` reads "km", "million-euro" hyphens included, "° C"; `unit_before`
reads "$", "EUR", "US$"; `rate_after` reads "a year", "per passenger",
"annually". Each returns where the spelling ends (or begins) with what it means.

Limits: "pounds" is mass unless money is talked about; a unit symbol of one
letter must stand close to its number.
"""

import re
from functools import cache

from msgspec import Struct

from factcheck.values.number import SORTS
from factcheck.values.units import MONEY, Unit, first_token, load_units

GAP = re.compile(r"[ \t\u00a0\u202f\u2009]{0,2}[-–]?[ \u00a0]?<?", re.ASCII)
WORD_END = re.compile(r"(?![\w²³])")
CLOSE_SYMBOLS = frozenset(["C", "F", "K", "V", "W", "J", "l", "L", "t", "g", "h", "p", "s"])
TIGHT_SYMBOLS = frozenset(["p"])
SPACED_SYMBOLS = frozenset({"s", "K", "h", "J"})
MONEY_WORDS = re.compile(
    r"\b(?:pa(?:y|id|ys|ying)|cost\w*|price\w*|fine[ds]?|worth|salary|wage\w*|fees?|rais\w+|spen[dt]\w*|budget|"
    r"grant\w*|donat\w+|sold|bought|earn\w*|loan\w*|debt\w*|tax\w*|bill|sum|invest\w*|fund\w*|sales|"
    r"revenue\w*|profit\w*|loss\w*|compensation|award\w*|fare|ticket\w*|charg\w+|owe\w*)\b",
    re.IGNORECASE,
)
TIME_UNITS = {
    "second": "second", "sec": "second", "s": "second", "minute": "minute", "min": "minute", "hour": "hour",
    "hr": "hour", "h": "hour", "day": "day", "night": "night", "week": "week", "fortnight": "fortnight",
    "month": "month", "quarter": "quarter", "year": "year", "yr": "year", "annum": "year", "decade": "decade",
    "century": "century", "millisecond": "millisecond", "ms": "millisecond",
}  # fmt: skip
ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day",
    "hourly": "hour", "nightly": "night", "p.a.": "year", "per annum": "year",
}  # fmt: skip
SHARED = "share head person passenger capita barrel tonne ton kilo kilogram pound ounce litre liter gallon "
SHARED += "piece unit seat household pupil student child visitor user acre hectare mile kilometre inhabitant"
HEADS = frozenset(SHARED.split())
LINKED = r"(?P<link>[ \u00a0]?/[ ]?|\s+(?:per|each|every)\s+|\s+an?\s+)(?P<head>[A-Za-z]+)(?![\w-])"
SPEED_TIMES = {"second", "minute", "hour", "millisecond"}


class Found(Struct, frozen=True):
    """A unit with the far end of its spelling."""

    unit: Unit
    at: int
    spelling: str


def unit_after(text: str, end: int, scaled: bool) -> Found | None:
    """Find the unit written after a number that stops at `end`; `scaled` after "million"."""
    gap = GAP.match(text, end)
    assert gap is not None
    start = gap.end()
    if start >= len(text):
        return None
    found = _symbol(text, end, start) or _name(text, start, scaled)
    if found and text[gap.end() - 1 : gap.end()] == "<" and text[found.at : found.at + 1] == ">":
        return Found(found.unit, found.at + 1, found.spelling)
    return found


def _symbol(text: str, end: int, start: int) -> Found | None:
    hyphen = "-" in text[end:start]
    for spelling, unit in load_units().symbols.get(first_token(text[start : start + 12]), ()):
        stop = start + len(spelling)
        if not text.startswith(spelling, start) or not _ends_word(text, spelling, stop):
            continue
        if len(spelling) == 1 and spelling.isalpha() and not _close(spelling, end, start, hyphen):
            continue
        if _belongs_to_next(text, spelling, unit, stop, end, start):
            continue
        return Found(unit, stop, spelling)
    return None


def _ends_word(text: str, spelling: str, stop: int) -> bool:
    return not spelling[-1].isalnum() or WORD_END.match(text, stop) is not None


def _close(spelling: str, end: int, start: int, hyphen: bool) -> bool:
    """Tell whether a one-letter symbol stands near enough to be one."""
    if hyphen:
        return spelling in "mVWt"
    if spelling in TIGHT_SYMBOLS:
        return start == end
    if spelling in SPACED_SYMBOLS:
        return start > end
    return True


def _belongs_to_next(text: str, spelling: str, unit: Unit, stop: int, end: int, start: int) -> bool:
    """Tell a currency sign of the next amount ("5 $20 notes") from one of this ("10 $")."""
    if unit.dimension != MONEY or start == end or spelling.isalpha():
        return False
    return text[stop : stop + 1].isdigit()


def _name(text: str, start: int, scaled: bool) -> Found | None:
    window = text[start : start + 40].lower()
    for name, unit in load_units().names.get(first_token(window), ()):
        words = re.sub(r"\s+", " ", window) if " " in name else window
        if words.startswith(name) and not words[len(name) : len(name) + 1].isalnum():
            stop = _stop(text, start, name)
            unit = _pounds(text, start, stop, unit, scaled)
            return Found(unit, stop, text[start:stop])
    return None


def _stop(text: str, start: int, name: str) -> int:
    """Return where a name ends, double spaces counted."""
    match = re.compile(r"\s+".join(map(re.escape, name.split(" "))), re.IGNORECASE).match(text, start)
    return match.end() if match else start + len(name)


def _pounds(text: str, start: int, stop: int, unit: Unit, scaled: bool) -> Unit:
    """Tell pounds of money from pounds of mass by what stands around them."""
    if unit.name != "pound" or not text[start:stop].lower().startswith("pound"):
        return unit
    if re.match(r"\s+of\b", text[stop : stop + 4]):
        return unit
    around = text[max(0, start - 60) : stop + 30]
    if scaled or MONEY_WORDS.search(around):
        return load_units().by_name["GBP"]
    return unit


def unit_before(text: str, start: int) -> Found | None:
    """Find the currency written before a number that begins at `start`."""
    window = text[max(0, start - 9) : start].removesuffix("\n")
    signed = window[:-1] if window[-1:] in (" ", "\u00a0", "-") else window
    prefixes = load_units().prefixes
    for at in range(len(signed)):
        sign = signed[at:]
        if sign in prefixes and _stands_free(signed[:at], sign[:3]):
            return Found(prefixes[sign], max(0, start - 9) + at, sign)
    return _dollar_word(text, start)


def _stands_free(before: str, sign: str) -> bool:
    """Tell a sign that follows no letter, or only the M of "MUSD"."""
    if before.endswith("M") and len(sign) == 3 and sign.isalpha() and sign.isupper():
        before = before[:-1]
    return not (before[-1:].isascii() and before[-1:].isalpha())


def _dollar_word(text: str, start: int) -> Found | None:
    match = re.search(r"(?<!\d\s)\b(dollar|euro|rupee|Rupee|sen)\s$", text[max(0, start - 11) : start])
    if match is None:
        return None
    unit = load_units().names[match[1].lower()][-1][1]
    return Found(unit, start - (len(match[0])), match[1])


class Rate(Struct, frozen=True):
    """What an amount is per; `at` is where the words end, `apart` whether a noun stands between."""

    per: str
    at: int
    apart: bool


@cache
def _rate_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    adverbs = "|".join(map(re.escape, ADVERBS))
    nouns = r"(?:\s+(?!a\b|an\b|in\b|on\b|met\b|and\b|or\b|for\b|to\b|per\b|once\b|twice\b)[a-z]+){1,2}?"
    return (
        re.compile(LINKED),
        re.compile(rf"\s+(?P<adverb>{adverbs})(?!\w)", re.IGNORECASE),
        re.compile(rf"{nouns}(?:{LINKED}|\s+(?P<adverb>{adverbs})(?!\w))"),
    )


def rate_after(text: str, end: int, counted: bool) -> Rate | None:
    """Find the rate that an amount ending at `end` belongs to; `counted` if a noun may come first."""
    linked, adverb, apart = _rate_patterns()
    for pattern in (linked, adverb, apart) if counted else (linked, adverb):
        match = pattern.match(text, end)
        per = _per(text, match) if match else None
        if match and per:
            return Rate(per, match.end(), pattern is apart)
    return None


def _per(text: str, match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("adverb"):
        return ADVERBS[groups["adverb"].lower()]
    head = groups["head"].lower()
    link = groups["link"].strip().lower()
    time_unit = TIME_UNITS.get(head)
    if time_unit is None and head in SORTS:
        return None
    if time_unit and not (link in ("a", "an") and _anchors(text, match.end())):
        return time_unit
    if link == "per" or (head in HEADS and link in ("a", "an", "each", "/")):
        return None if link == "per" and head in ("cent", "mille") else head
    if link == "/" and len(head) > 1:
        return _slash(head)
    return None


def _slash(head: str) -> str | None:
    rows = load_units().names.get(head, ())
    symbols = load_units().symbols.get(head, ())
    unit = next((u for n, u in (*rows, *symbols) if n == head), None)
    return unit.name if unit else None


def _anchors(text: str, end: int) -> bool:
    """Tell "a year later" and "a day-long" from a rate."""
    return (
        re.match(
            r"[\s-]+(?:later|earlier|before|after|ago|old|long|of|from|prior|and a half)\b",
            text[end : end + 14],
        )
        is not None
    )
