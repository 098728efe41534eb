"""Cardinals in digits and words: "1.4 bn", "two hundred and two thousand", "five point five".

A `Reader` walks the atoms of a text; a rule that cannot read what it finds
leaves the reader where it was.
"""

import re
from decimal import Decimal
from functools import cache

from msgspec import structs

from factcheck.values.number import DOUBTFUL, LONGEST, SHORT_SCALES, Atom, Kind, NumberSpan, atoms
from factcheck.values.units import load_units

PLAIN = frozenset({"unit", "teen", "tens", "hundred", "scale", "dozen", "digits"})
ORDINALS = frozenset({"ounit", "oteen", "otens", "oscale"})
PLURAL_ORDINALS = frozenset(each + "s" for each in ORDINALS)
JOINT = re.compile(r"\s*-\s*|\s+")
AND = re.compile(r",?\s+and\s+", re.IGNORECASE)
POINT = re.compile(r"\s+point\s+", re.IGNORECASE)
OF_A = re.compile(r"\s+of\s+an?\s+|\s+an?\s+|\s+", re.IGNORECASE)
ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)


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


def cardinal(reader: Reader) -> NumberSpan:
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
        return (total, (current or Decimal(1)) * 100) if current < 100 else None
    if atom.sort == "scale":
        if total.adjusted() > LONGEST:
            return None
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
        span = structs.replace(span, end=atom.end)
        reader.at += 1
    if not digits:
        return span
    return scaled(reader, structs.replace(span, value=span.value + Decimal(f"0.{digits}")))


def _digits(reader: Reader, first: Atom) -> NumberSpan:
    reader.at += 1
    span = NumberSpan(value=first.value, start=first.start, end=first.end, digits=True)
    return scaled(reader, _short_scale(reader, span))


def _short_scale(reader: Reader, span: NumberSpan) -> NumberSpan:
    """Read "k", "m", "bn" straight after a numeral."""
    match = _short_pattern().match(reader.text, span.end)
    if match is None:
        return span
    if match[2] in DOUBTFUL and not _means_scale(reader, span, match):
        return span
    scale = SHORT_SCALES[match[2]]
    return structs.replace(span, value=span.value * scale, end=match.end(), scale=scale)


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
    return (
        word in table.counted
        or (unit is not None and unit.dimension == "money")
        or following[1] in table.prefixes
    )


def scaled(reader: Reader, span: NumberSpan) -> NumberSpan:
    """Read scale words after a number: "1.4 million", "half a million", "3 hundred thousand"."""
    words = 0
    while (atom := reader.atom()) is not None and atom.sort in ("scale", "hundred", "dozen"):
        gap = reader.text[span.end : atom.start]
        joint = OF_A if span.kind is Kind.FRACTION else JOINT
        if not joint.fullmatch(gap) or span.value.adjusted() > LONGEST:
            break
        span = structs.replace(
            span,
            value=span.value * atom.value,
            end=atom.end,
            scale=span.scale * atom.value,
            kind=Kind.CARDINAL,
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
    larger = (
        scale_next is not None and scale_next.sort in ("hundred", "scale") and JOINT.fullmatch(reader.gap(1))
    )
    if (larger and scale_next and scale_next.value < span.scale and JOINT.fullmatch(gap)) or (
        AND.fullmatch(gap) and span.scale <= 1000
    ):
        rest = cardinal(reader)
    else:
        return span
    return structs.replace(span, value=span.value + rest.value, end=rest.end, scale=Decimal(1))
