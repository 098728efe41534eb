"""Which written names mean the same thing.

Names come from the shipped lists (states with demonyms and capitals,
institutions with short names) and from what documents define themselves
("Popular Mobilization Forces (PMF)"). A name is looked up as written, so that
"US" is a state and "us" is not; an identity is the canonical name behind "@".
"""

from collections.abc import Iterable, Mapping

from factcheck.lexicon.lexicon import Lexicon

_LONGEST = 8
# A capital named as a place stands for itself, not for the government that sits there.
_LOCATIVE = frozenset({"in", "at", "near", "to", "outside", "around", "into", "through", "across", "inside", "reach"})


class Names:
    """Name look-up over the lexicon and the aliases that documents define."""

    def __init__(self, lexicon: Lexicon, defined: Mapping[str, Iterable[str]] | None = None) -> None:
        self.lexicon = lexicon
        self.defined: dict[str, frozenset[str]] = {}
        for name, others in (defined or {}).items():
            self.defined[name] = frozenset(others)

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

    @property
    def longest(self) -> int:
        """The most words that a name has."""
        return _LONGEST
