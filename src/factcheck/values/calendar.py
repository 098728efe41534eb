"""The algebra of periods whose ends are known only so precisely.

A `Period` stands for every interval that runs from some day in `start` to
some day in `end`: its readings. `None` at an end reads as "without bound on
that side". A single date ("in 2024") has the same `When` at both ends, so its
readings are all stretches within it. The answers here are certain ones: they
hold for every reading of the evidence; what may or may not hold is `OVERLAP`.

Limits: days are the grain; an end that is unknown rather than open should be
filled in by the caller who knows more.
"""

from datetime import date, timedelta

from factcheck.model.time import Period, TimeRelation, When

DAY = timedelta(days=1)


def relation(claim: Period, evidence: Period) -> TimeRelation:
    """Say where the claim's time lies relative to the evidence's.

    INSIDE: whatever the evidence's true interval, some reading of the claim
    lies in it. AFTER and BEFORE: no reading of the claim touches any reading
    of the evidence. UNKNOWN: one of the two has no end at all.
    """
    if claim.unbounded or evidence.unbounded:
        return TimeRelation.UNKNOWN
    if claim.first > evidence.last:
        return TimeRelation.AFTER
    if claim.last < evidence.first:
        return TimeRelation.BEFORE
    if contains(evidence, claim):
        return TimeRelation.INSIDE
    return TimeRelation.OVERLAP


def contains(outer: Period, inner: Period) -> bool:
    """Tell whether each reading of `outer` holds some reading of `inner`."""
    start, end = _ends(outer)
    inner_start, inner_end = _ends(inner)
    if start.last <= end.first:
        return _holds(start.last, end.first, inner_start, inner_end)
    # The two ends may fall on one day: each such day is the shortest reading around it.
    first, last = max(start.first, end.first), min(start.last, end.last)
    return _points_inside(first, last, inner_start, inner_end)


def intersection(one: Period, other: Period) -> Period | None:
    """Return the time that both may cover, or None where they are certainly apart."""
    if one.first > other.last or other.first > one.last:
        return None
    start = _later(one.start, other.start)
    end = _earlier(one.end, other.end)
    if start and end and start.first > end.last:
        return None
    return Period(start=start, end=end)


def whole(when: When) -> Period:
    """Return the period named by one date: some time within it."""
    return Period(start=when, end=when)


def day(value: date) -> When:
    """Return one calendar day."""
    return When(value, value)


def year(number: int, last: int | None = None) -> When:
    """Return a year, or the years `number` to `last`."""
    return When(date(number, 1, 1), date(number if last is None else last, 12, 31))


def month(year_number: int, number: int, last: int | None = None) -> When:
    """Return a month of a year, or its months `number` to `last`."""
    return When(date(year_number, number, 1), month_end(year_number, last or number))


def month_end(year_number: int, number: int) -> date:
    """Return the last day of a month."""
    if number == 12:
        return date(year_number, 12, 31)
    return date(year_number, number + 1, 1) - DAY


def _ends(period: Period) -> tuple[When, When]:
    start = period.start or day(date.min)
    end = period.end or day(date.max)
    return start, end


def _holds(first: date, last: date, start: When, end: When) -> bool:
    """Tell whether an interval from `start` to `end` fits between two days."""
    earliest = max(first, start.first)
    latest = min(last, end.last)
    return earliest <= start.last and latest >= end.first and earliest <= latest


def _points_inside(first: date, last: date, start: When, end: When) -> bool:
    """Tell whether each day from `first` to `last` can be all of an interval from `start` to `end`."""
    return start.first <= first and end.first <= first and last <= start.last and last <= end.last


def _later(one: When | None, other: When | None) -> When | None:
    """Return the range of the later of two days."""
    if one is None or other is None:
        return one or other
    return When(max(one.first, other.first), max(one.last, other.last))


def _earlier(one: When | None, other: When | None) -> When | None:
    """Return the range of the earlier of two days."""
    if one is None or other is None:
        return one or other
    return When(min(one.first, other.first), min(one.last, other.last))
