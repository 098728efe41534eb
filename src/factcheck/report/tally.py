"""What was and was not checked, and how it was judged, counted while results pass."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from factcheck.model import Judgement, Problem, Verdict

if TYPE_CHECKING:
    from factcheck.model.notice import Notice
    from factcheck.report.texts import ReportText


class Tally(Struct, kw_only=True):
    """The running totals of one run as of one day (ISO); `files` is None where single claims were asked.

    `sentences` are those checked and those `skipped`, counted by the reason why
    (a heading, a menu or a code block counts as one); `problems` is what could
    not be read. Results that are `suppressed` are counted by what does it, and
    not by verdict; `notices` are about such means. `fixed` counts the entries
    of a baseline that occur no more, `baseline` says what became of it. `texts`
    are those of the reports by path, None where the format needs none.
    """

    as_of: str
    files: int | None = None
    sentences: int = 0
    checked: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    suppressed: Counter[str] = field(default_factory=Counter)
    notices: "list[Notice]" = field(default_factory=list)
    fixed: int = 0
    baseline: str = ""
    texts: "dict[str, ReportText] | None" = None

    def add_report(self, checked: int, skipped: Mapping[str, int]) -> None:
        """Count a report: how much of it was checked, and how much was not, by reason."""
        self.files = (self.files or 0) + 1
        self.checked += checked
        self.sentences += checked + sum(skipped.values())
        self.skipped.update(skipped)

    def keep_text(self, path: str, text: str, *, in_file: bool) -> None:
        """Keep the text of a report, if the format needs it."""
        if self.texts is not None:
            from factcheck.report.texts import ReportText

            self.texts[path] = ReportText(text, in_file=in_file)

    def judged(self, results: Iterable[Judgement]) -> Iterator[Judgement]:
        """Pass results on and count their verdicts."""
        for result in results:
            if result.suppressed is None:
                self.verdicts[result.verdict] += 1
            else:
                self.suppressed[result.suppressed.kind] += 1
            yield result

    def asked(self, results: Iterable[Judgement]) -> Iterator[Judgement]:
        """Pass the results of single claims on, each counted as one sentence that was checked."""
        for result in self.judged(results):
            self.sentences += 1
            self.checked += 1
            yield result
