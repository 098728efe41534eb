"""What was and was not checked, and how it was judged, counted while results pass."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from factcheck.model import Judgement, Problem, Verdict


@dataclass(slots=True, kw_only=True)
class Tally:
    """The running totals of one run as of one day (ISO); `files` is None where single claims were asked.

    `sentences` and `checked` are counts, `skipped` counts sentences by the
    reason why they were not checked, `problems` is what could not be read.
    """

    as_of: str
    files: int | None = None
    sentences: int = 0
    checked: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    def judged(self, results: Iterable[Judgement]) -> Iterator[Judgement]:
        """Pass results on and count their verdicts."""
        for result in results:
            self.verdicts[result.verdict] += 1
            yield result

    def asked(self, results: Iterable[Judgement]) -> Iterator[Judgement]:
        """Pass the results of single claims on, each counted as one sentence that was checked."""
        for result in self.judged(results):
            self.sentences += 1
            self.checked += 1
            yield result
