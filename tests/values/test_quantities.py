"""Amounts: how they are written, what they are in base units, how they are bounded."""

from decimal import Decimal

import pytest

from factcheck.values import find_quantities

MINUTE, WEEK, YEAR = 60, 604800, 31556952

ONE = [
    ("The choir has eleven singers.", "eleven", "count", "", 11, 11),
    ("It holds 12,450 seats.", "12,450", "count", "", 12450, 12450),
    ("It holds 12 450 300 grains.", "12 450 300", "count", "", 12450300, 12450300),
    ("It holds 12\u202f450 seats.", "12\u202f450", "count", "", 12450, 12450),
    ("It sold half a billion copies.", "half a billion", "count", "", 5 * 10**8, 5 * 10**8),
    ("It sold two and a half million copies.", "two and a half million", "count", "", 2500000, 2500000),
    ("They bought a dozen goats.", "a dozen", "count", "", 12, 12),
    ("Two hundred and six bones.", "Two hundred and six", "count", "", 206, 206),
    ("It has 1.4m users.", "1.4m", "count", "", 1400000, 1400000),
    ("The depth was −40 there.", "−40", "count", "", -40, -40),
    ("More than 40 boats sank.", "More than 40", "count", "", 40, None),
    ("At least 40 boats sank.", "At least 40", "count", "", 40, None),
    ("No fewer than six judges sat.", "No fewer than six", "count", "", 6, None),
    ("Up to 300 guests came.", "Up to 300", "count", "", None, 300),
    ("Fewer than 300 guests came.", "Fewer than 300", "count", "", None, 300),
    ("A maximum of 30 goats.", "A maximum of 30", "count", "", None, 30),
    ("It takes 50 or more coins.", "50 or more", "count", "", 50, None),
    ("It has 50+ rooms.", "50+", "count", "", 50, None),
    ("The third bridge fell.", "third", "ordinal", "", 3, 3),
    ("The 21st bridge fell.", "21st", "ordinal", "", 21, 21),
    ("The twenty-first bridge fell.", "twenty-first", "ordinal", "", 21, 21),
    ("A quarter of the herd died.", "A quarter", "ratio", "", "0.25", "0.25"),
    ("Half of the herd died.", "Half", "ratio", "", "0.5", "0.5"),
    ("One in five goats died.", "One in five", "ratio", "", "0.2", "0.2"),
    ("Nine out of ten goats live.", "Nine out of ten", "ratio", "", "0.9", "0.9"),
    ("Three-quarters of it is water.", "Three-quarters", "ratio", "", "0.75", "0.75"),
    ("It is twice as tall.", "twice", "multiple", "", 2, 2),
    ("It is three times as tall.", "three times", "multiple", "", 3, 3),
    ("A tenfold rise.", "tenfold", "multiple", "", 10, 10),
    ("Turnout was 64.5 %.", "64.5 %", "percent", "percent", "64.5", "64.5"),
    ("Turnout was 10-12 per cent.", "10-12 per cent", "percent", "percent", 10, 12),
    ("Up 3 percentage points.", "3 percentage points", "percentage point", "percentage point", 3, 3),
    ("It cost between 760 and 790 million euros.", "between 760 and 790 million euros", "money", "EUR",
     760000000, 790000000),
    ("It cost US$1.5bn.", "US$1.5bn", "money", "USD", 1500000000, 1500000000),
    ("It cost £2m.", "£2m", "money", "GBP", 2000000, 2000000),
    ("It cost 50p.", "50p", "money", "GBP", "0.5", "0.5"),
    ("It cost EUR 125.", "EUR 125", "money", "EUR", 125, 125),
    ("It cost 400 Danish kroner.", "400 Danish kroner", "money", "DKK", 400, 400),
    ("It cost five million yen.", "five million yen", "money", "JPY", 5000000, 5000000),
    ("It cost Rs 500.", "Rs 500", "money", "INR", 500, 500),
    ("It cost 3 dollars 50 cents.", "3 dollars 50 cents", "money", "USD", "3.5", "3.5"),
    ("She lost 20 pounds of fat.", "20 pounds", "mass", "kilogram", "9.07184740", "9.07184740"),
    ("They raised two million pounds.", "two million pounds", "money", "GBP", 2000000, 2000000),
    ("It is 5 km away.", "5 km", "length", "metre", 5000, 5000),
    ("It is 6 feet 2 inches tall.", "6 feet 2 inches", "length", "metre", "1.8796", "1.8796"),
    ("A six-mile walk.", "six-mile", "length", "metre", "9656.064", "9656.064"),
    ("It covers 3 square miles.", "3 square miles", "area", "square metre", "7769964.331008",
    "7769964.331008"),
    ("It holds 2 cubic metres.", "2 cubic metres", "volume", "litre", 2000, 2000),
    ("It makes 300 MW.", "300 MW", "power", "watt", 300000000, 300000000),
    ("It burns 2 kWh.", "2 kWh", "energy", "joule", 7200000, 7200000),
    ("It was 68 °F inside.", "68 °F", "temperature", "celsius", 20, 20),
    ("The file has 4 GB.", "4 GB", "data", "byte", 4 * 10**9, 4 * 10**9),
    ("It hums at 50 Hz.", "50 Hz", "frequency", "hertz", 50, 50),
    ("It fell to 980 hPa.", "980 hPa", "pressure", "pascal", 98000, 98000),
    ("It reached 420 ppm.", "420 ppm", "concentration", "part per million", 420, 420),
    ("It flew 50 metres per second.", "50 metres per second", "speed", "metre per second", 50, 50),
    ("It took 30 minutes.", "30 minutes", "duration", "second", 30 * MINUTE, 30 * MINUTE),
    ("It shut for eleven weeks.", "eleven weeks", "duration", "second", 11 * WEEK, 11 * WEEK),
    ("It took 2 hours and 30 minutes.", "2 hours and 30 minutes", "duration", "second", 9000, 9000),
    ("It took half an hour.", "half an hour", "duration", "second", 1800, 1800),
    ("It lasted a hundred years.", "a hundred years", "duration", "second", 100 * YEAR, 100 * YEAR),
]  # fmt: skip


def amount(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


@pytest.mark.parametrize(("text", "span", "dimension", "unit", "low", "high"), ONE, ids=[r[1] for r in ONE])
def test_one_amount(text: str, span: str, dimension: str, unit: str, low: object, high: object) -> None:
    found = find_quantities(text)
    assert [each.text for each in found] == [span]
    only = found[0]
    assert text[only.start : only.end] == span
    assert (only.dimension, only.unit) == (dimension, unit)
    for value, expected in ((only.low, amount(low)), (only.high, amount(high))):
        if value is None or expected is None:
            assert value is expected
        else:
            assert abs(value - expected) <= abs(expected) * Decimal("1e-20")


@pytest.mark.parametrize(
    ("text", "low_open", "high_open", "approximate"),
    [
        ("more than 40 boats", True, False, False),
        ("at least 40 boats", False, False, False),
        ("fewer than 40 boats", False, True, False),
        ("up to 40 boats", False, False, False),
        ("about 40 boats", False, False, True),
        ("some 40 boats", False, False, True),
        ("an estimated 40 boats", False, False, True),
        ("~40 boats", False, False, True),
        ("nearly 40 boats", False, True, True),
        ("just under 40 boats", False, True, True),
        ("just over 40 boats", True, False, True),
        ("exactly 40 boats", False, False, False),
    ],
)
def test_bounds(text: str, low_open: bool, high_open: bool, approximate: bool) -> None:
    (only,) = find_quantities(text)
    assert (only.low_open, only.high_open, only.approximate) == (low_open, high_open, approximate)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It pays $40,000 a year.", "year"),
        ("It handles 300 parcels per month.", "month"),
        ("It makes 5 tonnes annually.", "year"),
        ("It makes 5 GWh/year.", "year"),
        ("It costs £3 per passenger.", "passenger"),
        ("It pays 12 euros an hour.", "hour"),
        ("It sold 40 boats.", ""),
        ("They met 40 sailors a day later.", ""),
    ],
)
def test_rates(text: str, per: str) -> None:
    assert [each.per for each in find_quantities(text)] == [per]


@pytest.mark.parametrize(
    "text",
    [
        "Founded in 1901, it shut on 3 May 1999.",
        "The source says so.[24] Others agree.[ 3, 4]",
        "See page 12 and section 4.2.1.",
        "It needs version 3.11.2.",
        "It opens at 10:30.",
        "Call 555-0199-22.",
        "COVID-19 and the F-35.",
        "In the 1990s and the 20th century.",
        "Several people, scores of them.",
    ],
)
def test_no_amount(text: str) -> None:
    assert [each.text for each in find_quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The wind fell from 8 to 6 knots.", [("8", "speed"), ("6 knots", "speed")]),
        ("It rose from 5 to 6 million euros.", [("5", "money"), ("6 million euros", "money")]),
        ("Of 40 boats, 12 sank.", [("40", "count"), ("12", "count")]),
        ("Ten men carried two tonnes over 3 km.", [("Ten", "count"), ("two tonnes", "mass"), ("3 km",
        "length")]),
    ],
)  # fmt: skip
def test_several_amounts(text: str, parts: list[tuple[str, str]]) -> None:
    found = [(each.text.removeprefix("over "), each.dimension) for each in find_quantities(text)]
    assert found == parts
