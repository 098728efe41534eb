"""Who is more than whom: the two sides of a comparison set against those of the source.

"Vik carried more than Norra" is turned round where the source says that Norra
carried more, whether or not the source names what it is more than.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.judge.align import How
from factcheck.model import Quantity
from factcheck.syntax.clauses import Phrase
from factcheck.syntax.statement import Statement

if TYPE_CHECKING:
    from factcheck.judge.pair import Pair

_NEAR = 6
_MARKS = frozenset({"more", "less", "fewer"})


def _comparative(statement: Statement, scope: range | frozenset[int]) -> bool:
    for i in scope:
        token = statement.tokens[i]
        if token.lower in _MARKS or (
            token.lower.endswith("er") and token.tag in "AR" and token.keys[0] != token.lower
        ):
            return True
    return False


def _standard(statement: Statement, scope: frozenset[int]) -> tuple[int, ...]:
    """Give the content words after "than" in the claim, up to the next mark or verb."""
    for i in sorted(scope):
        if statement.tokens[i].lower == "than" and i not in statement.quantity_at:
            words = []
            for j in range(i + 1, len(statement.tokens)):
                if statement.tokens[j].tag in "ZVXLS":
                    break
                if statement.weights[j] > 0.3:
                    words.append(j)
            return tuple(words)
    return ()


def _within(pair: Pair, words: tuple[int, ...], phrase: Phrase | None) -> bool:
    if phrase is None or not words:
        return False
    links = [pair.alignment.links.get(i) for i in words]
    hits = sum(
        k is not None and k.how is not How.CONTEXT and any(phrase.start <= j < phrase.end for j in k.source)
        for k in links
    )
    return hits * 2 >= len(words)


def comparison_roles(pair: Pair) -> str:
    """Give "same" or "swapped" for a comparison that both sides make, "" where one of them makes none."""
    statement, other = pair.part.reading.statement, pair.source.statement
    clause = pair.clause
    if clause is None or clause.subject is None or not _comparative(statement, pair.part.scope):
        return ""
    standard = _standard(statement, pair.part.scope)
    subject = tuple(i for i in range(clause.subject.start, clause.subject.end) if statement.weights[i] > 0.3)
    if not standard or not subject:
        return ""
    by_value = _by_value(pair, subject, standard)
    if by_value:
        return by_value
    ours_less = _less(statement, pair.part.scope)
    for theirs in other.clauses:
        span = range(theirs.start, theirs.end)
        if theirs.subject is None or not _comparative(other, span):
            continue
        turned = ours_less != _less(other, span)
        if _within(pair, subject, theirs.subject):
            return "swapped" if turned else "same"
        if _within(pair, standard, theirs.subject):
            return "same" if turned else "swapped"
    return ""


def _less(statement: Statement, scope: range | frozenset[int]) -> bool:
    return any(statement.tokens[i].lower in ("less", "fewer") for i in scope)


def comparison_missing(pair: Pair) -> bool:
    """Whether the claim compares two things and the source compares nothing."""
    statement, other = pair.part.reading.statement, pair.source.statement
    if not _comparative(statement, pair.part.scope) or not _standard(statement, pair.part.scope):
        return False
    return not _comparative(other, range(len(other.tokens))) and not comparison_roles(pair)


def _value_beside(statement: Statement, place: int) -> Quantity | None:
    """Give the amount that stands right after, or else right before, a word."""
    for i in (
        *range(place + 1, min(len(statement.tokens), place + _NEAR)),
        *range(place - 1, max(-1, place - _NEAR), -1),
    ):
        quantity = statement.quantity_at.get(i)
        if quantity is not None and quantity.dimension not in ("ordinal", "multiple"):
            return quantity
    return None


def _by_value(pair: Pair, subject: tuple[int, ...], standard: tuple[int, ...]) -> str:
    """Compare the amounts that the source gives for the two sides ("Vik 15 percent", "Norra 21 percent")."""
    other = pair.source.statement
    values = []
    for words in (subject, standard):
        links = [pair.alignment.links.get(i) for i in words]
        places = [k.source[-1] for k in links if k is not None and k.how is not How.CONTEXT and k.source]
        value = _value_beside(other, max(places)) if places else None
        if value is None or value.low is None or value.low != value.high:
            return ""
        values.append(value)
    first, second = values
    if (
        first is second
        or (first.dimension, first.unit) != (second.dimension, second.unit)
        or first.low == second.low
    ):
        return ""
    assert first.low is not None
    assert second.low is not None
    more = not _less(pair.part.reading.statement, pair.part.scope)
    return "same" if (first.low > second.low) == more else "swapped"
