"""One JSON object for each claim, a line each, written as soon as it is known.

Problems of the input are not in it: they go to standard error, and exit 2 tells.
"""

from collections.abc import Iterable, Iterator

from factcheck.model import Judgement
from factcheck.report.record import encode, judgement_record
from factcheck.report.style import Style
from factcheck.report.tally import Tally

SUMMARY = "one JSON object for each claim, a line each"


def render(results: Iterable[Judgement], tally: Tally, style: Style) -> Iterator[str]:
    """Give one line for each result."""
    for result in results:
        yield encode(judgement_record(result)) + "\n"
