"""One JSON object for the whole run: results, problems and a summary; of reports, notices too.

It is written piece by piece, so a long run takes no more memory than a short one.
"""

from collections.abc import Iterable, Iterator

from factcheck.model import Judgement
from factcheck.report.record import (
    SCHEMA,
    encode,
    judgement_record,
    notice_record,
    problem_record,
    summary_record,
)
from factcheck.report.style import Style
from factcheck.report.tally import Tally

NOTICES = True  # are in it
SUMMARY = "one JSON object with results, problems and a summary"


def render(results: Iterable[Judgement], tally: Tally, style: Style) -> Iterator[str]:
    """Give the object in pieces, one result a line; problems and totals follow the results."""
    yield f'{{"schema": "{SCHEMA}", "as_of": "{tally.as_of}", "results": ['
    between = "\n"
    for result in results:
        yield between + encode(judgement_record(result))
        between = ",\n"
    yield '\n], "problems": ['
    yield ",".join("\n" + encode(problem_record(problem)) for problem in tally.problems)
    yield f'\n], "summary": {encode(summary_record(tally))}'
    if tally.files is not None:
        yield ', "notices": ['
        yield ",".join("\n" + encode(notice_record(notice)) for notice in tally.notices)
        yield "]"
    yield "}\n"
