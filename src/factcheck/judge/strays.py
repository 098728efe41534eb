"""Whether a word of the claim is from another clause of the source, past the one that stands in its place.

"Although registered in Vik, the ship is managed from Norra" has every word of
"the ship is managed from Vik", but where it is managed from is Norra. Limits:
slots are subject, object and preposition of the clause with the claim's predicate.
"""

from factcheck.judge.align import How
from factcheck.judge.limits import LIGHT
from factcheck.judge.told import Told
from factcheck.syntax.clauses import Clause, Phrase
from factcheck.syntax.statement import Statement


def strayed(pair: Told) -> bool:
    """Whether a slot of the claim is filled from elsewhere, and the source's own slot with something else."""
    clause, theirs = pair.clause, pair.counterpart(pair.root)
    if clause is None or theirs is None or pair.source.claim.form == "row":
        return False
    home = pair.home(pair.root)
    slots = _slots(pair, clause, theirs)
    if any(_from_elsewhere(pair, mine, home) and _rival(pair, mine, its) for mine, its in slots):
        return True
    following = (p for p in (clause.object, *clause.others) if p is not None and not _of_subject(p, clause))
    return any(_past_a_stop(pair, mine) for mine in following)


def _of_subject(phrase: Phrase, clause: Clause) -> bool:
    """Whether a phrase belongs to the subject ("the inquiry into rates ended"), which "it" may stand for."""
    return clause.subject is not None and clause.subject.end <= phrase.start < clause.group[0]


def _past_a_stop(pair: Told, phrase: Phrase) -> bool:
    """Whether a name or thing that follows the claim's verb stands in another statement of the source."""
    other = pair.source.statement
    link = pair.alignment.links.get(phrase.head)
    if not pair.root_stated or link is None or link.how is How.CONTEXT or phrase.head == pair.root:
        return False
    root = pair.alignment.links[pair.root].source[0]
    return all(any(t.text == ";" for t in other.tokens[min(j, root) : max(j, root)]) for j in link.source)


def _slots(pair: Told, ours: Clause, theirs: Clause) -> list[tuple[Phrase, list[Phrase]]]:
    """Give each phrase of the claim's clause with the source's phrases in the same slot."""
    found: list[tuple[Phrase, list[Phrase]]] = []
    verb = pair.alignment.links.get(ours.verb)
    same_verb = verb is not None and verb.how is not How.CONTEXT and theirs.verb in verb.source
    if same_verb:
        subject, object_ = theirs.subject, theirs.object
        if ours.passive != theirs.passive:  # who does it stands behind "by" on one side
            agent = next((p for p in theirs.others if p.preposition == "by"), None)
            subject, object_ = (agent, theirs.subject) if theirs.passive else (theirs.object, None)
        for mine, its in ((ours.subject, subject), (ours.object, object_)):
            if mine is not None and its is not None:
                found.append((mine, [its]))
    statement, other = pair.part.reading.statement, pair.source.statement
    for mine in ours.others:
        if mine.preposition and not _is_time(statement, mine):
            rivals = [
                p for p in theirs.others if p.preposition == mine.preposition and not _is_time(other, p)
            ]
            if rivals:
                found.append((mine, rivals))
    return found


def _is_time(statement: Statement, phrase: Phrase) -> bool:
    return any(i in statement.time_at for i in range(phrase.start, phrase.end))


def _from_elsewhere(pair: Told, phrase: Phrase, home: frozenset[int]) -> bool:
    """Whether what a phrase names stands in the source, but not in the clause that says the claim."""
    weights = pair.part.reading.statement.weights
    places = [
        j
        for i in range(phrase.start, phrase.end)
        if weights[i] > LIGHT and (k := pair.alignment.links.get(i)) is not None and k.how is not How.CONTEXT
        for j in k.source
    ]
    return bool(places) and not home & set(places)


def _rival(pair: Told, mine: Phrase, phrases: list[Phrase]) -> bool:
    """Whether phrases of the source all name something that the claim does not: a name for a name."""
    tokens, used = pair.source.statement.tokens, pair.used
    tag = pair.part.reading.statement.tokens[mine.head].tag
    return tag in "PN" and all(tokens[p.head].tag == tag and not used.intersection(p.heads) for p in phrases)
