"""Which time a claim talks about, and for which time evidence holds.

A claim's time is the date or span it names, else its tense: the present is
the day of asking, the simple past some time before it. Evidence holds for the
times named in its clause, for the period stored with it, or, undated, for an
unknown time up to its publication. Nothing undated is ever taken for today.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from msgspec import Struct

from factcheck.model import Period, TimeExpression, TimeRole, When
from factcheck.syntax.statement import Statement
from factcheck.values import contains, find_times, intersection


class Tense(StrEnum):
    """The time that a claim's grammar points to."""

    PRESENT = "present"
    PAST = "past"
    FUTURE = "future"
    ALWAYS = "always"  # "has never", "has always"
    PERFECT = "perfect"
    NONE = "none"


class Fit(StrEnum):
    """How evidence's named time answers a claim's named time."""

    SAME = "same"
    OPEN = "open"
    APART = "apart"


class TimeAnswer(Struct, frozen=True):
    """A claim's time expression, what the source has for it, and how they fit."""

    claim: TimeExpression
    source: TimeExpression | None
    fit: Fit
    borrowed: bool = False  # from the headings or the sentences before


_POINTS = frozenset({TimeRole.AT, TimeRole.AGO, TimeRole.AS_OF})


def span_of(time: TimeExpression) -> Period | None:
    """Give the stretch of the calendar that a time expression covers."""
    return time.period


def compare_times(claim: TimeExpression, source: TimeExpression, event: bool) -> Fit:
    """Say whether a source's time entails, leaves open or shuts out a claim's.

    `event` says that the thing happens at one time, so that two different
    times exclude each other; a state may hold at both.
    """
    ours, theirs = claim.period, source.period
    if _yearless(claim) or _yearless(source):
        claim, source = (
            replace(claim, period=_in_one_year(claim)),
            replace(source, period=_in_one_year(source)),
        )
        ours, theirs = claim.period, source.period
    if ours is None or theirs is None:
        return Fit.SAME if claim.text.lower() == source.text.lower() else Fit.OPEN
    if claim.role in _POINTS and source.role in _POINTS:
        return _points(ours, theirs, event)
    if claim.role in _POINTS:
        return _point_in_span(ours, source)
    if source.role in _POINTS:
        return _span_against_point(claim, theirs, event)
    return _spans(claim, source)


_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)
_SOME_DAY = date(2000, 12, 31)


def _yearless(time: TimeExpression) -> bool:
    """Whether a date names a month or day and no year ("on 5 December")."""
    return (
        time.role is TimeRole.AT and _MONTH.search(time.text) is not None and _YEAR.search(time.text) is None
    )


def _in_one_year(time: TimeExpression) -> Period | None:
    """Place a date by month and day alone, so that two dates without a year can be set side by side."""
    found = find_times(_YEAR.sub("", time.text), _SOME_DAY)
    return found[0].period if found else None


def _points(ours: Period, theirs: Period, event: bool) -> Fit:
    if ours.first <= theirs.first and theirs.last <= ours.last:
        return Fit.SAME
    if intersection(ours, theirs) is None:
        return Fit.APART if event else Fit.OPEN
    return Fit.OPEN


def _point_in_span(ours: Period, source: TimeExpression) -> Fit:
    theirs = source.period
    assert theirs is not None
    if intersection(ours, theirs) is None:
        return Fit.APART if source.role is not TimeRole.AGE else Fit.OPEN
    if source.role in (TimeRole.BEFORE, TimeRole.AFTER, TimeRole.BY):
        return Fit.OPEN
    return Fit.SAME


def _span_against_point(claim: TimeExpression, theirs: Period, event: bool) -> Fit:
    ours = claim.period
    assert ours is not None
    if claim.role in (TimeRole.SINCE, TimeRole.FROM):
        if (
            ours.start
            and theirs.start
            and (ours.start.first <= theirs.first and theirs.last <= ours.start.last)
        ):
            return Fit.SAME
        return Fit.APART if event and ours.start and theirs.first > ours.start.last else Fit.OPEN
    if claim.role is TimeRole.UNTIL:
        same = ours.end is not None and ours.end.first <= theirs.first and theirs.last <= ours.end.last
        return Fit.SAME if same else Fit.OPEN
    if contains(ours, theirs):
        return Fit.SAME
    if intersection(ours, theirs) is None:
        return Fit.APART if event or claim.role in (TimeRole.BY, TimeRole.BEFORE) else Fit.OPEN
    return Fit.OPEN


def _spans(claim: TimeExpression, source: TimeExpression) -> Fit:
    ours, theirs = claim.period, source.period
    assert ours is not None
    assert theirs is not None
    if (
        claim.role == source.role
        and _ends_agree(ours.start, theirs.start)
        and _ends_agree(ours.end, theirs.end)
    ):
        return Fit.SAME
    if claim.role == source.role and claim.role in (TimeRole.SINCE, TimeRole.UNTIL):
        return Fit.APART if not _ends_meet(ours, theirs) else Fit.OPEN
    if contains(theirs, ours):
        return Fit.SAME
    return Fit.APART if intersection(ours, theirs) is None else Fit.OPEN


def _ends_agree(ours: When | None, theirs: When | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return ours.first <= theirs.first and theirs.last <= ours.last


def _ends_meet(ours: Period, theirs: Period) -> bool:
    for a, b in ((ours.start, theirs.start), (ours.end, theirs.end)):
        if a and b and (a.last < b.first or b.last < a.first):
            return False
    return True


def tense_of(statement: Statement, clause_number: int, tokens: Sequence[int]) -> Tense:
    """Give the time that a clause's grammar points to."""
    words = {statement.tokens[i].lower for i in tokens}
    if clause_number < 0 or clause_number >= len(statement.clauses):
        return Tense.NONE
    clause = statement.clauses[clause_number]
    lowered = " ".join(t.lower for t in statement.tokens)
    if clause.tense in ("perfect", "pluperfect") and ("never" in words or "always" in words):
        return Tense.ALWAYS
    if "used to" in lowered or words & {"formerly", "once", "previously"}:
        return Tense.PAST
    return {
        "past": Tense.PAST,
        "pluperfect": Tense.PAST,
        "perfect": Tense.PERFECT,
        "present": Tense.PRESENT,
        "future": Tense.FUTURE,
        "modal": Tense.PRESENT,
    }.get(clause.tense, Tense.NONE)


def holding_period(statement: Statement, tokens: Sequence[int]) -> Period | None:
    """Give the period for which the words around `tokens` hold, from the times in their clause."""
    times = [statement.time_at[i] for i in tokens if i in statement.time_at]
    periods = [t.period for t in times if t.period is not None and t.role is not TimeRole.AGE]
    if not periods:
        return None
    start = next((p.start for p in periods if p.start is not None), None)
    end = next((p.end for p in periods if p.end is not None), None)
    return Period(start, end)


def as_period(day: date) -> Period:
    """Give the period of one day."""
    point = When(day, day)
    return Period(point, point)
