"""Quantities in running text: numbers with units, bounds, ranges and rates.

Numbers come from `numeral`, units from `measure`, bounds from `bound`. Spans
that `find_times` claims (dates, years) are no quantities, nor are reference
marks ("[24]"), labels ("page 12"), versions and telephone numbers.

Limits: an amount and its unit must stand beside each other.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct, structs

from factcheck.model.quantity import Quantity, TimeRole
from factcheck.values.bound import bounds_after, bounds_before
from factcheck.values.measure import SPEED_TIMES, Found, rate_after, unit_after, unit_before
from factcheck.values.number import Kind, NumberSpan
from factcheck.values.numeral import scan_numbers
from factcheck.values.period import find_times
from factcheck.values.units import MONEY, Unit, load_units

COUNT = Unit(name="", dimension="count", base="", factor=Decimal(1))
RATIO = Unit(name="", dimension="ratio", base="", factor=Decimal(1))
MULTIPLE = Unit(name="times", dimension="multiple", base="", factor=Decimal(1))
ORDINAL = Unit(name="", dimension="ordinal", base="", factor=Decimal(1))
TO = re.compile(r"\s*(?:-|–|—|~)\s*|\s+(?:to|through)\s+", re.IGNORECASE)
AND = re.compile(r"\s+and\s+", re.IGNORECASE)
COMPOUND = re.compile(r"\s*(?:,?\s+and\s+|\s+|,\s+)", re.IGNORECASE)
BETWEEN = re.compile(
    r"\b(between|from)\s+(?:(?:about|around|roughly|some|approximately)\s+)?$", re.IGNORECASE
)
REFERENCE = re.compile(r"\[[\s\d,;–-]*$")
REFERENCE_END = re.compile(r"[\s\d,;–-]*\]")
CODE_BEFORE = re.compile(r"[A-Za-z]\w*-$|\d[.:]$|[/_=]$|\w@$")
CODE_AFTER = re.compile(r"\.\d|:\d|-[A-Z]{2}|_|@|-\d{3,}-|[A-Z]?\d|[A-Z]{4,}\d")
SPOKEN_LABELS = frozenset({"page", "chapter", "section", "article", "figure", "table", "volume"})
LABEL = re.compile(r"(?:^|[\s(\[])([A-Za-z§№]+\.?)\s?$")
ARTICLE = re.compile(r"\ban?(?=[ \u00a0][a-z])", re.IGNORECASE)
ONCE = re.compile(r"(?<!at )\bonce(?=\s*(?:[,.;)]|$)|\s+in\s+\d{4}\b)", re.IGNORECASE)
TIGHT_DIMENSIONS = frozenset({"length", "mass", "duration", "angle", MONEY, "volume"})


class Draft(Struct, frozen=True, kw_only=True):
    """An amount under construction: `low` and `high` in written units."""

    number: NumberSpan
    low: Decimal
    high: Decimal
    unit: Unit
    spelling: str
    start: int
    end: int
    signs: tuple[str, ...] = ()
    attached: bool = False
    per: str = ""
    extra: Decimal = Decimal(0)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find every amount in a text, in order, without overlap."""
    taken = _Taken([(t.start, t.end) for t in find_times(text) if t.role is not TimeRole.AGE])
    drafts: list[Draft] = []
    for number in sorted((*scan_numbers(text), *_in_words(text)), key=lambda n: n.start):
        if not taken.hits(number.start, number.end) and not _is_name(text, number):
            drafts.append(_draft(text, number, drafts[-1].end if drafts else 0))
    merged = _join(text, drafts)
    found: list[Quantity] = []
    free = 0
    for draft in merged:
        if draft.start >= free:
            found.append(_finish(text, draft, free))
            free = found[-1].end
    return tuple(found)


def _in_words(text: str) -> Iterator[NumberSpan]:
    """Give amounts of one without a number: "less than a month", "won it once, in 1967"."""
    for match in ARTICLE.finditer(text):
        unit = unit_after(text, match.end(), False)
        measured = unit is not None and unit.unit.dimension in ("duration", "length", "mass")
        if measured and bounds_before(text, match.start())[0]:
            yield NumberSpan(value=Decimal(1), start=match.start(), end=match.end(), article=True)
    for match in ONCE.finditer(text):
        yield NumberSpan(value=Decimal(1), start=match.start(), end=match.end(), kind=Kind.MULTIPLE)


class _Taken:
    """Spans in order, asked in order."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = spans
        self.at = 0

    def hits(self, start: int, end: int) -> bool:
        """Tell whether a span overlaps one of these; starts must not go back."""
        while self.at < len(self.spans) and self.spans[self.at][1] <= start:
            self.at += 1
        return self.at < len(self.spans) and self.spans[self.at][0] < end


def _is_name(text: str, number: NumberSpan) -> bool:
    """Tell a number that names something (page, version, telephone) from an amount."""
    before, after = text[max(0, number.start - 16) : number.start], text[number.end : number.end + 12]
    if before.endswith("#") or (REFERENCE.search(before) and REFERENCE_END.match(after)):
        return True
    if number.kind is not Kind.CARDINAL:
        return False
    return (number.digits and _is_code(text, number, before, after)) or _is_labelled(number, before)


def _is_code(text: str, number: NumberSpan, before: str, after: str) -> bool:
    """Tell part of a code, a version, a clock time or a telephone number."""
    if before[-1:].isalpha() and unit_before(text, number.start) is None:
        return True
    if CODE_BEFORE.search(before) and "$" not in before:
        return True
    if CODE_AFTER.match(after):
        return True
    left = re.search(r"[\d+-]*$", before)
    right = re.match(r"[\d-]*", after)
    run = (left[0] if left else "") + "0" + (right[0] if right else "")
    return len(re.findall(r"\d-(?=\d)", run)) >= 2


def _is_labelled(number: NumberSpan, before: str) -> bool:
    """Tell "page 12" and "chapter three" from a count."""
    label = LABEL.search(before)
    if label is None or label[1].lower() not in load_units().labels:
        return False
    return number.digits or label[1].lower() in SPOKEN_LABELS


def _draft(text: str, number: NumberSpan, free: int) -> Draft:
    """Attach the unit that stands beside a number; what lies before `free` belongs to another."""
    draft = Draft(
        number=number, low=number.value, high=number.value, unit=_bare(number), spelling="",
        start=number.start, end=number.end,
    )  # fmt: skip
    if number.kind in (Kind.ORDINAL, Kind.MULTIPLE):
        return draft
    prefix = unit_before(text, number.start)
    if prefix is not None and prefix.at >= free:
        return _with_prefix(text, draft, prefix)
    end = number.end
    if number.kind is Kind.FRACTION:
        article = re.match(r"\s+(?:of\s+)?an?(?=\s)", text[end : end + 8])
        end += article.end() if article else 0
    found = unit_after(text, end, number.scale >= 1_000_000)
    if found is None or (number.kind is Kind.FRACTION and found.unit.dimension == "percent"):
        return draft
    return structs.replace(draft, unit=found.unit, spelling=found.spelling, end=found.at, attached=True)


def _bare(number: NumberSpan) -> Unit:
    kinds = {Kind.ORDINAL: ORDINAL, Kind.MULTIPLE: MULTIPLE, Kind.CARDINAL: COUNT}
    if number.kind is Kind.FRACTION and number.value <= 1:
        return RATIO
    return kinds.get(number.kind, COUNT)


def _with_prefix(text: str, draft: Draft, prefix: Found) -> Draft:
    """Put a currency sign and its number together; a code may follow too ("$5 USD")."""
    end = draft.end
    also = unit_after(text, end, False)
    if also and also.unit.dimension == MONEY and also.unit.factor == 1 and prefix.spelling == "$":
        prefix, end = Found(also.unit, prefix.at, also.spelling), also.at
    return structs.replace(
        draft, unit=prefix.unit, spelling=prefix.spelling, start=prefix.at, end=end, attached=True
    )


def _join(text: str, drafts: list[Draft]) -> list[Draft]:
    """Join parts of one amount ("5 feet 2 inches") and the ends of ranges."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined:
            last = joined[-1]
            whole = _compound(text, last, draft) or _range(text, last, draft)
            if whole is not None:
                joined[-1] = whole
                continue
            joined[-1] = _share_unit(text, last, draft)
        joined.append(draft)
    return joined


def _compound(text: str, big: Draft, small: Draft) -> Draft | None:
    """Add "2 inches" to "5 feet", "50 cents" to "3 dollars"."""
    if not (big.attached and big.low == big.high and big.unit.dimension in TIGHT_DIMENSIONS):
        return None
    gap = text[big.end : small.start]
    if not COMPOUND.fullmatch(gap) or small.number.kind is not Kind.CARDINAL:
        return None
    unit = small.unit
    if not small.attached:
        return _loose_cents(text, big, small, gap)
    if unit.dimension != big.unit.dimension or unit.base != big.unit.base or unit.factor >= big.unit.factor:
        return None
    if "," in gap and unit.dimension != "duration":
        return None
    added = small.low * unit.factor / big.unit.factor
    return structs.replace(big, low=big.low + added, high=big.high + added, end=small.end)


def _loose_cents(text: str, big: Draft, small: Draft, gap: str) -> Draft | None:
    """Read "15 dollars 50" and "13 dollars forty-five"."""
    if big.unit.dimension != MONEY or "," in gap or big.spelling in load_units().prefixes:
        return None
    value = small.low
    if not (0 < value < 100 and value == int(value)) or big.number.scale > 1:
        return None
    if re.match(r"\s*(?:$|[.;!?])", text[small.end : small.end + 2]) is None:
        return None
    return structs.replace(big, low=big.low + value / 100, high=big.high + value / 100, end=small.end)


def _range(text: str, low: Draft, high: Draft) -> Draft | None:
    """Join the two ends of a range, or return None where they are two amounts."""
    gap = text[low.end : high.start]
    lead = BETWEEN.search(text[max(0, low.start - 32) : low.start])
    word = lead[1].lower() if lead else ""
    if not (TO.fullmatch(gap) and word != "from") and not (AND.fullmatch(gap) and word == "between"):
        return None
    low = _share_unit(text, low, high, ranged=True)
    if low.unit != high.unit or low.low != low.high or high.low != high.high or low.low > high.low:
        return None
    if low.number.kind is Kind.ORDINAL:
        return None
    start = low.start
    if lead and word == "between":
        start = max(0, low.start - 32) + lead.start()
    signs = ("about",) if lead and len(lead[0].split()) > 1 else ()
    return structs.replace(
        low, low=low.low, high=high.high, end=high.end, start=start, number=high.number, signs=signs
    )


def _share_unit(text: str, first: Draft, second: Draft, ranged: bool = False) -> Draft:
    """Give a bare number the unit and scale of the amount that it runs to."""
    if not ranged and not _runs_to(text, first, second):
        return first
    if first.attached and first.unit != second.unit:
        return first
    if first.unit.dimension not in ("count", second.unit.dimension):
        return first
    scale = Decimal(1)
    plain = second.number.value / second.number.scale
    if (
        first.number.scale == 1
        and second.number.scale > 1
        and first.low <= plain
        and first.number.digits == second.number.digits
    ):
        scale = second.number.scale
    if first.attached and scale == 1:
        return first
    return structs.replace(
        first, low=first.low * scale, high=first.high * scale, unit=second.unit,
        spelling=second.spelling, attached=second.attached,
    )  # fmt: skip


def _runs_to(text: str, first: Draft, second: Draft) -> bool:
    gap = text[first.end : second.start]
    lead = BETWEEN.search(text[max(0, first.start - 32) : first.start])
    if TO.fullmatch(gap) or (AND.fullmatch(gap) and lead is not None and lead[1].lower() == "between"):
        return True
    return re.fullmatch(r"\s+or\s+", gap) is not None and not first.attached


def _finish(text: str, draft: Draft, free: int) -> Quantity:
    """Read bounds and rates around an amount and convert it; what lies before `free` is another's."""
    signs, start = bounds_before(text, draft.start)
    if start < free:
        signs, start = (), draft.start
    draft = _with_rate(text, draft)
    after, end = bounds_after(text, draft.end) if draft.unit.dimension != "ordinal" else ((), draft.end)
    signs = signs + draft.signs + after
    if draft.unit.dimension == "ordinal":
        signs, start = (), draft.start
    low, high = draft.unit.to_base(draft.low), draft.unit.to_base(draft.high)
    bounded = _bounded(low, high, signs)
    return Quantity(
        low=bounded[0], high=bounded[1], low_open=bounded[2], high_open=bounded[3],
        approximate=bool({"about", "near", "over"} & set(signs)),
        dimension=draft.unit.dimension, unit=draft.unit.base,
        written=draft.high if draft.low == draft.high else draft.low,
        written_unit=draft.unit.name or draft.spelling,
        per=draft.per, start=start, end=end, text=text[start:end],
    )  # fmt: skip


def _bounded(
    low: Decimal, high: Decimal, signs: tuple[str, ...]
) -> tuple[Decimal | None, Decimal | None, bool, bool]:
    """Apply the bound that the words around an amount set."""
    for sign in signs:
        if sign in (">", ">="):
            return low, None, sign == ">", False
        if sign in ("<", "<="):
            return None, high, False, sign == "<"
        if sign == "near":
            return low, high, False, True
        if sign == "over":
            return low, high, True, False
    return low, high, False, False


def _with_rate(text: str, draft: Draft) -> Draft:
    """Read "a year" after an amount; a length per time becomes a speed."""
    if draft.unit.dimension in ("ordinal", "ratio"):
        return draft
    rate = rate_after(text, draft.end, draft.unit.dimension == "count" or draft.unit.dimension == "multiple")
    if rate is None:
        return draft
    end = draft.end if rate.apart else rate.at
    if draft.unit.dimension == "length" and rate.per in SPEED_TIMES:
        seconds = load_units().by_name[rate.per].factor
        speed = Unit(
            name=f"{draft.unit.name} per {rate.per}", dimension="speed", base="metre per second",
            factor=draft.unit.factor / seconds,
        )  # fmt: skip
        return structs.replace(draft, unit=speed, end=end)
    return structs.replace(draft, per=rate.per, end=end)
