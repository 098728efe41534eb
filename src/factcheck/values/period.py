"""Time expressions in running text: what a named time means in its sentence.

`find_times` takes the names found by `date`, joins the ends of spans ("from
2014 to 2017"), reads the preposition before and the tail after ("since",
"or later"), and adds relative times and lengths of time. A name without a
year takes the year of the other end of its span, or of the reference date.

Limits: bare numbers from 1000 to 2199 are years only where the words around
them do not count things; no time of day.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from factcheck.model.quantity import TimeExpression, TimeRole
from factcheck.model.time import Period, When
from factcheck.values import calendar
from factcheck.values.alternatives import alternatives
from factcheck.values.date import Named
from factcheck.values.duration import COUNT, age_pattern, amount, move
from factcheck.values.naming import named_dates
from factcheck.values.relative import Relative, relative_times
from factcheck.values.year import is_year

ROLES = {
    "since": TimeRole.SINCE, "ever since": TimeRole.SINCE, "from": TimeRole.FROM, "starting": TimeRole.FROM,
    "starting in": TimeRole.FROM, "starting from": TimeRole.FROM, "starting on": TimeRole.FROM,
    "beginning in": TimeRole.FROM, "beginning": TimeRole.FROM, "beginning on": TimeRole.FROM,
    "beginning from": TimeRole.FROM, "effective": TimeRole.FROM, "effective from": TimeRole.FROM,
    "with effect from": TimeRole.FROM, "as from": TimeRole.FROM, "as early as": TimeRole.AT,
    "until": TimeRole.UNTIL, "till": TimeRole.UNTIL, "up to": TimeRole.UNTIL, "up until": TimeRole.UNTIL,
    "through": TimeRole.UNTIL, "thru": TimeRole.UNTIL, "as late as": TimeRole.UNTIL,
    "not until": TimeRole.FROM,
    "by": TimeRole.BY, "no later than": TimeRole.BY, "not later than": TimeRole.BY,
    "before": TimeRole.BEFORE, "prior to": TimeRole.BEFORE, "earlier than": TimeRole.BEFORE,
    "pre": TimeRole.BEFORE,
    "ahead of": TimeRole.BEFORE,
    "after": TimeRole.AFTER, "following": TimeRole.AFTER, "later than": TimeRole.AFTER,
    "post": TimeRole.AFTER,
    "as of": TimeRole.AS_OF, "as at": TimeRole.AS_OF,
    "in": TimeRole.AT, "on": TimeRole.AT, "at": TimeRole.AT, "during": TimeRole.AT, "throughout": TimeRole.AT,
    "over": TimeRole.AT, "of": TimeRole.AT, "within": TimeRole.AT, "around": TimeRole.AT,
    "about": TimeRole.AT,
    "circa": TimeRole.AT, "c.": TimeRole.AT, "ca.": TimeRole.AT, "c": TimeRole.AT, "for": TimeRole.AT,
}  # fmt: skip
LOOSE = frozenset({"around", "about", "circa", "c.", "ca.", "c"})
SPAN_LEADS = frozenset(
    {"from", "between", "over", "during", "in", "for", "throughout", "of", "on", "starting", "beginning"}
)
FILLER = (
    r"(?:\s+(?P<filler>at\s+least|about|around|approximately|roughly|circa|c\.|as\s+early"
    r"\s+as))?(?:\s+the)?(?:\s+year)?"
)
JOIN = re.compile(
    r"\s*[-–—~]\s*|\s*,?\s+(?:to|through|until|till|thru|up\s+to|up\s+until)\s+(?:the\s+)?", re.IGNORECASE
)
AND = re.compile(r"\s+and\s+(?:the\s+)?(?:in\s+)?", re.IGNORECASE)
PRESENT = re.compile(
    r"(?:\s*[-–—]\s*|\s+(?:to|until|till|through|up\s+to)\s+)(?:the\s+)?"
    r"(?:present(?:\s+day)?|date|now|today|this\s+day)(?!\w)",
    re.IGNORECASE,
)
ONWARD = re.compile(
    r"(?:\s+onwards?|\s+forward|\s+on(?=\s*(?:$|[.,;:)]))|,?\s+(?:or|and)\s+(?:later|after|beyond|greater|onwards?)(?=\s*(?:$|[.,;:)])))(?!\w)",
    re.IGNORECASE,
)
EARLIER = re.compile(r"\s+(?:or|and)\s+(?:earlier|before)(?=\s*(?:$|[.,;:)]))", re.IGNORECASE)
FOR = re.compile(
    r"\bfor\s.{1,100}?(?:second|minute|hour|day|night|week|month|quarter|year|decade|centur|millenni)",
    re.IGNORECASE | re.DOTALL,
)
RELATIVE = "relative"
OFFSET = re.compile(
    rf"\b(?P<n>{COUNT})\s+(?P<unit>day|week|fortnight|month|year|decade)s?\s+"
    r"(?P<way>after|before|from|following|prior\s+to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
OFFSET_NOT = re.compile(
    r"\b(?:for|than|in|over|within|least|of|under|last|first|next|every|past)\s+(?:the\s+)?$", re.IGNORECASE
)
WEEK_OF = re.compile(r"\b(?:the\s+)?week\s+(?:of|commencing|beginning|starting)\s+$", re.IGNORECASE)
START_ONLY = frozenset({TimeRole.SINCE, TimeRole.FROM, TimeRole.AFTER})
END_ONLY = frozenset({TimeRole.UNTIL, TimeRole.BY, TimeRole.BEFORE})


@cache
def _lead_pattern() -> re.Pattern[str]:
    words = alternatives([*ROLES, "between"])
    return re.compile(
        rf"(?:^|(?<=[^\w]))(?P<lead>{words}){FILLER}(?:\s+|(?<=pre)-|(?<=post)-|(?<=c\.))$", re.IGNORECASE
    )


def find_times(text: str, reference: date | None = None) -> tuple[TimeExpression, ...]:
    """Find every time expression in a text, in order, without overlap."""
    found: list[TimeExpression] = []
    relative = list(relative_times(text, reference))
    names = _names(text, relative)
    at = 0
    while at < len(names):
        joined = _joined(text, names, at)
        expression = _expression(text, joined or names[at], reference)
        if expression is not None:
            found.append(expression)
        at += 2 if joined else 1
    found.extend(_lengths(text, relative))
    return _without_overlap(found)


def _names(text: str, relative: list[Relative]) -> list[Named]:
    """Return the named and the relative points in time, in order; of two that overlap the longer."""
    names = [
        each for each in named_dates(text) if each.kind != "year" or not each.weak or is_year(text, each)
    ]
    for each in relative:
        if each.role is TimeRole.AT:
            when = each.period.start if each.period else None
            names.append(Named(start=each.start, end=each.end, when=when, kind=RELATIVE))
    names.sort(key=lambda each: (each.start, -each.end))
    kept: list[Named] = []
    for name in names:
        if kept and name.start < kept[-1].end:
            if name.end - name.start > kept[-1].end - kept[-1].start:
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _lead(text: str, start: int) -> re.Match[str] | None:
    """Return the match of the preposition before a position, its offsets in a slice of 36."""
    return _lead_pattern().search(text[max(0, start - 36) : start])


def _lead_word(match: re.Match[str] | None) -> str:
    return re.sub(r"\s+", " ", match["lead"].lower()) if match else ""


def _joined(text: str, names: list[Named], at: int) -> Named | None:
    """Join a name with the next where they are the ends of one span."""
    if at + 1 >= len(names):
        return None
    first, last = names[at], names[at + 1]
    if first.until or last.until or first.until_yearly or last.until_yearly:
        return None
    if last.kind == RELATIVE and last.when is None and first.kind != RELATIVE:
        return None
    gap = text[first.end : last.start]
    if len(gap) > 24:
        return None
    if not JOIN.fullmatch(gap):
        between = _lead_word(_lead(text, first.start)) == "between"
        if not (between and AND.fullmatch(gap)):
            return None
    return _span(first, last)


def _span(first: Named, last: Named) -> Named | None:
    """Make one name of two; each end without a year takes the other's."""
    start, end = first.when, last.when
    if start is None and end is not None and first.yearly is not None:
        start = _in_year(first, end.first.year)
        if start.first > end.last:
            start = _in_year(first, end.first.year - 1)
    elif end is None and start is not None and last.yearly is not None:
        end = _in_year(last, start.first.year)
        if end.last < start.first:
            end = _in_year(last, start.first.year + 1)
    if start and end and start.first > end.last:
        return None
    return Named(
        start=first.start, end=last.end, when=start, until=end,
        yearly=first.yearly if start is None else None,
        until_yearly=last.yearly if end is None else None, kind=first.kind,
    )  # fmt: skip


def _in_year(name: Named, year: int) -> When:
    assert name.yearly is not None
    return name.yearly(year)


def _expression(text: str, name: Named, reference: date | None) -> TimeExpression | None:
    """Read the words around a name and give it its role."""
    lead = _lead(text, name.start)
    word = _lead_word(lead)
    if name.weak and name.kind != "year" and not word:
        return None
    if moved := _moved(text, name, reference):
        return moved
    start = name.start - (len(lead.string) - lead.start() if lead else 0)
    loose = word in LOOSE or bool(
        lead and lead["filler"] and not lead["filler"].lower().startswith(("at", "as"))
    )
    when, until = _resolved(name, reference)
    end = name.end
    if name.until or name.until_yearly:
        if word and word not in SPAN_LEADS and word != "between":
            return _plain(text, name, when, until, ROLES[word], start, loose)
        return _made(text, TimeRole.SPAN, _period(when, until), start, end, loose)
    role = ROLES.get(word, TimeRole.AT)
    if word == "between":
        role, start = TimeRole.AT, name.start
    if tail := PRESENT.match(text, end):
        role, end = TimeRole.SINCE, tail.end()
    elif (tail := ONWARD.match(text, end)) and role in (TimeRole.AT, TimeRole.FROM, TimeRole.SINCE):
        role, end = (role if role is TimeRole.SINCE else TimeRole.FROM), tail.end()
    elif tail := EARLIER.match(text, end):
        role, end = TimeRole.UNTIL, tail.end()
    return _made(text, role, _placed(role, when), start, end, loose)


def _moved(text: str, name: Named, reference: date | None) -> TimeExpression | None:
    """Read "three days after 12 January" and "the week of 10 April"."""
    window = text[max(0, name.start - 48) : name.start]
    when = _resolved(name, reference)[0]
    if name.until or name.until_yearly:
        return None
    if name.kind == "day" and (match := WEEK_OF.search(window)):
        monday = when.first - timedelta(days=when.first.weekday()) if when else None
        place = calendar.whole(When(monday, monday + timedelta(days=6))) if monday else None
        return _made(text, TimeRole.AT, place, name.start - len(window) + match.start(), name.end, False)
    match = OFFSET.search(window)
    if match is None or OFFSET_NOT.search(window[: match.start()]):
        return None
    place = None
    if when:
        count = amount(match["n"]) * (-1 if match["way"].lower() in ("before", "prior to") else 1)
        unit = match["unit"].lower()
        place = _shifted(when, unit, count)
    return _made(text, TimeRole.AT, place, name.start - len(window) + match.start(), name.end, False)


def _shifted(when: When, unit: str, count: int) -> Period | None:
    """Move a time along the calendar; None where that leaves it."""
    try:
        return calendar.whole(When(move(when.first, unit, count), move(when.last, unit, count)))
    except (ValueError, OverflowError):
        return None


def _plain(
    text: str, name: Named, when: When | None, until: When | None, role: TimeRole, start: int, loose: bool
) -> TimeExpression:
    """Give a span by itself ("2015-16") the role of the preposition before it."""
    whole = When(when.first, until.last) if when and until else None
    return _made(text, role, _placed(role, whole), start, name.end, loose)


def _placed(role: TimeRole, when: When | None) -> Period | None:
    if when is None:
        return None
    if role in START_ONLY:
        return Period(start=when)
    if role in END_ONLY:
        return Period(end=when)
    return calendar.whole(when)


def _period(start: When | None, end: When | None) -> Period | None:
    return Period(start=start, end=end) if start and end else None


def _resolved(name: Named, reference: date | None) -> tuple[When | None, When | None]:
    """Return the two ends of a name, taking the reference year where it has none."""
    when, until = name.when, name.until
    if reference is not None:
        if when is None and name.yearly is not None:
            when = name.yearly(reference.year)
        if until is None and name.until_yearly is not None:
            until = name.until_yearly(reference.year)
        if when and until and until.last < when.first and name.until_yearly is not None:
            until = name.until_yearly(reference.year + 1)
    return when, until


def _made(
    text: str, role: TimeRole, period: Period | None, start: int, end: int, loose: bool
) -> TimeExpression:
    return TimeExpression(
        role=role, period=period, approximate=loose, start=start, end=end, text=text[start:end]
    )


def _lengths(text: str, relative: list[Relative]) -> Iterable[TimeExpression]:
    """Give times ago, stretches and lengths of time the role of the preposition before them."""
    for each in relative:
        if each.role is TimeRole.AT:
            continue
        lead = _lead(text, each.start)
        word = _lead_word(lead)
        start = each.start - (len(lead.string) - lead.start() if lead else 0)
        role: TimeRole = each.role
        if role is TimeRole.AGO and word in ROLES and ROLES[word] in START_ONLY | END_ONLY:
            role = ROLES[word]
        period = each.period
        if period and role in START_ONLY:
            period = replace(period, end=None)
        elif period and role in END_ONLY:
            period = replace(period, start=None)
        yield _made(text, role, period, start, each.end, each.approximate)
    for match in age_pattern().finditer(text) if FOR.search(text) else ():
        yield _made(text, TimeRole.AGE, None, match.start(), match.end(), False)


def _without_overlap(found: list[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Order the expressions; of two that overlap keep the first, or the longer."""
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[TimeExpression] = []
    for each in found:
        if kept and each.start < kept[-1].end:
            if each.end - each.start > kept[-1].end - kept[-1].start:
                kept[-1] = each
            continue
        kept.append(each)
    return tuple(kept)
