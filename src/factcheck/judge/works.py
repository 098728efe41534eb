"""Claims about cited works: who wrote and published what, when, in which language.

A reference entry is no sentence: its author, title, publisher, date and
language are set against the claim one by one. What the title says is not
asserted by it, so these findings are only asked for claims about works.
Limits: an entry is taken for the work meant when its author, or its publisher
and title, stand in the claim.
"""

from factcheck.judge.finding import Effect, Finding
from factcheck.judge.pair import Pair
from factcheck.judge.when import Fit, compare_times

_GENERIC = frozenset(
    {
        "listed",
        "list",
        "reference",
        "references",
        "cite",
        "cited",
        "work",
        "works",
        "date",
        "come",
        "appear",
        "write",
        "publish",
        "source",
        "sources",
        "bibliography",
        "author",
        "document",
    }
)
_AUTHOR_SHARE = 0.5


def work_finding(pair: Pair) -> Finding | None:
    """Give what a reference entry says of a claim about a work, or None where it is about another."""
    statement = pair.part.reading.statement
    entry = pair.source.claim
    words = {
        w
        for reading in (pair.source.reading, *pair.source.context)
        for t in reading.statement.tokens
        for w in (t.lower, *t.keys)
    }
    stems = {statement.lexicon.forms.stem(w) for w in words}
    known = statement.lexicon.words("works", "works") | _GENERIC
    content = [t for t in statement.tokens if statement.weights[t.index] > 0.3 and t.index in pair.part.scope]
    names = [t for t in content if t.tag == "P"]
    if not names or not _meant(pair, [t.lower for t in names]):
        return None
    open_ = [
        t
        for t in content
        if t.lower not in words
        and not set(t.keys) & (words | known)
        and statement.lexicon.forms.stem(t.lower) not in stems
    ]
    fits = [compare_times(t, s, True) for t in statement.times for s in pair.source.statement.times]
    dated = bool(statement.times) and bool(pair.source.statement.times)
    apart = dated and all(f is Fit.APART for f in fits)
    language = _language(pair)
    if apart and not open_:
        return Finding(
            effect=Effect.CONFLICTS,
            rule="date-mismatch",
            message=f"the entry is dated {entry.valid}",
            confidence=0.9,
        )
    if language and [t.lower for t in open_] == [language]:
        return Finding(
            effect=Effect.CONFLICTS,
            rule="exclusive-value",
            message=f"the entry is marked as in {entry.quantifier}",
            confidence=0.9,
        )
    if open_ or (statement.times and not any(f is Fit.SAME for f in fits)):
        return None
    return Finding(effect=Effect.ENTAILS, rule="stated", message="the reference list says so", confidence=0.9)


def _meant(pair: Pair, names: list[str]) -> bool:
    """Whether the claim means this entry: its author, or its publisher, is named."""
    entry = pair.source.claim
    author = [w.strip(".,;").lower() for w in (entry.attributed_to or "").split() if len(w) > 2]
    publisher = [w.strip(".,;").lower() for w in entry.object.split() if len(w) > 3]
    by_author = bool(author) and sum(w in names for w in author) >= _AUTHOR_SHARE * len(author)
    by_publisher = bool(publisher) and all(w in names or w[0].islower() for w in publisher) and not author
    return by_author or by_publisher


def _language(pair: Pair) -> str:
    """Give the language that the claim names other than the entry's, lower case, or ""."""
    entry = pair.source.claim
    if not entry.quantifier:  # an entry's language is kept there
        return ""
    statement = pair.part.reading.statement
    for token, following in zip(statement.tokens, statement.tokens[1:], strict=False):
        if (
            token.lower == "in"
            and following.tag in "PA"
            and following.capital
            and following.lower != entry.quantifier.lower()
            and following.index not in statement.time_at
        ):
            return following.lower
    return ""
