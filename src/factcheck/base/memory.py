"""An index over a handful of claims, in plain Python.

Ranks exactly as the compiled index does (the same BM25, the same weights), so
a claim gets the same candidates whether its sources are a base or a few
sentences. Meant for some hundreds of claims; nothing is written to disk.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.base.files import ClaimsFile
from factcheck.base.index import (
    K1,
    LEAST_IDF,
    WEIGHTS,
    B,
    columns_of,
    merged_names,
    query_keys,
    without_claims,
)
from factcheck.lexicon import Lexicon
from factcheck.model import Claim, Reference, Status


class MemoryIndex:
    """Claims files held in memory."""

    def __init__(self, files: Sequence[ClaimsFile], lexicon: Lexicon) -> None:
        self._files = tuple(files)
        self._lexicon = lexicon
        self._claims = tuple(c for f in files for c in f.claims if c.status is not Status.REJECTED)
        self._counts: list[dict[str, float]] | None = None
        self._lengths: list[int] = []
        self._spread: Counter[str] = Counter()

    def candidates(self, words: Sequence[str], limit: int) -> tuple[Claim, ...]:
        """Give at most `limit` claims that share words, best first, ties by id."""
        keys = query_keys(words, self._lexicon)
        counts = self._counts if self._counts is not None else self._count()
        if not keys or not counts:
            return ()
        mean = sum(self._lengths) / len(counts)
        rarity = {key: self._rarity(key) for key in keys if self._spread[key]}
        found: list[tuple[float, str, Claim]] = []
        for claim, own, length in zip(self._claims, counts, self._lengths, strict=True):
            shared = [key for key in rarity if key in own]
            if shared:
                norm = K1 * (1 - B + B * length / mean)
                score = sum(rarity[key] * own[key] * (K1 + 1) / (own[key] + norm) for key in shared)
                found.append((round(-score, 6), claim.id, claim))
        found.sort(key=lambda row: row[:2])
        return tuple(claim for _, _, claim in found[:limit])

    def _count(self) -> list[dict[str, float]]:
        """Count the weighted keys of each claim; done once, when first asked."""
        counts: list[dict[str, float]] = []
        for claim in self._claims:
            own: dict[str, float] = {}
            columns = columns_of(claim, self._lexicon)
            for weight, column in zip(WEIGHTS, columns, strict=True):
                for key in column:
                    own[key] = own.get(key, 0.0) + weight
            self._lengths.append(sum(len(column) for column in columns))
            self._spread.update(own.keys())
            counts.append(own)
        self._counts = counts
        return counts

    def _rarity(self, key: str) -> float:
        hits = self._spread[key]
        return max(math.log((len(self._claims) - hits + 0.5) / (hits + 0.5)), LEAST_IDF)

    def unit(self, document: str, unit: int) -> tuple[Claim, ...]:
        """Give the claims of one sentence of a document, in order."""
        return tuple(c for c in self._claims if c.unit == unit and c.document == document)

    def claim(self, identity: str) -> Claim | None:
        """Give a claim by its id, whatever its status."""
        return next((c for f in self._files for c in f.claims if c.id == identity), None)

    def claims(self) -> Iterator[Claim]:
        """Give all claims, document by document."""
        return iter(self._claims)

    def documents(self) -> tuple[ClaimsFile, ...]:
        """Give the heads of the documents, without their claims."""
        return tuple(without_claims(file) for file in self._files)

    def references(self, document: str) -> tuple[Reference, ...]:
        """Give the numbered references of a document."""
        return tuple(r for f in self._files if f.document == document for r in f.references)

    def all_references(self) -> tuple[tuple[str, Reference], ...]:
        """Give the references of all documents, each with the document's name."""
        return tuple((f.document, r) for f in self._files for r in f.references)

    def names(self) -> dict[str, tuple[str, ...]]:
        """Give the names that the documents define, with what they may stand for."""
        return merged_names(self._files)
