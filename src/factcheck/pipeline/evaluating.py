"""The checker measured on labelled claims: rows in, predictions and figures out.

Rows stream: only counts are kept. What a figure means:
accuracy, precision and recall are shares of rows with Wilson 95 % intervals;
`floor` is the accuracy of always answering the commonest verdict; `alarm
precision` is, of what is called contradicted or stale, the share that is
contradicted, stale or disputed; `false alarms` is the share of supported and
unverified rows called contradicted or stale; `cited` is, of the rows judged
right that name a citation, the share with a quote that overlaps one.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from math import sqrt
from typing import TYPE_CHECKING

from msgspec import Struct, field

from factcheck.model import Judgement, Verdict

if TYPE_CHECKING:
    from factcheck.pipeline.checking import Checker

ALARMS = (Verdict.CONTRADICTED, Verdict.STALE)
CALM = (Verdict.SUPPORTED, Verdict.UNVERIFIED)
WRONG = (*ALARMS, Verdict.DISPUTED)
_Z = 1.959963984540054  # two-sided 95 %
_RUN = 5  # words in a row that make an overlap
_NOT_WORD = re.compile(r"\W+")
_QUOTES = str.maketrans("’‘“”", "''\"\"")


class Citation(Struct, frozen=True, kw_only=True):
    """A right quotation of a gold row."""

    document: str
    snippet: str


class GoldRow(Struct, frozen=True, kw_only=True):
    """A labelled claim. `evidence` is its only source where it is not None."""

    id: str
    claim: str
    verdict: Verdict
    as_of: date | None = None
    evidence: tuple[str, ...] | None = None
    citations: tuple[Citation, ...] = ()
    kind: str | None = None


class Share(Struct, frozen=True):
    """`part` of `whole` rows, with the Wilson 95 % interval of the share."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share, 0 where there are no rows."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound; (0, 1) where there are no rows."""
        if not self.whole:
            return 0.0, 1.0
        n, p, z2 = self.whole, self.value, _Z * _Z
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = _Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
        return max(0.0, middle - half), min(1.0, middle + half)


class Scores(Struct, kw_only=True):
    """Counts of one evaluation; the figures are read off them."""

    confusion: Counter[tuple[Verdict, Verdict]] = field(default_factory=Counter)  # (gold, answered)
    kinds: Counter[tuple[str, bool]] = field(default_factory=Counter)
    cited: int = 0
    citable: int = 0

    def add(self, row: GoldRow, answer: Judgement) -> None:
        """Count one row."""
        right = row.verdict is answer.verdict
        self.confusion[row.verdict, answer.verdict] += 1
        if row.kind is not None:
            self.kinds[row.kind, right] += 1
        if right and row.citations:
            self.citable += 1
            self.cited += quotes_one(answer, row.citations)

    def share(
        self, whole: Callable[[Verdict, Verdict], bool], part: Callable[[Verdict, Verdict], bool]
    ) -> Share:
        """Of the rows in `whole`, the share that is also in `part`; both are asked (gold, answered)."""
        chosen = [(pair, n) for pair, n in self.confusion.items() if whole(*pair)]
        return Share(sum(n for pair, n in chosen if part(*pair)), sum(n for _, n in chosen))

    @property
    def accuracy(self) -> Share:
        """Share of rows judged right."""
        return self.share(lambda g, a: True, lambda g, a: g is a)

    @property
    def floor(self) -> Share:
        """What always answering the commonest verdict would score."""
        counts = Counter[Verdict]()
        for (gold, _), number in self.confusion.items():
            counts[gold] += number
        return Share(max(counts.values(), default=0), counts.total())

    @property
    def alarm_precision(self) -> Share:
        """Of what is called contradicted or stale, the share that is wrong indeed."""
        return self.share(lambda g, a: a in ALARMS, lambda g, a: g in WRONG)

    @property
    def false_alarms(self) -> Share:
        """Share of supported and unverified rows called contradicted or stale."""
        return self.share(lambda g, a: g in CALM, lambda g, a: a in ALARMS)

    @property
    def citations(self) -> Share:
        """Share of citable right verdicts with a right quote."""
        return Share(self.cited, self.citable)

    def precision(self, verdict: Verdict) -> Share:
        """Of the rows answered so, the share that is so."""
        return self.share(lambda g, a: a is verdict, lambda g, a: g is verdict)

    def recall(self, verdict: Verdict) -> Share:
        """Of the rows that are so, the share answered so."""
        return self.share(lambda g, a: g is verdict, lambda g, a: a is verdict)

    def f1(self, verdict: Verdict) -> float:
        """Harmonic mean of precision and recall, 0 where either is 0."""
        precision, recall = self.precision(verdict).value, self.recall(verdict).value
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the verdicts that the gold rows have."""
        present = [verdict for verdict in Verdict if self.recall(verdict).whole]
        return sum(self.f1(verdict) for verdict in present) / len(present) if present else 0.0

    def by_kind(self) -> dict[str, Share]:
        """Share of rows judged right for each kind, in order of names."""
        names = sorted({kind for kind, _ in self.kinds})
        return {k: Share(self.kinds[k, True], self.kinds[k, True] + self.kinds[k, False]) for k in names}


def predictions(
    rows: Iterable[GoldRow],
    scores: Scores,
    *,
    as_of: date,
    open_sources: Callable[[], "Checker"],
    verifier: str = "auto",
) -> Iterator[Judgement]:
    """Judge rows in order and count them in `scores`.

    A row with sentences of its own is judged against them alone; for the others
    the sources are opened, once, when the first of them comes.
    """
    from factcheck.pipeline.checking import checker_from_sentences

    # Neighbouring rows often share their passage.
    own = lru_cache(maxsize=64)(partial(checker_from_sentences, verifier=verifier))
    sources: Checker | None = None
    for row in rows:
        if row.evidence is not None:
            checker = own(row.evidence)
        else:
            sources = checker = sources or open_sources()
        answer = checker.verify(row.claim, as_of=row.as_of or as_of, id=row.id)
        scores.add(row, answer)
        yield answer


def quotes_one(answer: Judgement, citations: Sequence[Citation]) -> bool:
    """Whether a quote of the answer overlaps one of the right citations."""
    return any(
        evidence.document.endswith(citation.document) and overlaps(evidence.quote, citation.snippet)
        for evidence in answer.evidence
        for citation in citations
    )


def overlaps(quote: str, snippet: str) -> bool:
    """Whether two passages share a run of five words, or one lies in the other."""
    quoted, wanted = _words(quote), _words(snippet)
    if not quoted or not wanted:
        return False
    if f" {' '.join(wanted)} " in f" {' '.join(quoted)} ":
        return True
    if len(quoted) >= 4 and f" {' '.join(quoted)} " in f" {' '.join(wanted)} ":
        return True
    return not _runs(quoted).isdisjoint(_runs(wanted))


def _words(text: str) -> list[str]:
    return _NOT_WORD.sub(" ", html.unescape(text).translate(_QUOTES)).lower().split()


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
