"""Dates that a document, a search result or a reference gives of itself.

A document is dated only by what stands near its top: a dateline, "Last updated
on", a byline, or a cover line that ends in a date or names an occasion
("public hearing of 20 November 2025"). Running prose never dates a document.
Limits: a bare year on a cover is not taken, since titles often name a year.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from factcheck.ingest.tables import section
from factcheck.model import Period, When

NEAR_TOP = 6
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?=[T\s]\d\d:\d\d|\s*$)")
_LABEL = re.compile(
    r"\b(?:last (?:updated|modified|revised|reviewed)|updated|published|posted|issued|dated|release date|"
    r"date|as at|first published)\b\s*(?:on|at)?\s*:?\s*(?=[A-Z\d])",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’\- ]{2,40}(?:,\s*[A-Z][\w. ]{1,20})?,\s*([^—–()-]{3,30}?)\s*(?:\([^)]{1,40}\)\s*)?[—–-]"
)
_AGO = re.compile(r"\b(?:ago|yesterday|today)\b", re.IGNORECASE)
_SET_OFF = re.compile(r"(?:^|[,|·•(–—:/-])\s*$")


def when_of(text: str) -> When:
    """Read one date, EDTF or written out; raise ValueError with the reason where it is none."""
    from factcheck.values.edtf import parse_edtf

    text = text.strip()
    iso = _ISO.match(text)
    try:
        return _single(parse_edtf(iso.group() if iso else text))
    except ValueError as error:
        written = written_date(text)
        if written is None:
            raise ValueError(str(error)) from None
        return written


def _single(period: Period) -> When:
    if period.start is None or period.end is None:
        raise ValueError("an open interval is no date")
    return When(period.start.first, period.end.last)


def written_date(text: str, retrieved: When | None = None) -> When | None:
    """Read a text that is nothing but a date, such as "5 November 2020"; None if it is not."""
    from factcheck.values import find_times

    text = text.strip(" ,.;()[]")
    if not 4 <= len(text) <= 40:
        return None
    reference = retrieved.last if retrieved else None
    relative = _AGO.search(text) is not None
    if (relative and reference is None) or not (relative or any(c.isdigit() for c in text)):
        return None
    for found in find_times(text, reference):
        if found.end - found.start >= len(text) - 1 and found.period is not None:
            try:
                return _single(found.period)
            except ValueError:
                return None
    return None


def edtf_of(text: str, retrieved: When | None = None) -> str | None:
    """Give the EDTF string for a text that is nothing but a date; None if it is not."""
    from factcheck.values.edtf import format_edtf

    try:
        when = when_of(text) if _ISO.fullmatch(text.strip()) else written_date(text, retrieved)
    except ValueError:
        return None
    return format_edtf(when) if when else None


@cache
def _occasion() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, section("occasions")), key=len, reverse=True))
    return re.compile(rf"\b(?:{names})s?(?:\s+(?:of|on|for|from|dated|held on))?\s*:?\s*$", re.IGNORECASE)


def document_date(tops: Iterable[tuple[str, bool]]) -> When | None:
    """Find the date among the first blocks, given as (text, is prose) pairs."""
    for text, prose in tops:
        found = _labelled(text) or _dateline(text) or (None if prose else _cover(text))
        if found:
            return found
    return None


def _dates_in(text: str) -> list[tuple[int, int, When]]:
    """Find dates of at least month precision with their span, prepositions included."""
    from factcheck.values import find_times

    dates: list[tuple[int, int, When]] = []
    for found in find_times(text[:400]) if any(c.isdigit() for c in text[:400]) else ():
        if found.period is None or found.period.start is None or found.period.start != found.period.end:
            continue
        when = found.period.start
        if (when.last - when.first).days <= 31 and when.first > date(1000, 1, 1):
            dates.append((found.start, found.end, when))
    return dates


def _labelled(text: str) -> When | None:
    label = _LABEL.search(text[:200])
    if label is None:
        return None
    near = (when for start, _, when in _dates_in(text) if label.start() <= start <= label.end() + 12)
    return next(near, None)


def _dateline(text: str) -> When | None:
    match = _DATELINE.match(text)
    return written_date(match.group(1)) if match else None


def _cover(text: str) -> When | None:
    """Date a short line that ends in a date set off from the rest, or that names an occasion."""
    if len(text) > 140 or text.endswith("?"):
        return None
    for start, end, when in _dates_in(text):
        before = text[:start].rstrip()
        last = not text[end:].strip(" .)*_|")
        set_off = last and _SET_OFF.search(before)
        if set_off or _occasion().search(re.sub(r"\s+(?:of|on|for|from)$", "", before)):
            return when
    return None
