"""For which time a source's statement holds, and when it was said.

Read off the times in the clause that the claim's predicate is linked to, and in the
clauses that bound it. Limits: without such a clause only the stored period is known.
"""

from datetime import date

from factcheck.judge.pair import Pair
from factcheck.judge.when import Tense, tense_of
from factcheck.model import Period, TimeRole
from factcheck.values import parse_edtf


def speaking_day(pair: Pair) -> date | None:
    """Give the day on which a source speaks."""
    claim = pair.source.claim
    for text in (claim.asserted, claim.published):
        if text:
            return parse_edtf(text).last
    return None


def claim_tense(pair: Pair) -> Tense:
    """Give the time that the grammar of the claim's part points to."""
    statement = pair.part.reading.statement
    return tense_of(statement, pair.part.clause, sorted(pair.part.scope))


def source_clause(pair: Pair) -> int:
    """Give the clause of the source that the claim's predicate is linked to."""
    link = pair.alignment.links.get(pair.root)
    if link is not None and link.source and pair.root_stated:
        return pair.source.statement.clause_at[link.source[0]]
    return next((n for n, c in enumerate(pair.source.statement.clauses) if c.kind == "main"), -1)


def holding(pair: Pair) -> Period | None:
    """Give the period for which the source's statement holds, as far as it says."""
    claim = pair.source.claim
    if claim.form == "state" or claim.status in ("reviewed", "added"):
        return parse_edtf(claim.valid) if claim.valid else None
    statement = pair.source.statement
    link = pair.alignment.links.get(pair.root)
    if pair.root_stated and link is not None:
        for time in statement.times:
            point = statement.unbounded(time, link.source)
            if point is not time:
                return point.period
    number = source_clause(pair)
    if number < 0:
        return parse_edtf(claim.valid) if claim.valid else None
    clause = statement.clauses[number]
    reach = set(range(clause.start, clause.end))
    for other in statement.clauses:
        bounds = (
            other.marker in ("until", "before", "after", "since", "when", "till")
            or other.kind == "participle"
        )
        if bounds and (other.start == clause.end or other.end == clause.start):
            reach |= set(range(other.start, other.end))
        inside_main = (
            clause.kind in ("participle", "infinitive", "relative", "apposition") and other.kind == "main"
        )
        if inside_main and other.end <= clause.start:
            # What hangs on a bounded statement is bounded with it.
            reach |= {i for i in range(other.start, other.end) if _bounds(statement.time_at.get(i))}
    periods = [
        t.period
        for t in dict.fromkeys(statement.time_at[i] for i in sorted(reach) if i in statement.time_at)
        if t.period and t.role is not TimeRole.AGE and t.role is not TimeRole.AS_OF
    ]
    if not periods:
        return None
    start = next((p.start for p in periods if p.start), None)
    end = next((p.end for p in periods if p.end), None)
    if start and end and end.last < start.first:
        return None
    return Period(start, end)


def _bounds(time: object) -> bool:
    role = getattr(time, "role", None)
    return role in (TimeRole.UNTIL, TimeRole.BEFORE, TimeRole.SPAN)


def is_point(pair: Pair, period: Period) -> bool:
    """Whether the source tells of an event at one time, whose result may last."""
    number = source_clause(pair)
    statement = pair.source.statement
    if pair.source.claim.form == "state":
        return False
    if number < 0:
        return True
    roles = {statement.time_at[i].role for i in range(len(statement.tokens)) if i in statement.time_at}
    return not roles & {TimeRole.UNTIL, TimeRole.SPAN, TimeRole.SINCE, TimeRole.FROM, TimeRole.BEFORE}


def past_source(pair: Pair) -> bool:
    """Whether the source's clause stands in the past."""
    number = source_clause(pair)
    clauses = pair.source.statement.clauses
    return 0 <= number < len(clauses) and clauses[number].tense in ("past", "pluperfect")
