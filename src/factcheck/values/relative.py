"""Times told from the day of speaking: "last year", "three weeks ago", "the past decade".

Each finds its place only when the reference date is given. A time ago is as
precise as its unit: "two months ago" is that month, "two years ago" that year.

Limits: "in two months" is left to the durations, since it may mean "within";
"a year earlier" refers to another time in the text and is left out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from factcheck.model.quantity import TimeRole
from factcheck.model.time import Period, When
from factcheck.values import calendar
from factcheck.values.date import MONTH, SEASONS, THIRDS, month_number, part_of
from factcheck.values.date_readers import season
from factcheck.values.duration import COUNT
from factcheck.values.numeral import scan_numbers

WEEKDAYS = {name: number for number, name in enumerate("mon tue wed thu fri sat sun".split())}
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
UNIT = r"(?P<unit>day|night|week|fortnight|month|quarter|year|decade|century|centurie)"
WHICH = r"(?P<which>this|last|next|past|previous|coming|current|present|upcoming|the\s+coming|the\s+current|the\s+previous|the\s+present)"
MANY = rf"(?P<many>{COUNT}|past|last)"
SHIFTS = {"this": 0, "current": 0, "present": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1}
DAYS = {
    "the day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "last night": -1,
}  # fmt: skip
VAGUE = {"a": 1, "an": 1, "couple": 2, "few": 3, "several": 3}

PATTERN = (
    rf"(?P<ago>(?:(?:about|around|nearly|almost|over|more than|some|roughly|just over|just under|at least)\s+)?"
    rf"(?P<n>{COUNT})\s+(?P<agounit>day|week|fortnight|month|year|decade|centur(?:y|ie)|hour|minute)s?\s+ago)"
    rf"|(?P<fromnow>(?P<n2>{COUNT})\s+(?P<nowunit>day|week|fortnight|month|year|decade)s?\s+from\s+(?:now|today))"
    rf"|(?P<stretch>(?:the\s+|these\s+)?(?P<dir>last|past|next|previous|coming|following)\s+(?P<n3>{COUNT})\s+"
    rf"(?P<spanunit>day|week|fortnight|month|quarter|year|decade|centurie)s(?!\w))"
    rf"|(?P<stretch2>(?:the\s+)(?P<dir2>past|last)\s+(?P<unit2>decade|century|fortnight|quarter[\s-]century|half[\s-]century))"
    rf"|(?P<days>(?:{'|'.join(sorted(DAYS, key=len, reverse=True))})(?!\w))"
    rf"|(?P<shift>(?:(?:the\s+)?(?P<part>early|mid|late|end|beginning|start|middle|later|earlier)(?:\s+of\s+|\s+in\s+|[\s-]+))?{WHICH}\s+"
    rf"(?:(?:fiscal|calendar|financial|school)\s+)?"
    rf"(?P<what>year|month|week(?:end)?|decade|century|quarter|spring|summer|autumn|fall|winter|{WEEKDAY}|{MONTH})(?!\w|['’]s\s+end))"
    rf"|(?P<weekday>(?<=on\s){WEEKDAY})(?!\w)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A relative time: its role, and its period if the reference date was given."""

    start: int
    end: int
    role: TimeRole
    period: Period | None
    approximate: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{PATTERN})", re.IGNORECASE)


def relative_times(text: str, reference: date | None) -> list[Relative]:
    """Find the times told from the reference date, in order."""
    found = []
    for match in _pattern().finditer(text):
        kind = next(name for name in READERS if match[name])
        role = TimeRole.AGO if kind == "ago" else TimeRole.SPAN if kind.startswith("stretch") else TimeRole.AT
        if kind == "shift" and not _is_time(match):
            continue
        try:
            period = READERS[kind](match, reference) if reference else None
        except (OverflowError, ValueError):
            period = None
        loose = kind == "ago" and match["agounit"].lower() not in ("day",)
        found.append(Relative(start=match.start(), end=match.end(), role=role, period=period, approximate=loose))
    return found


def _is_time(match: re.Match[str]) -> bool:
    """Tell "last May" from "this may"."""
    what = match["what"]
    return not (what.lower() in ("may", "march", "mar") and what.islower())


def amount(words: str) -> int:
    """Return the whole number that a count stands for ("a couple of" is 2, "several" 3)."""
    numbers = scan_numbers(words)
    if numbers:
        return int(numbers[0].value)
    found = [VAGUE[word] for word in re.findall(r"[a-z]+", words.lower()) if word in VAGUE]
    return found[-1] if found else 1


def move(start: date, unit: str, count: int) -> date:
    """Return the day `count` units from another; months keep the day where they can."""
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
    if unit in days:
        return start + timedelta(days=days[unit] * count)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "centurie": 1200}[unit] * count
    index = start.year * 12 + start.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(start.day, calendar.month_end(year, month).day))


def _grain(day: date, unit: str) -> When:
    """Return the stretch that a time ago, told in `unit`, may mean."""
    if unit == "day":
        return calendar.day(day)
    if unit in ("week", "fortnight"):
        return When(day - timedelta(days=3), day + timedelta(days=3))
    if unit == "month":
        return calendar.month(day.year, day.month)
    if unit == "year":
        return calendar.year(day.year)
    return calendar.year(max(1, day.year - 2), day.year + 2)


def _ago(match: re.Match[str], reference: date) -> Period:
    unit = match["agounit"].lower()
    if unit in ("hour", "minute"):
        return calendar.whole(calendar.day(reference))
    return calendar.whole(_grain(move(reference, unit, -amount(match["n"])), unit))


def _from_now(match: re.Match[str], reference: date) -> Period:
    unit = match["nowunit"].lower()
    return calendar.whole(_grain(move(reference, unit, amount(match["n2"])), unit))


def _stretch(match: re.Match[str], reference: date) -> Period:
    if match["n3"]:
        unit, count, ahead = match["spanunit"].lower(), amount(match["n3"]), match["dir"].lower() in ("next", "coming", "following")
    else:
        named = match["unit2"].lower()
        unit, count, ahead = ("year", 50 if "half" in named else 25, False) if "-" in named or " " in named else (named, 1, False)
    other = calendar.day(move(reference, unit, count if ahead else -count))
    now = calendar.day(reference)
    return Period(start=now, end=other) if ahead else Period(start=other, end=now)


def _days(match: re.Match[str], reference: date) -> Period:
    shift = DAYS[re.sub(r"\s+", " ", match["days"].lower())]
    return calendar.whole(calendar.day(reference + timedelta(days=shift)))


def _shift(match: re.Match[str], reference: date) -> Period:
    step = SHIFTS[match["which"].lower().split()[-1]]
    when = _shifted(match["what"].lower(), step, reference)
    part = (match["part"] or "").lower()
    if part in THIRDS:
        when = part_of(when, THIRDS[part])
    elif part == "earlier" and when.first < reference <= when.last:
        when = When(when.first, reference)
    elif part == "later" and when.first <= reference < when.last:
        when = When(reference, when.last)
    return calendar.whole(when)


def _shifted(what: str, step: int, reference: date) -> When:
    """Return last, this or next `what` (step -1, 0, 1)."""
    if what == "year":
        return calendar.year(reference.year + step)
    if what in ("decade", "century"):
        size = 10 if what == "decade" else 100
        first = reference.year - reference.year % size + step * size
        return calendar.year(first, first + size - 1)
    if what in ("month", "quarter"):
        return _month_or_quarter(what, step, reference)
    if what.startswith("week"):
        monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=step)
        return When(monday + timedelta(days=5 if what == "weekend" else 0), monday + timedelta(days=6))
    if what.endswith("day"):
        return _weekday_near(what, step, reference)
    return _yearly_near(what, step, reference)


def _month_or_quarter(what: str, step: int, reference: date) -> When:
    size = 1 if what == "month" else 3
    index = (reference.year * 12 + reference.month - 1) // size * size + step * size
    return calendar.month(index // 12, index % 12 + 1, index % 12 + size)


def _weekday_near(what: str, step: int, reference: date) -> When:
    """Return the weekday of this, last or next week."""
    monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=step)
    return calendar.day(monday + timedelta(days=WEEKDAYS[what[:3]]))


def _yearly_near(what: str, step: int, reference: date) -> When:
    """Return this year's, the last past or the next coming month or season."""

    def of(year: int) -> When:
        return season(year, what) if what in SEASONS else calendar.month(year, month_number(what))

    year = reference.year
    if step < 0 and of(year).first > reference.replace(day=1) - timedelta(days=1):
        return of(year - 1)
    if step > 0 and of(year).first <= reference:
        return of(year + 1)
    return of(year)


def _weekday(match: re.Match[str], reference: date) -> Period:
    """Return the weekday just past, or today."""
    back = (reference.weekday() - WEEKDAYS[match["weekday"][:3].lower()]) % 7
    return calendar.whole(calendar.day(reference - timedelta(days=back)))


READERS: dict[str, Callable[[re.Match[str], date], Period]] = {
    "ago": _ago, "fromnow": _from_now, "stretch": _stretch, "stretch2": _stretch, "days": _days,
    "shift": _shift, "weekday": _weekday,
}  # fmt: skip
