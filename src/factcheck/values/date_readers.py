"""What each pattern of `date` names: readers of weeks, months, seasons, years, decades, centuries.

`READERS` also holds those of days. A reader raises ValueError where the name
has the right shape but no such time exists; `date` then takes it for no name.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import structs

from factcheck.model.time import When
from factcheck.values import calendar
from factcheck.values.date import (
    DECADE_WORDS,
    ORDINAL_WORDS,
    SEASONS,
    SPOKEN,
    THIRDS,
    Named,
    full_year,
    half_of,
    month_number,
    part_of,
)
from factcheck.values.day_readers import DAY_READERS, make_named, year_in
from factcheck.values.duration import amount, move

LEADING = re.compile(
    r"\b(?:in|on|since|until|till|by|from|before|after|of|during|this|last|next|to|through)\s+(?:the\s+)?$",
    re.I,
)
ORDINALS = {"last": 4, "final": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}


def _parted(match: re.Match[str], when: When) -> When:
    if part := match["part"]:
        return part_of(when, THIRDS[part.lower()])
    if half := match["half"]:
        return half_of(when, half.lower() not in ("first", "1st"))
    return when


def _quarter(match: re.Match[str]) -> Named | None:
    year = year_in(match)
    nth = (match["nth"] or "").lower()
    if match["h"]:
        if year is None:
            return None
        return make_named(match, year, lambda y: half_of(calendar.year(y), match["h"][1] == "2"), "quarter")
    number = int(match["q"]) if match["q"] else ORDINALS.get(nth) or int(nth[0])
    named = make_named(match, year, lambda y: calendar.month(y, number * 3 - 2, number * 3), "quarter")
    if year is None and not match["q"]:
        # "the third quarter" may be a match's or a moon's: only the year's is a time.
        year_named = re.match(r"\s+of\s+the\s+year\b", match.string[match.end() : match.end() + 16])
        return (
            Named(start=named.start, end=named.end + year_named.end(), yearly=named.yearly, kind="quarter")
            if year_named
            else None
        )
    return named


def _monthyear(match: re.Match[str]) -> Named:
    month = month_number(match["m"])
    return make_named(match, year_in(match), lambda y: _parted(match, calendar.month(y, month)), "month")


def _yearmonth(match: re.Match[str]) -> Named | None:
    if match["m"].lower() in ("may", "march", "mar") and not LEADING.search(
        match.string[: match.start()][-16:]
    ):
        return None
    named = make_named(match, year_in(match), lambda y: calendar.month(y, month_number(match["m"])), "month")
    return structs.replace(named, end=_without_stop(match))


def _weekof(match: re.Match[str]) -> Named:
    """Read "the first week of 2021", "week 31 of 2018", "the last week of July"."""
    nth = (match["nth"] or "").lower()
    number = int(match["n"]) if match["n"] else _nth_number(nth)

    def of(year: int) -> When:
        if match["m"]:
            return _week_in(calendar.month(year, month_number(match["m"])), number)
        return _iso_week(year, number)

    year = match["my"] or match["y"]
    return make_named(match, int(year) if year else None, of, "week")


def _nth_number(word: str) -> int:
    if word == "last":
        return 0
    text = re.sub(r"\s+", "-", word)
    return ORDINAL_WORDS.index(text) + 1 if text in ORDINAL_WORDS else int(re.sub(r"\D", "", text))


def _iso_week(year: int, number: int) -> When:
    """Return a week of a year by its number; 0 is the last."""
    last = date(year, 12, 28).isocalendar().week
    monday = date.fromisocalendar(year, number or last, 1)
    return When(monday, monday + timedelta(days=6))


def _week_in(month: When, number: int) -> When:
    """Return the nth week (Monday to Sunday) that has days in a month; 0 is the last."""
    monday = month.first - timedelta(days=month.first.weekday())
    if number == 0:
        monday = month.last - timedelta(days=month.last.weekday())
    else:
        monday += timedelta(weeks=number - 1)
    return When(monday, monday + timedelta(days=6))


def _yearquarter(match: re.Match[str]) -> Named:
    year = int(match["y"])
    if match["h"]:
        return make_named(match, year, lambda y: half_of(calendar.year(y), match["h"][1] == "2"), "quarter")
    number = int(match["q"][1])
    return make_named(match, year, lambda y: calendar.month(y, number * 3 - 2, number * 3), "quarter")


def _spoken(match: re.Match[str]) -> Named | None:
    """Read a year in words after a preposition or a month: "in nineteen eighty-four"."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    if not re.search(r"\b(?:in|since|until|by|before|after|year)\s+$", before, re.I):
        return None
    tens = match["tens"] or match["tens2"] or match["tens3"]
    rest = SPOKEN[re.sub(r"\s+", "-", tens.lower())] if tens else 0
    if match["tens"] and rest < 10:
        return None
    century = (
        2000
        if match["k"]
        else {"seventeen": 1700, "eighteen": 1800, "nineteen": 1900, "twenty": 2000}[match["c"].lower()]
    )
    return Named(start=match.start(), end=match.end(), when=calendar.year(century + rest), kind="spoken")


def _month(match: re.Match[str]) -> Named | None:
    """Read a month without a year: a name in full, or after a preposition."""
    name = match["m"]
    before = match.string[max(0, match.start() - 16) : match.start()]
    led = LEADING.search(before) is not None or match["part"] is not None
    if name.islower() and not led:
        return None
    if (
        name.rstrip(".").lower() in ("may", "march", "mar", "jan", "jun", "dec", "august", "april", "june")
        and not led
    ):
        weak = True
    else:
        weak = not led
    if (
        name.lower() in ("may", "march")
        and name.islower()
        and match["part"] is None
        and not re.search(r"\b(?:in|since|until|till|last|next)\s+$", before, re.I)
    ):
        return None
    month = month_number(name)
    return Named(
        start=match.start(),
        end=_without_stop(match),
        yearly=lambda y: _parted(match, calendar.month(y, month)),
        weak=weak,
        kind="month",
    )


def _without_stop(match: re.Match[str]) -> int:
    """Return the end of a match, without the full stop after a month's whole name."""
    name = match["m"]
    return match.end() - (
        1 if name.endswith(".") and (len(name) > 5 or name[:-1].lower() in ("may", "june", "july")) else 0
    )


def season(year: int, name: str) -> When:
    """Return a season of a year; a winter runs into the next."""
    first, last = SEASONS[name]
    if name == "winter":
        return When(date(year, first, 1), calendar.month_end(year + 1, last))
    return calendar.month(year, first, last)


def _season(match: re.Match[str]) -> Named:
    name = match["s"].lower()
    return make_named(match, year_in(match), lambda y: _parted(match, season(y, name)), "season")


def second_year(first: int, text: str) -> int:
    """Return the year that "16" stands for in "2015-16"."""
    return int(text) if len(text) == 4 else first - first % 100 + int(text)


def _fiscal(match: re.Match[str]) -> Named:
    year = full_year(match["y"])
    last = second_year(year, match["y2"]) if match["y2"] else year
    return Named(start=match.start(), end=match.end(), when=calendar.year(year, last), kind="year")


def _century(match: re.Match[str]) -> Named:
    text = re.sub(r"\s+", "-", match["century"].lower())
    number = ORDINAL_WORDS.index(text) + 1 if text in ORDINAL_WORDS else int(re.sub(r"\D", "", text))
    if match["bc"] or number > 22 or number == 0:
        return Named(start=match.start(), end=match.end(), kind="century")
    first = max(1, (number - 1) * 100)
    return Named(
        start=match.start(),
        end=match.end(),
        when=_parted(match, calendar.year(first, number * 100 - 1)),
        kind="century",
    )


def _decade(match: re.Match[str]) -> Named | None:
    if match["decade"]:
        first = int(match["decade"])
        last = first + (99 if first % 100 == 0 and first < 2000 else 9)
    else:
        tens = int(match["tens"]) if match["tens"] else DECADE_WORDS[match["spoken"].lower()]
        first, last = 1900 + tens, 1909 + tens
        if not re.match(r"(?:the\s|['’])", match[0], re.I) or _is_age(match):
            return None
    return Named(
        start=match.start(), end=match.end(), when=_parted(match, calendar.year(first, last)), kind="decade"
    )


def _is_age(match: re.Match[str]) -> bool:
    """Tell "temperatures in the 30s" from a decade: no apostrophe, and warmth or age about."""
    around = match.string[max(0, match.start() - 40) : match.end() + 12].lower()
    return re.search(r"temperatur|degrees|aged|celsius|fahrenheit|percent|%", around) is not None


def _years(match: re.Match[str]) -> Named | None:
    first = int(match["y"])
    short = match["short"] or ""
    last = second_year(first, match["y2"] or short)
    if last <= first:
        month = int(short or 0)
        if 1 <= month <= 12 and "-" in match[0]:
            return Named(
                start=match.start(), end=match.end(), when=calendar.month(first, month), kind="month"
            )
        return None
    if short and last - first > (1 if "/" in match[0] else 30):
        return None
    return Named(
        start=match.start(),
        end=match.end(),
        when=calendar.year(first),
        until=calendar.year(last),
        kind="year",
    )


def _isomonth(match: re.Match[str]) -> Named:
    year, month = (match["y"], match["mn"]) if match["y"] else (match["y2"], match["mn2"])
    return Named(
        start=match.start(), end=match.end(), when=calendar.month(int(year), int(month)), kind="month"
    )


def _partyear(match: re.Match[str]) -> Named:
    return make_named(match, year_in(match), lambda y: _parted(match, calendar.year(y)), "part")


def _era(match: re.Match[str]) -> Named | None:
    if match["ad"] and not match[0].startswith("AD"):
        return None
    if match["era"] and not match["era"].isupper():
        return None
    if (match["era"] or "").startswith("BC"):
        return Named(start=match.start(), end=match.end(), kind="year")
    number = int(match["ad"] or match["n"] or match["n2"])
    return Named(start=match.start(), end=match.end(), when=calendar.year(number), kind="year")


def _lone_year(match: re.Match[str]) -> Named:
    return Named(
        start=match.start(), end=match.end(), when=calendar.year(int(match["y"])),
        weak=not match[0].lower().startswith(("the", "year")), kind="year",
    )  # fmt: skip


def _firstof(match: re.Match[str]) -> Named:
    """Read "the first three months of 2024", "the last two weeks of 2021"."""
    unit, count = match["unit"].lower(), amount(match["n"])
    first = int(match["y"] or match["decade"])
    when = calendar.year(first) if match["y"] else calendar.year(first, first + 9)
    from_start = match["end"].lower() in ("first", "opening")
    start, last = when.first, when.last
    if unit == "week":
        start, last = _iso_week(first, 1).first, _iso_week(when.last.year, 0).last
    if from_start:
        last = move(start, unit, count) - calendar.DAY
    else:
        start = move(last + calendar.DAY, unit, -count)
    return Named(start=match.start(), end=match.end(), when=When(start, last), kind="part")


READERS: dict[str, Callable[[re.Match[str]], Named | None]] = {
    **DAY_READERS,
    "quarter": _quarter, "monthyear": _monthyear,
    "yearmonth": _yearmonth, "season": _season, "fiscal": _fiscal, "century": _century, "decade": _decade,
    "years": _years, "isomonth": _isomonth, "partyear": _partyear, "era": _era,
    "month": _month, "year": _lone_year, "weekof": _weekof, "firstof": _firstof, "yearquarter": _yearquarter,
    "spoken": _spoken,
}  # fmt: skip
