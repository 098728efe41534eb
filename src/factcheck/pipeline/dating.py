"""A report with a date of its own, judged as of that date too: what was true when it was written.

"Last year" in it means the year before its own date, not the year before the day
of asking. Only findings are judged twice, since what is true now needs no excuse.
Limits: the sources are those of today, so what they learned later counts.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from factcheck.model import Document, Judgement, Verdict
from factcheck.values import format_edtf

FINDINGS = frozenset({Verdict.CONTRADICTED, Verdict.STALE, Verdict.DISPUTED})


def day_written(document: Document, as_of: date) -> date | None:
    """Give the day for which a report speaks: of a month or a year, the last one up to the day of asking."""
    when = document.date
    if when is None:
        return None
    return as_of if when.first <= as_of <= when.last else when.last


def as_written(
    judgement: Judgement, document: Document, day: date | None, again: Callable[..., Judgement]
) -> Judgement:
    """Add to the judgement of a dated report what `again(as_of=…)` says of the day it was written."""
    if document.date is None or day is None:
        return judgement
    then = None
    if judgement.verdict in FINDINGS:
        then = judgement.verdict if day.isoformat() == judgement.as_of else again(as_of=day).verdict
    return replace(judgement, written=format_edtf(document.date), then=then)
