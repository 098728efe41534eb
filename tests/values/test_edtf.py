from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.time import Period, When
from factcheck.values import format_edtf, parse_edtf

READ = [
    ("2024", "2024-01-01", "2024-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024-12-08", "2024-12-08", "2024-12-08"),
    ("198X", "1980-01-01", "1989-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("00XX", "0001-01-01", "0099-12-31"),
    ("2019-21", "2019-03-01", "2019-05-31"),
    ("2019-24", "2019-12-01", "2020-02-29"),
    ("2014/2017", "2014-01-01", "2017-12-31"),
    ("../2024", "0001-01-01", "2024-12-31"),
    ("/2024", "0001-01-01", "2024-12-31"),
    ("2013-12/..", "2013-12-01", "9999-12-31"),
    ("2013-12/", "2013-12-01", "9999-12-31"),
    ("1850~", "1850-01-01", "1850-12-31"),
    (" 2001/2001-09 ", "2001-01-01", "2001-09-30"),
    ("../..", "0001-01-01", "9999-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), READ)
def test_reads(text: str, first: str, last: str) -> None:
    period = parse_edtf(text)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("2023-02-29", "28 days"),
        ("2024-13", "no month 13"),
        ("2024-00", "no month 00"),
        ("2024-04-31", "30 days"),
        ("0000", "no year 0000"),
        ("soon", "no date"),
        ("2024-1-1", "no date"),
        ("2017/2014", "backwards"),
        ("2014/2015/2016", "3 ends"),
        ("..", "names no time"),
        ("198X-05", "no month"),
        ("9999-24", "past the year 9999"),
        ("٢٠٢٤", "no date"),
    ],
)
def test_refuses_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_edtf(text)


@pytest.mark.parametrize(
    "text",
    ["2024", "2024-02", "2024-12-08", "198X", "19XX", "000X", "00XX", "2019-22", "2019-24", "2014/2017",
     "../2024", "2013-12/..", "../..", "1914-07-28/1918-11-11", "20XX/.."],
)  # fmt: skip
def test_writes_what_it_read(text: str) -> None:
    assert format_edtf(parse_edtf(text)) == text


def test_a_span_of_days_in_one_date_is_written_as_an_interval() -> None:
    when = When(date(2024, 11, 11), date(2024, 11, 20))
    assert format_edtf(when) == "2024-11-11/2024-11-20"


DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
WHENS = st.builds(
    lambda day, length: When(day, min(date.max, day + timedelta(days=min(length, (date.max - day).days)))),
    DAYS,
    st.sampled_from([0, 1, 9, 27, 28, 29, 30, 89, 90, 91, 364, 365, 3651, 3652, 36523]),
)


@given(WHENS)
def test_a_written_date_reads_back_with_the_same_outer_days(when: When) -> None:
    period = parse_edtf(format_edtf(when))
    assert (period.first, period.last) == (when.first, when.last)


@given(st.none() | WHENS, st.none() | WHENS)
def test_a_written_period_keeps_its_outer_days(start: When | None, end: When | None) -> None:
    if start and end and start.first > end.last:
        start, end = end, start
    period = Period(start=start, end=end)
    if start and end and start.first > end.first:
        return
    again = parse_edtf(format_edtf(period))
    assert (again.first, again.last) == (period.first, period.last)


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28), st.integers(1, 3))
def test_days_months_and_years_round_trip(year: int, month: int, day: int, parts: int) -> None:
    text = "-".join((f"{year:04}", f"{month:02}", f"{day:02}")[:parts])
    assert format_edtf(parse_edtf(text)) == text


@given(st.text(max_size=12))
def test_other_text_is_refused_or_read(text: str) -> None:
    try:
        period = parse_edtf(text)
    except ValueError:
        return
    assert period.first <= period.last
