"""One part of a claim against one source statement: everything that the checks look at.

A `Pair` gathers the alignment, the values of both sides set against each
other, denial, roles, quantifiers, stance and times. The checks under
`checks/` read it and never look at raw text.
"""

from dataclasses import dataclass
from functools import cached_property

from factcheck.judge.align import Alignment, How, Link, align
from factcheck.judge.comparison import comparison_missing, comparison_roles
from factcheck.judge.quantifiers import claims_only, quantifier_pair
from factcheck.judge.source import Reading, Source
from factcheck.judge.when import Fit, TimeAnswer, compare_times
from factcheck.model import Quantity, TimeExpression, TimeRole
from factcheck.syntax.clauses import Clause, Phrase
from factcheck.syntax.stance import is_reporting
from factcheck.syntax.statement import VALUE_WEIGHT, Statement
from factcheck.values import Match, compare, contains

_NEAR = 6
_ANAPHORS = frozenset(
    [
        "it",
        "its",
        "they",
        "their",
        "them",
        "he",
        "his",
        "him",
        "she",
        "her",
        "we",
        "our",
        "us",
        "i",
        "my",
        "who",
        "whose",
        "which",
        "ours",
        "theirs",
    ]
)
_CIRCUMSTANCE = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "against",
        "across",
        "inside",
        "outside",
        "around",
        "over",
        "into",
        "toward",
        "towards",
    }
)
LIGHT = 0.3  # words up to this weight carry nothing that must be matched
TOLERATED = 0.3  # content that may stay open in a supported claim: one light word
LOOSE = 0.15  # share of a long claim that may stay open, names and values apart
ROOTLESS = 0.18  # the same where what is open is the predicate, and all else agrees
MOSTLY = 0.75  # share that the sentence itself must have where its predicate has another word
ENOUGH = 0.5  # share of the content that the source sentence itself must have where it conflicts
PLAIN = 0.25  # share in other words up to which a noun's opposite counts
BORROWED = 0.35  # share that may come from the surroundings where a conflict is reported
OWN = 0.45  # share of the content that the source sentence itself must account for
CLOSE = 0.2  # share of the content that may stay open where a conflict is reported
TOGETHER = 0.6  # share of a supported claim that must stand in the clause of its predicate
FOCUS = 0.7  # share of the content that must stand in the clause that conflicts
_STRONGER = {
    "universal": ("majority", "partial", "minority", "many"),
    "majority": ("partial", "minority", "many"),
    "many": ("minority",),
    "always": ("sometimes", "often"),
}


@dataclass(frozen=True, slots=True)
class ClaimPart:
    """A part of a claim that is judged on its own: its reading, its tokens, its clause."""

    reading: Reading
    scope: frozenset[int]
    clause: int  # number in the reading's clauses, -1 for a verbless claim
    text: str


@dataclass(frozen=True, slots=True)
class QuantityAnswer:
    """A claim's amount, the source's amount of the same thing, and how they compare."""

    claim: Quantity
    source: Quantity | None
    match: Match


class Pair:
    """A part of a claim beside a source."""

    def __init__(self, part: ClaimPart, source: Source) -> None:
        self.part = part
        self.source = source

    @cached_property
    def alignment(self) -> Alignment:
        """The account of the claim's words."""
        return align(self.part.reading, self.source, self.part.scope)

    @property
    def clause(self) -> Clause | None:
        """The claim's own clause."""
        clauses = self.part.reading.statement.clauses
        return clauses[self.part.clause] if 0 <= self.part.clause < len(clauses) else None

    @cached_property
    def root(self) -> int:
        """The token that the claim predicates: its verb, or what stands after a light verb."""
        statement = self.part.reading.statement
        clause = self.clause
        if clause is None:
            content = [i for i in sorted(self.part.scope) if statement.weights[i] > 0]
            return content[-1] if content else -1
        if clause.subject is not None and clause.kind != "apposition" and self._measured(clause):
            return clause.subject.head
        if statement.weights[clause.verb] >= 0.5 and clause.kind != "apposition":
            return clause.verb
        if (
            clause.object is not None
            and clause.subject is not None
            and statement.tokens[clause.object.head].tag == "P"
        ):
            if (
                statement.tokens[clause.subject.head].tag == "N"
                and statement.weights[clause.subject.head] > LIGHT
            ):
                return clause.subject.head  # "the first to cross was Vik"
        if clause.object is not None and clause.object.head not in statement.quantity_at:
            inner = next(
                (p for p in clause.others if p.preposition == "of" and p.start == clause.object.end + 1), None
            )
            if statement.weights[clause.object.head] == 0 and inner is not None:
                return inner.head  # "one of its allies", "a member of the crew"
            return clause.object.head
        if clause.subject is not None and self._measured(clause):
            return clause.subject.head
        following = [
            p for p in clause.others if p.start >= clause.group[1] and statement.weights[p.head] > LIGHT
        ]
        if following:
            return following[0].head
        after = [i for i in sorted(self.part.scope) if i >= clause.group[1] and statement.weights[i] > 0.5]
        return after[0] if after else clause.verb

    def _measured(self, clause: Clause) -> bool:
        """Whether the clause only gives its subject a value ("revenue came to 7 million")."""
        statement = self.part.reading.statement
        verb = statement.tokens[clause.verb]
        if verb.keys[0] != "be" and verb.keys[0] not in statement.lexicon.words("function", "measuring"):
            return False
        following = [i for i in range(clause.group[1], clause.end) if i in self.part.scope]
        return any(
            i in statement.quantity_at and statement.quantity_at[i].dimension not in ("ordinal",)
            for i in following[:6]
        )

    # --- values -----------------------------------------------------------

    @cached_property
    def quantities(self) -> tuple[QuantityAnswer, ...]:
        """Each amount of the claim with the source's amount of the same thing."""
        statement = self.part.reading.statement
        ours = [q for q in statement.quantities if set(statement.indexes(q.start, q.end)) & self.part.scope]
        return tuple(self._answer_quantity(q) for q in ours if q.dimension not in ("multiple",))

    def _answer_quantity(self, ours: Quantity) -> QuantityAnswer:
        theirs = [(q, compare(ours, q)) for q in self.source.statement.quantities]
        theirs = [(q, m) for q, m in theirs if m is not Match.INCOMPARABLE and self._same_thing(ours, q)]
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

    def _counted(self, statement: object, quantity: Quantity) -> tuple[str, ...]:
        """Give the keys of the thing that an amount counts."""
        from factcheck.syntax.statement import Statement

        assert isinstance(statement, Statement)
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
        if not mine or not other:
            return (
                (not mine and not other) or ours.dimension in ("percent", "ratio") or self._near_same(theirs)
            )
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
        mine = _share_of(self.part.reading.statement, ours)
        other = _share_of(self.source.statement, theirs)
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
        ) and _describes(self.source.statement, other)

    def _near_same(self, theirs: Quantity) -> bool:
        return self._distance(theirs) <= 3

    def _same_moment(self, ours: Quantity, theirs: Quantity) -> bool:
        """Whether the dates beside two amounts can be the same."""
        mine = _time_beside(self.part.reading.statement, ours)
        other = _time_beside(self.source.statement, theirs)
        if mine is None or other is None or mine.period is None or other.period is None:
            return True
        return compare_times(mine, other, True) is not Fit.APART

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

    @cached_property
    def _root_places(self) -> tuple[int, ...]:
        link = self.alignment.links.get(self.root)
        return link.source if link is not None and link.how is not How.CONTEXT else ()

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

    @cached_property
    def event(self) -> bool:
        """Whether the claim speaks of something that happens, not of a state."""
        clause = self.clause
        if clause is None:
            return False
        statement = self.part.reading.statement
        verb = statement.tokens[clause.verb]
        if verb.keys[0] == "be" or (clause.kind == "apposition"):
            return False
        return clause.tense in ("past", "pluperfect", "perfect", "none")

    @cached_property
    def excepts(self) -> bool:
        """Whether the claim denies of all but one ("no one before Norra", "none except Vik")."""
        words = [t.lower for t in self.part.reading.statement.tokens if t.index in self.part.scope]
        denies = bool({"no", "none", "nobody", "never"} & set(words[:4]))
        return denies and bool(
            {"before", "except", "but", "besides", "other", "apart", "until"} & set(words[2:])
        )

    @cached_property
    def series(self) -> bool:
        """Whether the source gives values by date: then another date is another value, and no denial."""
        if any(a.match is Match.CONFLICT for a in self.quantities):
            return True
        points = [t for t in self.source.statement.times if t.role in (TimeRole.AT, TimeRole.AGO)]
        return len(points) > 1 and len(self.source.statement.quantities) > 1

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

    # --- what is left -----------------------------------------------------

    @cached_property
    def lack(self) -> float:
        """Content of the claim that the source leaves open, values included."""
        values = sum(
            VALUE_WEIGHT
            for a in self.quantities
            if a.match not in (Match.EQUAL, Match.ENTAILED, Match.CONFLICT)
        )
        times = sum(VALUE_WEIGHT for a in self.times if a.fit is Fit.OPEN)
        return self.alignment.lack() + values + times

    @cached_property
    def total(self) -> float:
        """Content of the claim, values included."""
        return self.alignment.total() + VALUE_WEIGHT * (len(self.quantities) + len(self.times))

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The words of the claim that the source leaves open."""
        tokens = self.part.reading.statement.tokens
        words = [(tokens[i].start, tokens[i].text) for i in self.alignment.lacking()]
        words += [
            (a.claim.start, a.claim.text)
            for a in self.quantities
            if a.match in (Match.COMPATIBLE, Match.INCOMPARABLE)
        ]
        words += [(a.claim.start, a.claim.text) for a in self.times if a.fit is Fit.OPEN]
        return tuple(text for _, text in sorted(words))

    @cached_property
    def lacks_name(self) -> bool:
        """Whether a name of the claim is left open."""
        tokens = self.part.reading.statement.tokens
        return any(tokens[i].tag == "P" for i in self.alignment.lacking())

    def content_links(self) -> list[Link]:
        """Give the links of the claim's content words."""
        weights = self.part.reading.statement.weights
        return [
            link for i, link in self.alignment.links.items() if weights[i] > LIGHT and i in self.part.scope
        ]

    @cached_property
    def root_stated(self) -> bool:
        """Whether the source sentence itself, not its surroundings, has the claim's predicate."""
        link = self.alignment.links.get(self.root)
        return link is not None and link.how is not How.CONTEXT and bool(link.source)

    @cached_property
    def value_conflict(self) -> bool:
        """Whether an amount or a date of the claim is given otherwise."""
        return any(a.match is Match.CONFLICT for a in self.quantities) or any(
            a.fit is Fit.APART for a in self.times
        )

    @cached_property
    def core(self) -> frozenset[int]:
        """The tokens of what is claimed, without the clauses that only place it ("when …", "after …")."""
        statement = self.part.reading.statement
        placing = {i for c in statement.clauses if c.kind == "adverbial" for i in range(c.start, c.end)}
        clause = self.clause
        own = set(range(clause.start, clause.end)) if clause is not None else set()
        if clause is not None and clause.subject is not None:
            own |= set(range(clause.subject.start, clause.subject.end))
        return frozenset(i for i in self.part.scope if i not in placing or i in own)

    @cached_property
    def core_total(self) -> float:
        """Content of what is claimed, values included."""
        statement = self.part.reading.statement
        words = sum(statement.weights[i] for i in self.core)
        spans = [(a.claim.start, a.claim.end) for a in self.quantities]
        spans += [(a.claim.start, a.claim.end) for a in self.times]
        values = sum(bool(set(statement.indexes(*span)) & self.core) for span in spans)
        return words + VALUE_WEIGHT * values

    @cached_property
    def stated_content(self) -> float:
        """Content that the source sentence itself accounts for, values included."""
        values = sum(a.match in (Match.EQUAL, Match.ENTAILED, Match.CONFLICT) for a in self.quantities)
        times = sum(a.fit is not Fit.OPEN and not a.borrowed for a in self.times)
        weights = self.part.reading.statement.weights
        links = self.alignment.links
        own = sum(weights[i] for i in self.core if i in links and links[i].how is not How.CONTEXT)
        return own + VALUE_WEIGHT * (values + times) + self._stood_for

    @cached_property
    def _stood_for(self) -> float:
        """Content of the claim's subject that a pronoun or description in the source stands for."""
        clause = self.clause
        if clause is None or clause.subject is None or not self._subject_open:
            return 0.0
        weights = self.part.reading.statement.weights
        links = self.alignment.links
        named = [
            i
            for i in range(clause.subject.start, clause.subject.end)
            if i in links and links[i].how is How.CONTEXT
        ]
        return sum(weights[i] for i in named) * (1.0 if self._pronoun_subject else 0.6)

    @cached_property
    def _pronoun_subject(self) -> bool:
        statement = self.source.statement
        return any(
            c.subject is not None and statement.tokens[c.subject.head].tag == "O" for c in statement.clauses
        )

    @cached_property
    def misplaced(self) -> float:
        """Names that only the surroundings have, where nothing in the source sentence can stand for them."""
        statement = self.part.reading.statement
        clause = self.clause
        subject = (
            range(clause.subject.start, clause.subject.end)
            if clause is not None and clause.subject
            else range(0)
        )
        total = 0.0
        for i in self.alignment.linked(How.CONTEXT):
            if (
                statement.tokens[i].tag != "P"
                or statement.weights[i] < 1
                or self._partly_named(i)
                or i not in self.core
            ):
                continue
            head = i in subject and not self._possessor(i)
            beside = not head and i not in subject and (self._in_phrase_of(i) or self._possessor(i))
            allowed = self._subject_open if head else self._topical(i) if beside or i in subject else False
            allowed = allowed or (
                not head and self._rivals_absent and (self._anaphor_open or self._topical(i))
            )
            if not allowed:
                total += statement.weights[i]
        return total

    def _partly_named(self, index: int) -> bool:
        """Whether the source sentence has another word of the same name ("the Axis" for "the Axis of Resistance")."""
        span = next(
            (s for s in self.part.reading.statement.names if s[0] <= index < s[1]), (index, index + 1)
        )
        links = [self.alignment.links.get(i) for i in range(*span)]
        return any(k is not None and k.how is not How.CONTEXT for k in links)

    def _possessor(self, index: int) -> bool:
        """Whether a token is the owner in "X's …"."""
        tokens = self.part.reading.statement.tokens
        return any(
            tokens[j].tag == "Q"
            for j in range(index + 1, min(index + 4, len(tokens)))
            if all(tokens[k].tag in "PQ" for k in range(index + 1, j + 1))
        )

    def _in_phrase_of(self, index: int) -> bool:
        """Whether a token stands in a phrase that only says of what, or where ("of Norra", "on Norra's ferries")."""
        phrase = self.part.reading.statement.phrase_of(index)
        return phrase is not None and bool(phrase.preposition)

    @cached_property
    def _rivals_absent(self) -> bool:
        """Whether every name in the source sentence is one of the claim's."""
        statement = self.source.statement
        used = self._used
        return all(any(i in used for i in range(*span)) for span in statement.names)

    def _topical(self, index: int) -> bool:
        """Whether a name stands in the title, the headings or the publisher: what the document is about."""
        key = self.part.reading.statement.tokens[index].lower
        return any(
            key in topic.lower() for topic in (*self.source.claim.topics, self.source.claim.publisher or "")
        )

    @cached_property
    def _used(self) -> frozenset[int]:
        return frozenset(
            j for k in self.alignment.links.values() if k.how is not How.CONTEXT for j in k.source
        )

    @cached_property
    def _subject_open(self) -> bool:
        """Whether the source's subject is a pronoun, a description, or not said."""
        statement = self.source.statement
        link = self.alignment.links.get(self.root)
        place = link.source[0] if link is not None and link.source and link.how is not How.CONTEXT else 0
        number = statement.clause_at[place] if statement.tokens else -1
        subject = statement.clauses[number].subject if number >= 0 else None
        if subject is None or self.source.claim.form == "state":
            return subject is None or self._anaphor_open
        named = any(statement.tokens[i].tag == "P" for i in range(subject.start, subject.end))
        return not named

    @cached_property
    def _anaphor_open(self) -> bool:
        """Whether the source has a pronoun or "the …" that none of the claim's words is linked to."""
        statement = self.source.statement
        for token in statement.tokens:
            if token.lower in _ANAPHORS:
                return True
            if token.lower in ("the", "this", "these", "both"):
                phrase = statement.phrase_of(token.index)
                if phrase is not None and phrase.start == token.index:
                    inner = range(phrase.start, phrase.end)
                    if statement.tokens[phrase.head].tag == "N" and not any(
                        statement.tokens[i].tag == "P" for i in inner
                    ):
                        return True
        return self.source.claim.attributed_to is not None

    @cached_property
    def borrowed(self) -> float:
        """Content that only the headings and sentences around account for."""
        weights = self.part.reading.statement.weights
        return sum(weights[i] for i in self.alignment.linked(How.CONTEXT))

    @cached_property
    def complete(self) -> bool:
        """Whether the source accounts for everything, in the same roles and scope, with nothing against it."""
        if not self.covered or self.value_conflict or self.mismatched or self.roles in ("swapped", "other"):
            return False
        if self.scope_gap or comparison_missing(self):
            return False
        if self.roles != "same" and (self.displaced or self.parted):
            return False
        if self.stated_content < OWN * self.core_total:
            return False
        if self.clause is None:
            return True
        place = self.place
        return place >= 0 and self.focus(place) >= TOGETHER

    @cached_property
    def place(self) -> int:
        """Give the source token where the claim is said: its predicate's, or where most of its words stand; -1 if nowhere."""
        if self.root_stated:
            return self.alignment.links[self.root].source[0]
        clause = self.clause
        statement = self.part.reading.statement
        if clause is not None and (
            statement.tokens[clause.verb].keys[0] == "be" or clause.kind == "apposition"
        ):
            return -1  # what something is said to be must be said
        if self.stated_content < MOSTLY * self.core_total:
            return -1
        weights = self.part.reading.statement.weights
        own = [
            i
            for i in self.alignment.links
            if i in self.part.scope
            and self.alignment.links[i].how is not How.CONTEXT
            and self.alignment.links[i].source
        ]
        verbs = [i for i in own if self.part.reading.statement.tokens[i].tag in "VNA" and weights[i] > LIGHT]
        return self.alignment.links[verbs[0]].source[0] if verbs else -1

    @cached_property
    def covered(self) -> bool:
        """Whether nothing is open but a light word or, in a long claim, one ordinary one; never a name or a value."""
        if self.lack + self.misplaced <= TOLERATED:
            return True
        if self.misplaced or self.lacks_name or self.lacks_value or self.lacks_restriction:
            return False
        return self.lack <= (LOOSE if self.root_stated else ROOTLESS) * self.total

    @cached_property
    def lacks_restriction(self) -> bool:
        """Whether a word is left open that makes its noun another thing ("acting", "former", "deputy")."""
        statement = self.part.reading.statement
        listed = statement.lexicon.words("scope", "restricting")
        return any(statement.tokens[i].lower in listed for i in self.alignment.lacking())

    @cached_property
    def lacks_value(self) -> bool:
        """Whether an amount or a date of the claim is left open."""
        if any(a.match in (Match.COMPATIBLE, Match.INCOMPARABLE) for a in self.quantities):
            return True
        return any(a.fit is Fit.OPEN for a in self.times)

    @cached_property
    def parted(self) -> bool:
        """Whether "X is Y" has its two sides in different clauses of the source."""
        clause = self.clause
        statement, other = self.part.reading.statement, self.source.statement
        if clause is None or clause.subject is None or clause.object is None:
            return False
        if (
            statement.tokens[clause.verb].keys[0] != "be"
            or clause.kind == "apposition"
            or clause.object.head in statement.quantity_at
        ):
            return False
        ends = [self.alignment.links.get(clause.subject.head), self.alignment.links.get(clause.object.head)]
        places = [k.source[0] for k in ends if k is not None and k.how is not How.CONTEXT and k.source]
        if len(places) < 2:
            return False
        if any(_inverted(other.tokens[c.verb].keys[0] == "be", c.group, places) for c in other.clauses):
            return False
        first, second = (other.clause_at[p] for p in places)
        if first == second or abs(places[0] - places[1]) <= 3:
            return False
        kinds = {other.clauses[n].kind for n in (first, second) if n >= 0}
        return "apposition" not in kinds

    @cached_property
    def displaced(self) -> bool:
        """Whether the claim's subject is only a place or circumstance in the source ("fighters in Iraq" for "Iraq")."""
        clause = self.clause
        if clause is None or clause.subject is None or clause.subject.preposition:
            return False
        links = [self.alignment.links.get(h) for h in clause.subject.heads]
        own = [k for k in links if k is not None and k.how is not How.CONTEXT and k.source]
        if not own or len(own) < len(links):
            return False
        statement = self.source.statement
        for link in own:
            phrase = statement.phrase_of(link.source[-1])
            if phrase is None or phrase.preposition not in _CIRCUMSTANCE:
                return False
        return True

    @cached_property
    def close(self) -> bool:
        """Whether so little is open that a difference is a difference about the same thing."""
        if self.total <= 0 or self.lacks_name or (self.misplaced and self.roles != "swapped"):
            return False
        if not self.root_stated:
            # The predicate has another word, all else agrees: the difference is about the same thing still.
            return self.place >= 0 and self.lack <= ROOTLESS * self.total
        if self.borrowed - self._stood_for > BORROWED * self.total:
            return False
        return self.lack <= CLOSE * self.total and self.stated_content >= ENOUGH * self.core_total

    @cached_property
    def close_but_scope(self) -> bool:
        """Whether, quantifiers set aside, the source says the claim or its denial."""
        return (
            self.close
            and self.root_stated
            and not self.value_conflict
            and not self.alignment.linked(How.OPPOSITE)
        )

    def told_of_same(self, place: int) -> bool:
        """Whether the clause of a place in the source speaks of what the claim speaks of."""
        return self.focus(place) >= FOCUS and not self._other_subject(place)

    def _other_subject(self, place: int) -> bool:
        """Whether the clause of a place in the source has another name for its subject than the claim's."""
        clause, statement = self.clause, self.source.statement
        number = statement.clause_at[place]
        if clause is None or clause.subject is None or number < 0:
            return False
        theirs = statement.clauses[number].subject
        ours = range(clause.subject.start, clause.subject.end)
        if theirs is None or not any(self.part.reading.statement.tokens[i].tag == "P" for i in ours):
            return False
        named = [j for j in range(theirs.start, theirs.end) if statement.tokens[j].tag == "P"]
        return bool(named) and not any(j in self._used for j in named)

    @cached_property
    def sureness(self) -> float:
        """How sure a conflict is: the less is open or borrowed, the surer."""
        total = max(self.total, 0.1)
        loose = 0.3 * self.paraphrased
        return round(max(0.5, 0.99 - 0.8 * self.lack / total - 0.2 * self.borrowed / total - loose), 3)

    @cached_property
    def firmness(self) -> float:
        """How sure a support is: the more it says itself, and in the same words, the surer."""
        total = max(self.total, 0.1)
        return round(
            max(0.5, 0.97 - 0.5 * self.lack / total - 0.2 * self.borrowed / total - 0.25 * self.paraphrased),
            3,
        )

    @cached_property
    def paraphrased(self) -> float:
        """The share of the content that is accounted for in other words."""
        weights = self.part.reading.statement.weights
        links = self.alignment.links
        own = [
            i for i in links if i in self.part.scope and links[i].how is not How.CONTEXT and weights[i] > 0
        ]
        other = sum(weights[i] for i in own if links[i].how is How.MEANING)
        return other / max(0.1, sum(weights[i] for i in own))

    # --- scope ------------------------------------------------------------

    @cached_property
    def quantifiers(self) -> tuple[str, str]:
        """The scope words of the claim and, at what it is linked to, of the source ("" where there are none)."""
        return quantifier_pair(self)

    @cached_property
    def scope_gap(self) -> bool:
        """Whether the claim says more than the source by its scope: "only", "all", "never"."""
        ours, theirs = self.quantifiers
        if ours in _STRONGER and theirs in _STRONGER[ours]:
            return True
        return claims_only(self)

    @cached_property
    def one_way(self) -> bool:
        """Whether the claim's relation cannot hold both ways."""
        if comparison_roles(self):
            return True
        lexicon = self.part.reading.statement.lexicon
        if any(lexicon.frame(ours.frame).asymmetric for ours, _ in self.alignment.frames):
            return True
        clause = self.clause
        return self.event and clause is not None and clause.tense in ("past", "pluperfect")

    # --- denial -----------------------------------------------------------

    @cached_property
    def mismatched(self) -> frozenset[int]:
        """Claim tokens whose denial differs from that of what they are linked to; an opposite counts as denial."""
        ours = self.part.reading.statement.denied
        theirs = self.source.statement.denied
        found = set()
        for i in self.alignment.links:
            link = self.alignment.links[i]
            if link.how is How.CONTEXT or not link.source or self.part.reading.statement.weights[i] == 0:
                continue
            argument = (
                i != self.root
                and link.how is not How.OPPOSITE
                and self.part.reading.statement.tokens[i].tag not in "VA"
            )
            if argument and self._locally_denied(link.source) and not ours[i]:
                found.add(i)
            if argument:
                continue  # what is denied of a deed is denied of its object too; the deed counts once
            mine = ours[i] and i not in self.alignment.settled
            phrase = len(link.source) > 1 and any(
                self.source.statement.tokens[j].tag == "G" for j in link.source
            )
            other = any(theirs[j] for j in link.source) and not phrase
            flips = int(mine) + int(other) + int(link.how is How.OPPOSITE)
            if flips % 2:
                found.add(i)
        return frozenset(found)

    def _argument(self, index: int) -> bool:
        """Whether a token heads the subject or object of the claim's clause."""
        clause = self.clause
        if clause is None or self.part.reading.statement.tokens[clause.verb].keys[0] == "be":
            return False
        return any(p is not None and index in p.heads for p in (clause.subject, clause.object))

    def _locally_denied(self, source: tuple[int, ...]) -> bool:
        """Whether the source denies just this of its statement ("… at Norra, but not at Vik")."""
        statement = self.source.statement
        if not all(statement.denied[j] for j in source):
            return False
        number = statement.clause_at[source[0]]
        return (
            number >= 0
            and not statement.denied[statement.clauses[number].verb]
            and statement.tokens[source[0]].tag == "P"
        )

    def focus(self, place: int, besides: frozenset[int] = frozenset()) -> float:
        """Give the share of the claim's other content that the source says in the clause of `place`.

        A denial, an opposite or another number only tells against a claim
        where it is said of the same things: in one clause with them.
        """
        statement = self.source.statement
        inside = self._clause_tokens(place)
        weights = self.part.reading.statement.weights
        here = total = 0.0
        for i in self.core:
            if weights[i] <= 0 or i in besides:
                continue
            total += weights[i]
            link = self.alignment.links.get(i)
            if link is None:
                continue
            if link.how is How.CONTEXT:
                here += weights[i] * (0.9 if self._anaphoric(place) or self._anaphor_open else 0.3)
            elif any(j in inside for j in link.source):
                here += weights[i]
        return here / total if total else 0.0

    def _clause_tokens(self, place: int) -> frozenset[int]:
        """Give the tokens of the independent statement that a place belongs to, its subject included."""
        statement = self.source.statement
        if self.source.claim.form == "row":
            return frozenset(range(len(statement.tokens)))
        segment = statement.segment_at[place]
        inside = {i for i, number in enumerate(statement.segment_at) if number == segment}
        for clause in statement.clauses:
            if is_reporting(statement, clause):
                inside |= set(range(clause.start, clause.end))
        number = statement.clause_at[place]
        subject = statement.clauses[number].subject if number >= 0 else None
        if segment > 0 and subject is not None and statement.tokens[subject.start].tag == "O":
            inside |= {i for i, other in enumerate(statement.segment_at) if other == segment - 1}
        if subject is not None:
            inside |= set(range(subject.start, subject.end))
        return frozenset(inside)

    def _anaphoric(self, place: int) -> bool:
        """Whether the clause of a place speaks of something named before it ("it", "the group")."""
        statement = self.source.statement
        number = statement.clause_at[place]
        subject = statement.clauses[number].subject if number >= 0 else None
        if subject is None:
            return True
        first = statement.tokens[subject.start]
        return first.tag == "O" or first.lower in (
            "the",
            "its",
            "his",
            "her",
            "their",
            "this",
            "these",
            "our",
            "both",
        )

    @cached_property
    def opposed(self) -> int:
        """Give the claim token whose denial or opposite the source says of the same things, or -1."""
        statement = self.part.reading.statement
        for i in sorted(self.mismatched, key=lambda i: (i != self.root, -statement.weights[i])):
            link = self.alignment.links[i]
            if i != self.root and link.how is not How.OPPOSITE and not self._locally_denied(link.source):
                continue
            if link.how is How.OPPOSITE and not self._parallel(i, link.source):
                continue
            besides = frozenset(k for k, other in self.alignment.links.items() if other == link)
            if self._other_subject(link.source[0]):
                continue
            if i != self.root and statement.tokens[i].tag == "N" and (self.paraphrased > PLAIN or self._argument(i)):
                continue  # another thing in the same place denies nothing; nor does a loose paraphrase
            if self.focus(link.source[0], besides) >= FOCUS:
                return i
        return -1

    def _parallel(self, index: int, source: tuple[int, ...]) -> bool:
        """Whether an opposite stands in the same place of its phrase or clause as the claim's word."""
        ours, theirs = self.part.reading.statement, self.source.statement
        mine, other = ours.tokens[index], theirs.tokens[source[0]]
        verbal = mine.tag in "VX"
        if verbal != (other.tag in "VX") and not (
            mine.tag in "VNA" and other.tag in "VNA" and mine.tag + other.tag not in ("NN", "AA")
        ):
            return False
        if verbal:
            return index == self.root or ours.clause_at[index] != self.part.clause or self.clause is None
        phrase, their_phrase = ours.phrase_of(index), theirs.phrase_of(source[0])
        if phrase is None or their_phrase is None:
            return True
        if index in phrase.heads or source[0] in their_phrase.heads:
            return (index in phrase.heads and source[0] in their_phrase.heads) or mine.tag != other.tag
        return any(
            j in their_phrase.heads
            for h in phrase.heads
            if h in self.alignment.links
            for j in self.alignment.links[h].source
        )

    # --- roles ------------------------------------------------------------

    @cached_property
    def roles(self) -> str:
        """ "same", "swapped" or "unknown": who does what to whom on both sides."""
        return comparison_roles(self) or _frame_roles(self) or _clause_roles(self)


def _time_beside(statement: Statement, quantity: Quantity) -> TimeExpression | None:
    """Give the time expression that stands nearest after, or else before, an amount with no other amount between."""
    place = statement.indexes(quantity.start, quantity.end)
    if not place:
        return None
    for i in range(place[-1] + 1, min(len(statement.tokens), place[-1] + 7)):
        if i in statement.time_at:
            return statement.time_at[i]
        if i in statement.quantity_at or statement.tokens[i].text in ",;":
            break
    for i in range(place[0] - 1, max(-1, place[0] - 12), -1):
        if i in statement.time_at:
            return statement.time_at[i]
        if i in statement.quantity_at:
            break
    return None


def _inverted(copula: bool, group: tuple[int, int], places: list[int]) -> bool:
    """Whether two places stand on the two sides of a "be" ("the only member … was Norra")."""
    return copula and min(places) < group[0] and max(places) >= group[1]


def _share_of(statement: Statement, quantity: Quantity) -> Phrase | None:
    """Give the phrase after "of" that a share is a share of."""
    place = statement.indexes(quantity.start, quantity.end)
    if (
        not place
        or place[-1] + 2 > len(statement.tokens) - 1
        or statement.tokens[place[-1] + 1].lower != "of"
    ):
        return None
    return statement.phrase_of(place[-1] + 2)


def _describes(statement: Statement, phrase: Phrase) -> bool:
    """Whether a phrase names nothing itself ("the company", "its rival", "our shares")."""
    first = statement.tokens[phrase.start]
    return first.tag in "DO" and not any(
        statement.tokens[i].tag == "P" for i in range(phrase.start, phrase.end)
    )


def _held_by(pair: Pair, phrase: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether the heads (the content) of a claim phrase are linked into a source span."""
    statement = pair.part.reading.statement
    content = [i for i in range(*phrase) if statement.weights[i] > LIGHT]
    if not content:
        return False
    hits = 0
    for i in content:
        link = pair.alignment.links.get(i)
        if (
            link is not None
            and link.how is not How.CONTEXT
            and any(span[0] <= j < span[1] for j in link.source)
        ):
            hits += 1
    return hits * 2 >= len(content)


def _frame_roles(pair: Pair) -> str:
    found = ""
    for ours, theirs in pair.alignment.frames:
        if found == "swapped" and ours.clause != pair.part.clause:
            continue
        spans = dict(theirs.roles)
        pairs = [(v, s, spans[v]) for v, s in ours.roles if v in spans]
        if len(pairs) < 2:
            continue
        if all(_held_by(pair, mine, other) for _, mine, other in pairs):
            return "same"
        for _, a, x in pairs:
            for _, b, y in pairs:
                crossed = a != b and _held_by(pair, a, y) and not _held_by(pair, a, x)
                if crossed and (_held_by(pair, b, x) or _unnamed(pair, x)):
                    found = "swapped"
        if (
            not found
            and ours.clause == pair.part.clause
            and any(_named_otherwise(pair, a, x) for _, a, x in pairs)
        ):
            found = "other"
    return found


def _unnamed(pair: Pair, span: tuple[int, int]) -> bool:
    """Whether a source span is a pronoun that may stand for a name of the claim."""
    tokens = pair.source.statement.tokens
    return span[1] - span[0] == 1 and tokens[span[0]].tag == "O"


def _named_otherwise(pair: Pair, mine: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a role is filled with a name on both sides, and not with the same one."""
    statement, source = pair.part.reading.statement, pair.source.statement
    ours = [i for i in range(*mine) if statement.tokens[i].tag == "P"]
    theirs = [i for i in range(*other) if source.tokens[i].tag == "P"]
    return bool(ours and theirs) and not any(
        j in range(*other)
        for i in ours
        if i in pair.alignment.links
        for j in pair.alignment.links[i].source
        if pair.alignment.links[i].how is not How.CONTEXT
    )


def _agent_patient(clause: Clause) -> tuple[Phrase | None, Phrase | None]:
    if clause.passive:
        agent = next((p for p in clause.others if p.preposition == "by"), None)
        return agent, clause.subject
    return clause.subject, clause.object


def _clause_roles(pair: Pair) -> str:
    """Compare subject and object of the claim's clause with those of the source's clause."""
    clause = pair.clause
    statement = pair.part.reading.statement
    if clause is None or clause.kind == "apposition" or statement.tokens[clause.verb].keys[0] == "be":
        return "unknown"
    link = pair.alignment.links.get(clause.verb)
    if link is None or link.how not in (How.SAME, How.MEANING):
        return "unknown"
    number = pair.source.statement.clause_at[link.source[0]]
    if number < 0:
        return "unknown"
    other = pair.source.statement.clauses[number]
    if other.verb not in link.source:
        return "unknown"
    agent, patient = _agent_patient(clause)
    their_agent, their_patient = _agent_patient(other)
    if not (agent and patient and their_agent and their_patient):
        return "unknown"
    a, p = (agent.start, agent.end), (patient.start, patient.end)
    x, y = (their_agent.start, their_agent.end), (their_patient.start, their_patient.end)
    if _held_by(pair, a, x) and _held_by(pair, p, y):
        return "same"
    if _held_by(pair, a, y) and _held_by(pair, p, x) and not _held_by(pair, a, x):
        return "swapped"
    return "unknown"
