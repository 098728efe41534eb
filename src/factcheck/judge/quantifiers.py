"""Scope words: of how many, and how often, each side speaks.

The claim's quantifier is that of its subject (or object), or an adverb of
frequency; the source's is read at the phrase that the claim's is linked to.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.judge.align import How
from factcheck.syntax.clauses import Phrase
from factcheck.syntax.statement import Statement

if TYPE_CHECKING:
    from factcheck.judge.pair import Pair

_CLASSES = ("universal", "majority", "minority", "none", "partial", "many")
_FREQUENCY = {
    "always": "always", "invariably": "always", "never": "never",
    "sometimes": "sometimes", "occasionally": "sometimes", "rarely": "sometimes", "seldom": "sometimes",
    "often": "often", "usually": "often", "frequently": "often", "regularly": "often", "generally": "often",
}  # fmt: skip
_HALF = Decimal("0.5")
_ONLY = frozenset({"only", "sole", "solely", "exclusively"})


def _class_of(statement: Statement, phrase: Phrase) -> str:
    words = [statement.tokens[i].lower for i in range(max(0, phrase.start - 2), phrase.end)]
    text = " ".join(words[:6])
    if "only a few" in text or "a handful" in text:
        return "minority"
    opening = words[: (phrase.end - phrase.start) + 2]
    for name in _CLASSES:
        listed = statement.lexicon.words("scope", name)
        for word in opening[:5]:
            if word in listed and word not in ("any", "both", "whole", "entire", "certain"):
                return name
    return ""


def _frequency(statement: Statement, scope: frozenset[int] | range) -> str:
    for i in sorted(scope):
        found = _FREQUENCY.get(statement.tokens[i].lower)
        if found:
            return found
    return ""


def quantifier_pair(pair: Pair) -> tuple[str, str]:
    """Give the scope classes of the claim and of the source, "" where there is none."""
    statement, other = pair.part.reading.statement, pair.source.statement
    clause = pair.clause
    if clause is None:
        return "", ""
    root = pair.alignment.links.get(pair.root)
    often = _frequency(statement, pair.part.scope)
    if often and root is not None and root.how is not How.CONTEXT:
        number = other.clause_at[root.source[0]]
        place = (
            range(other.clauses[number].start, other.clauses[number].end)
            if number >= 0
            else range(len(other.tokens))
        )
        theirs = _frequency(other, place)
        if theirs:
            return often, theirs
    for phrase in (clause.subject, clause.object):
        if phrase is None:
            continue
        ours = _class_of(statement, phrase)
        link = pair.alignment.links.get(_counted_head(statement, phrase))
        if link is None or link.how is How.CONTEXT or not link.source:
            continue
        counterpart = other.phrase_of(link.source[0])
        theirs = _class_of(other, counterpart) if counterpart is not None else ""
        if counterpart is not None and not theirs:
            theirs = _of_phrase(other, counterpart)
        if ours in ("majority", "minority", "universal", "none") and not theirs:
            theirs = _share(pair, counterpart)
        if ours and theirs:
            return ours, theirs
        if ours == "universal" and theirs == "":
            return ours, ""
    return "", ""


def _counted_head(statement: Statement, phrase: Phrase) -> int:
    """Give the noun that is counted: in "most of the ships" the head of the of-phrase."""
    if statement.tokens[phrase.head].tag in "DO" or statement.weights[phrase.head] == 0:
        following = phrase.end
        if following + 1 < len(statement.tokens) and statement.tokens[following].lower == "of":
            inner = statement.phrase_of(following + 1)
            if inner is not None:
                return inner.head
    return phrase.head


def _share(pair: Pair, phrase: Phrase | None) -> str:
    """Give the class of a share that the source puts in figures: "61 per cent", "2,018 of the 6,500"."""
    statement = pair.source.statement
    home = pair.home(pair.root) | (frozenset(range(phrase.start, phrase.end)) if phrase else frozenset())
    inside = [q for q in statement.quantities if home & set(statement.indexes(q.start, q.end))]
    shares = [q.low for q in inside if q.dimension == "ratio" or q.dimension == "percent"]
    value = shares[0] if len(shares) == 1 else None
    if not shares:
        counts = [q for q in inside if q.dimension == "count" and q.low == q.high]
        for few, many in pairwise(counts):
            between = statement.text[few.end : many.start].lower()
            if few.low and many.low and few.low <= many.low and " of " in f"{between} " and len(between) < 40:
                value = few.low / many.low
        if value is None:
            return "number" if counts else ""
    if value is None:
        return ""
    value = value / 100 if value > 1 else value
    return (
        "universal"
        if value == 1
        else "majority"
        if value > _HALF
        else "minority"
        if value < _HALF
        else "half"
    )


def _of_phrase(statement: Statement, phrase: Phrase) -> str:
    """Give the scope of "most of the ships" where `phrase` is "the ships"."""
    if phrase.preposition != "of":
        return ""
    before = [statement.tokens[i].lower for i in range(max(0, phrase.start - 4), phrase.start)]
    for name in _CLASSES:
        listed = statement.lexicon.words("scope", name)
        if any(w in listed for w in before):
            return name
    return ""


def _superlative_missing(pair: Pair) -> bool:
    """Whether the claim says "largest" or "first" and the source has no such word of the same kind."""
    statement, other = pair.part.reading.statement, pair.source.statement
    listed = (
        statement.lexicon.words("slots", "superlative") - _ONLY - {"most", "least", "main", "last", "leading"}
    )
    ours = [statement.tokens[i] for i in pair.part.scope if statement.tokens[i].lower in listed]
    theirs = {t.lower for t in other.tokens} & statement.lexicon.words("slots", "superlative")
    theirs |= {t.lower for t in other.tokens if t.lower in ("no", "none", "never", "than", "record")}
    return bool(ours) and not theirs


def claims_only(pair: Pair) -> bool:
    """Whether the claim says "only" and the source does not."""
    statement = pair.part.reading.statement
    if _superlative_missing(pair):
        return True
    ours = any(statement.tokens[i].lower in _ONLY for i in pair.part.scope)
    if not ours:
        return False
    theirs = {t.lower for t in pair.source.statement.tokens}
    return not (theirs & _ONLY or {"alone", "just", "but"} & theirs or "other" in theirs)
