"""Look-ups over the compiled word lists.

What the judge asks: is this word the same as that one, does it imply it, does
it exclude it. One synonym step and up to three implication steps are followed;
longer chains drift away from the sense that was meant.
"""

from collections.abc import Container
from functools import cached_property

from factcheck.lexicon.tables import Frame, Tables
from factcheck.lexicon.words import WordForms

_MAX_STEPS = 3
_SENSES = 3  # a word in more synonym sets than this ends a chain of meaning
ANY = "nvarpx"


class _Known:
    """The keys of several lists, without a copy of them."""

    def __init__(self, tables: Tables) -> None:
        self._lists = (tables.sets_of, tables.implies, tables.opposites)
        self._concluded = frozenset(tables.concluded)

    def __contains__(self, key: object) -> bool:
        sets, implies, opposites = self._lists
        return key in sets or key in implies or key in opposites or key in self._concluded


class Lexicon:
    """Compiled word lists with memoised relations between phrase keys."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.forms = WordForms(tables.irregular, tables.vocabulary, tables.entries, tables.gradable)
        self._classes: dict[tuple[str, str], frozenset[str]] = {}
        self._is: dict[tuple[str, str], frozenset[str]] = {}
        self._gives: dict[tuple[str, str], frozenset[str]] = {}
        self._wide: dict[tuple[str, str], frozenset[tuple[int, int]]] = {}

    def words(self, file: str, name: str) -> frozenset[str]:
        """Give a closed class of `data/words/FILE.yaml`, lower case."""
        found = self._classes.get((file, name))
        if found is None:
            found = self._classes[file, name] = frozenset(self.tables.words[file][name])
        return found

    def _members(self, identity: int) -> list[str]:
        """Give the phrase keys of a synonym set."""
        return self.tables.members[identity].split("\n")

    @cached_property
    def known(self) -> Container[str]:
        """All phrase keys that stand in any list."""
        return _Known(self.tables)

    def synonyms(self, key: str) -> frozenset[str]:
        """Give the phrase keys that share a set with a key (itself included)."""
        ids = self.tables.sets_of.get(key, ())
        return frozenset([key, *(m for i in ids for m in self._members(i))])

    def identities(self, key: str, classes: str = ANY) -> frozenset[str]:
        """Give what a phrase is: its own key and its synonym sets of these parts of speech."""
        found = self._is.get((key, classes))
        if found is None:
            kinds = self.tables.set_kinds
            found = frozenset(
                [key, *(f"#{i}" for i in self.tables.sets_of.get(key, ()) if kinds[i] in classes)]
            )
            self._is[key, classes] = found
        return found

    def consequences(self, key: str, classes: str = ANY) -> frozenset[str]:
        """Give everything that a phrase, used as one of these parts of speech, is or implies.

        A word of many senses ends a chain: through it one comes to anything.
        """
        found = self._gives.get((key, classes))
        if found is not None:
            return found
        result = set(self.identities(key, classes))
        kinds = self.tables.set_kinds
        start = {key}
        if not self.vague(key):
            near = (
                m for i in self.tables.sets_of.get(key, ()) if kinds[i] in classes for m in self._members(i)
            )
            start.update(m for m in near if not self.vague(m))
        frontier = start
        seen = set(start)
        for step in range(_MAX_STEPS):
            # Only the kinship of nouns chains; two steps of consequences of deeds lose the sense.
            rows = (row for k in frontier for row in self.tables.implies.get(k, ()))
            then = {(t, pos) for t, pos in rows if pos in classes and (step == 0 or pos == "n")}
            for t, pos in then:
                result |= {t} if self.vague(t) else self.identities(t, pos + "x")
            frontier = {t for t, _ in then if not self.vague(t)} - seen
            if not frontier:
                break
            seen |= frontier
        found = frozenset(result)
        self._gives[key, classes] = found
        return found

    def vague(self, key: str) -> bool:
        """Whether a word has so many senses that nothing follows through it."""
        return self.senses(key) > _SENSES

    def senses(self, key: str) -> int:
        """Give the number of synonym sets of a single word: a measure of how many things it may mean."""
        return 0 if " " in key else len(self.tables.sets_of.get(key, ()))

    def entails(self, evidence: str, claim: str) -> bool:
        """Whether a phrase key of a source accounts for one of a claim."""
        return evidence == claim or not self.consequences(evidence).isdisjoint(self.identities(claim))

    def sides(self, key: str, classes: str = ANY) -> frozenset[tuple[int, int]]:
        """Give the (row, side) places of a phrase or its synonyms among the opposites."""
        found = self._wide.get((key, classes))
        if found is None:
            kinds, sets = self.tables.opposite_kinds, self.tables.set_kinds
            direct = [(r, s) for r, s in self.tables.opposites.get(key, ()) if kinds[r] in classes]
            own = {row for row, _ in direct}
            # A synonym's opposite counts where the word itself has no place in that row.
            others: set[str] = set()
            if not self.vague(key):
                others = {
                    m
                    for i in self.tables.sets_of.get(key, ())
                    if sets[i] in classes
                    for m in self._members(i)
                }
                others = {m for m in others if not self.vague(m)}
            near = [
                p
                for o in others
                if o != key
                for p in self.tables.opposites.get(o, ())
                if kinds[p[0]] in classes
            ]
            found = frozenset([*direct, *((r, s) for r, s in near if r not in own)])
            self._wide[key, classes] = found
        return found

    def excludes(self, first: str, second: str, classes: str = ANY) -> bool:
        """Whether two phrase keys stand on different sides of a row of opposites."""
        if first == second:
            return False
        ours = self.sides(first, classes)
        if not ours:
            return False
        theirs = dict(self.sides(second, classes))
        apart = any(row in theirs and theirs[row] != side for row, side in ours)
        return apart and not self.entails(first, second) and not self.entails(second, first)

    def is_common(self, lower: str) -> bool:
        """Whether a lower-case word is an ordinary word of the lists, or belongs to a closed class."""
        return lower in self.tables.parts_of_speech or any(
            lower in words for words in self.tables.words["function"].values()
        )

    def frame(self, number: int) -> Frame:
        """Give a frame by its number."""
        return self.tables.frames[number]
