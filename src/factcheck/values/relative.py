"""Times told from the day of speaking: "last year", "three weeks ago", "the past decade".

Each finds its place only when the reference date is given. A time ago is as
precise as its unit: "two months ago" is that month, "two years ago" that year.

Limits: "in two months" is left to the durations, since it may mean "within";
"a year earlier" refers to another time in the text and is left out.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from factcheck.model.quantity import TimeRole
from factcheck.model.time import Period, When
from factcheck.values import calendar
from factcheck.values.alternatives import alternatives
from factcheck.values.date import MONTH, SEASONS, THIRDS, month_number, part_of
from factcheck.values.date_readers import season
from factcheck.values.duration import COUNT, amount, move

WEEKDAYS = {name: number for number, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WHICH = (
    r"(?P<which>this|last|next|past|previous|coming|current|present|upcoming|the\s+coming|the"
    r"\s+current|the\s+previous|the\s+present)"
)
SHIFTS = {
    "this": 0,
    "current": 0,
    "present": 0,
    "last": -1,
    "past": -1,
    "previous": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
}
DAYS = {
    "the day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1,
    "the day after tomorrow": 2,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "last night": -1,
}  # fmt: skip

WHAT = r"day|week|fortnight|month|year|decade"
WAYS = r"last|past|next|previous|(?:up)?coming|following"
SPAN = r"day|week|fortnight|month|quarter|year|decade|centurie"

# Each way to tell a time from the reference date, in the order in which they are tried at one place:
# what must stand in a text that has it, and how it is read.
PATTERNS: dict[str, tuple[str, str]] = {
    "ago": (
        r"\bago\b",
        r"(?:(?:about|around|nearly|almost|over|more than|some|roughly|just over|just under|at least)\s+)?"
        rf"(?P<n>{COUNT})\s+(?P<agounit>{WHAT}|centur(?:y|ie)|hour|minute)s?\s+ago",
    ),
    "fromnow": (
        r"\bfrom\s+(?:now|today)",
        rf"(?P<n2>{COUNT})\s+(?P<nowunit>{WHAT})s?\s+from\s+(?:now|today)",
    ),
    "stretch": (
        rf"\b(?:{WAYS})\s[\w\s,.-]*?(?:{SPAN})s",
        r"(?:the\s+|these\s+)?(?P<dir>last|past|next|previous|coming|upcoming|following)\s+"
        rf"(?P<n3>{COUNT})\s+(?P<spanunit>{SPAN})s(?!\w)",
    ),
    "stretch3": (
        rf"\b(?:{WAYS})\s+(?:{SPAN})s",
        rf"(?:the\s+)?(?P<n4>{COUNT})\s+(?P<dir3>last|past|next|previous|coming|upcoming)\s+(?P<unit3>{SPAN})s(?!\w)",
    ),
    "stretch2": (
        r"\b(?:past|last|next)\s+(?:decade|century|fortnight|quarter|half)",
        r"(?:the\s+)?(?:(?P<dir2>past|last)\s+(?P<unit2>decade|century|fortnight|quarter[\s-]century|half[\s-]century)"
        r"|(?P<dir4>next)\s+(?P<unit4>fortnight))",
    ),
    "days": (
        r"\b(?:yesterday|to(?:day|night|morrow)|this\s+(?:morn|after|eve)|last\s+night)",
        rf"(?P<days>{alternatives(DAYS)})(?!\w)",
    ),
    "shift": (
        r"\b(?:this|last|next|past|previous|(?:up)?coming|current|present)\s",
        r"(?:(?:the\s+)?(?P<part>early|mid|late|end|beginning|start|middle|later|earlier)(?:\s+of\s+|\s+in\s+|[\s-]+))?"
        rf"{WHICH}\s+(?:(?:fiscal|calendar|financial|school)\s+)?"
        r"(?P<what>year|month|week(?:end)?|decade|century|quarter|spring|summer|autumn|fall|winter"
        rf"|{WEEKDAY}|{MONTH})(?!\w|['’]s\s+end)",
    ),
    "weekday": (rf"\b{WEEKDAY}", rf"(?P<weekday>{WEEKDAY})(?!\w)"),
}
TELLING = re.compile(
    r"\b(?:ago|now|to(?:day|night|morrow)|yesterday|this|last|next|past|previous|(?:up)?coming|current|present|following"
    rf"|{WEEKDAY})\b",
    re.IGNORECASE,
)
OF_TIME = re.compile(r"\s+of\s+(?:the\s+)?(?:\d|this\s|last\s|next\s|[A-Z])")


class Relative(Struct, frozen=True, kw_only=True):
    """A relative time: its role, and its period if the reference date was given."""

    start: int
    end: int
    role: TimeRole
    period: Period | None
    approximate: bool = False


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Give the matches of all patterns that the text has words for, leftmost first, without overlap."""
    searched = [
        (kind, _compiled(rf"(?<![\w-])(?:{pattern})"))
        for kind, (telling, pattern) in PATTERNS.items()
        if _compiled(telling).search(text)
    ]
    ahead = [(kind, pattern, pattern.search(text)) for kind, pattern in searched]
    while found := [(match.start(), at) for at, (_, _, match) in enumerate(ahead) if match]:
        kind, _, first = ahead[min(found)[1]]
        assert first is not None
        yield kind, first
        ahead = [
            (k, p, m if m is None or m.start() >= first.end() else p.search(text, first.end()))
            for k, p, m in ahead
        ]


def relative_times(text: str, reference: date | None) -> list[Relative]:
    """Find the times told from the reference date, in order."""
    found: list[Relative] = []
    if TELLING.search(text) is None:
        return found
    for kind, match in _matches(text):
        role = TimeRole.AGO if kind == "ago" else TimeRole.SPAN if kind.startswith("stretch") else TimeRole.AT
        if kind.startswith("stretch") and OF_TIME.match(text, match.end()):
            continue
        if (kind == "shift" and not _is_time(match)) or (kind == "weekday" and not _is_weekday(match)):
            continue
        try:
            period = READERS[kind](match, reference) if reference else None
        except (OverflowError, ValueError):
            period = None
        loose = kind == "ago" and match["agounit"].lower() not in ("day",)
        found.append(
            Relative(start=match.start(), end=match.end(), role=role, period=period, approximate=loose)
        )
    return found


def _is_time(match: re.Match[str]) -> bool:
    """Tell "last May" from "this may"."""
    what = match["what"]
    return not (what.lower() in ("may", "march", "mar") and what.islower())


def _is_weekday(match: re.Match[str]) -> bool:
    """Tell "on Friday" and "said Friday" from "Good Friday", "every Friday" and "Sunday Times"."""
    before = re.search(r"(\w+)[\s,]+$", match.string[max(0, match.start() - 16) : match.start()])
    word = before[1] if before else ""
    if match[0].islower():
        return word.lower() in ("on", "by", "until", "since")
    if word.lower() in ("every", "each") or (
        word[:1].isupper() and not WEEKDAYS.get(word[:3].lower()) and word != "On"
    ):
        return False
    return re.match(r"\s[A-Z]", match.string[match.end() : match.end() + 2]) is None


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
    unit, count, way = _stretch_parts(match)
    ahead = way in ("next", "coming", "upcoming", "following")
    other = calendar.day(move(reference, unit, count if ahead else -count))
    now = calendar.day(reference)
    return Period(start=now, end=other) if ahead else Period(start=other, end=now)


def _stretch_parts(match: re.Match[str]) -> tuple[str, int, str]:
    """Return the unit, the count and the direction of a stretch."""
    parts = match.groupdict()
    if "n3" in parts:
        return match["spanunit"].lower(), amount(match["n3"]), match["dir"].lower()
    if "n4" in parts:
        return match["unit3"].lower(), amount(match["n4"]), match["dir3"].lower()
    named = (match["unit2"] or match["unit4"]).lower()
    way = (match["dir2"] or match["dir4"]).lower()
    if named.endswith("century") and named != "century":
        return "year", 50 if named.startswith("half") else 25, way
    return named, 1, way


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
    "ago": _ago, "fromnow": _from_now, "stretch": _stretch, "stretch2": _stretch, "stretch3": _stretch,
    "days": _days,
    "shift": _shift, "weekday": _weekday,
}  # fmt: skip
