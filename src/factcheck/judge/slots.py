"""Places that hold one name: who else is thereby shut out.

A claim that agrees with a source in everything but a name is contradicted
only where the source gives the place to its own name alone: by "only", "no
other", a superlative or ordinal, or a relation that has one value at a time.
"""

from functools import lru_cache

from factcheck.judge.align import How
from factcheck.judge.casting import other_holder
from factcheck.judge.pair import Pair
from factcheck.lexicon import Lexicon

_ONLY = frozenset({"only", "sole", "solely", "alone", "exclusively"})
_BESIDE = frozenset({"beside", "besides", "except", "apart", "excluding", "than"})


@lru_cache(maxsize=4)
def _keys(lexicon: Lexicon, name: str) -> frozenset[str]:
    return frozenset(
        " ".join(lexicon.forms.key(p) for p in w.lower().split()) for w in lexicon.words("slots", name)
    )


def shut_out(pair: Pair) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Give the claim's name and the source's that stands in its place alone, or None."""
    if pair.mismatched or pair.value_conflict:
        return None
    holder = other_holder(pair)
    if holder is not None and not pair.missing and _superlative(pair, holder[1]):
        return holder
    if not pair.root_stated:
        return None
    if pair.alignment.links[pair.root].how is How.FRAME and pair.roles not in ("same", "other"):
        return None
    ours = _open_name(pair)
    if not ours:
        return None
    theirs = _rival(pair, ours)
    if _only(pair) and not _listed(pair, ours):
        return ours, theirs
    if theirs and (_superlative(pair, theirs) or _single(pair, ours)):
        return ours, theirs
    return None


def _open_name(pair: Pair) -> tuple[int, ...]:
    """Give the tokens of the one name that the source lacks, if nothing else of weight is lacking."""
    statement = pair.part.reading.statement
    lacking = pair.alignment.lacking()
    if not lacking and pair.parted and pair.clause is not None and pair.clause.object is not None:
        span = next((s for s in statement.names if s[0] <= pair.clause.object.head < s[1]), None)
        return tuple(range(*span)) if span else ()
    weight = sum(statement.weights[i] for i in lacking if statement.tokens[i].tag != "P")
    names = [i for i in lacking if statement.tokens[i].tag == "P"]
    if not names or weight > 0.3 or any(a.source is None for a in pair.quantities):
        return ()
    span = next((s for s in statement.names if s[0] <= names[0] < s[1]), None)
    if span is None or any(not span[0] <= i < span[1] for i in names):
        return ()
    # A name of which a part is matched is a variant, not a rival.
    links = pair.alignment.links
    linked = [i for i in range(*span) if statement.tokens[i].tag == "P" and i in links]
    if any(links[i].how is How.CONTEXT for i in linked):
        return ()
    other = pair.source.statement
    common = all(other.tokens[j].tag == "N" for i in linked for j in pair.alignment.links[i].source)
    if linked and not common:
        return ()
    return tuple(range(*span))


def _rival(pair: Pair, ours: tuple[int, ...]) -> tuple[int, ...]:
    """Give the source's name that stands in the same role as the claim's."""
    statement, other = pair.part.reading.statement, pair.source.statement
    link = pair.alignment.links.get(pair.root)
    clause = pair.clause
    if link is None or clause is None:
        return ()
    number = other.clause_at[link.source[0]]
    if number < 0:
        return ()
    theirs = other.clauses[number]
    as_subject = clause.subject is not None and clause.subject.start <= ours[0] < clause.subject.end
    preposition = next((p.preposition for p in clause.others if p.start <= ours[0] < p.end), "")
    if as_subject:
        places = [theirs.subject]
    elif preposition:
        places = [p for p in theirs.others if p.preposition == preposition]
    else:
        places = [theirs.object]
    used = {j for k in pair.alignment.links.values() if k.how is not How.CONTEXT for j in k.source}
    for place in places:
        if place is None:
            continue
        for start, end in other.names:
            headed = place.head in range(start, end)
            if place.start <= start < place.end and headed and not used & set(range(start, end)):
                return tuple(range(start, end))
    if statement.tokens[ours[0]].tag == "P" and as_subject and theirs.subject is not None:
        head = other.tokens[theirs.subject.head]
        if head.tag == "P" and not used & {head.index}:
            return (head.index,)
    return ()


def _clause_words(pair: Pair) -> range:
    other = pair.source.statement
    link = pair.alignment.links.get(pair.root)
    number = other.clause_at[link.source[0]] if link else -1
    if number < 0:
        return range(0)
    clause = other.clauses[number]
    start = min(clause.start, clause.subject.start) if clause.subject else clause.start
    return range(start, clause.end)


def _only(pair: Pair) -> bool:
    """Whether the source says "the only" or "no other" of what the claim's predicate is linked to."""
    other = pair.source.statement
    words = _clause_words(pair)
    for i in words:
        word = other.tokens[i].lower
        if word in _ONLY and not _counts(pair, i):
            return True
        if word == "other" and i and other.tokens[i - 1].lower == "no":
            return True
    return False


def _counts(pair: Pair, index: int) -> bool:
    """Whether "only" belongs to a number ("only twelve ate there"), and shuts no name out."""
    tokens = pair.source.statement.tokens
    return index + 1 < len(tokens) and tokens[index + 1].tag == "M"


def _listed(pair: Pair, ours: tuple[int, ...]) -> bool:
    """Whether the claim's name is among those that the source excepts or names around."""
    statement = pair.part.reading.statement
    for reading in (pair.source.reading, *pair.source.context):
        lower = {t.lower for t in reading.statement.tokens}
        if any(statement.tokens[i].lower in lower for i in ours if i not in pair.alignment.links):
            return True
    return False


def _superlative(pair: Pair, theirs: tuple[int, ...]) -> bool:
    """Whether both sides speak of the first, largest, only …, matched with each other."""
    statement = pair.part.reading.statement
    listed = statement.lexicon.words("slots", "superlative")
    ours = {t.lower for t in statement.tokens if t.index in pair.part.scope and t.lower in listed}
    words = {pair.source.statement.tokens[i].lower for i in _clause_words(pair)}
    return bool(ours & words)


def _single(pair: Pair, ours: tuple[int, ...]) -> bool:
    """Whether the claim's predicate is a relation with one value, and the name its value."""
    statement = pair.part.reading.statement
    keys = _keys(statement.lexicon, "single")
    clause = pair.clause
    if clause is None:
        return False
    units = [u for u in statement.units if u.key in keys and set(u.indexes) & pair.part.scope]
    subject = range(clause.subject.start, clause.subject.end) if clause.subject else range(0)
    units = [u for u in units if u.indexes[0] not in subject]
    return any(all(i in pair.alignment.links for i in u.indexes if statement.weights[i] > 0) for u in units)
