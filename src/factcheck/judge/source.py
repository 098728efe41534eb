"""A source statement made ready for many comparisons.

Holds, for one sentence of a source, everything that its words are or imply,
its names by identity, and the same for the sentences and headings around it:
what "the group" may stand for. Built once and cached.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property

from factcheck.lexicon import Lexicon, Names
from factcheck.model import Claim
from factcheck.syntax import Token
from factcheck.syntax.frames import FrameMatch, match_frames
from factcheck.syntax.statement import Statement, Unit


class Reading:
    """Index over one statement: concepts, opposites, names."""

    def __init__(self, statement: Statement, names: Names) -> None:
        self.statement = statement
        self.names_table = names

    @cached_property
    def concepts(self) -> dict[str, list[Unit]]:
        """What the words are or imply, each with the units that say so."""
        found: dict[str, list[Unit]] = {}
        consequences = self.statement.lexicon.consequences
        for unit in self.statement.units:
            for concept in consequences(unit.key, unit.classes):
                found.setdefault(concept, []).append(unit)
            if len(unit.indexes) == 1:
                for concept in family(self.statement, unit):
                    found.setdefault(concept, []).append(unit)
        return found

    @cached_property
    def spelled(self) -> dict[str, int]:
        """The first token of each word, by its keys and as written."""
        found: dict[str, int] = {}
        for token in self.statement.tokens:
            for key in (*token.keys, token.lower):
                found.setdefault(key, token.index)
        return found

    @cached_property
    def sides(self) -> dict[int, list[tuple[int, Unit]]]:
        """Rows of opposites touched, with side and unit."""
        found: dict[int, list[tuple[int, Unit]]] = {}
        for unit in self.statement.units:
            for row, side in self.statement.lexicon.sides(unit.key, unit.classes):
                found.setdefault(row, []).append((side, unit))
        return found

    @cached_property
    def name_units(self) -> tuple[tuple[tuple[int, ...], frozenset[str]], ...]:
        """Names with their identities, longest first; a name inside a longer one is left out."""
        tokens = self.statement.tokens
        found: list[tuple[tuple[int, ...], frozenset[str]]] = []
        i = 0
        while i < len(tokens):
            for size in range(min(self.names_table.longest(tokens[i].text), len(tokens) - i), 0, -1):
                run = tokens[i : i + size]
                if (
                    not (run[0].capital or run[-1].capital)
                    and size > 1
                    and "-" not in run[0].text
                    and not run[0].text.islower()
                ):
                    continue
                identities = self.names_table.identities(
                    _written(self.statement, run), tokens[i - 1].lower if i else ""
                )
                if identities and (run[0].tag != "O"):
                    found.append((tuple(t.index for t in run), identities))
                    i += size
                    break
            else:
                i += 1
        return tuple(found)

    @cached_property
    def identities(self) -> dict[str, list[tuple[int, ...]]]:
        """Name identities, and those of the places around them, with their tokens."""
        found: dict[str, list[tuple[int, ...]]] = {}
        for indexes, identities in self.name_units:
            for identity in identities:
                found.setdefault(identity, []).append(indexes)
        return found

    @cached_property
    def wider(self) -> dict[str, list[tuple[int, ...]]]:
        """Identities of places that hold a named place."""
        found: dict[str, list[tuple[int, ...]]] = {}
        for indexes, identities in self.name_units:
            for identity in identities:
                for place in self.names_table.wider(identity):
                    found.setdefault(place, []).append(indexes)
        return found

    @cached_property
    def acronyms(self) -> dict[str, tuple[int, ...]]:
        """Initials of the capitalised names, with and without small words ("PFLP")."""
        found: dict[str, tuple[int, ...]] = {}
        tokens = self.statement.tokens
        for start, end in self.statement.names:
            run = list(tokens[start:end])
            for size_from in range(len(run)):
                part = run[size_from:]
                for tail in range(len(part), 1, -1):
                    initials = "".join(t.text[0] for t in part[:tail] if t.capital)
                    if len(initials) > 1:
                        found.setdefault(initials, tuple(t.index for t in part[:tail]))
                    full = "".join(t.text[0].upper() for t in part[:tail])
                    if len(full) > 1:
                        found.setdefault(full, tuple(t.index for t in part[:tail]))
        for i in range(len(tokens) - 2):
            run = tokens[i : i + 3]
            if all(t.tag in "AN" and len(t.text) > 2 for t in run):  # "chief medical officer" for CMO
                found.setdefault("".join(t.text[0].upper() for t in run), tuple(t.index for t in run))
        return found

    @cached_property
    def frames(self) -> tuple[FrameMatch, ...]:
        """The frames that the sentence fills."""
        return match_frames(self.statement)

    @cached_property
    def capitalised(self) -> tuple[Token, ...]:
        """Tokens that are names."""
        return tuple(t for t in self.statement.tokens if t.tag == "P")


def family(statement: Statement, unit: Unit) -> tuple[str, ...]:
    """Give the wider family of a single word ("integrate", "integration"), as a concept."""
    token = statement.tokens[unit.indexes[0]]
    if (
        len(unit.indexes) > 1
        or len(token.lower) < 4
        or not unit.classes
        or statement.weights[token.index] == 0
    ):
        return ()
    return (f"~{statement.lexicon.forms.stem(token.lower)}",)


def _written(statement: Statement, run: Sequence[Token]) -> tuple[str, ...]:
    text = statement.text[run[0].start : run[-1].end]
    return tuple(text.replace("’", "'").split())


class Source:
    """A source statement with what stands around it."""

    def __init__(
        self, claim: Claim, text: str, lexicon: Lexicon, names: Names, around: Iterable[str] = (),
        reference: date | None = None, read: Callable[[str], Reading] | None = None,
    ) -> None:  # fmt: skip
        """`read` gives the reading of a text of `around`, where many statements share it."""
        self.claim = claim
        self.reading = Reading(Statement(text, lexicon, reference), names)
        self._around = tuple(around)
        self._read = read or (lambda text: Reading(Statement(text, lexicon), names))

    @property
    def statement(self) -> Statement:
        """The sentence itself."""
        return self.reading.statement

    @cached_property
    def context(self) -> tuple[Reading, ...]:
        """Readings of the headings, titles and sentences around."""
        return tuple(self._read(t) for t in self._around if t)
