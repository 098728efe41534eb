"""The amounts and dates of a claim, each with the source's amount or date of the same thing.

Two values are set against each other only where they measure the same thing, of
the same base, at the same time. Limits: what an amount counts is read off the
nouns right behind it.
"""

from functools import cached_property

from msgspec import Struct

from factcheck.judge.align import How
from factcheck.judge.aligned import Aligned
from factcheck.judge.amounts import describes, is_change, is_factor, share_of, time_beside
from factcheck.judge.when import Fit, TimeAnswer, compare_times
from factcheck.model import Quantity, TimeExpression, TimeRole
from factcheck.syntax.statement import Statement
from factcheck.values import Match, compare, contains

_NEAR = 6


class QuantityAnswer(Struct, frozen=True):
    """A claim's amount, the source's amount of the same thing, and how they compare."""

    claim: Quantity
    source: Quantity | None
    match: Match


class Valued(Aligned):
    """A part of a claim with its amounts and dates set against the source's."""

    @cached_property
    def quantities(self) -> tuple[QuantityAnswer, ...]:
        """Each amount of the claim with the source's amount of the same thing."""
        statement = self.part.reading.statement
        ours = [q for q in statement.quantities if set(statement.indexes(q.start, q.end)) & self.part.scope]
        return tuple(self._answer_quantity(q) for q in ours if not is_factor(statement, q))

    def _answer_quantity(self, ours: Quantity) -> QuantityAnswer:
        theirs = [(q, compare(ours, q)) for q in self.source.statement.quantities]
        theirs = [(q, m) for q, m in theirs if m is not Match.INCOMPARABLE and self._same_thing(ours, q)]
        change = is_change(self.part.reading.statement, ours)
        theirs = [
            (q, m)
            for q, m in theirs
            if m is not Match.CONFLICT or is_change(self.source.statement, q) == change
        ]
        near = self._at_home(ours, theirs)
        if near and all(m is Match.CONFLICT for _, m in near) and any(m is Match.EQUAL for _, m in theirs):
            return QuantityAnswer(ours, near[0][0], Match.COMPATIBLE)  # said, but of something else perhaps
        theirs = near or theirs
        if not theirs and ours.written == 1 and self._single(ours):
            return QuantityAnswer(ours, ours, Match.EQUAL)
        for wanted in (Match.EQUAL, Match.ENTAILED):
            for q, match in theirs:
                if match is wanted and self._same_moment(ours, q):
                    return QuantityAnswer(ours, q, match)
        rest = [(q, m) for q, m in theirs if self._same_moment(ours, q)] or theirs
        rest = [(q, m) for q, m in rest if m not in (Match.EQUAL, Match.ENTAILED)]
        if not rest:
            return QuantityAnswer(ours, None, Match.INCOMPARABLE)
        rest.sort(key=lambda pair: self._distance(pair[0]))
        if all(m is Match.CONFLICT for _, m in rest):
            return QuantityAnswer(ours, rest[0][0], Match.CONFLICT)
        return QuantityAnswer(ours, rest[0][0], Match.COMPATIBLE)

    def _at_home(self, ours: Quantity, theirs: list[tuple[Quantity, Match]]) -> list[tuple[Quantity, Match]]:
        """Keep the amounts in the clause that says the same ("closed four and opened six")."""
        place = self.part.reading.statement.indexes(ours.start, ours.end)
        home = self.home(place[0]) if place else frozenset()
        other = self.source.statement
        return [(q, m) for q, m in theirs if home & set(other.indexes(q.start, q.end))]

    def _single(self, ours: Quantity) -> bool:
        """Whether the source says "a day" for the claim's "one day"."""
        statement, other = self.part.reading.statement, self.source.statement
        inside = statement.indexes(ours.start, ours.end)
        unit = statement.tokens[inside[-1]].keys if inside else ()
        if ours.dimension == "count":
            unit = self._counted(statement, ours)
        pairs = zip(other.tokens, other.tokens[1:], strict=False)
        return any(a.lower in ("a", "an", "one") and not set(b.keys).isdisjoint(unit) for a, b in pairs)

    def _distance(self, theirs: Quantity) -> int:
        """How far an amount stands from the words that the claim's words are linked to."""
        statement = self.source.statement
        place = statement.indexes(theirs.start, theirs.end)
        linked = [
            i for link in self.alignment.links.values() if link.how is not How.CONTEXT for i in link.source
        ]
        return min((abs(i - j) for i in place[:1] for j in linked), default=99)

    def _counted(self, statement: Statement, quantity: Quantity) -> tuple[str, ...]:
        """Give the keys of the thing that an amount counts."""
        inside = statement.indexes(quantity.start, quantity.end)
        if not inside:
            return ()
        i = inside[-1] + 1
        tokens = statement.tokens
        last: tuple[str, ...] = ()
        while i < len(tokens) and tokens[i].tag in "ANPM" and i not in statement.time_at:
            if tokens[i].tag in "NP":
                last = tokens[i].keys
            i += 1
        return last

    def _same_thing(self, ours: Quantity, theirs: Quantity) -> bool:
        """Whether two amounts measure the same thing, as far as the thing is named."""
        if ours.dimension not in ("count", "ordinal", "ratio", "percent") or theirs.dimension not in (
            "count",
            "ordinal",
            "ratio",
            "percent",
        ):
            return True
        mine = self._counted(self.part.reading.statement, ours)
        other = self._counted(self.source.statement, theirs)
        if ours.dimension != theirs.dimension and "count" in (ours.dimension, theirs.dimension):
            return False
        if ours.dimension in ("percent", "ratio") and not self._same_base(ours, theirs):
            return False
        share = ours.dimension in ("percent", "ratio")
        if not mine and not other:
            return True
        if not mine or not other:
            agree = compare(ours, theirs) in (Match.EQUAL, Match.ENTAILED)
            return share or (agree and self._near_same(theirs)) or self._object_of_same(ours, theirs)
        lexicon = self.part.reading.statement.lexicon
        stems = lexicon.forms.stem
        if any(
            lexicon.identities(a, "nx") & lexicon.identities(b, "nx") or stems(a) == stems(b)
            for a in mine
            for b in other
        ):
            return True
        # "27 ferries" are 27 ships, but 27 tankers are no other number of ferries.
        return compare(ours, theirs) in (Match.EQUAL, Match.ENTAILED) and any(
            lexicon.entails(b, a) for a in mine for b in other
        )

    def _same_base(self, ours: Quantity, theirs: Quantity) -> bool:
        """Whether two shares are shares of the same thing, where both say of what."""
        mine = share_of(self.part.reading.statement, ours)
        other = share_of(self.source.statement, theirs)
        if mine is None or other is None:
            return True
        heads = [i for i in mine.heads if self.part.reading.statement.weights[i] > 0]
        for i in heads:
            link = self.alignment.links.get(i)
            if link is None:
                return False
            if link.how is not How.CONTEXT and any(other.start <= j < other.end for j in link.source):
                return True
        return any(
            self.alignment.links[i].how is How.CONTEXT for i in heads if i in self.alignment.links
        ) and describes(self.source.statement, other)

    def _object_of_same(self, ours: Quantity, theirs: Quantity) -> bool:
        """Whether both amounts stand right behind the same verb ("wounded over 200": people)."""
        statement, other = self.part.reading.statement, self.source.statement
        mine = statement.indexes(ours.start, ours.end)
        its = other.indexes(theirs.start, theirs.end)
        if not mine or not its or not mine[0] or not its[0]:
            return False
        link = self.alignment.links.get(mine[0] - 1)
        verbs = statement.tokens[mine[0] - 1].tag == "V" and other.tokens[its[0] - 1].tag == "V"
        return verbs and link is not None and link.how is not How.CONTEXT and its[0] - 1 in link.source

    def _near_same(self, theirs: Quantity) -> bool:
        return self._distance(theirs) <= 3

    def _same_moment(self, ours: Quantity, theirs: Quantity) -> bool:
        """Whether the dates beside two amounts can be the same."""
        mine = time_beside(self.part.reading.statement, ours)
        other = time_beside(self.source.statement, theirs)
        if mine is None or other is None or mine.period is None or other.period is None:
            return True
        return compare_times(mine, other, True) is not Fit.APART

    @cached_property
    def value_conflict(self) -> bool:
        """Whether an amount or a date of the claim is given otherwise."""
        return any(a.match is Match.CONFLICT for a in self.quantities) or any(
            a.fit is Fit.APART for a in self.times
        )

    @cached_property
    def lacks_value(self) -> bool:
        """Whether an amount or a date of the claim is left open."""
        if any(a.match in (Match.COMPATIBLE, Match.INCOMPARABLE) for a in self.quantities):
            return True
        return any(a.fit is Fit.OPEN for a in self.times)

    @cached_property
    def former(self) -> bool:
        """Whether the claim's amount is the one that the source says was given up ("cut from 8 to 6")."""
        statement = self.source.statement
        for answer in self.quantities:
            if answer.source is None or answer.match not in (Match.EQUAL, Match.ENTAILED):
                continue
            place = statement.indexes(answer.source.start, answer.source.end)
            if not place or place[0] == 0 or place[-1] + 2 >= len(statement.tokens):
                continue
            after = statement.tokens[place[-1] + 1]
            if (
                statement.tokens[place[0] - 1].lower == "from"
                and after.lower == "to"
                and place[-1] + 2 in statement.quantity_at
            ):
                return True
        return False

    @cached_property
    def series(self) -> bool:
        """Whether the source gives values by date: then another date is another value, and no denial."""
        if any(a.match is Match.CONFLICT for a in self.quantities):
            return True
        points = [t for t in self.source.statement.times if t.role in (TimeRole.AT, TimeRole.AGO)]
        return len(points) > 1 and len(self.source.statement.quantities) > 1

    @cached_property
    def times(self) -> tuple[TimeAnswer, ...]:
        """Each time expression of the claim with the source's."""
        statement = self.part.reading.statement
        ours = [
            t
            for t in statement.times
            if set(statement.indexes(t.start, t.end)) & self.part.scope and t.role is not TimeRole.AGE
        ]
        return tuple(self._answer_time(t) for t in ours)

    def _answer_time(self, ours: TimeExpression) -> TimeAnswer:
        theirs = [t for t in self.source.statement.times if t.role is not TimeRole.AGE]
        answers = [TimeAnswer(ours, t, self._fit(ours, t)) for t in theirs]
        answers = self._times_at_home(ours, answers) or answers
        same = [a for a in answers if a.fit is Fit.SAME]
        reached = [a for a in same if a.source is not None and self._in_reach(a.source.start, a.source.end)]
        if reached or (same and len(theirs) == 1):
            return (reached or same)[0]
        near = [a for a in answers if a.source is not None and self._in_reach(a.source.start, a.source.end)]
        near.sort(key=lambda a: self._time_distance(a.source))
        if near and near[0].fit is Fit.APART:
            return near[0]
        for reading in self.source.context:
            for t in reading.statement.times:
                if compare_times(ours, t, self.event) is Fit.SAME:
                    return TimeAnswer(ours, t, Fit.SAME, borrowed=True)
        return TimeAnswer(ours, near[0].source if near else None, Fit.OPEN)

    def _times_at_home(self, ours: TimeExpression, answers: list[TimeAnswer]) -> list[TimeAnswer]:
        """Keep the times in the clause that says what the claim's clause says."""
        place = self.part.reading.statement.indexes(ours.start, ours.end)
        home = self.home(place[0]) if place else frozenset()
        other = self.source.statement
        return [
            a
            for a in answers
            if a.source is not None
            and a.source.period is not None
            and home & set(other.indexes(a.source.start, a.source.end))
        ]

    def _time_distance(self, time: TimeExpression | None) -> int:
        """How far a time stands from the source's word for the claim's predicate."""
        link = self.alignment.links.get(self.root)
        if time is None or link is None or not link.source:
            return 99
        place = self.source.statement.indexes(time.start, time.end)
        return min((abs(i - link.source[0]) for i in place), default=99)

    def _fit(self, ours: TimeExpression, theirs: TimeExpression) -> Fit:
        """Compare two times; what is denied for all time after a date is denied for each date after it."""
        theirs = self.source.statement.unbounded(theirs, self._root_places)
        fit = compare_times(ours, theirs, self.event)
        if (
            fit is Fit.OPEN
            and theirs.role in (TimeRole.AFTER, TimeRole.BEFORE)
            and ours.period
            and theirs.period
        ):
            place = self.source.statement.indexes(theirs.start, theirs.end)
            before = place and place[0] > 0 and self.source.statement.denied[place[0] - 1]
            if (
                place
                and (before or self.source.statement.denied[place[-1]])
                and contains(theirs.period, ours.period)
            ):
                return Fit.SAME
        return fit

    def _in_reach(self, start: int, end: int) -> bool:
        """Whether a place in the source lies in the clause of what the claim's predicate is linked to."""
        statement = self.source.statement
        place = statement.indexes(start, end)
        link = self.alignment.links.get(self.root)
        if not place or link is None or link.how is How.CONTEXT:
            return True
        return (
            statement.segment_at[place[0]] == statement.segment_at[link.source[0]]
            or abs(place[0] - link.source[0]) <= _NEAR
        )
