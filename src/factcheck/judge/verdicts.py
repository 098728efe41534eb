"""The one table: what the sources say of a claim × when × who, read off as a verdict.

Each source gives at most one outcome: it entails the claim or conflicts with
it, for a time inside, after or before the claim's. Outcomes of all sources
together give supported, contradicted, stale, disputed or unverified. A later
statement replaces an earlier one; two voices for the same time make a dispute.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from factcheck.judge.finding import Effect, Finding
from factcheck.judge.holding import (
    claim_tense,
    holding,
    is_point,
    past_source,
    source_clause,
    speaking_day,
)
from factcheck.judge.pair import Pair
from factcheck.judge.when import Fit, Tense
from factcheck.model import Certainty, Flag, Period, TimeRelation, TimeRole, Verdict, When
from factcheck.syntax.stance import Stance, stance

SURER = 0.12  # one source outweighs another that is less sure by this much
ALARM = 0.7  # below this, a conflict is not reported
DATED_AFTER_DAYS = 366


class Outcome(Struct, frozen=True, kw_only=True):
    """What one source does to one part of a claim, and for which time."""

    pair: Pair
    finding: Finding
    relation: TimeRelation
    said: date | None  # the day on which the source speaks, None if unknown
    stance: Stance
    ends: When | None = None  # when the state that the source tells of ended
    begins: When | None = None


class Decision(Struct, frozen=True, kw_only=True):
    """A verdict for one part, with the outcomes that it rests on, the deciding one first."""

    verdict: Verdict
    rule: str
    message: str
    help: str = ""
    flags: tuple[Flag, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    confidence: float = 0.0


def outcome(pair: Pair, finding: Finding, as_of: date) -> Outcome:
    """Place a finding in time."""
    said = speaking_day(pair)
    period = holding(pair)
    position = stance(pair.source.statement, source_clause(pair))
    claim = pair.source.claim
    if claim.attributed_to and position.attributed_to is None:
        certainty = position.certainty if position.certainty is not Certainty.STATED else claim.certainty
        position = Stance(claim.attributed_to, certainty)
    relation = _relation(pair, finding, period, said, as_of)
    return Outcome(
        pair=pair,
        finding=finding,
        relation=relation,
        said=said,
        stance=position,
        ends=period.end if period else None,
        begins=period.start if period else None,
    )


def _relation(
    pair: Pair, finding: Finding, period: Period | None, said: date | None, as_of: date
) -> TimeRelation:
    if pair.former and finding.effect is Effect.ENTAILS and claim_tense(pair) in (Tense.PRESENT, Tense.NONE):
        return TimeRelation.AFTER
    named = [a for a in pair.times if a.claim.role is not TimeRole.AGE]
    if named:
        apart = any(a.fit is Fit.APART for a in named)
        return TimeRelation.AFTER if apart and finding.effect is Effect.ENTAILS else TimeRelation.INSIDE
    tense = claim_tense(pair)
    if (
        pair.source.claim.form == "state"
        and pair.source.claim.relation.startswith("was")
        and (period is None or period.end is None)
    ):
        return TimeRelation.AFTER if tense in (Tense.PRESENT, Tense.NONE) else TimeRelation.INSIDE
    if period is None:
        return TimeRelation.INSIDE
    if tense in (Tense.PRESENT, Tense.PERFECT, Tense.NONE):
        if period.start and period.start.first > as_of:
            told = not is_point(pair, period) or _is_deed(pair)
            return TimeRelation.BEFORE if told else TimeRelation.UNKNOWN
        present = tense is not Tense.PERFECT
        if present and period.end and period.end.last <= as_of and not is_point(pair, period):
            return TimeRelation.AFTER
        if (
            tense is Tense.PRESENT
            and is_point(pair, period)
            and period.end
            and period.end.last < as_of
            and past_source(pair)
        ):
            return TimeRelation.UNKNOWN
        return TimeRelation.INSIDE
    if tense in (Tense.PAST, Tense.ALWAYS) and period.start and period.start.first > as_of:
        return TimeRelation.BEFORE
    return TimeRelation.INSIDE


def _is_deed(pair: Pair) -> bool:
    """Whether what the claim says is what the source's clause dates, not what it takes for granted.

    "In 2025 he called on Norran-backed groups to disarm" dates the call, and no beginning of the backing.
    """
    link, statement = pair.alignment.links.get(pair.root), pair.source.statement
    if link is None or not link.source:
        return True
    phrase = statement.phrase_of(link.source[0])
    return phrase is None or link.source[0] in phrase.heads


_FIRM = frozenset({Certainty.STATED, Certainty.REPORTED, Certainty.ESTIMATED})


def _usable(item: Outcome, claim_certainty: Certainty) -> bool:
    """Whether a source says it firmly enough: a plan or a guess backs only a plan or a guess."""
    return item.stance.certainty in _FIRM or item.stance.certainty is claim_certainty


def decide(outcomes: Sequence[Outcome], as_of: date, certainty: Certainty) -> Decision | None:
    """Read the verdict for one part off its outcomes; None where no source speaks to it."""
    usable = [o for o in outcomes if _usable(o, certainty) or _same_voice(o)]
    entails = [o for o in usable if o.finding.effect is Effect.ENTAILS]
    conflicts = [o for o in usable if o.finding.effect is Effect.CONFLICTS and o.finding.confidence >= ALARM]
    if certainty is Certainty.PLANNED:
        conflicts = [
            o for o in conflicts if o.stance.certainty is Certainty.PLANNED or not past_source(o.pair)
        ]
    replacing = [o for o in conflicts if o.relation is TimeRelation.UNKNOWN]
    conflicts = [o for o in conflicts if o.relation is TimeRelation.INSIDE or _always(o)]
    inside = [o for o in entails if o.relation is TimeRelation.INSIDE]
    after = [o for o in entails if o.relation is TimeRelation.AFTER]
    before = [o for o in entails if o.relation is TimeRelation.BEFORE]
    if before and not conflicts and all(o.said is None and o.begins is None for o in inside):
        return _decision(Verdict.CONTRADICTED, "outside-period", "it began only later, by the source", before)
    if inside and (conflicts or replacing):
        return _both(inside, conflicts or replacing, as_of)
    if inside:
        return _supported(inside, after, as_of)
    if after and not _always(after[0]):
        return _past(after)
    if conflicts:
        first = conflicts[0]
        return Decision(
            verdict=Verdict.CONTRADICTED,
            rule=first.finding.rule,
            message=first.finding.message,
            help=first.finding.help,
            outcomes=tuple(conflicts[:3]),
            confidence=first.finding.confidence,
        )
    if before:
        return _decision(Verdict.CONTRADICTED, "outside-period", "it began only later, by the source", before)
    return None


def _always(item: Outcome) -> bool:
    return claim_tense(item.pair) in (Tense.ALWAYS, Tense.PAST)


def _decision(
    verdict: Verdict, rule: str, message: str, outcomes: Sequence[Outcome], help: str = ""
) -> Decision:
    return Decision(
        verdict=verdict,
        rule=rule,
        message=message,
        help=help,
        outcomes=tuple(outcomes[:3]),
        confidence=outcomes[0].finding.confidence,
    )


def _past(after: Sequence[Outcome]) -> Decision:
    first = after[0]
    named = any(a.fit is Fit.APART for a in first.pair.times)
    if named:
        return _decision(
            Verdict.CONTRADICTED, "outside-period", "it held at another time, by the source", after
        )
    return _decision(Verdict.STALE, "ended", _ended_message(first), after, help=_ended_help(first))


def _ended_message(item: Outcome) -> str:
    return (
        f"true until {_year(item.ends)}, by the source"
        if item.ends
        else "it was so, and has ended, by the source"
    )


def _ended_help(item: Outcome) -> str:
    return (
        f"write it in the past, with its end in {_year(item.ends)}" if item.ends else "write it in the past"
    )


def _year(when: When | None) -> str:
    return str(when.last.year) if when else ""


def _both(inside: Sequence[Outcome], conflicts: Sequence[Outcome], as_of: date) -> Decision:
    """Support and conflict: the later replaces the earlier; in one source the surer wins; else a dispute."""
    yes, no = inside[0], conflicts[0]
    present = claim_tense(yes.pair) in (Tense.PRESENT, Tense.NONE, Tense.PERFECT)
    if _sentence(yes) == _sentence(no):
        return _supported(inside, (), as_of)
    if no.finding.confidence - yes.finding.confidence > SURER and not yes.stance.attributed_to:
        return _decision(
            Verdict.CONTRADICTED, no.finding.rule, no.finding.message, conflicts, no.finding.help
        )
    if yes.finding.confidence - no.finding.confidence > SURER and not no.stance.attributed_to:
        return _supported(inside, (), as_of)
    yes_day, no_day = yes.said, _newest(conflicts)
    if present and yes_day and no_day and yes_day < no_day and (no_day - yes_day).days > 60:
        return _decision(Verdict.STALE, "superseded", "a later statement replaces it", [yes, no])
    if yes_day and no_day and no_day < yes_day and (yes_day - no_day).days > 60 and present:
        return _supported(inside, (), as_of)
    if yes.pair.source.claim.document == no.pair.source.claim.document and _voice(yes) == _voice(no):
        return (
            _supported(inside, (), as_of)
            if yes.finding.confidence >= no.finding.confidence
            else _decision(Verdict.CONTRADICTED, no.finding.rule, no.finding.message, [no], no.finding.help)
        )
    return _decision(
        Verdict.DISPUTED, "sources-disagree", f"the sources disagree: {no.finding.message}", [yes, no]
    )


def _newest(outcomes: Sequence[Outcome]) -> date | None:
    days = [o.said for o in outcomes if o.said]
    return max(days) if days else None


def _voice(item: Outcome) -> tuple[str, str]:
    claim = item.pair.source.claim
    return (claim.document, item.stance.attributed_to or claim.publisher or "")


def _supported(inside: Sequence[Outcome], after: Sequence[Outcome], as_of: date) -> Decision:
    present = claim_tense(inside[0].pair) in (Tense.PRESENT, Tense.NONE)
    if after and present and not any(a.claim for a in inside[0].pair.times):
        ended = next((o for o in after if o.ends is not None or o.said), after[0])
        if not _outlives(inside, after, ended):
            return _decision(
                Verdict.STALE, "ended", _ended_message(ended), [ended, *inside], help=_ended_help(ended)
            )
    first = inside[0]
    return Decision(
        verdict=Verdict.SUPPORTED,
        rule=first.finding.rule,
        message=first.finding.message,
        flags=_flags(inside, present, as_of),
        outcomes=tuple(inside[:3]),
        confidence=first.finding.confidence,
    )


def _outlives(inside: Sequence[Outcome], after: Sequence[Outcome], ended: Outcome) -> bool:
    """Whether a source still says so after the end that another tells of.

    A sentence that tells of the end itself ("Moe, who had run it, left in 2019") does not. An end without a
    date counts where it is the end of somebody's rule, against sources without a date.
    """
    over = ended.ends.last if ended.ends else ended.said
    telling = {_sentence(o) for o in after if o.pair.source.claim.form == "state"}
    others = [o for o in inside if _sentence(o) not in telling]
    if over is None:
        return ended.pair.source.claim.form != "state" or any(o.said for o in others)
    return any(o.said > over for o in others if o.said)


def _sentence(item: Outcome) -> tuple[str, int]:
    claim = item.pair.source.claim
    return (claim.document, claim.start)


def _flags(inside: Sequence[Outcome], present: bool, as_of: date) -> tuple[Flag, ...]:
    flags = []
    if present and all(o.said is not None for o in inside):
        newest = max(o.said for o in inside if o.said)
        if (as_of - newest).days > DATED_AFTER_DAYS:
            flags.append(Flag.DATED)
    said = [o.stance for o in inside]
    if said and all(s.attributed_to for s in said) and not _claim_attributes(inside[0].pair):
        flags.append(Flag.ATTRIBUTED)
    elif all(
        s.certainty in (Certainty.ESTIMATED, Certainty.REPORTED) and not s.attributed_to for s in said
    ) and not _claim_hedges(inside[0].pair):
        flags.append(Flag.HEDGED)
    return tuple(flags)


def _same_voice(item: Outcome) -> bool:
    """Whether claim and source both only tell what somebody expects or says."""
    other = item.pair.source.statement
    framed = bool(other.framing) or item.stance.attributed_to is not None
    return framed and _claim_attributes(item.pair)


def _claim_attributes(pair: Pair) -> bool:
    statement = pair.part.reading.statement
    if any(i in pair.part.scope for i in statement.framing):
        return True
    return stance(pair.part.reading.statement, pair.part.clause).attributed_to is not None


def _claim_hedges(pair: Pair) -> bool:
    return stance(pair.part.reading.statement, pair.part.clause).certainty is not Certainty.STATED
