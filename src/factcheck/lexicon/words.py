"""Word keys: what makes two spellings the same word.

A key is the base form in American spelling, found by undoing inflection
against the vocabulary of the word lists; "fell" meets "fall", "organisations"
meets "organization". A form that is a word of its own ("building", "found")
keeps its own key beside its base. The Snowball stem is the wider family of a
word ("integrate", "integration") and is used only where the key finds nothing.
Limits: words unknown to the lists are stripped of -s, -ed and -ing by rule.
"""

from collections.abc import Iterable
from typing import Any

import Stemmer

_STEM = Stemmer.Stemmer("english").stemWord
_VOWELS = frozenset("aeiou")


class WordForms:
    """Irregular inflections and spellings, from `data/words/irregular.yaml`, and a vocabulary."""

    __slots__ = (
        "_base",
        "_cache",
        "_entries",
        "_gradable",
        "_own",
        "_spelling",
        "_stems",
        "_vocabulary",
        "participles",
        "pasts",
    )

    def __init__(
        self,
        table: dict[str, Any],
        vocabulary: Iterable[str] = (),
        entries: Iterable[str] = (),
        gradable: Iterable[str] = (),
    ) -> None:
        self._base: dict[str, str] = {}
        self.pasts: set[str] = set()
        self.participles: set[str] = set()
        for base, forms in table["verbs"].items():
            listed = list(forms) or [base]
            for form in listed:
                self._base.setdefault(form, base)
            self.pasts.add(listed[0] if len(listed) < 3 else listed[-2])
            self.participles.add(listed[-1])
        for group in ("nouns", "adjectives"):
            for base, forms in table[group].items():
                for form in forms:
                    self._base.setdefault(form, base)
        # Words that are also base forms themselves keep their own key beside the base's.
        self._own = frozenset(table["also_words"])
        self._spelling = sorted(
            ((str(a), str(b)) for a, b in table["spelling"].items()), key=lambda pair: -len(pair[0])
        )
        self._vocabulary = frozenset(vocabulary)
        self._entries = frozenset(entries)
        self._gradable = frozenset(gradable)
        self._cache: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, str] = {}

    def base(self, lower: str) -> str:
        """Undo an irregular inflection; other words come back unchanged."""
        return self._base.get(lower, lower)

    def keys(self, lower: str) -> tuple[str, ...]:
        """Give the one or two keys of a lower-case word."""
        found = self._cache.get(lower)
        if found is None:
            found = self._cache[lower] = self._compute(lower)
        return found

    def key(self, lower: str) -> str:
        """Give the first key of a lower-case word."""
        return self.keys(lower)[0]

    def stem(self, lower: str) -> str:
        """Give the wider family of a word."""
        found = self._stems.get(lower)
        if found is None:
            found = self._stems[lower] = str(_STEM(self.spell(self.base(lower))))
        return found

    def spell(self, word: str) -> str:
        """Give the American spelling of a word."""
        for british, american in self._spelling:
            if british in word:
                if word.startswith(british):
                    word = american + word[len(british) :]
                    break
                if len(british) > 5:
                    word = word.replace(british, american)
                    break
        if len(word) > 6:
            for british, american in (
                ("isation", "ization"),
                ("ising", "izing"),
                ("ised", "ized"),
                ("ises", "izes"),
            ):
                if word.endswith((british, british + "s")):
                    return word.replace(british, american)
            if word.endswith("ise") and word[:-3] + "ize" in self._vocabulary:
                return word[:-3] + "ize"
        return word

    def _compute(self, lower: str) -> tuple[str, ...]:
        word = lower.replace("’", "'")
        base = self._base.get(word)
        if base is not None:
            first = self.spell(base)
            return (first, word) if word in self._own and word != first else (first,)
        word = self.spell(word)
        base = self._regular(word)
        if base == word:
            return (word,)
        return (base, word) if word in self._entries and not word.endswith("s") else (base,)

    def _regular(self, word: str) -> str:
        """Undo a regular inflection."""
        if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return self._singular(word)
        if len(word) > 4 and word.endswith("ied"):
            return word[:-3] + "y"
        if len(word) > 4 and word.endswith("ed") and not word.endswith("eed"):
            return self._stripped(word[:-2])
        if len(word) > 5 and word.endswith("ing"):
            return self._stripped(word[:-3])
        for ending in ("er", "est", "ier", "iest"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                rest = word[: -len(ending)]
                for base in (rest, rest + "e", rest + "y", rest[:-1]):
                    if base in self._gradable:
                        return base
        return word

    def _singular(self, word: str) -> str:
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y" if word[:-1] not in self._vocabulary else word[:-1]
        if word[:-1] in self._vocabulary:
            return word[:-1]
        if word.endswith("es") and (
            word[:-2] in self._vocabulary or word.endswith(("ses", "xes", "zes", "ches", "shes", "oes"))
        ):
            return word[:-2] if word[:-1] not in self._vocabulary else word[:-1]
        return word if word in self._vocabulary else word[:-1]

    def _stripped(self, rest: str) -> str:
        """Choose among "hop", "hope" and "stop" for the rest of an -ed or -ing form."""
        known = self._vocabulary
        doubled = len(rest) > 2 and rest[-1] == rest[-2] and rest[-1] not in "aeiou"
        if doubled and rest[:-1] in known and rest not in known:
            return rest[:-1]
        short = len(rest) > 2 and rest[-1] not in _VOWELS and rest[-2] in _VOWELS and rest[-3] not in _VOWELS
        order = (
            (rest + "e", rest)
            if short or rest.endswith(("at", "iz", "v", "c", "g", "u", "s"))
            else (rest, rest + "e")
        )
        for candidate in order:
            if candidate in known:
                return candidate
        if doubled and rest[-1] not in "lsz":
            return rest[:-1]
        return rest + "e" if rest.endswith(("at", "iz", "v", "c", "u")) else rest
