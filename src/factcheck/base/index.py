"""What the stages ask of a set of claims, and how texts become search words.

Two implementations give the same answers in the same order: `MemoryIndex` for
a few sentences, `SqliteIndex` for a base. Both rank by BM25 over the stems of
a claim's text, quote, topics and context. Limits: words only, no phrases and
no proximity; a claim that shares no word with the question is no candidate.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct, structs

from factcheck.base.files import ClaimsFile
from factcheck.lexicon import Lexicon
from factcheck.model import Claim, Reference

# How much a word counts in the claim's text, its quote, its topics and its context.
WEIGHTS = (4.0, 1.0, 1.0, 0.5)
K1, B = 1.2, 0.75
LEAST_IDF = 1e-6
_WORD = re.compile(r"[^\W_]+")


class Index(Protocol):
    """A set of claims that can be asked. Rejected claims are given by `claim` only."""

    def candidates(self, words: Sequence[str], limit: int) -> tuple[Claim, ...]:
        """Give at most `limit` claims that share words, best first, ties by id."""

    def unit(self, document: str, unit: int) -> tuple[Claim, ...]:
        """Give the claims of one sentence of a document, in order."""

    def claim(self, identity: str) -> Claim | None:
        """Give a claim by its id, whatever its status."""

    def claims(self) -> Iterator[Claim]:
        """Give all claims, document by document."""

    def documents(self) -> tuple[ClaimsFile, ...]:
        """Give the heads of the documents, without their claims."""

    def references(self, document: str) -> tuple[Reference, ...]:
        """Give the numbered references of a document."""

    def all_references(self) -> tuple[tuple[str, Reference], ...]:
        """Give the references of all documents, each with the document's name."""

    def names(self) -> dict[str, tuple[str, ...]]:
        """Give the names that the documents define, with what they may stand for."""


class Stored(Struct, frozen=True, kw_only=True):
    """Where a compiled index is kept and what makes it stale.

    `digest` hashes the content that `load` would give. `stamps` are (name,
    size, mtime in ns) of its files: while they stand, the content need not be
    read. Without stamps the digest alone decides.
    """

    path: Path
    digest: Callable[[], str]
    load: Callable[[], Sequence[ClaimsFile]]
    stamps: tuple[tuple[str, int, int], ...] = ()


def open_index(stored: Stored, lexicon: Lexicon) -> Index:
    """Open a compiled index; one that is missing, stale or damaged is compiled again."""
    from factcheck.base.sqlite import SqliteIndex

    return SqliteIndex(stored, lexicon)


def fold(text: str) -> str:
    """Lower the case of a text and drop accents."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text)
    return "".join(c for c in spread if not unicodedata.combining(c)).lower()


def keys_of(text: str, lexicon: Lexicon) -> list[str]:
    """Give the search keys of a text, in order, with repetitions."""
    return [key for word in _WORD.findall(fold(text)) for key in lexicon.forms.keys(word)]


def columns_of(claim: Claim, lexicon: Lexicon) -> tuple[list[str], ...]:
    """Give the keys of a claim's text, quote, topics and context."""
    texts = (claim.text, claim.quote, " ".join(claim.topics), " ".join(claim.context))
    return tuple(keys_of(text, lexicon) for text in texts)


def query_keys(words: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Give the distinct keys to ask for; words without content only where there are no others."""
    spoken = [word for text in words for word in _WORD.findall(fold(text))]
    empty = lexicon.words("function", "empty")
    content = [word for word in spoken if word not in empty] or spoken
    return tuple(dict.fromkeys(key for word in content for key in lexicon.forms.keys(word)))


def without_claims(file: ClaimsFile) -> ClaimsFile:
    """Give the head and the references of a claims file."""

    return structs.replace(file, claims=())


def merged_names(files: Sequence[ClaimsFile]) -> dict[str, tuple[str, ...]]:
    """Join the names that several documents define."""
    found: dict[str, set[str]] = {}
    for file in files:
        for name, others in file.names.items():
            found.setdefault(name, set()).update(others)
    return {name: tuple(sorted(others)) for name, others in sorted(found.items())}
