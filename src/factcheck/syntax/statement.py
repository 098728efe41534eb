"""One sentence read completely: words, values, clauses, denial, scope and stance.

A claim of the user and a sentence of a source become the same type by the
same code. Everything is indexed by token: which clause a token belongs to,
whether it stands under an odd number of denials, how much content it carries.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from factcheck.lexicon import Lexicon
from factcheck.syntax.clauses import Phrase
from factcheck.syntax.parsed import Parsed
from factcheck.syntax.tokens import Token

NAME_WEIGHT = 1.6
NOUN_WEIGHT = 1.0
VERB_WEIGHT = 1.0
ADJECTIVE_WEIGHT = 0.8
ADVERB_WEIGHT = 0.4
LIGHT_WEIGHT = 0.25
VALUE_WEIGHT = 1.6


class Unit(Struct, frozen=True):
    """A word or phrase, tokens `indexes`, known to the lexicon by its key."""

    key: str
    indexes: tuple[int, ...]
    classes: str = "nvarpx"  # the parts of speech that its use here allows
    surface: str = ""  # a single word as written, lower case


class Statement(Parsed):
    """A sentence with its reading. Compare by identity; build with `read`."""

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """How much content each token carries."""
        return tuple(self._weight(t) for t in self.tokens)

    def _weight(self, token: Token) -> float:
        if token.tag in "ZQTDCXLOGW" or not token.tag or token.lower == "one":
            return 0.0
        if token.index in self.time_at or token.index in self.quantity_at:
            return 0.0  # values are accounted for as values
        if token.tag == "P" or (token.tag == "M" and any(s < token.index < e for s, e in self.names)):
            return NAME_WEIGHT
        empty = self.lexicon.words("function", "empty")
        if token.lower in empty or token.tag in "IS":
            return 0.0
        if token.tag == "V" and token.index in self.framing:
            return LIGHT_WEIGHT
        if token.tag == "V" and token.index in self._phrasal:
            return VERB_WEIGHT
        if token.tag in "NA" and token.index in self._predicated:
            return NOUN_WEIGHT if token.tag == "N" else ADJECTIVE_WEIGHT
        if token.lower in self.lexicon.words("function", "light") or self.lexicon.forms.base(
            token.lower
        ) in self.lexicon.words("function", "light"):
            return LIGHT_WEIGHT
        return {"N": NOUN_WEIGHT, "V": VERB_WEIGHT, "A": ADJECTIVE_WEIGHT, "R": ADVERB_WEIGHT, "M": 0.5}.get(
            token.tag, 0.5
        )

    @cached_property
    def _predicated(self) -> frozenset[int]:
        """Words of what a subject is said to be: there, "member" or "state" is no empty word."""
        found: set[int] = set()
        for clause in self.clauses:
            copula = self.tokens[clause.verb].keys[0] == "be" or clause.kind == "apposition"
            if copula and clause.object is not None:
                found.update(range(clause.object.start, clause.object.end))
        return frozenset(found)

    @cached_property
    def _phrasal(self) -> frozenset[int]:
        """Verbs that mean something only with what follows ("come into being", "put down to")."""
        verbs = {c.verb for c in self.clauses if self.tokens[c.verb].tag == "V"}
        return frozenset(u.indexes[0] for u in self._phrases if len(u.indexes) > 1 and u.indexes[0] in verbs)

    @cached_property
    def framing(self) -> frozenset[int]:
        """Reporting verbs that only frame what follows ("analysts expect …", "she thinks that …")."""
        reporting = self.lexicon.words("stance", "reporting")
        found = set()
        for clause, following in zip(self.clauses, self.clauses[1:], strict=False):
            governs = (
                following.kind in ("complement", "infinitive", "participle")
                and following.start <= clause.end + 1
            )
            implicative = following.kind == "infinitive" and any(
                k in self._implicatives or k in self._plans for k in self.tokens[clause.verb].keys
            )
            if (implicative and clause.kind != "apposition") or (
                governs
                and clause.kind != "apposition"
                and any(k in reporting for k in self.tokens[clause.verb].keys)
            ):
                found.add(clause.verb)
        return frozenset(found)

    @cached_property
    def _plans(self) -> frozenset[str]:
        """Verbs that only put off what they govern ("plans to", "means to")."""
        return frozenset(
            self.lexicon.forms.key(w) for w in self.lexicon.words("stance", "planned") if " " not in w
        )

    @cached_property
    def _implicatives(self) -> frozenset[str]:
        """Verbs that say only whether what they govern came about ("managed to", "failed to")."""
        words = self.lexicon.words
        return words("stance", "negative_implicative") | words("stance", "positive_implicative")

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every word and every phrase of the lexicon in the sentence, phrases first, longest first."""
        return tuple(sorted(self._phrases, key=lambda u: -len(u.indexes))) + tuple(self._single())

    def _single(self) -> Iterator[Unit]:
        for token in self.tokens:
            if token.tag != "Z":
                classes = _classes(token)
                for key in token.keys:
                    yield Unit(key, (token.index,), classes, token.lower)

    @cached_property
    def _phrases(self) -> tuple[Unit, ...]:
        return tuple(self._find_phrases())

    def _find_phrases(self) -> Iterator[Unit]:
        words = [t for t in self.tokens if t.tag != "Z" and t.lower not in ("a", "an", "the", "'s")]
        lengths, gaps = self.lexicon.tables.lengths, self.lexicon.tables.gaps
        known = self.lexicon.known
        here = {"~", *(key for t in words for key in t.keys)}
        for position, token in enumerate(words):
            for first in token.keys:
                longest = lengths.get(first, 1)
                for size in range(min(longest, len(words) - position), 1, -1):
                    run = words[position : position + size]
                    key = " ".join((first, *(t.keys[0] for t in run[1:])))
                    if key in known and self._unbroken(run):
                        yield Unit(key, tuple(t.index for t in run))
                for pattern in gaps.get(first, ()):
                    matched = here.issuperset(pattern) and _match_gap(words, position, pattern)
                    if matched:
                        yield Unit(" ".join(pattern), matched)

    def _unbroken(self, run: list[Token]) -> bool:
        return all(self.tokens[a.index + 1].tag != "Z" for a, b in pairwise(run) if b.index - a.index > 1)

    def phrase_of(self, index: int) -> Phrase | None:
        """Give the smallest argument phrase that holds a token."""
        best: Phrase | None = None
        for clause in self.clauses:
            for phrase in (clause.subject, clause.object, *clause.others):
                if (
                    phrase
                    and phrase.start <= index < phrase.end
                    and (best is None or phrase.end - phrase.start < best.end - best.start)
                ):
                    best = phrase
        return best


def _classes(token: Token) -> str:
    """Give the parts of speech of the word lists that a token's use allows."""
    if token.tag == "V":
        return "vxa" if "en" in token.form else "vxn" if token.form == "ing" else "vx"
    if token.tag == "A":
        return "axvn" if token.lower.endswith(("ed", "ing")) else "axn"
    return {"N": "nx", "R": "rxap", "M": "x", "I": "p", "S": "p", "C": "p", "D": "xa", "O": "xn"}.get(
        token.tag, ""
    )


def _match_gap(words: list[Token], position: int, pattern: list[str]) -> tuple[int, ...]:
    """Match "bring ~ to end" from a position; give the tokens of the literal words, or nothing."""
    found = [words[position].index]
    at = position + 1
    wide = False
    for part in pattern[1:]:
        if part == "~":
            wide = True
            continue
        limit = min(len(words), at + (7 if wide else 1))
        for j in range(at + (1 if wide else 0), limit):
            if part in words[j].keys:
                found.append(words[j].index)
                at = j + 1
                break
        else:
            return ()
        wide = False
    return tuple(found)


def read(text: str, lexicon: Lexicon, reference: date | None = None) -> Statement:
    """Read a sentence; `reference` resolves relative and year-less dates."""
    return Statement(text, lexicon, reference)
