"""The grammar of English number phrases: what may follow a cardinal, and what stands alone.

Each rule takes the reader at an atom and either moves past what it could read
or leaves the reader where it was. Rules try the longer reading first.
"""

import re
from decimal import Decimal

from msgspec import structs

from factcheck.values.cardinal import (
    AND,
    ARTICLE,
    JOINT,
    ORDINALS,
    PLAIN,
    PLURAL_ORDINALS,
    Reader,
    cardinal,
    scaled,
)
from factcheck.values.number import Atom, Kind, NumberSpan, negative_pattern
from factcheck.values.units import load_units

AND_A = re.compile(r"\s+and\s+(?:an?\s+)?", re.IGNORECASE)
IN = re.compile(r"\s+(?:in|out of)(?:\s+every)?\s+", re.IGNORECASE)
OVER = re.compile(r"\s+over\s+", re.IGNORECASE)
TIMES = re.compile(r"[\s-]+times\b(?!\s+(?:square|magazine))", re.IGNORECASE)
PART_OF = re.compile(r"\s+(?:of|the|its|their|his|her|our|all|these|those|that)\b", re.IGNORECASE)
HALF_NOT = re.compile(
    r"\b(?:first|second|other|latter|better|final|next|each|last|1st|2nd)[\s-]$", re.IGNORECASE
)


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
    return structs.replace(span, value=-span.value, start=match.start())


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
        span = NumberSpan(value=first.value, start=first.start, end=first.end, kind=Kind.ORDINAL, digits=True)
        return span if digits else None
    if first.sort == "part":
        return _lone_part(reader, first)
    if first.sort == "glyph":
        span = NumberSpan(value=first.value, start=first.start, end=first.end, kind=Kind.FRACTION)
        return scaled(reader, span)
    return None


def _from_cardinal(reader: Reader) -> NumberSpan:
    """Read a phrase that opens with a cardinal: with a fraction, an ordinal or a ratio after it."""
    span = cardinal(reader)
    return (
        _ordinal_tail(reader, span)
        or _fraction_tail(reader, span)
        or _mixed_tail(reader, span)
        or _ratio_tail(reader, span)
        or _multiple_tail(reader, span)
        or span
    )


def _ordinal_tail(reader: Reader, span: NumberSpan) -> NumberSpan | None:
    """Read "twenty-first", "one hundred and third"."""
    atom = reader.atom()
    if atom is None or atom.sort not in ORDINALS or span.digits or span.value != int(span.value):
        return None
    gap = reader.text[span.end : atom.start]
    if not (JOINT.fullmatch(gap) or (span.scale > 1 and AND.fullmatch(gap))):
        return None
    fits = span.value >= 20 and int(span.value) % (10 if atom.sort == "ounit" else 100) == 0
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
    return scaled(reader, fraction)


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
        fraction = _fraction_tail(reader, cardinal(reader))
        if fraction is None or fraction.kind is not Kind.FRACTION or fraction.value >= 1:
            reader.at = mark
            return None
        part, end = fraction.value, fraction.end
    else:
        return None
    following = reader.atom()
    if (
        following
        and following.sort == "scale"
        and 1 < following.value < span.scale
        and JOINT.fullmatch(reader.gap(0))
    ):
        # "one billion and a half million": half of the smaller scale is added.
        reader.at += 1
        return structs.replace(span, value=span.value + part * following.value, end=following.end)
    mixed = structs.replace(span, value=span.value + part * span.scale, end=end)
    return scaled(reader, mixed)


def _ratio_tail(reader: Reader, span: NumberSpan) -> NumberSpan | None:
    """Read "one in five", "nine out of ten", "one over three"."""
    atom = reader.atom()
    if atom is None or atom.sort not in PLAIN:
        return None
    gap = reader.text[span.end : atom.start]
    if not (IN.fullmatch(gap) or (OVER.fullmatch(gap) and span.value < 10)):
        return None
    mark = reader.at
    bottom = cardinal(reader)
    unit = _follows_unit(reader, bottom)
    if bottom.value <= span.value or unit or (span.value != 1 and " in " in gap and int(bottom.value) % 10):
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
    return (
        re.search(r"\ba\s+$", before) is not None
        and re.match(r"\s*(?:[.,;:)]|$)", reader.text[atom.end : atom.end + 3]) is not None
    )


def _lone_part(reader: Reader, atom: Atom) -> NumberSpan | None:
    """Read "half", "a quarter", "half a million" where they are amounts."""
    text = reader.text
    word = text[atom.start : atom.end].lower()
    article = ARTICLE.search(reader.before(atom.start, 6))
    start = atom.start - (len(article[0]) if article else 0)
    span = NumberSpan(
        value=atom.value, start=start, end=atom.end, kind=Kind.FRACTION, article=bool(article), nouns=True
    )
    if HALF_NOT.search(reader.before(start)) or text[atom.end : atom.end + 1] == "-" or word == "halves":
        return None
    whole = scaled(reader, span)
    if whole.kind is Kind.CARDINAL:
        return whole
    if word.startswith("quarter") and not article:
        return None
    return span
