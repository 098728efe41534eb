"""EDTF (ISO 8601-2) strings for periods, both ways.

Understood: a day `2024-03-09`, a month `2024-03`, a year `2024`, a decade
`198X`, a century `19XX`, a season `2024-21` .. `2024-24` (spring, summer,
autumn, winter from December on), a qualifier `?`, `~` or `%` after a date
(read and dropped), and intervals `a/b` with `..` or nothing for an end that
is open or unknown. A date read alone is both ends of its period.

`format_edtf` writes the shortest of these that says the same; a `When` that
none fits is written as the interval `first/last`, which keeps its outer days.

Limits: years 0001 to 9999; no time of day, no sets, no masks within a date.
"""

import re
from datetime import date

from factcheck.model.time import Period, When
from factcheck.values import calendar

OPEN = ".."
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}
WINTER = 24
SHAPE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?", re.ASCII)


def parse_edtf(text: str) -> Period:
    """Read an EDTF date or interval; raise ValueError with the reason where it is none."""
    stripped = text.strip()
    if not stripped:
        raise ValueError("empty date: write 2024, 2024-03, 2024-03-09 or an interval such as 2014/2017")
    if "/" not in stripped:
        if stripped == OPEN:
            raise ValueError("'..' alone names no time: write an interval such as ../2024")
        return calendar.whole(_date(stripped))
    parts = stripped.split("/")
    if len(parts) != 2:
        raise ValueError(f"{text!r} has {len(parts)} ends: an interval has two, as in 2014/2017")
    start, end = (_end(part) for part in parts)
    if start and end and start.first > end.last:
        raise ValueError(f"{text!r} runs backwards: {parts[0]} is after {parts[1]}")
    return Period(start=start, end=end)


def format_edtf(value: Period | When) -> str:
    """Write a period or a date as EDTF, the shortest form that says the same."""
    if isinstance(value, When):
        return _short(value) or f"{value.first.isoformat()}/{value.last.isoformat()}"
    if value.start is not None and value.start == value.end:
        return format_edtf(value.start)
    start = OPEN if value.start is None else _short(value.start) or value.start.first.isoformat()
    end = OPEN if value.end is None else _short(value.end) or value.end.last.isoformat()
    return f"{start}/{end}"


def _end(text: str) -> When | None:
    part = text.strip()
    return None if part in ("", OPEN) else _date(part)


def _date(text: str) -> When:
    """Read one date without a slash."""
    match = SHAPE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no date: write 2024, 2024-03, 2024-03-09, 198X or 19XX")
    head, month_text, day_text = match.groups()
    if "X" in head:
        return _vague(text, head, month_text)
    year = int(head)
    if year == 0:
        raise ValueError(f"{text!r}: there is no year 0000 here, years run from 0001 to 9999")
    if month_text is None:
        return calendar.year(year)
    month = int(month_text)
    if day_text is None and 21 <= month <= WINTER:
        return _season(text, year, month)
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r}: there is no month {month_text}")
    return _day(text, year, month, day_text)


def _vague(text: str, head: str, month_text: str | None) -> When:
    if month_text is not None:
        raise ValueError(f"{text!r}: a decade or century has no month")
    width = 10 ** head.count("X")
    first = int(head.rstrip("X")) * width
    if first == 0:
        return calendar.year(1, width - 1)
    return calendar.year(first, first + width - 1)


def _season(text: str, year: int, number: int) -> When:
    if number != WINTER:
        return calendar.month(year, *SEASONS[number])
    if year == 9999:
        raise ValueError(f"{text!r}: the winter runs past the year 9999")
    return When(date(year, 12, 1), calendar.month_end(year + 1, 2))


def _day(text: str, year: int, month: int, day_text: str | None) -> When:
    if day_text is None:
        return calendar.month(year, month)
    try:
        return calendar.day(date(year, month, int(day_text)))
    except ValueError:
        last = calendar.month_end(year, month).day
        raise ValueError(f"{text!r}: {year:04}-{month:02} has {last} days, not {day_text}") from None


def _short(when: When) -> str | None:
    """Write a date that one EDTF date without a slash can say, else return None."""
    first, last = when.first, when.last
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == calendar.month_end(first.year, first.month):
        return f"{first.year:04}-{first.month:02}"
    return _years(first, last) or _season_name(first, last)


def _years(first: date, last: date) -> str | None:
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return None
    if first.year == last.year:
        return f"{first.year:04}"
    start = 0 if first.year == 1 else first.year
    for width, mask in ((10, "X"), (100, "XX")):
        if start % width == 0 and last.year == start + width - 1:
            return f"{start // width:0{4 - len(mask)}}{mask}"
    return None


def _season_name(first: date, last: date) -> str | None:
    for number in (*SEASONS, WINTER):
        if number == WINTER and first.year == 9999:
            continue
        season = _season("", first.year, number)
        if (season.first, season.last) == (first, last):
            return f"{first.year:04}-{number}"
    return None
