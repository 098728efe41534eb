"""Which written names mean the same thing.

Names come from the shipped lists (states with demonyms and capitals,
institutions with short names) and from what documents define themselves
("Popular Mobilization Forces (PMF)"). A name is looked up as written, so that
"US" is a state and "us" is not; an identity is the canonical name behind "@".
"""

import re
from collections.abc import Iterable, Mapping

from factcheck.lexicon.lexicon import Lexicon

_LONGEST = 8
# A capital named as a place stands for itself, not for the government that sits there.
_LOCATIVE = frozenset(
    {"in", "at", "near", "to", "outside", "around", "into", "through", "across", "inside", "reach"}
)
_OPENING = re.compile(r"[^\W\d_]+|.", re.DOTALL)
_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")


def opening_of(text: str) -> str:
    """Give the letters that a name or a token begins with, or its first character."""
    match = _OPENING.match(text)
    return match[0] if match else ""


def note_size(sizes: dict[str, int], name: str) -> None:
    """Note under its opening how many tokens a name can have at most, up to the longest looked for."""
    opening = opening_of(name)
    sizes[opening] = max(sizes.get(opening, 0), min(_LONGEST, len(_PIECE.findall(name))))


class Names:
    """Name look-up over the lexicon and the aliases that documents define."""

    def __init__(self, lexicon: Lexicon, defined: Mapping[str, Iterable[str]] | None = None) -> None:
        self.lexicon = lexicon
        self.defined: dict[str, frozenset[str]] = {}
        self._sizes: dict[str, int] = {}
        for name, others in (defined or {}).items():
            self.defined[name] = frozenset(others)
            note_size(self._sizes, name)

    def identities(self, words: tuple[str, ...], before: str) -> frozenset[str]:
        """Give the identities of a name, its words as written; `before` is the word before it, lower case."""
        text = " ".join(words)
        tables = self.lexicon.tables
        found = {f"@{name}" for name in tables.names.get(text, ())}
        found |= {f"@{name}" for name in self.defined.get(text, ())}
        seat = tables.places.get(text)
        if seat is not None and before not in _LOCATIVE:
            found.add(f"@{seat}")
        return frozenset(found)

    def wider(self, identity: str) -> frozenset[str]:
        """Give the identities of the places that hold a place."""
        result: set[str] = set()
        frontier = [identity.removeprefix("@")]
        while frontier:
            for name in self.lexicon.tables.within.get(frontier.pop(), ()):
                if f"@{name}" not in result:
                    result.add(f"@{name}")
                    frontier.append(name)
        return frozenset(result)

    def longest(self, first: str) -> int:
        """Give the most tokens that a name beginning with this token can have; 0 where none does."""
        opening = opening_of(first)
        return max(self.lexicon.tables.name_sizes.get(opening, 0), self._sizes.get(opening, 0))
