"""What the source denies, and whether it speaks there of the same things as the claim.

A denial, an opposite or another number only tells against a claim where it is
said of the same things: in one clause with them. Limits: clauses are those of
`syntax`; what a semicolon parts is taken to be two statements.
"""

from functools import cached_property

from factcheck.judge.align import How
from factcheck.judge.covered import Covered
from factcheck.judge.limits import FOCUS, PLAIN
from factcheck.syntax.stance import is_reporting

_BESIDE = 6


class Told(Covered):
    """A part of a claim with the denials of both sides, and what is told of the same things."""

    @cached_property
    def mismatched(self) -> frozenset[int]:
        """Claim tokens denied where what they are linked to is not, or the reverse; an opposite denies."""
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
            return self.cell(place)
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
            if (
                i != self.root
                and statement.tokens[i].tag == "N"
                and (self.paraphrased > PLAIN or self._argument(i))
            ):
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

    @cached_property
    def _nominal(self) -> bool:
        """Whether the source tells of the claim's deed with a noun that has its subject beside it.

        "Until the fall of Norra in 2024, Vik was …": the fall is Norra's, whoever the clause is about.
        """
        clause, tokens = self.clause, self.source.statement.tokens
        places = self._root_places
        if clause is None or clause.subject is None or not places or tokens[places[0]].tag != "N":
            return False
        if self.part.reading.statement.tokens[self.root].tag != "V":
            return False
        links = self.alignment.links
        own = [links[h] for h in clause.subject.heads if h in links and links[h].how is not How.CONTEXT]
        near = [j for k in own for j in k.source if 0 < j - places[0] <= _BESIDE]
        return any(tokens[places[0] + 1].lower == "of" for _ in near)

    def told_of_same(self, place: int) -> bool:
        """Whether the clause of a place in the source speaks of what the claim speaks of."""
        return self.focus(place) >= FOCUS and not self._other_subject(place)

    def _other_subject(self, place: int) -> bool:
        """Whether the clause of a place in the source has another name for its subject than the claim's."""
        clause, statement = self.clause, self.source.statement
        number = statement.clause_at[place]
        if clause is None or clause.subject is None or number < 0 or self._nominal:
            return False
        theirs = statement.clauses[number].subject
        ours = range(clause.subject.start, clause.subject.end)
        if theirs is None or not any(self.part.reading.statement.tokens[i].tag == "P" for i in ours):
            return False
        named = [j for j in range(theirs.start, theirs.end) if statement.tokens[j].tag == "P"]
        return bool(named) and not any(j in self.used for j in named)
