"""Calendar time with stated precision.

A `When` is one date as precisely as the text gives it: 2024 is "some day from
1 January to 31 December 2024". A `Period` runs from one `When` to another;
`None` at either end is an end that the text leaves open or does not name.

Limits: proleptic Gregorian calendar, years 1 to 9999, no time of day.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date known to lie in `first` .. `last` (both days included)."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"date range runs backwards: {self.first} > {self.last}")


@dataclass(frozen=True, slots=True)
class Period:
    """From some day in `start` to some day in `end`; None is open or unknown."""

    start: When | None = None
    end: When | None = None

    @property
    def first(self) -> date:
        """Earliest day that the period may cover."""
        return self.start.first if self.start else date.min

    @property
    def last(self) -> date:
        """Latest day that the period may cover."""
        return self.end.last if self.end else date.max

    @property
    def unbounded(self) -> bool:
        """Whether neither end is known."""
        return self.start is None and self.end is None


class TimeRelation(StrEnum):
    """Where a claim's time lies relative to the time for which evidence holds."""

    INSIDE = "inside"
    AFTER = "after"
    BEFORE = "before"
    OVERLAP = "overlap"
    UNKNOWN = "unknown"
