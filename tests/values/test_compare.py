from decimal import Decimal

import pytest

from factcheck.values import Match, as_share, compare, find_quantities

ROWS = [
    ("40 boats", "40 boats", Match.EQUAL),
    ("forty boats", "40 boats", Match.EQUAL),
    ("40 boats", "41 boats", Match.CONFLICT),
    ("more than 40 boats", "41 boats", Match.ENTAILED),
    ("more than 40 boats", "40 boats", Match.CONFLICT),
    ("at least 40 boats", "40 boats", Match.ENTAILED),
    ("at least 40 boats", "more than 40 boats", Match.ENTAILED),
    ("more than 40 boats", "at least 40 boats", Match.COMPATIBLE),
    ("45 boats", "more than 40 boats", Match.COMPATIBLE),
    ("30 boats", "more than 40 boats", Match.CONFLICT),
    ("fewer than 30 boats", "more than 40 boats", Match.CONFLICT),
    ("between 30 and 50 boats", "40 boats", Match.ENTAILED),
    ("40 boats", "between 30 and 50 boats", Match.COMPATIBLE),
    ("about 40 boats", "42 boats", Match.ENTAILED),
    ("about 40 boats", "60 boats", Match.CONFLICT),
    ("nearly 40 boats", "38 boats", Match.ENTAILED),
    ("nearly 40 boats", "43 boats", Match.CONFLICT),
    ("40 boats", "about 40 boats", Match.ENTAILED),
    ("1.4 million boats", "1.41 million boats", Match.ENTAILED),
    ("1.4 million boats", "1.6 million boats", Match.CONFLICT),
    ("1.41 million boats", "1.4 million boats", Match.COMPATIBLE),
    ("1,400 boats", "1,412 boats", Match.COMPATIBLE),
    ("5 km", "5,000 m", Match.EQUAL),
    ("3.1 miles", "5 km", Match.ENTAILED),
    ("5 km", "5 kg", Match.INCOMPARABLE),
    ("$5", "€5", Match.INCOMPARABLE),
    ("25 % of it", "a quarter of it", Match.EQUAL),
    ("a third of it", "33 % of it", Match.COMPATIBLE),
    ("more than half of it", "62 % of it", Match.ENTAILED),
    ("12 tonnes a year", "1 tonne a month", Match.EQUAL),
    ("12 tonnes a year", "2 tonnes a month", Match.CONFLICT),
    ("12 tonnes a year", "12 tonnes", Match.INCOMPARABLE),
    ("twelve months", "one year", Match.EQUAL),
    ("the third boat", "the second boat", Match.CONFLICT),
    ("twice", "two times", Match.EQUAL),
]


@pytest.mark.parametrize(("claim", "evidence", "answer"), ROWS)
def test_compare(claim: str, evidence: str, answer: Match) -> None:
    (ours,), (theirs,) = find_quantities(claim), find_quantities(evidence)
    assert compare(ours, theirs) is answer


@pytest.mark.parametrize(("claim", "evidence", "answer"), ROWS)
def test_conflict_is_symmetric(claim: str, evidence: str, answer: Match) -> None:
    (ours,), (theirs,) = find_quantities(claim), find_quantities(evidence)
    back = compare(theirs, ours)
    assert (back is Match.CONFLICT) is (answer is Match.CONFLICT)
    assert (back is Match.INCOMPARABLE) is (answer is Match.INCOMPARABLE)


@pytest.mark.parametrize("text", sorted({row[0] for row in ROWS} | {row[1] for row in ROWS}))
def test_an_amount_equals_itself(text: str) -> None:
    (only,) = find_quantities(text)
    assert compare(only, only) is Match.EQUAL


def test_as_share_turns_percent_into_ratio() -> None:
    (percent,) = find_quantities("40 % of it")
    share = as_share(percent)
    assert (share.dimension, share.unit, share.low) == ("ratio", "", Decimal("0.4"))
    assert as_share(share) == share
