"""Numbers in running text, in digits or words, with their exact value.

`scan_numbers` first finds the atoms (numerals and number words) in one pass,
then joins neighbours by the grammar of English numerals: "two and a half
million", "1.4 bn", "three quarters", "twenty-first", "one in five". It knows
nothing of units; `quantity` attaches them.

Limits: a decimal comma is not read; vague words (scores, several) are none.
"""

import re
from decimal import Decimal
from enum import StrEnum
from functools import cache

from msgspec import Struct

from factcheck.values.alternatives import alternatives

D = Decimal

ONE = D(1)
LONGEST = 40  # digits: what is longer is a code, and would cost time


class Kind(StrEnum):
    """What a number phrase says."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    MULTIPLE = "multiple"


class NumberSpan(Struct, frozen=True, kw_only=True):
    """A number phrase: its value, place, and how it was written.

    `scaled`: ends in a scale word ("million", "bn"); `numeral`: the bare
    numeral before that scale (None for words); `article`: opened by "a", "an"
    or nothing before a scale or fraction word.
    """

    value: Decimal
    start: int
    end: int
    kind: Kind = Kind.CARDINAL
    scale: Decimal = ONE
    digits: bool = False
    article: bool = False
    nouns: bool = False


class Atom(Struct, frozen=True):
    """One numeral or number word: `sort` is its part in the grammar."""

    start: int
    end: int
    sort: str
    value: Decimal


UNITS = {
    w: D(i)
    for i, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
}
TEENS = {
    w: D(i)
    for i, w in enumerate(
        [
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
        ],
        10,
    )
}
TENS = {
    w: D(10 * i)
    for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
} | {"fourty": D(40)}
SCALES = {
    "thousand": D("1E3"),
    "lakh": D("1E5"),
    "million": D("1E6"),
    "crore": D("1E7"),
    "billion": D("1E9"),
    "trillion": D("1E12"),
    "quadrillion": D("1E15"),
}
SHORT_SCALES = {
    "k": D("1E3"),
    "K": D("1E3"),
    "m": D("1E6"),
    "M": D("1E6"),
    "mn": D("1E6"),
    "mln": D("1E6"),
    "mm": D("1E6"),
    "MM": D("1E6"),
    "bn": D("1E9"),
    "bln": D("1E9"),
    "B": D("1E9"),
    "b": D("1E9"),
    "tn": D("1E12"),
    "tln": D("1E12"),
    "trn": D("1E12"),
    "T": D("1E12"),
    "G": D("1E9"),
}
# These read as units ("5 m", "10 K", "100 T") unless what stands around them says otherwise.
DOUBTFUL = frozenset(["m", "M", "b", "B", "T", "G", "K", "mm", "MM"])
DOZENS = {"dozen": D(12), "dozens": D(12), "doz": D(12), "dozs": D(12)}
ORDINAL_UNITS = {
    w: D(i)
    for i, w in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"], 1
    )
}
ORDINAL_TEENS = {
    w: D(i)
    for i, w in enumerate(
        [
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
        ],
        10,
    )
}
ORDINAL_TENS = {
    w: D(10 * i)
    for i, w in enumerate(
        [
            "twentieth",
            "thirtieth",
            "fortieth",
            "fiftieth",
            "sixtieth",
            "seventieth",
            "eightieth",
            "ninetieth",
        ],
        2,
    )
}
ORDINAL_SCALES = {w + "th": v for w, v in (SCALES | {"hundred": D(100)}).items()}
FRACTIONS = {"half": D("0.5"), "halves": D("0.5"), "quarter": D("0.25"), "quarters": D("0.25")}
MULTIPLES = {"twice": D(2), "thrice": D(3), "double": D(2), "triple": D(3), "quadruple": D(4)}
GLYPHS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8), "⅒": (1, 10),
}  # fmt: skip

NUMERAL = (
    r"(?:\d{1,3}(?:,\d{3})+(?![\d,]\d)|\d{1,3}(?:[\u202f\u2009\u00a0']\d{3})+(?!\d)|\d{1,3}(?: "
    r"\d{3}){2,}(?!\d)|\d+)(?:\.\d+)?|\.\d+"
)
GLYPH = "[" + "".join(GLYPHS) + "]"
POWER = (
    r"\s?[x×·]\s?10(?:\^?(?P<power>[-−+]?\d{1,3})|(?P<super>[⁻⁰¹²³⁴-⁹]{1,4}))|[eE](?P<exp>[-+]?"
    r"\d{1,3})(?!\w)|\^(?P<raised>[-+]{0,2}\d{1,3})(?!\w)"
)
SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def _sorts() -> dict[str, tuple[str, Decimal]]:
    """Return each number word with its part in the grammar."""
    table: dict[str, tuple[str, Decimal]] = {}
    for sort, words in (
        ("unit", UNITS), ("teen", TEENS), ("tens", TENS), ("hundred", {"hundred": D("1E2")}),
        ("scale", SCALES), ("dozen", DOZENS), ("part", FRACTIONS), ("multiple", MULTIPLES),
        ("ounit", ORDINAL_UNITS), ("oteen", ORDINAL_TEENS), ("otens", ORDINAL_TENS),
        ("oscale", ORDINAL_SCALES),
    ):  # fmt: skip
        table |= {word: (sort, value) for word, value in words.items()}
    plural = {word + "s": (sort + "s", value) for word, (sort, value) in table.items() if sort[0] == "o"}
    table |= plural
    del table["seconds"]
    table |= {"nil": ("unit", D(0)), "naught": ("unit", D(0)), "nought": ("unit", D(0))}
    return table


SORTS = _sorts()


@cache
def _atom_pattern() -> re.Pattern[str]:
    words = alternatives(SORTS)
    folds = alternatives([*UNITS, *TEENS, *TENS, "hundred", "thousand"])
    return re.compile(
        rf"(?:(?<![\w.])|(?<=\b[A-Z]{{3}})|(?<=\b(?:Rs|RM|kr))|(?<=\bRs\.))(?:(?P<sign>[-−–]\s?)(?=[\d.]))?(?P<numeral>{NUMERAL})"
        rf"(?:(?P<nth>st|nd|rd|th)\b|(?P<fold>-?\s?fold\b)|{POWER}"
        rf"|\s?(?P<glyph>{GLYPH})|(?P<over>(?:\s+\d+)?\s?[/⁄]\s?\d+)(?![\d/]))?"
        rf"|(?P<alone>{GLYPH})"
        rf"|\b(?P<folds>{folds})-?fold\b"
        rf"|\b(?P<word>{words})\b",
        re.IGNORECASE,
    )


def atoms(text: str) -> list[Atom]:
    """Find the numerals and number words of a text, in order."""
    found = []
    for match in _atom_pattern().finditer(text):
        atom = _atom(text, match)
        if atom is not None:
            found.append(atom)
    return found


def _atom(text: str, match: re.Match[str]) -> Atom | None:
    start, end = match.span()
    if word := match["word"]:
        sort, value = SORTS[word.lower()]
        return Atom(start, end, sort, value)
    if match["alone"]:
        top, bottom = GLYPHS[match["alone"]]
        return Atom(start, end, "glyph", D(top) / D(bottom))
    if folds := match["folds"]:
        return Atom(start, end, "multiple", SORTS[folds.lower()][1])
    return _numeral_atom(text, match)


def _numeral_atom(text: str, match: re.Match[str]) -> Atom | None:
    """Read a numeral with its sign, power, fraction or ordinal ending."""
    if len(match["numeral"]) > LONGEST:
        return None
    value = D(re.sub(r"[,\s']", "", match["numeral"]))
    start, end = match.span()
    sort = "digits"
    if match["nth"]:
        sort = "nth"
    elif match["fold"]:
        sort = "multiple"
    elif match["glyph"]:
        top, bottom = GLYPHS[match["glyph"]]
        value += D(top) / D(bottom)
    elif match["over"]:
        sort, value, end = _over(match, value)
    power = match["power"] or match["exp"] or (match["super"] or "").translate(SUPERSCRIPT)
    if power:
        value = value * D(10) ** int(power.replace("−", "-"))
    if match["raised"] and value:
        value = value ** int(match["raised"].lstrip("+").replace("--", "").replace("+", ""))
    if abs(value.adjusted()) > LONGEST:
        return None
    if match["sign"] and _is_sign(text, match):
        value = -value
    else:
        start = match.start("numeral")
    return Atom(start, end, sort, value)


def _over(match: re.Match[str], value: Decimal) -> tuple[str, Decimal, int]:
    """Read "4/5" or "1 4/5"; keep only the first numeral where it is no fraction."""
    pieces = [D(each) for each in re.findall(r"\d+", match["over"])]
    whole, top, bottom = (value, pieces[0], pieces[1]) if len(pieces) == 2 else (D(0), value, pieces[0])
    written = (int(top), int(bottom))
    if bottom == 0 or top >= bottom or bottom > 100 or top != int(top) or written in ((9, 11), (24, 7)):
        return "digits", value, match.end("numeral")
    return ("digits" if whole else "glyph"), whole + top / bottom, match.end()


def _is_sign(text: str, match: re.Match[str]) -> bool:
    """Tell a minus from a dash between words or numbers."""
    before = text[max(0, match.start() - 2) : match.start()]
    if not before:
        return True
    sign = match["sign"]
    if sign[0] == "–" or (len(sign) > 1 and before.strip()):
        return False
    return before[-1] in " (\n\t[=:" and not (before.strip()[-1:].isdigit())


@cache
def negative_pattern() -> re.Pattern[str]:
    """Return the words before a number that turn its sign."""
    return re.compile(r"\b(?:minus|negative)\s+$", re.IGNORECASE)
