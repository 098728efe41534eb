"""How calendar times are named: days, months, years, decades, parts of them.

Each pattern reads one way to name a time; `naming` finds them in a text and
gives each the `When` that it stands for, or, where the year is left out ("18
December"), a function from a year to it.

Conventions: spring is March to May, winter December to February of the next
year; early, mid and late are thirds (months 10 days, years 4 months, decades
0-3, 4-6, 7-9); the 20th century is 1900 to 1999; "fiscal 2024" is 2024.
Limits: 03/06/2025 stands for both of its readings; years before 1 BC are spans
without a place.
"""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct

from factcheck.model.time import When
from factcheck.values import calendar
from factcheck.values.alternatives import alternatives
from factcheck.values.duration import COUNT

MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
THIRDS = {
    "early": 0, "beginning": 0, "start": 0, "opening": 0, "mid": 1, "middle": 1, "late": 2, "end": 2,
    "close": 2,
}  # fmt: skip
ORDINAL_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
NUMBER_WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "twenty-one",
    "twenty-two",
    "twenty-three",
    "twenty-four",
    "twenty-five",
    "twenty-six",
    "twenty-seven",
    "twenty-eight",
    "twenty-nine",
    "thirty",
    "thirty-one",
]
DAY_WORDS = {word: number for words in (ORDINAL_WORDS, NUMBER_WORDS) for number, word in enumerate(words, 1)}
DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
HOLIDAYS = {
    "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "new year's eve": (12, 31), "halloween": (10, 31), "valentine's day": (2, 14), "boxing day": (12, 26),
}  # fmt: skip

SPOKEN = {
    (f"{tens}-{unit}" if unit else tens): 10 * (2 + at) + number
    for at, tens in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
    for number, unit in enumerate(["", *NUMBER_WORDS[:9]])
} | {word: number for number, word in enumerate(NUMBER_WORDS[:19], 1)}

Maker = Callable[[int], When]


class Named(Struct, frozen=True, kw_only=True):
    """A name of a calendar time.

    `when`: its place if the name says it; `yearly`: its place in a given year
    if the year is left out; `until`: its far end where the name is a span by
    itself; `weak`: counts only with a preposition or as an end of a span.
    """

    start: int
    end: int
    when: When | None = None
    yearly: Maker | None = None
    until: When | None = None
    until_yearly: Maker | None = None
    weak: bool = False
    kind: str = ""


def _words(words: Iterable[str]) -> str:
    return alternatives(words, hyphen=r"[\s-]", space=r"\ ")


# Letters of either case; to fold the cases of a range costs more than all the rest of a pattern.
LETTER = "(?-i:[A-Za-z])"
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    rf"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?!{LETTER})\.?"
)
YEAR = rf"(?:1[0-9]|20|21)\d\d(?!\d|,\d{{3}}|\.\d|(?<!\d\d\d\d){LETTER})"
SHORT = r"'\d\d(?!\d|s)|’\d\d(?!\d|s)"
NTH = r"(?:st|nd|rd|th)"
DAY = (
    rf"(?:(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:{NTH})?(?!{LETTER})"
    rf"|(?:{_words(DAY_WORDS)})(?!{LETTER}|-|\s+(?:thousand|hundred)))"
)
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+(?:the\s+)?)?"
TO = r"(?:\s*[-–—]\s*|\s+(?:to|through|until|till|and)\s+(?:the\s+)?)"
PART = (
    r"(?:(?:(?:the\s+)?(?P<part>early|mid|middle|late|end|beginning|start|opening|close)"
    r"(?:(?<=early)\s+(?:in\s+)?|(?<=late)\s+(?:in\s+)?|(?<=mid)\s+|\s?[-–]\s?|\s+of\s+)(?:the\s+(?:year\s+)?)?)"
    r"|(?:the\s+)?(?P<half>first|second|latter|1st|2nd)\s+half\s+of\s+(?:the\s+)?)"
)
ORDINAL = rf"(?:\d{{1,2}}{NTH}|{_words(ORDINAL_WORDS)})"
CENTURY = rf"(?P<century>{ORDINAL})[\s-]+(?:century|centuries)(?:\s+(?P<bc>BCE?)\b|\s+(?:AD|CE)\b)?"
DECADE = (
    rf"(?:(?P<decade>(?:1[0-9]|20)\d0)(?:['’]?s)(?!{LETTER})|['’]?(?P<tens>[2-9]0)s(?!{LETTER})"
    rf"|(?P<spoken>{_words(DECADE_WORDS)})\b)"
)

PATTERNS: dict[str, str] = {
    "iso": r"\d{4}-\d{2}-\d{2}(?!\d)(?:T\d[\d:.]*Z?)?",
    "compact": r"(?P<y>(?:19|20)\d\d)(?P<a>0[1-9]|1[0-2])(?P<b>0[1-9]|[12]\d|3[01])(?!\d)",
    "days": rf"(?P<d1>{DAY}){TO}(?P<d2>{DAY})(?:\s+of)?\s+(?P<m>{MONTH})(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))?",
    "monthdays": (
        rf"(?P<m>{MONTH})\s+(?:the\s+)?(?P<d1>{DAY}){TO}(?P<d2>{DAY})(?![:\d])"
        rf"(?:,?\s+(?P<y>{YEAR}))?"
    ),
    "dmy": (
        rf"{WEEKDAY}(?:the\s+)?(?P<d>{DAY})(?:\s+day)?(?:\s+of\s+|[\s/.-]+)(?P<m>{MONTH})"
        rf"(?:(?:\s*,\s*|[\s/-]+)(?:of\s+|in\s+)?(?P<y>{YEAR}|{SHORT}))?"
    ),
    "mdy": (
        rf"{WEEKDAY}(?P<m>{MONTH})(?:\s+|[/-])(?:the\s+)?(?P<d>{DAY})(?![:\d%])"
        rf"(?:(?:\s*,\s*|\s+)(?:of\s+|in\s+)?(?P<y>{YEAR}|{SHORT}))?"
    ),
    "ymd": rf"(?P<y>{YEAR})[\s/.-](?P<m>{MONTH})[\s/.-](?P<d>{DAY})",
    "numeric": r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P<sep2>[/.-])(?P<y>\d{4}|\d\d)(?![\d/.]\d|\d|%)",
    "bigendian": r"(?P<y>\d{4})(?P<sep>[/.])(?P<a>\d{1,2})(?P<sep2>[/.-])(?P<b>\d{1,2})(?!\d)",
    "yearquarter": rf"(?P<y>{YEAR})[\s-](?:(?P<q>[Qq][1-4])|(?P<h>[Hh][12]))(?!{LETTER}|[0-9])",
    "quarter": (
        rf"(?:the\s+)?(?:(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\s-]+"
        rf"(?:fiscal\s+|calendar\s+|financial\s+)?quarter|Q(?P<q>[1-4])|(?P<h>H[12]))(?!{LETTER}|[0-9])"
        rf"(?:(?:\s+(?:of|in))?(?:\s+(?:the|fiscal|financial|year))*,?[\s/-]*(?P<y>{YEAR}))?"
    ),
    "monthyear": rf"{PART}?(?P<m>{MONTH})(?:,?\s+(?:of\s+|in\s+)?|[/-])(?P<y>{YEAR}|{SHORT})",
    "yearmonth": rf"(?P<y>{YEAR})\s+(?P<m>{MONTH})",
    "season": (
        rf"(?:{PART}|the\s+)?(?P<s>spring|summer|autumn|fall|winter)(?:\s+of|,|\s+in)?\s+(?:the\s+year\s+)?(?P<y>{YEAR})"
        rf"(?:[-–/](?P<y2>\d{{4}}|\d\d)(?!\d))?"
    ),
    "fiscal": (
        rf"(?:the\s+)?(?:FY\s?|(?:fiscal|financial)\s+(?:year\s+)?)(?P<y>{YEAR}|['’]?\d\d(?!\d))(?:[-–/](?P<y2>\d{{4}}|\d\d)(?!\d))?"
    ),
    "century": rf"(?:{PART}|the\s+)?{CENTURY}",
    "decade": rf"(?:{PART}|the\s+)?{DECADE}",
    "years": rf"(?P<y>{YEAR})(?:\s?[-–—/~]\s?(?P<y2>{YEAR})|[-–—/](?P<short>\d\d)(?![\d-]))",
    "isomonth": rf"(?P<y>{YEAR})-(?P<mn>0[1-9]|1[0-2])(?![\d-])|(?P<mn2>0?[1-9]|1[0-2])[-/](?P<y2>{YEAR})",
    "partyear": rf"{PART}(?:the\s+year\s+)?(?P<y>{YEAR})",
    "era": (
        r"AD\s+(?P<ad>\d{1,4})(?!\d)|(?P<n>\d{1,4})\s+(?P<era>AD|CE|BCE?)\b"
        r"|the\s+year\s+(?P<n2>\d{1,4})(?!\d)"
    ),
    "holiday": rf"(?P<name>{_words(HOLIDAYS)})(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))?(?!{LETTER})",
    "month": rf"{PART}?(?P<m>{MONTH})",
    "slash": r"(?P<a>\d{1,2})[/](?P<b>\d{1,2})(?![\d/])",
    "weekof": (
        rf"(?:(?:the\s+)?(?P<nth>{ORDINAL}|last)\s+week|(?:the\s+)?week\s+(?P<n>\d{{1,2}}))(?:\s+(?:of|in)\s+(?:the\s+year\s+)?|,?\s+)"
        rf"(?:(?P<m>{MONTH})(?:,?\s+(?:of\s+)?(?P<my>{YEAR}))?|(?P<y>{YEAR}))"
    ),
    "firstof": (
        rf"(?:the\s+)?(?P<end>first|last|opening|final|closing)\s+(?P<n>{COUNT})\s+(?P<unit>day|week|month|quarter|year)s\s+of\s+(?:the\s+)?"
        rf"(?:(?P<decade>(?:1[0-9]|20)\d0)s|(?P<y>{YEAR}))"
    ),
    "spoken": (
        rf"(?P<c>seventeen|eighteen|nineteen|twenty)(?:[\s-](?:(?P<tens>{_words(SPOKEN)})|hundred(?:\s+(?:and\s+)?(?P<tens3>{_words(SPOKEN)}))?))(?![\w-])"
        rf"|(?P<k>two\s+thousand)(?:\s+(?:and\s+)?(?P<tens2>{_words(SPOKEN)}))?(?![\w-])"
    ),
    "year": rf"(?:(?:the\s+)?(?:calendar\s+)?year\s+|CY\s?)?(?P<y>{YEAR})",
}


def part_of(when: When, third: int) -> When:
    """Return the early, middle or late third (0, 1, 2) of a month, year, decade or century."""
    first, last = when.first, when.last
    if (last - first).days < 31:
        starts = (first, first.replace(day=11), first.replace(day=21))
        ends = (first.replace(day=10), first.replace(day=20), last)
        return When(starts[third], ends[third])
    if last.year - first.year <= 1:
        return _third_of_months(when, third)
    years = last.year - first.year + 1
    cuts = (0, 4, 7, 10) if years <= 10 else (0, 34, 67, years)
    return calendar.year(first.year + cuts[third], first.year + cuts[third + 1] - 1)


def _third_of_months(when: When, third: int) -> When:
    months = (when.last.year - when.first.year) * 12 + when.last.month - when.first.month + 1
    begin = when.first.month - 1 + months * third // 3
    stop = when.first.month - 1 + months * (third + 1) // 3 - 1
    year = when.first.year
    first = date(year + begin // 12, begin % 12 + 1, 1)
    return When(first, calendar.month_end(year + stop // 12, stop % 12 + 1))


def half_of(when: When, second: bool) -> When:
    """Return the first or second half of a year, decade or century."""
    years = when.last.year - when.first.year + 1
    if years == 1:
        return calendar.month(when.first.year, *((7, 12) if second else (1, 6)))
    middle = when.first.year + years // 2
    return calendar.year(middle, when.last.year) if second else calendar.year(when.first.year, middle - 1)


def month_number(name: str) -> int:
    """Return the number of a month's name, full or shortened."""
    return MONTHS[name[:3].lower()]


def full_year(text: str) -> int:
    """Return the year that four digits or two ("'87") stand for."""
    digits = text.strip("'’")
    if len(digits) == 4:
        return int(digits)
    number = int(digits)
    return number + (2000 if number < 50 else 1900)
