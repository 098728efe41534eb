"""One part of a claim beside one source statement: the words, and what the claim predicates.

The lowest of the layers that make up a `Pair`; each knows those below it.
Limits: a claim without a verb is taken to predicate its last content word.
"""

from functools import cached_property

from msgspec import Struct

from factcheck.judge.align import Alignment, How, Link, align
from factcheck.judge.limits import LIGHT
from factcheck.judge.source import Reading, Source
from factcheck.syntax.clauses import Clause
from factcheck.syntax.gaps import gaps


class ClaimPart(Struct, frozen=True):
    """A part of a claim that is judged on its own: its reading, its tokens, its clause."""

    reading: Reading
    scope: frozenset[int]
    clause: int  # number in the reading's clauses, -1 for a verbless claim
    text: str


class Aligned:
    """A part of a claim with its words accounted for in a source."""

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
            and statement.tokens[clause.subject.head].tag == "N"
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

    @cached_property
    def root_stated(self) -> bool:
        """Whether the source sentence itself, not its surroundings, has the claim's predicate."""
        link = self.alignment.links.get(self.root)
        return link is not None and link.how is not How.CONTEXT and bool(link.source)

    def counterpart(self, index: int) -> Clause | None:
        """Give the source clause that says what the claim's clause around a token says, by its verb."""
        statement, other = self.part.reading.statement, self.source.statement
        number = statement.clause_at[index] if index >= 0 else -1
        own = number < 0 or number == self.part.clause
        number = self.part.clause if own else number
        verb = statement.clauses[number].verb if number >= 0 else -1
        anchors = [self.root] if own and self.root_stated else []
        anchors += [verb] if verb >= 0 and statement.weights[verb] > LIGHT else []
        for anchor in anchors:
            link = self.alignment.links.get(anchor)
            if link is not None and link.how is not How.CONTEXT and link.source:
                place = other.clause_at[link.source[0]]
                return other.clauses[place] if place >= 0 else None
        return None

    def home(self, index: int) -> frozenset[int]:
        """Give the source tokens of that clause, with its subject and what it governs, if there is one."""
        if self.source.claim.form == "row":
            return self.cell(self._root_places[0]) if self._root_places else frozenset()
        clause = self.counterpart(index)
        if clause is None:
            return frozenset()
        inside = set(range(clause.start, clause.end))
        for comma, _, _ in gaps(self.source.statement.tokens, clause.group[1], clause.end):
            inside -= set(range(comma, clause.end))  # the half that leaves out the verb says another thing
        if clause.subject is not None:
            inside |= set(range(clause.subject.start, clause.subject.end))
        for other in self.source.statement.clauses:
            if other.start == clause.end and other.kind in ("infinitive", "complement"):
                inside |= set(range(other.start, other.end))
        return frozenset(inside)

    def cell(self, place: int) -> frozenset[int]:
        """Give the tokens of one cell of a row, with those of the row's head."""
        tokens = self.source.statement.tokens
        head = next((t.index for t in tokens if t.text == ":"), -1)
        start = max((t.index for t in tokens[:place] if t.text == ";"), default=head)
        end = next((t.index for t in tokens[place:] if t.text == ";"), len(tokens))
        return frozenset((*range(head + 1), *range(start, end)))

    def content_links(self) -> list[Link]:
        """Give the links of the claim's content words."""
        weights = self.part.reading.statement.weights
        return [
            link for i, link in self.alignment.links.items() if weights[i] > LIGHT and i in self.part.scope
        ]

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
    def _root_places(self) -> tuple[int, ...]:
        link = self.alignment.links.get(self.root)
        return link.source if link is not None and link.how is not How.CONTEXT else ()

    @cached_property
    def used(self) -> frozenset[int]:
        """The source tokens that something in the claim is linked to."""
        return frozenset(
            j for k in self.alignment.links.values() if k.how is not How.CONTEXT for j in k.source
        )
