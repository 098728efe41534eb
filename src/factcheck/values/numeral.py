"""The grammar of English numerals: atoms joined into number phrases.

Each rule takes the reader at an atom and either moves past what it could read
or leaves the reader where it was. Rules try the longer reading first.
"""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from factcheck.values.number import DOUBTFUL, SHORT_SCALES, Atom, Kind, NumberSpan, atoms, negative_pattern
from factcheck.values.units import load_units

PLAIN = frozenset({"unit", "teen", "tens", "hundred", "scale", "dozen", "digits"})
ORDINALS = frozenset({"ounit", "oteen", "otens", "oscale"})
PLURAL_ORDINALS = frozenset(each + "s" for each in ORDINALS)
JOINT = re.compile(r"\s*-\s*|\s+")
AND = re.compile(r",?\s+and\s+", re.IGNORECASE)
AND_A = re.compile(r"\s+and\s+(?:an?\s+)?", re.IGNORECASE)
POINT = re.compile(r"\s+point\s+", re.IGNORECASE)
OF_A = re.compile(r"\s+of\s+an?\s+|\s+an?\s+|\s+", re.IGNORECASE)
IN = re.compile(r"\s+(?:in|out of)(?:\s+every)?\s+", re.IGNORECASE)
OVER = re.compile(r"\s+over\s+", re.IGNORECASE)
TIMES = re.compile(r"[\s-]+times\b(?!\s+(?:square|magazine))", re.IGNORECASE)
ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
PART_OF = re.compile(r"\s+(?:of|the|its|their|his|her|our|all|these|those|that)\b", re.IGNORECASE)
HALF_NOT = re.compile(r"\b(?:first|second|other|latter|better|final|next|each|last|1st|2nd)[\s-]$", re.IGNORECASE)
QUANTIFIED = re.compile(r"\b(?:by|about|nearly|almost|over|than|around|some|under|roughly|in)\s$", re.IGNORECASE)


class Reader:
    """Walks the atoms of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.atoms = atoms(text)
        self.at = 0

    def atom(self, offset: int = 0) -> Atom | None:
        """Return the atom `offset` places on."""
        place = self.at + offset
        return self.atoms[place] if 0 <= place < len(self.atoms) else None

    def gap(self, offset: int) -> str:
        """Return what stands between the atom `offset` places on and the one before it."""
        one, two = self.atom(offset - 1), self.atom(offset)
        return self.text[one.end : two.start] if one and two else "\0"

    def before(self, position: int, width: int = 16) -> str:
        """Return the text just before a position."""
        return self.text[max(0, position - width) : position]


def scan_numbers(text: str) -> list[NumberSpan]:
    """Find the number phrases of a text, in order, without overlap."""
    reader = Reader(text)
    found = []
    while reader.at < len(reader.atoms):
        span = _phrase(reader)
        if span is not None:
            found.append(_signed(text, span))
    return found


def _signed(text: str, span: NumberSpan) -> NumberSpan:
    match = negative_pattern().search(text, max(0, span.start - 12), span.start)
    if match is None or span.kind is Kind.ORDINAL:
        return span
    return replace(span, value=-span.value, start=match.start())


def _phrase(reader: Reader) -> NumberSpan | None:
    """Read one number phrase at the reader, or step over an atom that begins none."""
    first = reader.atom()
    assert first is not None
    if first.sort in PLAIN:
        return _from_cardinal(reader)
    reader.at += 1
    if first.sort == "multiple":
        return NumberSpan(value=first.value, start=first.start, end=first.end, kind=Kind.MULTIPLE)
    if first.sort in ORDINALS:
        return _lone_ordinal(reader, first)
    if first.sort == "nth":
        digits = first.value == int(first.value)
        span = NumberSpan(
            value=first.value, start=first.start, end=first.end, kind=Kind.ORDINAL, digits=True
        )
        return span if digits else None
    if first.sort == "part":
        return _lone_part(reader, first)
    if first.sort == "glyph":
        span = NumberSpan(value=first.value, start=first.start, end=first.end, kind=Kind.FRACTION)
        return _scaled(reader, span)
    return None


def _from_cardinal(reader: Reader) -> NumberSpan:
    """Read a phrase that opens with a cardinal: with a fraction, an ordinal or a ratio after it."""
    span = _cardinal(reader)
    return (
        _ordinal_tail(reader, span)
        or _fraction_tail(reader, span)
        or _mixed_tail(reader, span)
        or _ratio_tail(reader, span)
        or _multiple_tail(reader, span)
        or span
    )


def _cardinal(reader: Reader) -> NumberSpan:
    """Read a cardinal: a numeral with its scale, or a run of number words."""
    first = reader.atom()
    assert first is not None
    if first.sort == "digits":
        return _digits(reader, first)
    total, current, scale = Decimal(0), Decimal(0), Decimal(1)
    start, end, last, article = first.start, first.start, None, False
    while (atom := reader.atom()) is not None and atom.sort in PLAIN:
        if last is not None and not _joins(reader, last, current):
            break
        taken = _take(atom, total, current)
        if taken is None:
            break
        total, current = taken
        scale = atom.value if atom.sort in ("scale", "hundred", "dozen") else Decimal(1)
        last, end = atom, atom.end
        reader.at += 1
    if first.sort in ("hundred", "scale", "dozen"):
        match = ARTICLE.search(reader.before(first.start, 6))
        article = match is not None
        start -= len(match[0]) if match else 0
    span = NumberSpan(value=total + current, start=start, end=end, scale=scale, article=article)
    return _point(reader, span)


def _take(atom: Atom, total: Decimal, current: Decimal) -> tuple[Decimal, Decimal] | None:
    """Add one number word to a running count, or return None where it begins a new number."""
    if atom.sort == "unit":
        room = current % 10 == 0 and current % 100 != 10 and (atom.value or not current)
        return (total, current + atom.value) if room else None
    if atom.sort in ("teen", "tens"):
        return (total, current + atom.value) if current % 100 == 0 else None
    if atom.sort == "hundred":
        return (total, (current or 1) * 100) if current < 100 else None
    if atom.sort == "scale":
        if current == 0 and total:
            return total * atom.value, Decimal(0)
        return total + (current or 1) * atom.value, Decimal(0)
    if atom.sort == "dozen":
        hundreds = current - current % 100
        return total, hundreds + (current % 100 or 1) * atom.value
    return None


def _joins(reader: Reader, last: Atom, current: Decimal) -> bool:
    """Tell whether the next word may belong to the number read so far."""
    gap = reader.gap(0)
    if JOINT.fullmatch(gap):
        return True
    if last.sort not in ("hundred", "scale") or not AND.fullmatch(gap):
        return False
    return not _opens_fraction(reader)


def _opens_fraction(reader: Reader) -> bool:
    """Tell whether "three" here opens "three fifths"."""
    part = reader.atom(1)
    if part is None or not JOINT.fullmatch(reader.gap(1)):
        return False
    return part.sort in PLURAL_ORDINALS or part.sort == "part"


def _point(reader: Reader, span: NumberSpan) -> NumberSpan:
    """Read "point two five" after a number in words."""
    if not POINT.fullmatch(reader.gap(0)):
        return span
    digits = ""
    while (atom := reader.atom()) is not None and atom.sort == "unit":
        if digits and not JOINT.fullmatch(reader.gap(0)):
            break
        digits += str(atom.value)
        span = replace(span, end=atom.end)
        reader.at += 1
    if not digits:
        return span
    return _scaled(reader, replace(span, value=span.value + Decimal(f"0.{digits}")))


def _digits(reader: Reader, first: Atom) -> NumberSpan:
    reader.at += 1
    span = NumberSpan(value=first.value, start=first.start, end=first.end, digits=True)
    return _scaled(reader, _short_scale(reader, span))


def _short_scale(reader: Reader, span: NumberSpan) -> NumberSpan:
    """Read "k", "m", "bn" straight after a numeral."""
    match = _short_pattern().match(reader.text, span.end)
    if match is None:
        return span
    if match[2] in DOUBTFUL and not _means_scale(reader, span, match):
        return span
    scale = SHORT_SCALES[match[2]]
    return replace(span, value=span.value * scale, end=match.end(), scale=scale)


@cache
def _short_pattern() -> re.Pattern[str]:
    short = "|".join(sorted(SHORT_SCALES, key=lambda each: (-len(each), each)))
    return re.compile(rf"(\s{{0,2}})({short})(?![\w²³/])")


def _means_scale(reader: Reader, span: NumberSpan, match: re.Match[str]) -> bool:
    """Tell "5m users" and "$5m" from five metres."""
    table = load_units()
    before = reader.before(span.start, 8).rstrip()
    if any(before.endswith(prefix) for prefix in table.prefixes):
        return True
    if match[2] in ("K", "M", "MM") and not match[1]:
        return match[2] != "MM"
    if match[2] in ("B", "b", "T", "K", "MM", "mm", "G"):
        return match[2] in ("G", "B") and not match[1]
    if match[2] == "M":
        return True
    following = re.match(r"\s+([A-Za-z]+)(?:\s+([a-z]+))?", reader.text[match.end() : match.end() + 40])
    if following is None:
        return False
    word = following[1].lower()
    unit = next((u for name, u in table.names.get(word, ()) if name.startswith(word)), None)
    return word in table.counted or (unit is not None and unit.dimension == "money") or following[1] in table.prefixes


def _scaled(reader: Reader, span: NumberSpan) -> NumberSpan:
    """Read scale words after a number: "1.4 million", "half a million", "3 hundred thousand"."""
    words = 0
    while (atom := reader.atom()) is not None and atom.sort in ("scale", "hundred", "dozen"):
        gap = reader.text[span.end : atom.start]
        joint = OF_A if span.kind is Kind.FRACTION else JOINT
        if not joint.fullmatch(gap):
            break
        span = replace(
            span, value=span.value * atom.value, end=atom.end, scale=span.scale * atom.value, kind=Kind.CARDINAL
        )
        reader.at += 1
        words += 1
    return _lesser(reader, span) if words and span.digits else span


def _lesser(reader: Reader, span: NumberSpan) -> NumberSpan:
    """Read the smaller part of "4 thousand 3 hundred and 21"."""
    atom = reader.atom()
    if atom is None or atom.value >= span.scale or atom.sort not in ("digits", "unit", "teen", "tens"):
        return span
    gap = reader.text[span.end : atom.start]
    scale_next = reader.atom(1)
    larger = scale_next is not None and scale_next.sort in ("hundred", "scale") and JOINT.fullmatch(reader.gap(1))
    if larger and scale_next and scale_next.value < span.scale and JOINT.fullmatch(gap):
        rest = _cardinal(reader)
    elif AND.fullmatch(gap) and span.scale <= 1000:
        rest = _cardinal(reader)
    else:
        return span
    return replace(span, value=span.value + rest.value, end=rest.end, scale=Decimal(1))


def _ordinal_tail(reader: Reader, span: NumberSpan) -> NumberSpan | None:
    """Read "twenty-first", "one hundred and third"."""
    atom = reader.atom()
    if atom is None or atom.sort not in ORDINALS or span.digits or span.value != int(span.value):
        return None
    gap = reader.text[span.end : atom.start]
    if not (JOINT.fullmatch(gap) or (span.scale > 1 and AND.fullmatch(gap))):
        return None
    fits = span.value >= 20 and span.value % (10 if atom.sort == "ounit" else 100) == 0
    if atom.sort == "oscale":
        fits, total = True, span.value * atom.value
    else:
        total = span.value + atom.value
    if not fits or (span.value == 1 and atom.sort != "oscale"):
        return None
    reader.at += 1
    return NumberSpan(value=total, start=span.start, end=atom.end, kind=Kind.ORDINAL)


def _fraction_tail(reader: Reader, span: NumberSpan) -> NumberSpan | None:
    """Read "two thirds", "three-quarters", "one fifth", "three twenty-firsts"."""
    mark = reader.at
    gap_end = span.end
    bottom = _denominator(reader, span, gap_end)
    if bottom is None:
        reader.at = mark
        return None
    value, end = bottom
    fraction = NumberSpan(value=span.value * value, start=span.start, end=end, kind=Kind.FRACTION)
    return _scaled(reader, fraction)


def _denominator(reader: Reader, span: NumberSpan, position: int) -> tuple[Decimal, int] | None:
    atom = reader.atom()
    if atom is None or not JOINT.fullmatch(reader.text[position : atom.start]):
        return None
    reader.at += 1
    if atom.sort == "part":
        plural = reader.text[atom.start : atom.end].lower().endswith("s")
        return (atom.value, atom.end) if plural or span.value == 1 else None
    if atom.sort in PLURAL_ORDINALS or (atom.sort in ORDINALS and span.value == 1 and atom.value > 2):
        return Decimal(1) / atom.value, atom.end
    second = reader.atom()
    if atom.sort != "tens" or second is None or not JOINT.fullmatch(reader.gap(0)):
        return None
    if second.sort == "ounits" or (second.sort == "ounit" and span.value == 1):
        reader.at += 1
        return Decimal(1) / (atom.value + second.value), second.end
    return None


def _mixed_tail(reader: Reader, span: NumberSpan) -> NumberSpan | None:
    """Read "two and a half", "103 and two thirds", "five and a half million"."""
    atom = reader.atom()
    if atom is None or not AND_A.fullmatch(reader.text[span.end : atom.start]):
        return None
    mark = reader.at
    if atom.sort == "part" and atom.value in (Decimal("0.5"), Decimal("0.25")):
        reader.at += 1
        part, end = atom.value, atom.end
    elif atom.sort in ("unit", "teen", "tens"):
        fraction = _fraction_tail(reader, _cardinal(reader))
        if fraction is None or fraction.kind is not Kind.FRACTION or fraction.value >= 1:
            reader.at = mark
            return None
        part, end = fraction.value, fraction.end
    else:
        return None
    following = reader.atom()
    if following and following.sort == "scale" and 1 < following.value < span.scale and JOINT.fullmatch(reader.gap(0)):
        # "one billion and a half million": half of the smaller scale is added.
        reader.at += 1
        return replace(span, value=span.value + part * following.value, end=following.end)
    mixed = replace(span, value=span.value + part * span.scale, end=end)
    return _scaled(reader, mixed)


def _ratio_tail(reader: Reader, span: NumberSpan) -> NumberSpan | None:
    """Read "one in five", "nine out of ten", "one over three"."""
    atom = reader.atom()
    if atom is None or atom.sort not in PLAIN:
        return None
    gap = reader.text[span.end : atom.start]
    if not (IN.fullmatch(gap) or (OVER.fullmatch(gap) and span.value < 10)):
        return None
    mark = reader.at
    bottom = _cardinal(reader)
    unit = _follows_unit(reader, bottom)
    if bottom.value <= span.value or unit or (span.value != 1 and " in " in gap and bottom.value % 10):
        reader.at = mark
        return None
    return NumberSpan(value=span.value / bottom.value, start=span.start, end=bottom.end, kind=Kind.FRACTION)


def _follows_unit(reader: Reader, span: NumberSpan) -> bool:
    word = re.match(r"[\s-]*([A-Za-z]+)", reader.text[span.end : span.end + 24])
    if word is None:
        return False
    rows = load_units().names.get(word[1].lower(), ())
    return any(unit.dimension in ("duration", "length") for name, unit in rows if name == word[1].lower())


def _multiple_tail(reader: Reader, span: NumberSpan) -> NumberSpan | None:
    """Read "three times"."""
    match = TIMES.match(reader.text, span.end)
    if match is None:
        return None
    return NumberSpan(value=span.value, start=span.start, end=match.end(), kind=Kind.MULTIPLE)


def _lone_ordinal(reader: Reader, atom: Atom) -> NumberSpan | None:
    """Read "third", or "a third of" as a fraction."""
    article = ARTICLE.search(reader.before(atom.start, 6))
    if article and atom.value > 2 and (PART_OF.match(reader.text, atom.end) or atom.sort == "oscale"):
        start = atom.start - len(article[0])
        return NumberSpan(value=1 / atom.value, start=start, end=atom.end, kind=Kind.FRACTION)
    if atom.sort == "ounit" and atom.value == 2 and _is_unit_second(reader, atom):
        return None
    return NumberSpan(value=atom.value, start=atom.start, end=atom.end, kind=Kind.ORDINAL)


def _is_unit_second(reader: Reader, atom: Atom) -> bool:
    before = reader.before(atom.start, 8).lower()
    if re.search(r"(?:\bper|/)\s*$", before):
        return True
    return re.search(r"\ba\s+$", before) is not None and re.match(r"\s*(?:[.,;:)]|$)", reader.text[atom.end : atom.end + 3]) is not None


def _lone_part(reader: Reader, atom: Atom) -> NumberSpan | None:
    """Read "half", "a quarter", "half a million" where they are amounts."""
    text = reader.text
    word = text[atom.start : atom.end].lower()
    article = ARTICLE.search(reader.before(atom.start, 6))
    start = atom.start - (len(article[0]) if article else 0)
    span = NumberSpan(value=atom.value, start=start, end=atom.end, kind=Kind.FRACTION, article=bool(article), nouns=True)
    if HALF_NOT.search(reader.before(start)) or text[atom.end : atom.end + 1] == "-" or word == "halves":
        return None
    scaled = _scaled(reader, span)
    if scaled.kind is Kind.CARDINAL:
        return scaled
    if word.startswith("quarter") and not article:
        return None
    return span
