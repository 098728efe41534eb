"""The algebra of periods, proved by brute force over all periods of a few days."""

from datetime import date, timedelta
from functools import cache
from itertools import combinations_with_replacement, product

import pytest

from factcheck.model.time import Period, TimeRelation, When
from factcheck.values.calendar import contains, intersection, relation

DAYS = 4
FIRST = date(2020, 2, 27)
CALENDAR = tuple(FIRST + timedelta(days=offset) for offset in range(DAYS))
EDGE_LOW, EDGE_HIGH = -1, DAYS  # stand for the first and the last day of all


def number(day: date) -> int:
    if day == date.min:
        return EDGE_LOW
    if day == date.max:
        return EDGE_HIGH
    return (day - FIRST).days


@cache
def all_periods() -> tuple[Period, ...]:
    whens = [None, *(When(a, b) for a, b in combinations_with_replacement(CALENDAR, 2))]
    return tuple(
        Period(start=start, end=end)
        for start, end in product(whens, whens)
        if not (start and end and start.first > end.last)
    )


@cache
def readings(period: Period) -> tuple[tuple[int, int], ...]:
    """Every interval that a period may stand for, in day numbers."""
    starts = (
        range(number(period.start.first), number(period.start.last) + 1) if period.start else range(-1, 0)
    )
    ends = (
        range(number(period.end.first), number(period.end.last) + 1)
        if period.end
        else range(EDGE_HIGH, EDGE_HIGH + 1)
    )
    return tuple((s, e) for s, e in product(starts, ends) if s <= e)


def inside(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def touching(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def expected(claim: Period, evidence: Period) -> TimeRelation:
    if claim.unbounded or evidence.unbounded:
        return TimeRelation.UNKNOWN
    pairs = list(product(readings(claim), readings(evidence)))
    if all(c[0] > e[1] for c, e in pairs):
        return TimeRelation.AFTER
    if all(c[1] < e[0] for c, e in pairs):
        return TimeRelation.BEFORE
    if all(any(inside(c, e) for c in readings(claim)) for e in readings(evidence)):
        return TimeRelation.INSIDE
    return TimeRelation.OVERLAP


def test_relation_agrees_with_every_reading() -> None:
    wrong = [
        (claim, evidence)
        for claim, evidence in product(all_periods(), repeat=2)
        if relation(claim, evidence) is not expected(claim, evidence)
    ]
    assert wrong == []


def test_contains_agrees_with_every_reading() -> None:
    for outer, inner in product(all_periods(), repeat=2):
        truth = all(any(inside(c, e) for c in readings(inner)) for e in readings(outer))
        assert contains(outer, inner) is truth, (outer, inner)


def test_intersection_covers_just_the_days_that_both_may_cover() -> None:
    for one, other in product(all_periods(), repeat=2):
        common = {
            day
            for day in range(EDGE_LOW, EDGE_HIGH + 1)
            if any(s <= day <= e for s, e in readings(one)) and any(s <= day <= e for s, e in readings(other))
        }
        found = intersection(one, other)
        if found is None:
            assert not common, (one, other)
        else:
            assert (number(found.first), number(found.last)) == (min(common), max(common)), (one, other)


def test_before_and_after_mirror_each_other() -> None:
    mirror = {TimeRelation.AFTER: TimeRelation.BEFORE, TimeRelation.BEFORE: TimeRelation.AFTER}
    for claim, evidence in product(all_periods(), repeat=2):
        found = relation(claim, evidence)
        if found in mirror:
            assert relation(evidence, claim) is mirror[found]


YEARS = {
    "2018": Period(start=When(date(2018, 1, 1), date(2018, 12, 31)), end=When(date(2018, 1, 1),
    date(2018, 12, 31))),
    "2018-03": Period(start=When(date(2018, 3, 1), date(2018, 3, 31)), end=When(date(2018, 3, 1),
    date(2018, 3, 31))),
    "2014/2018": Period(start=When(date(2014, 1, 1), date(2014, 12, 31)), end=When(date(2018, 1, 1),
    date(2018, 12, 31))),
    "../2018": Period(end=When(date(2018, 1, 1), date(2018, 12, 31))),
    "2019/..": Period(start=When(date(2019, 1, 1), date(2019, 12, 31))),
}  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "evidence", "answer"),
    [
        ("2018", "2018-03", TimeRelation.INSIDE),
        ("2018-03", "2018", TimeRelation.OVERLAP),
        ("2018", "2014/2018", TimeRelation.INSIDE),
        ("2018-03", "../2018", TimeRelation.OVERLAP),
        ("2018", "../2018", TimeRelation.INSIDE),
        ("2019/..", "2014/2018", TimeRelation.AFTER),
        ("../2018", "2019/..", TimeRelation.BEFORE),
        ("2014/2018", "2018", TimeRelation.OVERLAP),
    ],
)
def test_years_and_months(claim: str, evidence: str, answer: TimeRelation) -> None:
    assert relation(YEARS[claim], YEARS[evidence]) is answer
