"""How much of a claim the source says itself, takes from its surroundings, or leaves open.

What stands only in the heading or in the sentences before is borrowed; a name
that is borrowed must have something in the sentence that stands for it.
Limits: pronouns are not resolved one by one; any may stand for the topic.
"""

from functools import cached_property

from factcheck.judge.align import How
from factcheck.judge.limits import LIGHT, LOOSE, MOSTLY, ROOTLESS, TOLERATED
from factcheck.judge.valued import Valued
from factcheck.judge.when import Fit
from factcheck.syntax.statement import VALUE_WEIGHT
from factcheck.values import Match

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


class Covered(Valued):
    """A part of a claim with what the source states, lends and leaves open."""

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
        """Whether the source has another word of the same name ("the Axis" for "the Axis of Resistance")."""
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
        """Whether a token is in a phrase that says of what, or where ("of Norra", "on Norra's ferries")."""
        phrase = self.part.reading.statement.phrase_of(index)
        return phrase is not None and bool(phrase.preposition)

    @cached_property
    def _rivals_absent(self) -> bool:
        """Whether every name in the source sentence is one of the claim's."""
        statement = self.source.statement
        used = self.used
        return all(any(i in used for i in range(*span)) for span in statement.names)

    def _topical(self, index: int) -> bool:
        """Whether a name stands in the title, the headings or the publisher: what the document is about."""
        key = self.part.reading.statement.tokens[index].lower
        return any(
            key in topic.lower() for topic in (*self.source.claim.topics, self.source.claim.publisher or "")
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
        return not named and not self._said_for_itself(subject.head)

    def _said_for_itself(self, index: int) -> bool:
        """Whether a source word is linked to an object of the claim ("the trial"), and to nothing else."""
        clause = self.clause
        if clause is None:
            return False
        phrases = [p for p in (clause.object, *clause.others) if p is not None]
        links = self.alignment.links
        heads = [h for p in phrases for h in p.heads if h in links and h != self.root]
        return any(links[h].how is not How.CONTEXT and index in links[h].source for h in heads)

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
    def core_borrowed(self) -> float:
        """The same of what is claimed, without the clauses that only place it."""
        weights = self.part.reading.statement.weights
        return sum(weights[i] for i in self.alignment.linked(How.CONTEXT) if i in self.core)

    @cached_property
    def place(self) -> int:
        """Give the source token where the claim is said, or -1.

        It is its predicate's, or stands where most of its words do.
        """
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
        """Whether nothing is open but a light word or, in a long claim, an ordinary one; no name or value."""
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
    def paraphrased(self) -> float:
        """The share of the content that is accounted for in other words."""
        weights = self.part.reading.statement.weights
        links = self.alignment.links
        own = [
            i for i in links if i in self.part.scope and links[i].how is not How.CONTEXT and weights[i] > 0
        ]
        other = sum(weights[i] for i in own if links[i].how is How.MEANING)
        return other / max(0.1, sum(weights[i] for i in own))

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
