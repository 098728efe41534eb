"""Noun phrases of a sentence, lists joined into one phrase with several heads.

What stands between the verb groups is cut into phrases, each with the preposition
before it. Limits: phrases do not nest; "of" begins a phrase of its own.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from factcheck.syntax.groups import Group
from factcheck.syntax.tokens import Token

_NOMINAL = frozenset("DANPMQO")


class Phrase(Struct, frozen=True):
    """A noun phrase, tokens `[start:end]`, with its heads and the preposition before it."""

    start: int
    end: int
    heads: tuple[int, ...]
    preposition: str = ""

    @property
    def head(self) -> int:
        """The (first) head word."""
        return self.heads[0]


def noun_phrases(
    tokens: Sequence[Token], groups: Sequence[Group], times: Mapping[int, int] | None = None
) -> list[Phrase]:
    """Find the noun phrases outside the verb groups, in order.

    `times`: first and last token of each time expression; "in 2017 Norra …" is two phrases.
    """
    taken = {i for g in groups for i in range(g.start, g.end)}
    simple: list[Phrase] = []
    i = 0
    while i < len(tokens):
        if tokens[i].tag in _NOMINAL and i not in taken:
            j = i
            while j < len(tokens) and j not in taken and (tokens[j].tag in _NOMINAL or _inner(tokens, j, i)):
                if j > i and (tokens[j].tag == "O" or _after_time(tokens, i, j, times or {})):
                    break
                if (
                    j > i
                    and tokens[j].tag == "D"
                    and tokens[j - 1].tag in "NPO"
                    and tokens[j].lower not in ("all", "both", "each")
                ):
                    break
                j += 1
            simple.append(Phrase(i, j, (_head(tokens, i, j),), _preposition(tokens, i)))
            i = j
        else:
            i += 1
    return _coordinate(tokens, simple, groups)


def _after_time(tokens: Sequence[Token], start: int, j: int, times: Mapping[int, int]) -> bool:
    """Whether a phrase that opens with a date ends with it ("in 2017 the fund", "in 2017 sales")."""
    if times.get(start) != j - 1:
        return False
    year = tokens[j - 1].tag == "M" and len(tokens[j - 1].text) == 4
    return tokens[j].tag in "DP" or (year and bool(_preposition(tokens, start)) and tokens[j].tag in "NA")


def _inner(tokens: Sequence[Token], j: int, start: int) -> bool:
    """Whether a mark, adverb or "and" stands inside a noun phrase.

    As in "most often cited", "$ 7", "military and logistical support".
    """
    if j == start or j + 1 >= len(tokens):
        return False
    token, after = tokens[j], tokens[j + 1]
    if token.text in "$€£¥%°&":
        return True
    if token.tag == "R":
        return after.tag in "AMNP" and tokens[j - 1].tag in "DRA"
    if token.tag == "C" and token.lower in ("and", "or"):
        return tokens[j - 1].tag == "A" and after.tag == "A"
    return token.tag == "V" and "en" in token.form and after.tag in "NAMZ" and tokens[j - 1].tag in "DA"


def _head(tokens: Sequence[Token], start: int, end: int) -> int:
    for i in range(end - 1, start - 1, -1):
        if tokens[i].tag in "NPO" and not (tokens[i].tag == "O" and i > start):
            return i
    for i in range(end - 1, start - 1, -1):
        if tokens[i].tag in "AMD":
            return i
    return end - 1


def _preposition(tokens: Sequence[Token], start: int) -> str:
    i = start - 1
    if i >= 0 and tokens[i].lower == "at" and tokens[start].lower in ("least", "most"):
        return ""  # "at least six" bounds an amount
    while i >= 0 and tokens[i].tag == "R":
        i -= 1
    return tokens[i].lower if i >= 0 and tokens[i].tag == "I" else ""


def _coordinate(tokens: Sequence[Token], simple: list[Phrase], groups: Sequence[Group]) -> list[Phrase]:
    """Join "A, B and C" into one phrase with three heads."""
    starts = {g.start for g in groups} | {g.verb for g in groups}
    joined: list[Phrase] = []
    i = 0
    while i < len(simple):
        run = [simple[i]]
        closed = False
        while i + 1 < len(simple) and not closed:
            between = tokens[run[-1].end : simple[i + 1].start]
            words = [t.lower for t in between]
            if words in (["and"], ["or"], [",", "and"], [",", "or"], ["&"], ["nor"]) or words == [
                "as",
                "well",
                "as",
            ]:
                closed = True
            elif words != [","] or not _list_goes_on(tokens, simple, i + 1):
                break
            if (
                simple[i + 1].end in starts
                and closed
                and run[0].preposition
                and not simple[i + 1].preposition
                and len(run) == 1
                and words[0] == ","
            ):
                # "… of B, and C rose": C may begin a new clause; keep it apart when a verb follows at once.
                break
            run.append(simple[i + 1])
            i += 1
        heads = tuple(p.head for p in run)
        joined.append(Phrase(run[0].start, run[-1].end, heads, run[0].preposition))
        i += 1
    return joined


def _list_goes_on(tokens: Sequence[Token], simple: list[Phrase], i: int) -> bool:
    """Whether a comma list that reaches phrase `i` ends in "and" within a few phrases."""
    while i + 1 < len(simple):
        words = [t.lower for t in tokens[simple[i].end : simple[i + 1].start]]
        if words in (["and"], ["or"], [",", "and"], [",", "or"]):
            return True
        if words != [","]:
            return False
        i += 1
    return False
