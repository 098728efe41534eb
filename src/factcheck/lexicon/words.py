"""Word keys: what makes two spellings the same word.

A key is the Snowball stem of the base form in American spelling, so that
"organisations", "organization" and "organizing" meet, and "fell" meets "fall".
Irregular forms that are also words of their own ("found", "left") get two keys.
Limits: a stem is no lemma; now and then it joins unrelated words ("organ").
"""

from functools import lru_cache
from typing import Any

import Stemmer

_STEM = Stemmer.Stemmer("english").stemWord


class WordForms:
    """Irregular inflections and spellings, from `data/words/irregular.yaml`."""

    __slots__ = ("_base", "_keys", "_own", "_spelling", "participles", "pasts")

    def __init__(self, table: dict[str, Any]) -> None:
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
        self._own = set(table["also_words"])
        self._spelling = sorted(
            ((str(a), str(b)) for a, b in table["spelling"].items()), key=lambda pair: -len(pair[0])
        )
        self._keys = lru_cache(maxsize=65536)(self._compute)

    def base(self, lower: str) -> str:
        """Undo an irregular inflection; other words come back unchanged."""
        return self._base.get(lower, lower)

    def keys(self, lower: str) -> tuple[str, ...]:
        """Give the one or two keys of a lower-case word."""
        return self._keys(lower)

    def key(self, lower: str) -> str:
        """Give the first key of a lower-case word."""
        return self._keys(lower)[0]

    def _compute(self, lower: str) -> tuple[str, ...]:
        word = lower.replace("’", "'")
        base = self._base.get(word)
        if base is None:
            return (self._stem(word),)
        first = self._stem(base)
        return (first, self._stem(word)) if word in self._own else (first,)

    def _stem(self, word: str) -> str:
        for british, american in self._spelling:
            if british in word:
                if word.startswith(british):
                    word = american + word[len(british) :]
                    break
                if len(british) > 5:
                    word = word.replace(british, american)
                    break
        if word.endswith(("isation", "ising", "ised", "ises")) and len(word) > 7:
            word = word.replace("isation", "ization").replace("ising", "izing").replace("ised", "ized")
        elif word.endswith("ise") and len(word) > 6:
            word = word[:-2] + "ze"
        return str(_STEM(word))
