"""Whether an amount can be worked out from those that the source gives.

"85 shops are left" after "closed 27 of its 112 shops" is no other number of
shops. What can be reached by one sum, difference, product or quotient, or is
the rest of a hundred per cent, is left open rather than called wrong. Limits:
two amounts at a time, of the sentence and the sentences before it.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from factcheck.judge.told import Told
from factcheck.model import Quantity

_CLOSE = Decimal("0.02")  # share by which a rounded result may miss
_MOST = 14  # amounts that are tried: more would make anything reachable
_HUNDRED = Decimal(100)


def derived(pair: Told, ours: Quantity) -> bool:
    """Whether the claim's amount is within rounding of a result of the source's amounts."""
    if ours.dimension == "multiple":
        return False  # how often: two deeds counted apart do not add up
    wanted = ours.low if ours.low is not None else ours.high
    if wanted is None or wanted == 0:
        return False
    return any(abs(result - wanted) <= _CLOSE * abs(wanted) for result in _results(_amounts(pair), ours))


def _amounts(pair: Told) -> list[Decimal]:
    readings = (pair.source.statement, *(r.statement for r in pair.source.context))
    found = [
        q.low if q.low is not None else q.high
        for r in readings
        for q in r.quantities
        if q.dimension != "ordinal"
    ]
    kept = list(dict.fromkeys(v for v in found if v is not None and v))
    return kept[:_MOST]


def _results(amounts: list[Decimal], ours: Quantity) -> Iterator[Decimal]:
    if ours.dimension == "percent":
        yield from (_HUNDRED - a for a in amounts if a < _HUNDRED)
    for a, b in permutations(amounts, 2):
        yield a + b
        yield a - b
        if ours.dimension != "percent" or a > 1:
            yield a / b * (_HUNDRED if ours.dimension == "percent" else 1)
        if a < _HUNDRED and b != 1:
            yield a * b
    if len(amounts) == 3:
        yield sum(amounts, Decimal(0))
