"""What stands around an amount in a sentence: its date, what it is a share of, whether it is a change.

Limits: read off the few words next to the amount.
"""

from factcheck.model import Quantity, TimeExpression
from factcheck.syntax.clauses import Phrase
from factcheck.syntax.statement import Statement

_CHANGES = frozenset({"by", "up", "down", "another", "further", "additional", "extra"})


def time_beside(statement: Statement, quantity: Quantity) -> TimeExpression | None:
    """Give the time that stands nearest after, or else before, an amount with no other amount between."""
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


def is_factor(statement: Statement, quantity: Quantity) -> bool:
    """Whether "three times" says how much more, not how often."""
    if quantity.dimension != "multiple":
        return False
    place = statement.indexes(quantity.start, quantity.end)
    following = statement.tokens[place[-1] + 1 :] if place else ()
    return not following or following[0].tag not in "ZIXV" or following[0].lower in ("as", "than", "that")


def is_change(statement: Statement, quantity: Quantity) -> bool:
    """Whether an amount is a difference ("by 16 million", "another ten"), not a level."""
    place = statement.indexes(quantity.start, quantity.end)
    return bool(place) and place[0] > 0 and statement.tokens[place[0] - 1].lower in _CHANGES


def share_of(statement: Statement, quantity: Quantity) -> Phrase | None:
    """Give the phrase after "of" that a share is a share of."""
    place = statement.indexes(quantity.start, quantity.end)
    if (
        not place
        or place[-1] + 2 > len(statement.tokens) - 1
        or statement.tokens[place[-1] + 1].lower != "of"
    ):
        return None
    return statement.phrase_of(place[-1] + 2)


def describes(statement: Statement, phrase: Phrase) -> bool:
    """Whether a phrase names nothing itself ("the company", "its rival", "our shares")."""
    first = statement.tokens[phrase.start]
    return first.tag in "DO" and not any(
        statement.tokens[i].tag == "P" for i in range(phrase.start, phrase.end)
    )
