"""Lengths of time in words, and steps along the calendar by them.

`age_pattern` finds lengths that place nothing on the calendar ("for eleven
years"); `amount` reads a count and `move` steps by so many units.

Limits: vague counts stand for the least they can mean ("a few" is 3).
"""

import re
from datetime import date, timedelta
from functools import cache

from factcheck.values import calendar
from factcheck.values.numeral import scan_numbers

VAGUE = {"a": 1, "an": 1, "couple": 2, "few": 3, "several": 3}
DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "centurie": 1200}

COUNT = (
    r"(?:\d[\d,.]*|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|"
    r"thousand|half|dozen|several|many|some|few|couple)(?:[\s-]+(?:of|and|an?|half|hundred|thousand|dozen|one|two|"
    r"three|four|five|six|seven|eight|nine|couple|few|quarter)\b){0,4})"
)
UNIT = (
    r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?:y|ie)"
    r"|millenni(?:um|a))s?"
)
HEDGE = (
    r"(?:(?:about|around|roughly|approximately|some|nearly|almost|just|only|over|well over"
    r"|more than|less than|"
    r"fewer than|at least|at most|up to|under|another|a further|an additional|the better part of"
    r"|no more than|"
    r"no less than)\s+){0,2}"
)


@cache
def age_pattern() -> re.Pattern[str]:
    """Return the pattern of "for two and a half years" and its like."""
    return re.compile(
        rf"(?<!\w)for\s+{HEDGE}{COUNT}[\s-]+(?:full\s+|consecutive\s+|straight\s+|whole\s+|long\s+|more\s+)?"
        rf"(?:and\s+a\s+half\s+)?{UNIT}(?![\w-])",
        re.IGNORECASE,
    )


def amount(words: str) -> int:
    """Return the whole number that a count stands for."""
    numbers = scan_numbers(words)
    if numbers:
        return int(numbers[0].value)
    found = [VAGUE[word] for word in re.findall(r"[a-z]+", words.lower()) if word in VAGUE]
    return found[-1] if found else 1


def move(start: date, unit: str, count: int) -> date:
    """Return the day `count` units from another; months keep the day where they can."""
    if unit in DAYS_IN:
        return start + timedelta(days=DAYS_IN[unit] * count)
    index = start.year * 12 + start.month - 1 + MONTHS_IN[unit] * count
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(start.day, calendar.month_end(year, month).day))
