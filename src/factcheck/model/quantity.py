"""Values found in running text: quantities and time expressions, with their place."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from factcheck.model.time import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount as written, converted to the base unit of its dimension.

    `low` and `high` bound the amount in base units (None: no bound on that
    side); an exact amount has `low == high`. `low_open` / `high_open` say that
    the bound itself is shut out ("more than 40"). `unit` is the base unit
    ("USD", "percent", "metre", "" for a bare count), `dimension` the kind of
    thing measured ("count", "money", "percent", "length", "duration",
    "ordinal", "ratio", …), `written` the amount in the unit as written,
    `written_unit` that unit. `per` is the unit of a rate ("year", "month",
    "second", "passenger") or "". `start`, `end`: the characters covered,
    unit included, hedging words included ("about", "more than").
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    dimension: str
    unit: str
    written: Decimal
    written_unit: str
    per: str = ""
    start: int
    end: int
    text: str


class TimeRole(StrEnum):
    """How a time expression places what is said."""

    AT = "at"  # in 2024, on 3 June, last year: at some time in the period, or throughout it
    SINCE = "since"  # since 2015: from then to the time of speaking
    FROM = "from"  # from 2015 on: from then, end not given
    UNTIL = "until"  # until 2024: up to then, over after it
    BY = "by"  # by 2019: at that time, begun at some time before
    BEFORE = "before"
    AFTER = "after"
    SPAN = "span"  # from 2014 to 2017, between 2014 and 2017, 2013–2017
    AS_OF = "as-of"  # as of December 2024: the moment of speaking
    AGO = "ago"  # three weeks ago: at, resolved against the reference date
    AGE = "age"  # for eleven years: a length of time, no place on the calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A date, span or relative time in running text.

    `period` is its place on the calendar: for AT the named day, month, year,
    decade; for SINCE and FROM start only; for UNTIL end only; for BEFORE, BY
    the named time as `end`; for AFTER as `start`; for SPAN both. None where it
    depends on a reference date that was not given, or has no place.
    `start`, `end`: the characters covered, preposition included.
    """

    role: TimeRole
    period: Period | None
    approximate: bool = False
    start: int
    end: int
    text: str
