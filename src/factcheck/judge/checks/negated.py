"""The source denies what the claim affirms, or affirms what it denies.

Detects: predicate and arguments agree, and exactly one side stands under a
denial: "not", "no", "never", "without", "failed to", "neither".
Why it matters: a dropped or added "not" is the shortest way to a false report.
Conflicts: "the bridge was not repaired" against "crews repaired the bridge".
Does not conflict: "not only", a denial of another part of the sentence, a
denial of the same thing at another time.
Limits: denials spread over two sentences are not joined.
"""

from factcheck.judge.align import How
from factcheck.judge.finding import Effect, Finding
from factcheck.judge.limits import LIGHT, TOLERATED
from factcheck.judge.pair import Pair
from factcheck.model import Certainty, Verdict
from factcheck.syntax.stance import stance
from factcheck.syntax.statement import Statement

_RELATIVE = frozenset(
    {"since", "yet", "either", "more", "other", "another", "before", "until", "than", "even"}
)
_EXTRA = 1.2  # weight of the source's words past the denied verb that the claim lacks

RULE = "negated"
VERDICT = Verdict.CONTRADICTED
SUMMARY = "the source denies it"


def check(pair: Pair) -> Finding | None:
    """Report a denial on one side only, said of the same things."""
    i = pair.opposed
    if (
        i < 0
        or not pair.close
        or pair.alignment.links[i].how is How.OPPOSITE
        or pair.value_conflict
        or pair.excepts
    ):
        return None
    ours = pair.part.reading.statement.denied[i]
    if not (_affirmed(pair, i) if ours else _denied_as_a_whole(pair, i)):
        return None
    message = "the source affirms what this denies" if ours else "the source denies this"
    return Finding(
        effect=Effect.CONFLICTS,
        rule=RULE,
        message=message,
        ours=(i,),
        theirs=pair.alignment.links[i].source,
        confidence=pair.sureness,
    )


def _affirmed(pair: Pair, index: int) -> bool:
    """Whether the source says as a fact all that the claim denies: "not A and B" is not excluded by A."""
    if pair.lack + pair.misplaced > TOLERATED:
        return False
    words = {t.lower for t in pair.part.reading.statement.tokens if t.index in pair.part.scope}
    once = "never" in words  # what was so at one time was not never so
    if words & _RELATIVE or (not once and _denies_otherwise(pair.source.statement, pair.used)):
        return False
    other = pair.source.statement
    number = other.clause_at[pair.alignment.links[index].source[0]]
    if number < 0 or other.clauses[number].kind == "infinitive":
        return number < 0
    return stance(other, number).certainty in (Certainty.STATED, Certainty.REPORTED, Certainty.ESTIMATED)


def _denied_as_a_whole(pair: Pair, index: int) -> bool:
    """Whether the source denies no more than the claim says: "not in winter" leaves the summer."""
    other, used = pair.source.statement, pair.used
    if _denies_otherwise(pair.part.reading.statement, frozenset(pair.alignment.links)):
        return False
    number = other.clause_at[pair.alignment.links[index].source[0]]
    if number < 0:
        return True
    clause = other.clauses[number]
    beside = _other_halves(other, range(clause.group[1], clause.end), used)
    extra = sum(
        other.weights[i]
        for i in range(clause.group[1], clause.end)
        if i not in used and i not in beside and other.weights[i] > LIGHT
    )
    return extra <= _EXTRA


def _other_halves(statement: Statement, span: range, used: frozenset[int]) -> frozenset[int]:
    """Give the alternatives of "neither A nor B" that the claim does not speak of: each is denied alone."""
    words = [statement.tokens[i].lower for i in span]
    if "neither" not in words or "nor" not in words:
        return frozenset()
    first, second = span[words.index("neither")], span[words.index("nor")]
    stop = next((i for i in span if i > second and statement.tokens[i].text in ",;."), span[-1] + 1)
    halves = (range(first, second), range(second, stop))
    return frozenset(i for half in halves if used.isdisjoint(half) for i in half)


def _denies_otherwise(statement: Statement, linked: frozenset[int]) -> bool:
    """Whether a side has a denial besides "not" that the other does not answer ("voted down", "except")."""
    words = statement.lexicon.words("scope", "contrary")
    return any(
        t.index not in linked and (t.lower in words or not words.isdisjoint(t.keys)) for t in statement.tokens
    )
