"""One line for each finding, as editors and scripts read them: place, severity, verdict, rule, reason.

A claim that was asked has its id in the place of `path:line:column`.
"""

from collections.abc import Iterable, Iterator

from factcheck.model import Judgement
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.visible import visible
from factcheck.report.wording import headline, notice, place, shown

NOTICES = True  # are in it
SUMMARY = "one line for each finding: path:line:column: severity verdict[rule] message"


def render(results: Iterable[Judgement], tally: Tally, style: Style) -> Iterator[str]:
    """Give one line for each finding, then one for each notice."""
    for result in shown(results, tally, style):
        yield f"{place(result)}: {style.severity(result).value} {headline(result)}\n"
    for one in tally.notices:
        at = visible(f"{one.path}:{one.line}:{one.column}")
        yield f"{at}: warning [{visible(one.rule)}] {notice(one)}\n"
