"""Judge one claim: its parts against the candidate sources, then the table, then the words of the answer."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from msgspec import Struct

from factcheck.judge.checks import findings
from factcheck.judge.fallen import fallen, rules_something
from factcheck.judge.finding import Effect, Finding
from factcheck.judge.learned import Verify, learned_findings
from factcheck.judge.pair import ClaimPart, Pair
from factcheck.judge.parts import split, whole
from factcheck.judge.rewordings import denied_cleft, rewordings
from factcheck.judge.source import Reading, Source
from factcheck.judge.verdicts import Decision, Outcome, decide, outcome
from factcheck.lexicon import Lexicon, Names
from factcheck.model import Certainty, Evidence, Flag, Judgement, Part, Reference, Role, Verdict
from factcheck.syntax.stance import stance
from factcheck.syntax.statement import Statement

_SHOWN = 3
_NEAR_BEST = 0.12  # a quote much less sure than the best one only distracts
_TWO_SIDED = ("sources-disagree", "superseded", "ended")


class PartAnswer(Struct, frozen=True):
    """A decision for a part, and the nearest pair where nothing decides."""

    part: ClaimPart
    decision: Decision | None
    nearest: Pair | None


class Judge:
    """Judges claims with one lexicon and one table of names."""

    def __init__(
        self,
        lexicon: Lexicon,
        names: Names,
        references: Callable[[str], Sequence[Reference]] | None = None,
        verify: Verify | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.names = names
        self.references = references or (lambda _: ())
        self.verify = verify

    def judge(
        self, claim: str, sources: Sequence[Source], as_of: date, identity: str = "", *, plain: bool = False
    ) -> Judgement:
        """Give the verdict for a claim against its candidate sources, nearest first.

        `plain` says that the claim is its own plain form already.
        """
        reading = Reading(Statement(claim, self.lexicon, as_of), self.names)
        if not self._checkable(reading):
            return self._unchecked(claim, as_of, identity)
        if not plain and (text := denied_cleft(reading.statement)):
            return replace(self.judge(text, sources, as_of, identity, plain=True), claim=claim, marks=())
        undivided = self._part(whole(reading), sources, as_of)
        parts = split(reading)
        answers = [undivided]
        if len(parts) > 1 and not self._settled(undivided):
            answers = [self._part(p, sources, as_of) for p in parts]
            alarms = any(a.decision and a.decision.verdict is not Verdict.SUPPORTED for a in answers)
            covered = all(a.decision is not None for a in answers)
            if undivided.decision is not None and not alarms and not covered:
                answers = [undivided]
        answer = self._answer(claim, answers, as_of, identity)
        if answer.verdict is Verdict.UNVERIFIED and not plain:
            for text in rewordings(reading.statement):
                said = self.judge(text, sources, as_of, identity, plain=True)
                if said.verdict is not Verdict.UNVERIFIED:
                    return replace(said, claim=claim, marks=())  # the marks are of the plain words
        return answer

    def about_works(self, statement: Statement) -> bool:
        """Whether a claim speaks of publications: only then do reference lists bear on it."""
        works = self.lexicon.words("works", "works")
        return any(key in works for token in statement.tokens for key in token.keys)

    @staticmethod
    def _settled(answer: PartAnswer) -> bool:
        return answer.decision is not None and answer.decision.verdict is not Verdict.UNVERIFIED

    @staticmethod
    def _checkable(reading: Reading) -> bool:
        statement = reading.statement
        content = sum(statement.weights) + len(statement.quantities) + len(statement.times)
        return content > 0.5 and not statement.text.rstrip("\"'”’) ").endswith("?")

    def _unchecked(self, claim: str, as_of: date, identity: str) -> Judgement:
        return Judgement(
            id=identity,
            claim=claim,
            as_of=as_of.isoformat(),
            verdict=Verdict.UNVERIFIED,
            rule="not-checkable",
            message="asserts nothing that a source could bear out",
            confidence=0.5,
        )

    def _part(self, part: ClaimPart, sources: Sequence[Source], as_of: date) -> PartAnswer:
        outcomes: list[Outcome] = []
        pairs: list[Pair] = []
        nearest: Pair | None = None
        for source in sources:
            pair = Pair(part, source)
            pairs.append(pair)
            found = findings(pair)
            if found:
                outcomes.append(outcome(pair, found[0], as_of))
            if nearest is None or _openness(pair) < _openness(nearest):
                nearest = pair
        outcomes.extend(self._over(part, sources, outcomes, as_of))
        outcomes.sort(
            key=lambda o: (-o.finding.confidence, -(o.said or date.min).toordinal(), o.pair.source.claim.id)
        )
        certainty = stance(part.reading.statement, part.clause).certainty
        decision = decide(outcomes, as_of, certainty)
        if decision is None and self.verify is not None:
            learned = [outcome(p, f, as_of) for p, f in learned_findings(pairs, self.verify)]
            learned.sort(key=lambda o: (-o.finding.confidence, o.pair.source.claim.id))
            decision = decide(learned, as_of, certainty)
        return PartAnswer(part, decision, nearest)

    def _over(
        self, part: ClaimPart, sources: Sequence[Source], outcomes: Sequence[Outcome], as_of: date
    ) -> list[Outcome]:
        """Give ended outcomes for a supported claim about a ruler or regime that a source says fell."""
        supporting = [o for o in outcomes if o.finding.effect is Effect.ENTAILS]
        if not supporting or not rules_something(part):
            return []
        found = []
        for source in sources:
            if source.claim.form == "state" and source.claim.relation == "was" and fallen(part, source):
                finding = Finding(effect=Effect.ENTAILS, rule="ended", message="it has ended", confidence=0.8)
                found.append(outcome(Pair(part, source), finding, as_of))
        return found

    def _answer(self, claim: str, answers: Sequence[PartAnswer], as_of: date, identity: str) -> Judgement:
        order = (Verdict.CONTRADICTED, Verdict.STALE, Verdict.DISPUTED, None, Verdict.SUPPORTED)
        worst = min(answers, key=lambda a: order.index(a.decision.verdict if a.decision else None))
        parts = tuple(self._shown_part(a) for a in answers) if len(answers) > 1 else ()
        if worst.decision is None:
            return self._unverified(claim, worst, answers, as_of, identity, parts)
        decision = worst.decision
        flags: tuple[Flag, ...] = tuple(
            dict.fromkeys(f for a in answers if a.decision for f in a.decision.flags)
        )
        evidence = self._evidence(decision)
        if decision.verdict is Verdict.SUPPORTED:
            evidence = tuple(
                dict.fromkeys(e for a in answers if a.decision for e in self._evidence(a.decision))
            )
        return Judgement(
            id=identity,
            claim=claim,
            as_of=as_of.isoformat(),
            verdict=decision.verdict,
            rule=decision.rule,
            message=decision.message,
            help=decision.help,
            confidence=decision.confidence,
            flags=flags if decision.verdict is Verdict.SUPPORTED else (),
            evidence=evidence,
            parts=parts,
            marks=_marks(worst.part.reading.statement, decision.outcomes[0].finding.ours),
        )

    @staticmethod
    def _shown_part(answer: PartAnswer) -> Part:
        if answer.decision is None:
            rule = (
                "part-uncovered" if answer.nearest is not None and answer.nearest.root_stated else "no-source"
            )
            return Part(
                text=answer.part.text, verdict=Verdict.UNVERIFIED, rule=rule, message="no source says it"
            )
        decision = answer.decision
        return Part(
            text=answer.part.text, verdict=decision.verdict, rule=decision.rule, message=decision.message
        )

    def _unverified(
        self,
        claim: str,
        worst: PartAnswer,
        answers: Sequence[PartAnswer],
        as_of: date,
        identity: str,
        parts: tuple[Part, ...],
    ) -> Judgement:
        near = worst.nearest
        covered = any(a.decision for a in answers)
        half = near is not None and near.lack <= 0.5 * near.total
        if near is None or not (half or covered):
            rule, message = "no-source", "no source says it or denies it"
        elif near.lacks_name and not covered:
            rule, message = "other-subject", "the nearest statement is about something else"
        else:
            rule, message = "part-uncovered", "the sources say part of it only"
        evidence = (
            (self._quote(near, Role.CONTEXT, ()),)
            if near is not None and near.lack < 0.8 * near.total
            else ()
        )
        return Judgement(
            id=identity,
            claim=claim,
            as_of=as_of.isoformat(),
            verdict=Verdict.UNVERIFIED,
            rule=rule,
            message=message,
            confidence=0.6,
            evidence=evidence,
            parts=parts,
            lacks=near.missing if near is not None and evidence else (),
        )

    def _evidence(self, decision: Decision) -> tuple[Evidence, ...]:
        found = []
        best = decision.outcomes[0].finding.confidence
        shown = [
            o
            for o in decision.outcomes
            if o.finding.confidence >= best - _NEAR_BEST or decision.rule in _TWO_SIDED
        ]
        for item in shown[:_SHOWN]:
            role = Role.SUPPORTS if item.finding.effect is Effect.ENTAILS else Role.CONTRADICTS
            if decision.verdict is Verdict.STALE:
                role = Role.ENDS if item is decision.outcomes[0] and decision.rule == "ended" else role
                role = Role.ENDS if role is Role.CONTRADICTS else role
            if decision.rule == "outside-period":
                role = Role.CONTRADICTS
            found.append(self._quote(item.pair, role, item.finding.theirs))
        return tuple(dict.fromkeys(found))

    def _quote(self, pair: Pair, role: Role, theirs: tuple[int, ...]) -> Evidence:
        claim = pair.source.claim
        by_number = (
            {r.marker.strip("[]"): r for r in self.references(claim.document)} if claim.references else {}
        )
        return Evidence(
            role=role,
            claim_id=claim.id,
            quote=claim.quote,
            document=claim.document,
            line=claim.line,
            start=claim.start,
            end=claim.end,
            offsets=claim.offsets,
            valid=claim.valid,
            asserted=claim.asserted,
            publisher=claim.publisher,
            attributed_to=claim.attributed_to,
            references=tuple(by_number[m] for m in claim.references if m in by_number),
            origin=claim.origin,
            marks=_quote_marks(pair, theirs),
        )


def _openness(pair: Pair) -> float:
    return pair.lack + 0.6 * pair.borrowed


def _marks(statement: Statement, tokens: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (statement.tokens[i].start, statement.tokens[i].end) for i in tokens if 0 <= i < len(statement.tokens)
    )


def _quote_marks(pair: Pair, tokens: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Find the differing words in the verbatim quote; the statement read may be a resolved form of it."""
    marks = []
    quote = pair.source.claim.quote
    for i in tokens:
        word = pair.source.statement.tokens[i].text
        start = quote.find(word)
        if start >= 0:
            marks.append((start, start + len(word)))
    return tuple(dict.fromkeys(marks))


__all__ = ["Certainty", "Judge"]
