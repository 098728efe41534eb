"""Which statements of a base may bear on a claim.

Asked twice: with the claim's own words and names, and with what means the same
or implies it, so that a sentence that shares no word is still found. Only
candidates come of it: similarity decides nothing.
"""

from collections.abc import Iterable
from typing import Protocol

from factcheck.lexicon import Lexicon, Names
from factcheck.model import Claim, Form, Status
from factcheck.syntax.statement import Statement

_OWN = 32
_WIDER = 24
_SYNONYMS = 10


class Searchable(Protocol):
    """What matching needs of an index."""

    def candidates(self, words: list[str], limit: int) -> tuple[Claim, ...]:
        """Give at most `limit` claims that share words, best first."""

    def unit(self, document: str, unit: int) -> tuple[Claim, ...]:
        """Give the claims of one sentence."""


def candidates(statement: Statement, index: Searchable, names: Names) -> tuple[Claim, ...]:
    """Give the claims to judge against, each sentence once, likeliest first."""
    own = [t.text for t in statement.tokens if statement.weights[t.index] > 0.2 or t.tag == "P"]
    own += [
        t.text for t in statement.tokens if t.index in statement.quantity_at or t.index in statement.time_at
    ]
    aliases = list(_aliases(statement, names))
    first = index.candidates([*own, *aliases], _OWN) if own else ()
    wider = index.candidates([*own, *aliases, *_meanings(statement)], _WIDER) if own else ()
    return _sentences([*first, *wider], index)


def _aliases(statement: Statement, names: Names) -> Iterable[str]:
    """Give the other names of what the claim names."""
    tokens = statement.tokens
    for start, end in statement.names:
        for size in range(end - start, 0, -1):
            for i in range(start, end - size + 1):
                words = tuple(t.text for t in tokens[i : i + size])
                for identity in sorted(names.identities(words, tokens[i - 1].lower if i else "")):
                    yield identity.removeprefix("@")


def _meanings(statement: Statement) -> Iterable[str]:
    """Give words for what the claim's words mean; a word of many senses gives none."""
    lexicon: Lexicon = statement.lexicon
    for token in statement.tokens:
        if statement.weights[token.index] < 0.5 or token.tag == "P":
            continue
        for key in token.keys[:1]:
            others = sorted(lexicon.synonyms(key) - {key})
            yield from [o for o in others if " " not in o][:_SYNONYMS]


def _sentences(found: Iterable[Claim], index: Searchable) -> tuple[Claim, ...]:
    """Give each sentence's own claim once, and states derived from it; a part stands for a rejected whole."""
    chosen: dict[str, Claim] = {}
    for claim in found:
        if claim.form is Form.PART:
            whole = next(
                (c for c in index.unit(claim.document, claim.unit) if c.form in (Form.SENTENCE, Form.ROW)),
                None,
            )
            claim = whole if whole is not None and whole.status is not Status.REJECTED else claim
        chosen.setdefault(claim.id, claim)
    return tuple(chosen.values())
