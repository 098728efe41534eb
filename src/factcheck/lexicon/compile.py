"""YAML word lists to compiled `Tables`.

One pass over the folders `synonyms`, `implies`, `opposites`, `frames`, `words`
and the two name lists; a user's folder may hold the same files and adds to
them. Faults are reported with file and row. Limits: a phrase of more than
eight words, or that begins with a gap, is refused.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from factcheck.errors import InputError
from factcheck.lexicon.names import note_size
from factcheck.lexicon.tables import Frame, Tables, Template
from factcheck.lexicon.words import WordForms
from factcheck.model import Problem

PARTS_OF_SPEECH = "nvarpx"
KINDS = ("synonyms", "implies", "opposites", "frames")
_ARTICLES = frozenset({"a", "an", "the"})
_VARIABLES = ("X", "Y", "Z")
_PREPOSITIONS_OF_SLOTS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "to",
        "into",
        "onto",
        "over",
        "under",
        "against",
        "about",
        "between",
        "among",
        "through",
        "as",
        "than",
        "after",
        "before",
        "until",
        "since",
        "within",
        "without",
        "out",
        "off",
        "up",
        "down",
        "near",
        "towards",
        "toward",
        "behind",
        "upon",
        "around",
    ]
)


def fault(path: Path, row: int, message: str) -> InputError:
    """Make the error for a bad row of a word list."""
    return InputError(
        Problem(
            path=str(path), message=f"row {row}: {message}", remedy="see the lexicon section of the README"
        )
    )


def _texts(row: object) -> list[tuple[str, str]]:
    """Give the phrases of a row with their part of speech, of any kind; faults are left to the readers."""
    if not isinstance(row, dict):
        return []
    found = []
    for key, value in row.items():
        pos = key if key in PARTS_OF_SPEECH else "v" if key in ("says", "starts", "ends") else ""
        stack = [value] if pos else []
        while stack:
            item = stack.pop()
            if isinstance(item, dict):
                stack.extend(item.values())
            elif isinstance(item, list):
                stack.extend(item)
            elif isinstance(item, str):
                found.append((pos, item))
    return found


class Compiler:
    """Collects word lists into `Tables`."""

    def __init__(self, load_yaml: Callable[[Path], Any]) -> None:
        self.load_yaml = load_yaml
        self.tables = Tables()
        self.forms: WordForms | None = None
        self._framed: list[Frame] = []
        self._rows: list[tuple[Callable[[Path, int, object], None], Path, int, object]] = []

    def add_folder(self, folder: Path) -> None:
        """Read every word list under a folder; missing kinds are fine. Call `finish` after the last."""
        for path in sorted((folder / "words").glob("*.yaml")):
            content = self.load_yaml(path) or {}
            if path.stem == "irregular":
                self.tables.irregular = content
            else:
                self.tables.words[path.stem] = content
        readers = {"synonyms": self._synonyms, "implies": self._implies}
        readers |= {"opposites": self._opposites, "frames": self._frames}
        for kind in KINDS:
            for path in sorted((folder / kind).glob("*.yaml")):
                for number, row in enumerate(self.load_yaml(path) or [], start=1):
                    self._rows.append((readers[kind], path, number, row))
        for stem, reader in (("places", self._place), ("institutions", self._institution)):
            path = folder / f"{stem}.yaml"
            if path.exists():
                for number, row in enumerate(self.load_yaml(path) or [], start=1):
                    self._rows.append((reader, path, number, row))

    def finish(self) -> Tables:
        """Compile what was read: inflection is undone against the vocabulary of all lists together."""
        vocabulary: set[str] = set()
        entries: set[str] = set()
        gradable: set[str] = set()
        spelling = WordForms(self.tables.irregular)
        for _, _, _, row in self._rows:
            for pos, text in _texts(row):
                words = [spelling.spell(w) for w in text.lower().replace("-", " ").split()]
                vocabulary.update(words)
                if len(words) == 1:
                    entries.update(words)
                    if pos in "ax":
                        gradable.update(words)
        self.tables.vocabulary = sorted(vocabulary)
        self.tables.entries = sorted(entries)
        self.tables.gradable = sorted(gradable)
        self.forms = WordForms(self.tables.irregular, vocabulary, entries, gradable)
        for reader, path, number, row in self._rows:
            reader(path, number, row)
        self._complete()
        return self.tables

    def _complete(self) -> None:
        """Turn the tables round: the keys of each set, and all keys there are."""
        tables = self.tables
        members: list[list[str]] = [[] for _ in tables.set_kinds]
        for key, ids in tables.sets_of.items():
            for identity in ids:
                members[identity].append(key)
        tables.members = ["\n".join(keys) for keys in members]
        concluded = {then for rows in tables.implies.values() for then, _ in rows}
        tables.concluded = sorted(
            concluded - tables.sets_of.keys() - tables.implies.keys() - tables.opposites.keys()
        )
        for name in (*tables.names, *tables.places):
            note_size(tables.name_sizes, name)
        tables.frames = self._framed

    def phrase(self, text: str) -> tuple[str, ...]:
        """Give the keys of a phrase, articles left out."""
        assert self.forms is not None
        words = text.lower().replace("-", " ").replace("’s", "").replace("'s", "").split()
        kept = [w for w in words if w not in _ARTICLES] or words
        return tuple("~" if w == "~" else self.forms.key(w) for w in kept)

    def _register(self, path: Path, row: int, pos: str, text: object) -> str:
        """Note a phrase and its part of speech; give its key."""
        if not isinstance(text, str) or not text.strip():
            raise fault(path, row, f"not a word: {text!r}")
        keys = self.phrase(text)
        while keys and keys[-1] == "~":  # a gap at the end says nothing
            keys = keys[:-1]
        if not keys or len(keys) > 8 or keys[0] == "~":
            raise fault(path, row, f"phrase too long, or badly placed gap: {text!r}")
        if len(keys) == 1:
            for word in sorted({keys[0], text.lower()}):
                known = self.tables.parts_of_speech.get(word, "")
                if pos not in known:
                    self.tables.parts_of_speech[word] = known + pos
        elif "~" in keys:
            patterns = self.tables.gaps.setdefault(keys[0], [])
            if list(keys) not in patterns:
                patterns.append(list(keys))
        else:
            lengths = self.tables.lengths
            lengths[keys[0]] = max(lengths.get(keys[0], 1), len(keys))
        if pos == "v" and len(keys) > 1:
            first = text.lower().split()[0]
            if "v" not in self.tables.parts_of_speech.get(first, ""):
                self.tables.parts_of_speech[first] = self.tables.parts_of_speech.get(first, "") + "v"
        return " ".join(keys)

    def _only(self, path: Path, number: int, row: object) -> tuple[str, Any]:
        if not isinstance(row, dict) or len(row) != 1:
            raise fault(path, number, "expected one part of speech with its words")
        pos, value = next(iter(row.items()))
        if pos not in PARTS_OF_SPEECH:
            raise fault(
                path, number, f"unknown part of speech {pos!r}; use one of {', '.join(PARTS_OF_SPEECH)}"
            )
        return pos, value

    def _synonyms(self, path: Path, number: int, row: object) -> None:
        pos, words = self._only(path, number, row)
        if not isinstance(words, list) or len(words) < 2:
            raise fault(path, number, "a synonym set needs two words or more")
        identity = len(self.tables.set_kinds)
        self.tables.set_kinds.append(pos)
        for word in words:
            ids = self.tables.sets_of.setdefault(self._register(path, number, pos, word), [])
            if identity not in ids:
                ids.append(identity)

    def _implies(self, path: Path, number: int, row: object) -> None:
        pos, value = self._only(path, number, row)
        if not isinstance(value, dict) or set(value) != {"if", "then"}:
            raise fault(path, number, "expected {if: [...], then: [...]}")
        then = [self._register(path, number, pos, w) for w in value["then"]]
        for word in value["if"]:
            known = self.tables.implies.setdefault(self._register(path, number, pos, word), [])
            known.extend((t, pos) for t in then if (t, pos) not in known)

    def _opposites(self, path: Path, number: int, row: object) -> None:
        pos, sides = self._only(path, number, row)
        if not isinstance(sides, list) or len(sides) < 2 or not all(isinstance(s, list) and s for s in sides):
            raise fault(path, number, "expected two or more lists of words")
        identity = len(self.tables.opposite_kinds)
        self.tables.opposite_kinds.append(pos)
        for side, words in enumerate(sides):
            for word in words:
                self.tables.opposites.setdefault(self._register(path, number, pos, word), []).append(
                    (identity, side)
                )

    def _frames(self, path: Path, number: int, row: object) -> None:
        if (
            not isinstance(row, dict)
            or "says" not in row
            or set(row) - {"says", "starts", "ends", "asymmetric"}
        ):
            raise fault(path, number, "expected says, and optionally starts, ends, asymmetric")
        frame = len(self._framed)
        # "X and Y meet" needs no template of its own: heads of a coordination are matched as a set.
        groups = {
            k: tuple(self._template(path, number, frame, t) for t in row.get(k, ()) if t[1:6] != " and ")
            for k in ("says", "starts", "ends")
        }
        self._framed.append(Frame(**groups, asymmetric=row.get("asymmetric") == "true"))
        for kind, templates in groups.items():
            for index, template in enumerate(templates):
                first = template.rest[0] if template.rest else ""
                self.tables.templates.setdefault(template.verb, []).append((frame, kind, index, first))

    def _template(self, path: Path, number: int, frame: int, text: object) -> Template:
        words = text.split() if isinstance(text, str) else []
        if len(words) < 2 or words[0] not in _VARIABLES or words[1] in _VARIABLES:
            raise fault(path, number, f"not a template: {text!r}")
        assert self.forms is not None
        verb = self.forms.key(words[1].lower())
        pos = self.tables.parts_of_speech.get(words[1], "")
        if "v" not in pos:
            self.tables.parts_of_speech[words[1]] = pos + "v"
        rest: list[str] = []
        slots: list[tuple[str, str]] = []
        pending = ""
        for word in words[2:]:
            if word in _VARIABLES:
                slots.append((word, pending))
                pending = ""
                continue
            if pending:
                rest.append(self.forms.key(pending))
                pending = ""
            lower = word.lower()
            if lower in _PREPOSITIONS_OF_SLOTS:
                pending = lower
            elif lower not in _ARTICLES:
                rest.append(self.forms.key(lower))
        if pending:
            rest.append(self.forms.key(pending))
        return Template(
            frame=frame, subject=words[0], verb=verb, rest=tuple(rest), words=tuple(words), slots=tuple(slots)
        )

    def _name(self, canonical: str, aliases: Iterable[object]) -> None:
        for alias in (canonical, *aliases):
            known = self.tables.names.setdefault(str(alias), [])
            if canonical not in known:
                known.append(canonical)

    def _place(self, path: Path, number: int, row: object) -> None:
        if not isinstance(row, dict) or "name" not in row:
            raise fault(path, number, "a place needs a name")
        name = str(row["name"])
        self._name(name, [*row.get("aliases", ()), *row.get("demonyms", ())])
        for seat in [*row.get("capital", ()), *row.get("seat", ())]:
            self.tables.places.setdefault(str(seat), name)
        for adjective in row.get("demonyms", ()):
            self.tables.parts_of_speech.setdefault(str(adjective), "an")
        wider = [row["within"]] if "within" in row else []
        wider += [row["continent"]] if "continent" in row else []
        self.tables.within[name] = [str(w) for w in [*wider, *row.get("part_of", ())]]

    def _institution(self, path: Path, number: int, row: object) -> None:
        if not isinstance(row, dict) or "name" not in row:
            raise fault(path, number, "an institution needs a name")
        self._name(str(row["name"]), row.get("aliases", ()))
