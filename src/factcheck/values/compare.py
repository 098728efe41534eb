"""Whether one amount entails, excludes or leaves open another.

The claim's amount is an interval: widened by 10 % where it is approximate, and
by the rounding of its last written digit (5 % at most) where it is no whole
count. The evidence entails it by lying inside. Two amounts conflict only when
their intervals stay apart after the evidence too is widened in this way.

Limits: currencies are never converted; a rate compares with a rate only.
"""

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from factcheck.model.quantity import Quantity
from factcheck.values.units import load_units

TOLERANCE = Decimal("0.1")
ROUNDING_CAP = Decimal("0.05")
EXACT = frozenset({"ordinal"})


class Match(StrEnum):
    """What evidence of one amount says about a claim of another."""

    EQUAL = "equal"
    ENTAILED = "entailed"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"


class Interval(Struct, frozen=True):
    """Amounts from `low` to `high`; None is no bound; an open bound is shut out."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def within(self, other: "Interval") -> bool:
        """Tell whether all of this lies in the other."""
        return not self._below(other) and not self._above(other)

    def _below(self, other: "Interval") -> bool:
        if other.low is None:
            return False
        if self.low is None or self.low < other.low:
            return True
        return self.low == other.low and other.low_open and not self.low_open

    def _above(self, other: "Interval") -> bool:
        if other.high is None:
            return False
        if self.high is None or self.high > other.high:
            return True
        return self.high == other.high and other.high_open and not self.high_open

    def apart(self, other: "Interval") -> bool:
        """Tell whether no amount lies in both."""
        return self._ends_before(other) or other._ends_before(self)

    def _ends_before(self, other: "Interval") -> bool:
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return self.high_open or other.low_open
        return self.high < other.low


def as_share(quantity: Quantity) -> Quantity:
    """Return a percent as a ratio of 0 to 1; leave every other amount as it is."""
    if quantity.dimension != "percent":
        return quantity
    hundredth = Decimal("0.01")
    return replace(
        quantity,
        low=_times(quantity.low, hundredth),
        high=_times(quantity.high, hundredth),
        written=quantity.written * hundredth,
        written_unit="",
        dimension="ratio",
        unit="",
    )


def compare(claim: Quantity, evidence: Quantity) -> Match:
    """Say what evidence of one amount means for a claim of another."""
    if {claim.dimension, evidence.dimension} == {"percent", "ratio"}:
        claim, evidence = as_share(claim), as_share(evidence)
    if (claim.dimension, claim.unit) != (evidence.dimension, evidence.unit):
        return Match.INCOMPARABLE
    factor = _rate_factor(claim.per, evidence.per)
    if factor is None:
        return Match.INCOMPARABLE
    stated = _interval(claim, Decimal(1))
    known = _interval(evidence, factor)
    if stated == known and claim.approximate == evidence.approximate:
        return Match.EQUAL
    allowed = _widened(claim, Decimal(1), _rounding(claim))
    if known.within(allowed) or _same_centre(claim, evidence, stated, known):
        return Match.ENTAILED
    loose = _widened(claim, Decimal(1), _loose_rounding(claim))
    if loose.apart(_widened(evidence, factor, _loose_rounding(evidence) * factor)):
        return Match.CONFLICT
    return Match.COMPATIBLE


def _rate_factor(claim_per: str, evidence_per: str) -> Decimal | None:
    """Return what the evidence's rate is multiplied by to be per the claim's unit; None if it cannot be."""
    if claim_per == evidence_per:
        return Decimal(1)
    units = load_units().by_name
    ours, theirs = units.get(claim_per), units.get(evidence_per)
    if ours is None or theirs is None or ours.dimension != theirs.dimension:
        return None
    return ours.factor / theirs.factor


def _interval(quantity: Quantity, factor: Decimal) -> Interval:
    return Interval(
        _times(quantity.low, factor), _times(quantity.high, factor), quantity.low_open, quantity.high_open
    )


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else (value * factor).normalize()


def _same_centre(claim: Quantity, evidence: Quantity, stated: Interval, known: Interval) -> bool:
    """Accept "about 500" as evidence for "500"; a one-sided estimate such as "nearly" is more than that."""
    sided = claim.low_open or claim.high_open or evidence.low_open or evidence.high_open
    return evidence.approximate and not sided and (stated.low, stated.high) == (known.low, known.high)


def _widened(quantity: Quantity, factor: Decimal, rounding: Decimal) -> Interval:
    """Return the amounts that a quantity may mean, given what its rounding hides."""
    exact = _interval(quantity, factor)
    spread = TOLERANCE if quantity.approximate else Decimal(0)
    low, high = exact.low, exact.high
    low_open, high_open = exact.low_open, exact.high_open
    if low is not None and not low_open:
        low -= max(abs(low) * spread, rounding)
    if high is not None and not high_open:
        high += max(abs(high) * spread, rounding)
    if quantity.approximate and low is not None and low == high:
        # "nearly 40" lies below 40, "just over 40" above it: the shut side stays.
        low, high = (low, high * (1 + spread)) if low_open else (low * (1 - spread), high)
    if quantity.approximate and quantity.high_open and low is not None and high is not None:
        low = min(low, high - abs(high) * spread)
    return Interval(low, high, low_open, high_open)


def _bounded(quantity: Quantity) -> bool:
    return quantity.low is None or quantity.high is None or quantity.low != quantity.high


def _rounding(quantity: Quantity) -> Decimal:
    """Return half of the last written place in base units, at most 5 % of the amount."""
    if _bounded(quantity) or quantity.dimension in EXACT:
        return Decimal(0)
    exponent = _exponent(quantity.written)
    if quantity.dimension in ("count", "multiple", "money", "ratio") and exponent == 0:
        return Decimal(0)
    return _half_place(quantity, exponent, capped=True)


def _loose_rounding(quantity: Quantity) -> Decimal:
    """Return half of the last place that is not a trailing zero: what may be rounded off."""
    if _bounded(quantity) or quantity.dimension in EXACT:
        return Decimal(0)
    exponent = _exponent(quantity.written)
    if quantity.dimension == "count" and exponent == 0 and abs(quantity.written) < 100:
        return Decimal(0)
    if exponent == 0 and quantity.written:
        digits = str(abs(int(quantity.written)))
        exponent = len(digits) - len(digits.rstrip("0"))
        if exponent == 0 and quantity.dimension in ("count", "multiple", "money", "ratio"):
            return Decimal(0)
    return _half_place(quantity, exponent, capped=False)


def _exponent(written: Decimal) -> int:
    exponent = written.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _half_place(quantity: Quantity, exponent: int, capped: bool) -> Decimal:
    assert quantity.low is not None
    if quantity.written == 0:
        return Decimal(0)
    half = Decimal(5).scaleb(exponent - 1)
    share = half / abs(quantity.written)
    return abs(quantity.low) * (min(share, ROUNDING_CAP) if capped else min(share, TOLERANCE))
