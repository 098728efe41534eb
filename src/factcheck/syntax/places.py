"""Which phrases around a verb group are its subject and its objects.

Limits: a chain of phrases counts as one subject up to the first mark inside it.
"""

from collections.abc import Sequence

from factcheck.syntax.groups import Group
from factcheck.syntax.phrases import (
    Phrase,
)
from factcheck.syntax.tokens import Token


def bracketed(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase stands in brackets ("the Water Board (WB) said")."""
    before = tokens[phrase.start - 1].text if phrase.start else ""
    after = tokens[phrase.end].text if phrase.end < len(tokens) else ""
    return before == "(" and after in (")", ",", ";")


def phrase_before(phrases: Sequence[Phrase], phrase: Phrase) -> Phrase | None:
    """Give the phrase before a phrase."""
    earlier = [p for p in phrases if p.end <= phrase.start]
    return earlier[-1] if earlier else None


def first_of_chain(inside: Sequence[Phrase], tokens: Sequence[Token]) -> Phrase:
    """Among bare phrases before the verb, give the one that the chain NP of NP, NP begins with."""
    last = inside[-1]
    for phrase in reversed(inside[:-1]):
        gap = tokens[phrase.end : last.start]
        if any(t.text in ",;:(" for t in gap) and not any(
            t.text in ",)" for t in tokens[last.end : last.end + 1]
        ):
            break
        last = phrase
    return last


def right_phrases(
    group: Group, right: int, phrases: Sequence[Phrase], tokens: Sequence[Token]
) -> tuple[Phrase | None, tuple[Phrase, ...]]:
    """Give the object and the other phrases after a verb group."""
    after = [p for p in phrases if group.end <= p.start and p.end <= max(right, group.end)]
    object_: Phrase | None = None
    rest: list[Phrase] = []
    for phrase in after:
        between = tokens[group.end : phrase.start]
        if (
            object_ is None
            and not phrase.preposition
            and not any(t.text in ",;:()" for t in between)
            and not rest
        ):
            object_ = phrase
        else:
            rest.append(phrase)
    return object_, tuple(rest)
