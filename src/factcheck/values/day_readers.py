"""Readers of names of days: "3 June 2025", "10-12 June", "25/06/2025", "Christmas Eve".

A reader raises ValueError where the name has the right shape but no such day
exists ("30 February"); `date` then takes it for no name.
"""

import re
from collections.abc import Callable
from datetime import date

from factcheck.model.time import When
from factcheck.values import calendar
from factcheck.values.date import DAY_WORDS, HOLIDAYS, Maker, Named, full_year, month_number


def make_named(match: re.Match[str], year: int | None, maker: Maker, kind: str) -> Named:
    """Make the name of a time from what a year makes of it; `year` is None where it is left out."""
    if year is None:
        return Named(start=match.start(), end=match.end(), yearly=maker, kind=kind)
    return Named(start=match.start(), end=match.end(), when=maker(year), kind=kind)


def year_in(match: re.Match[str]) -> int | None:
    """Return the year that a match names, if it does."""
    return full_year(match["y"]) if match["y"] else None


def _day(text: str) -> int:
    word = re.sub(r"\s+", "-", text.lower())
    return DAY_WORDS[word] if word in DAY_WORDS else int(re.match(r"\d+", text)[0])  # type: ignore[index]


def _day_maker(month: int, number: int) -> Maker:
    if number > calendar.month_end(2000, month).day:
        raise ValueError(f"no day {number} in month {month}")
    return lambda year: calendar.day(date(year, month, min(number, calendar.month_end(year, month).day)))


def _exact_day(match: re.Match[str], year: int | None, month: int, number: int) -> Named:
    if year is not None:
        date(year, month, number)
    return make_named(match, year, _day_maker(month, number), "day")


def _iso(match: re.Match[str]) -> Named:
    return Named(
        start=match.start(), end=match.end(), when=calendar.day(date.fromisoformat(match[0][:10])), kind="day"
    )


def _days(match: re.Match[str]) -> Named | None:
    """Read "10-12 June 2020" and "June 10 to 12"."""
    if re.search(r"\band\b", match[0]) and not _between(match):
        return None
    month, first, last = month_number(match["m"]), _day(match["d1"]), _day(match["d2"])
    if first >= last:
        return None
    begin, stop, year = _day_maker(month, first), _day_maker(month, last), year_in(match)
    if year is None:
        return Named(start=match.start(), end=match.end(), yearly=begin, until_yearly=stop, kind="day")
    return Named(start=match.start(), end=match.end(), when=begin(year), until=stop(year), kind="day")


def _between(match: re.Match[str]) -> bool:
    return (
        match.string[max(0, match.start() - 12) : match.start()]
        .lower()
        .rstrip()
        .endswith(("between", "between the"))
    )


def _dmy(match: re.Match[str]) -> Named | None:
    if (
        match["m"].islower()
        and match["m"] in ("may", "march", "mar", "dec", "sun")
        and not match["y"]
        and " of " not in match[0]
    ):
        return None
    return _exact_day(match, year_in(match), month_number(match["m"]), _day(match["d"]))


def _numeric(match: re.Match[str]) -> Named | None:
    """Read 25/06/2025; where day and month may change places, cover both."""
    one, two, year = int(match["a"]), int(match["b"]), full_year(match["y"])
    if match["sep2"] != match["sep"] or (match["sep"] == "." and len(match["y"]) == 2):
        return None
    days = [
        date(year, month, number)
        for month, number in ((one, two), (two, one))
        if _is_day(year, month, number)
    ]
    if not days:
        return None
    return Named(start=match.start(), end=match.end(), when=When(min(days), max(days)), kind="day")


def _is_day(year: int, month: int, number: int) -> bool:
    return 1 <= month <= 12 and 1 <= number <= calendar.month_end(year, month).day


def _bigendian(match: re.Match[str]) -> Named | None:
    if match["sep2"] != match["sep"]:
        return None
    return _exact_day(match, int(match["y"]), int(match["a"]), int(match["b"]))


def _compact(match: re.Match[str]) -> Named:
    return _exact_day(match, int(match["y"]), int(match["a"]), int(match["b"]))


def _slash(match: re.Match[str]) -> Named | None:
    """Read "22/04" after a preposition; where day and month may change places, cover both."""
    one, two = int(match["a"]), int(match["b"])
    if (one, two) in ((9, 11), (24, 7)) or not any(_is_day(2000, m, d) for m, d in ((one, two), (two, one))):
        return None
    if not re.search(
        r"\b(?:on|from|until|till|since|between)\s+$|\d\s?(?:-|to)\s?$",
        match.string[max(0, match.start() - 9) : match.start()],
        re.I,
    ):
        return None

    def of(year: int) -> When:
        pairs = [
            (m, min(d, calendar.month_end(year, m).day))
            for m, d in ((one, two), (two, one))
            if _is_day(2000, m, d)
        ]
        days = [date(year, m, d) for m, d in pairs]
        return When(min(days), max(days))

    return make_named(match, None, of, "day")


def _holiday(match: re.Match[str]) -> Named:
    month, number = HOLIDAYS[re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))]
    named = make_named(match, year_in(match), _day_maker(month, number), "day")
    return (
        named
        if named.when
        else Named(start=named.start, end=named.end, yearly=named.yearly, weak=True, kind="day")
    )


DAY_READERS: dict[str, Callable[[re.Match[str]], Named | None]] = {
    "iso": _iso, "days": _days, "monthdays": _days, "dmy": _dmy, "mdy": _dmy, "ymd": _dmy,
    "numeric": _numeric, "bigendian": _bigendian, "compact": _compact, "slash": _slash, "holiday": _holiday,
}  # fmt: skip
