"""A claim said plainly: what is put first for stress goes back to its place.

"It was Norra that built the mill" and "What Norra built was the mill" claim
that Norra built the mill. The plain form is judged where no source decides the
claim as it is written. Limits: one cleft a sentence, and only in the order
subject, verb, rest; a stressed "only" is left as it stands.
"""

import re
from collections.abc import Iterator

from factcheck.syntax.statement import Statement

_BE = frozenset({"is", "was", "are", "were"})
_LINKS = frozenset({"that", "who", "which"})
_STRESS = frozenset({"only", "not", "n't", "never", "because", "why", "how"})


def denied_cleft(statement: Statement) -> str:
    """Give the plain form of "it was not X that did Y", whose clauses alone assert "X did Y"; else ''."""
    words = [t.lower for t in statement.tokens]
    if words[:1] != ["it"] or words[1:2] not in ([b] for b in _BE) or words[2:3] not in (["not"], ["n't"]):
        return ""
    return next(_it_cleft(statement, words, 3), "")


def rewordings(statement: Statement) -> Iterator[str]:
    """Give the plain forms of a claim, none where it is plain already."""
    words = [t.lower for t in statement.tokens]
    if len(words) < 6:
        return
    if words[0] == "it" and words[1] in _BE and not _STRESS & set(words[2:4]):
        yield from _it_cleft(statement, words, 2)
    elif words[0] == "what":
        yield from _what_first(statement, words)
    else:
        yield from _what_last(statement, words)


def _it_cleft(statement: Statement, words: list[str], first: int) -> Iterator[str]:
    """ "It was X that did Y" gives "X did Y"; "it was in May that X did Y" gives "X did Y in May".

    `first` is the token at which the stressed words begin, after "not" in a denied one: then the
    plain verb is denied too, by "never", which needs no other form of it.
    """
    link = next((i for i in range(first + 1, len(words) - 2) if words[i] in _LINKS), -1)
    if link < 0:
        return
    stressed, verb = statement.slice(first, link), link + 1
    if statement.tokens[verb].tag in {"X", "L", "V"}:
        yield _sentence(f"{stressed}{' never' * (first > 2)} {_unended(statement, verb)}")
        return
    if first > 2:
        verb = next((c.group[0] for c in statement.clauses if c.group[0] > link), -1)
        if verb < 0:
            return
        rest = f"{statement.slice(link + 1, verb)} never {_unended(statement, verb)}"
    else:
        rest = _unended(statement, verb)
    yield _sentence(f"{rest} {_inside(statement, first, link)}")


def _what_first(statement: Statement, words: list[str]) -> Iterator[str]:
    """ "What X did was Y" gives "X did Y"."""
    verbs = [c for c in statement.clauses if c.kind != "apposition"]
    places = [i for i in range(3, len(words) - 1) if words[i] in _BE and i + 1 < len(words)]
    for place in places[::-1]:
        if any(c.start < place and c.group[0] < place for c in verbs):
            yield _sentence(f"{statement.slice(1, place)} {_unended(statement, place + 1)}")
            return


def _what_last(statement: Statement, words: list[str]) -> Iterator[str]:
    """ "Y is what X did" gives "X did Y"."""
    place = next((i for i in range(2, len(words) - 2) if words[i] == "what" and words[i - 1] in _BE), -1)
    if place < 0 or _STRESS & set(words[:place]) or statement.tokens[place + 1].tag in "XLV":
        return
    yield _sentence(f"{_unended(statement, place + 1)} {_inside(statement, 0, place - 1)}")


def _inside(statement: Statement, start: int, end: int) -> str:
    """Give tokens as they stand inside a sentence: a capital that only the beginning gave goes."""
    text = statement.slice(start, end)
    return text if start or statement.tokens[0].tag == "P" else f"{text[:1].lower()}{text[1:]}"


def _unended(statement: Statement, start: int) -> str:
    return re.sub(r"[.!\s]+$", "", statement.slice(start, len(statement.tokens)))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
