"""Look-ups over the compiled word lists.

What the judge asks: is this word the same as that one, does it imply it, does
it exclude it. One synonym step and up to three implication steps are followed;
longer chains drift away from the sense that was meant.
"""

from functools import cached_property

from factcheck.lexicon.tables import Frame, Tables
from factcheck.lexicon.words import WordForms

_MAX_STEPS = 3


class Lexicon:
    """Compiled word lists with memoised relations between phrase keys."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.forms = WordForms(tables.irregular)
        self._classes: dict[tuple[str, str], frozenset[str]] = {}
        self._is: dict[str, frozenset[str]] = {}
        self._gives: dict[str, frozenset[str]] = {}
        self._wide: dict[str, frozenset[tuple[int, int]]] = {}

    def words(self, file: str, name: str) -> frozenset[str]:
        """Give a closed class of `data/words/FILE.yaml`, lower case."""
        found = self._classes.get((file, name))
        if found is None:
            found = self._classes[file, name] = frozenset(self.tables.words[file][name])
        return found

    @cached_property
    def _members(self) -> dict[int, list[str]]:
        members: dict[int, list[str]] = {}
        for key, ids in self.tables.sets_of.items():
            for identity in ids:
                members.setdefault(identity, []).append(key)
        return members

    @cached_property
    def known(self) -> frozenset[str]:
        """All phrase keys that stand in any list."""
        tables = self.tables
        return frozenset([*tables.sets_of, *tables.implies, *tables.opposites, *self._conclusions])

    @cached_property
    def _conclusions(self) -> frozenset[str]:
        return frozenset(then for rows in self.tables.implies.values() for then, _ in rows)

    def synonyms(self, key: str) -> frozenset[str]:
        """Give the phrase keys that share a set with a key (itself included)."""
        ids = self.tables.sets_of.get(key, ())
        return frozenset([key, *(m for i in ids for m in self._members[i])])

    def identities(self, key: str) -> frozenset[str]:
        """Give what a phrase is: its own key and its synonym sets."""
        found = self._is.get(key)
        if found is None:
            found = frozenset([key, *(f"#{i}" for i in self.tables.sets_of.get(key, ()))])
            self._is[key] = found
        return found

    def consequences(self, key: str) -> frozenset[str]:
        """Give everything that a phrase is or implies."""
        found = self._gives.get(key)
        if found is not None:
            return found
        result = set(self.identities(key))
        frontier = set(self.synonyms(key))
        seen = set(frontier)
        for step in range(_MAX_STEPS):
            # Only the kinship of nouns chains; two steps of consequences of deeds lose the sense.
            rows = (row for k in frontier for row in self.tables.implies.get(k, ()))
            then = {t for t, pos in rows if step == 0 or pos == "n"} - seen
            if not then:
                break
            for t in then:
                result |= self.identities(t)
            seen |= then
            frontier = then
        found = frozenset(result)
        self._gives[key] = found
        return found

    def entails(self, evidence: str, claim: str) -> bool:
        """Whether a phrase key of a source accounts for one of a claim."""
        return evidence == claim or not self.consequences(evidence).isdisjoint(self.identities(claim))

    def sides(self, key: str) -> frozenset[tuple[int, int]]:
        """Give the (row, side) places of a phrase or its synonyms among the opposites."""
        found = self._wide.get(key)
        if found is None:
            direct = self.tables.opposites.get(key, ())
            own = {row for row, _ in direct}
            # A synonym's opposite counts where the word itself has no place in that row.
            near = (p for s in self.synonyms(key) if s != key for p in self.tables.opposites.get(s, ()))
            found = frozenset([*map(tuple, direct), *((r, s) for r, s in near if r not in own)])  # type: ignore[arg-type]
            self._wide[key] = found
        return found

    def excludes(self, first: str, second: str) -> bool:
        """Whether two phrase keys stand on different sides of a row of opposites."""
        if first == second:
            return False
        ours = self.sides(first)
        if not ours:
            return False
        theirs = dict(self.sides(second))
        apart = any(row in theirs and theirs[row] != side for row, side in ours)
        return apart and not self.entails(first, second) and not self.entails(second, first)

    def frame(self, number: int) -> Frame:
        """Give a frame by its number."""
        return self.tables.frames[number]
