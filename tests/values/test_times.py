"""Time expressions: how they are written, what role they have, where they lie."""

import itertools
from datetime import date

import pytest

from factcheck.values import find_times, format_edtf

NOW = date(2026, 6, 10)

ONE = [
    ("The bridge opened in 2024.", "in 2024", "at", "2024"),
    ("Many fled the 1956 uprising.", "1956", "at", "1956"),
    ("After the 1956 uprising, many left.", "After the 1956", "after", "1956/.."),
    ("The firm (2013-2017) made clocks.", "2013-2017", "span", "2013/2017"),
    ("She taught from 1994 to 2001.", "from 1994 to 2001", "span", "1994/2001"),
    ("It was built between 1882 and 1889.", "between 1882 and 1889", "span", "1882/1889"),
    ("He served from 1961 until May 1966.", "from 1961 until May 1966", "span", "1961/1966-05"),
    ("Open 1999 through 2004 only.", "1999 through 2004", "span", "1999/2004"),
    ("Sales over 2017-2018 fell.", "over 2017-2018", "span", "2017/2018"),
    ("The 2015-16 season was theirs.", "2015-16", "span", "2015/2016"),
    ("Empty since 2015.", "since 2015", "since", "2015/.."),
    ("It ran until 2009.", "until 2009", "until", "../2009"),
    ("It ran till March 2009.", "till March 2009", "until", "../2009-03"),
    ("The dam must be done by the end of 2030.", "by the end of 2030", "by", "../2030-12-31"),
    ("Coal was burnt before 1960.", "before 1960", "before", "../1960"),
    ("Coal was burnt prior to 1960.", "prior to 1960", "before", "../1960"),
    ("Owned by pre-1979 elites.", "pre-1979", "before", "../1979"),
    ("Rents rose after 2008.", "after 2008", "after", "2008/.."),
    ("As of December 2021, nine were left.", "As of December 2021", "as-of", "2021-12"),
    ("Free from 2019 onwards.", "from 2019 onwards", "from", "2019/.."),
    ("Free from 2019 on, for all.", "from 2019 on", "from", "2019/.."),
    ("Starting in 2021, it is free.", "Starting in 2021", "from", "2021/.."),
    ("Trams ran up to 1936.", "up to 1936", "until", "../1936"),
    ("Working there from 1987 to the present.", "from 1987 to the present", "since", "1987/.."),
    ("He died on 3 June 2025.", "on 3 June 2025", "at", "2025-06-03"),
    ("He died on June 3rd, 2025.", "on June 3rd, 2025", "at", "2025-06-03"),
    ("Stamped 2025-06-03.", "2025-06-03", "at", "2025-06-03"),
    ("Stamped 25/06/2025.", "25/06/2025", "at", "2025-06-25"),
    ("Stamped 03/06/2025.", "03/06/2025", "at", "2025-03-06/2025-06-03"),
    ("Signed on the 4th of July 1998.", "on the 4th of July 1998", "at", "1998-07-04"),
    ("The paper of Sept. 2024 says so.", "of Sept. 2024", "at", "2024-09"),
    ("Disco ruled the 1970s.", "the 1970s", "at", "197X"),
    ("In the early 1980s it shut.", "In the early 1980s", "at", "1980/1983"),
    ("In the mid-1980s it shut.", "In the mid-1980s", "at", "1984/1986"),
    ("In the late 1980s it shut.", "In the late 1980s", "at", "1987/1989"),
    ("A 19th-century mill.", "19th-century", "at", "18XX"),
    ("During the twentieth century, it grew.", "During the twentieth century", "at", "19XX"),
    ("The launch is due in spring 2027.", "in spring 2027", "at", "2027-21"),
    ("Talks failed in the autumn of 2023.", "in the autumn of 2023", "at", "2023-23"),
    ("Profits sank in Q3 2024.", "in Q3 2024", "at", "2024-07-01/2024-09-30"),
    ("Profits sank in the second quarter of 2024.", "in the second quarter of 2024", "at",
     "2024-04-01/2024-06-30"),
    ("Exports rose in the first half of 2025.", "in the first half of 2025", "at", "2025-01-01/2025-06-30"),
    ("Its FY2024 figures are out.", "FY2024", "at", "2024"),
    ("Snow fell in mid-November 2022.", "in mid-November 2022", "at", "2022-11-11/2022-11-20"),
    ("It began in late 2019.", "in late 2019", "at", "2019-09-01/2019-12-31"),
    ("In the year 2000, nothing broke.", "In the year 2000", "at", "2000"),
    ("The city fell in AD 79.", "in AD 79", "at", "0079"),
    ("They met on December 18.", "on December 18", "at", "2026-12-18"),
    ("They met from 10 to 12 June 2020.", "from 10 to 12 June 2020", "span", "2020-06-10/2020-06-12"),
    ("It rained from November to January 2011.", "from November to January 2011", "span", "2010-11/2011-01"),
    ("The first three months of 2024 were dry.", "The first three months of 2024", "at",
     "2024-01-01/2024-03-31"),
    ("It shut last year.", "last year", "at", "2025"),
    ("It opens next month.", "next month", "at", "2026-07"),
    ("It shut three weeks ago.", "three weeks ago", "ago", "2026-05-17/2026-05-23"),
    ("It shut two years ago.", "two years ago", "ago", "2024"),
    ("It shut yesterday.", "yesterday", "at", "2026-06-09"),
    ("It shrank over the past two decades.", "over the past two decades", "span", "2006-06-10/2026-06-10"),
    ("It shut two days after 30 April 2021.", "two days after 30 April 2021", "at", "2021-05-02"),
    ("It opened in nineteen eighty-four.", "in nineteen eighty-four", "at", "1984"),
    ("Around 1900, it burnt.", "Around 1900", "at", "1900"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "role", "period"), ONE, ids=[row[1] for row in ONE])
def test_one_expression(text: str, span: str, role: str, period: str) -> None:
    found = find_times(text, NOW)
    assert [each.text for each in found] == [span]
    assert found[0].text == text[found[0].start : found[0].end]
    assert found[0].role == role
    assert found[0].period is not None
    written = format_edtf(found[0].period)
    assert written in (period, f"{period[:4]}-01-01/{period[5:]}-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "About 2000 soldiers marched.",
        "They may go, and march on.",
        "It weighs 1500 kg.",
        "See page 1984.",
        "It costs $2019.",
        "1,950 homes burnt.",
        "Room 2012 is shut.",
        "We walked 1800 metres.",
        "No date in this sentence.",
        "Nearly 1900 people came.",
        "The fall of the wall surprised us.",
        "They sat on 30 February chairs.",
        "Children and 1200 nurses were there.",
    ],
)
def test_no_expression(text: str) -> None:
    assert [each.text for each in find_times(text, NOW)] in ([], ["on 30 February"])
    assert all(each.period is None for each in find_times(text, NOW))


@pytest.mark.parametrize(
    "text",
    ["It shut last year.", "It shut two months ago.", "They met on December 18.", "They met on Friday."],
)
def test_without_a_reference_date_the_place_stays_open(text: str) -> None:
    found = find_times(text)
    assert len(found) == 1
    assert found[0].period is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("He led it for eleven years.", "for eleven years"),
        ("He led it for more than two decades.", "for more than two decades"),
        ("It shut for three and a half weeks.", "for three and a half weeks"),
    ],
)
def test_lengths_of_time(text: str, span: str) -> None:
    assert [(each.text, each.role, each.period) for each in find_times(text, NOW)] == [(span, "age", None)]


def test_several_in_order() -> None:
    text = "Founded in 1901, sold in May 1950 and shut by 1999, it reopened last year."
    found = find_times(text, NOW)
    assert [each.text for each in found] == ["in 1901", "in May 1950", "by 1999", "last year"]
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


def test_about_is_approximate() -> None:
    assert [each.approximate for each in find_times("Born around 1850, died in 1910.")] == [True, False]


def test_impossible_days_are_no_dates() -> None:
    assert [each.text for each in find_times("Due 31 April 2020.")] != ["31 April 2020"]
