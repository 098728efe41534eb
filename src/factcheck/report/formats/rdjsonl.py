"""The diagnostic format of reviewdog: one JSON object for each finding, a line each.

Its columns count bytes of UTF-8, and its ends are the first place after. Fixes
are suggestions that a reviewer can take. Of a page from which text was extracted
only the line is known.
"""

from collections.abc import Iterable, Iterator

from factcheck.model import Judgement, Severity
from factcheck.report.record import Record, encode
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.texts import ReportText
from factcheck.report.visible import visible
from factcheck.report.wording import notice, particulars, shown

NOTICES = True  # are in it
NEEDS_TEXT = True
PLACES_ONLY = True
SUMMARY = "the diagnostic format of reviewdog, a line for each finding"
_SEVERITIES = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.NOTE: "INFO",
    Severity.NONE: "INFO",
}


def render(results: Iterable[Judgement], tally: Tally, style: Style) -> Iterator[str]:
    """Give one line for each finding, then one for each notice."""
    for result in shown(results, tally, style):
        at = result.location
        if at is None:
            continue
        text = (tally.texts or {}).get(at.path)
        exact = text is not None and text.in_file
        lines = [f"{result.verdict.value}: {visible(result.message)}", *particulars(result)]
        where = _range(text, at.start, at.end) if text and exact else {"start": {"line": at.line}}
        record = _diagnostic(
            "\n".join(lines), at.path, where, _SEVERITIES[style.severity(result)], result.rule
        )
        if text and exact:
            # An edit is a suggestion of its own, so only what one edit mends can be suggested.
            record["suggestions"] = [
                {"range": _range(text, fix.edits[0].start, fix.edits[0].end), "text": fix.edits[0].text}
                for fix in result.fixes
                if len(fix.edits) == 1
            ]
        yield encode(record) + "\n"
    for one in tally.notices:
        where = {"start": {"line": one.line}}
        yield encode(_diagnostic(notice(one), one.path, where, "WARNING", one.rule)) + "\n"


def _diagnostic(told: str, path: str, where: Record, severity: str, rule: str) -> Record:
    return {
        "message": told,
        "location": {"path": path, "range": where},
        "severity": severity,
        "source": {"name": "factcheck"},
        "code": {"value": rule},
    }


def _range(text: ReportText, start: int, end: int) -> Record:
    first, last = text.place(start), text.place(end)
    return {
        "start": {"line": first.line, "column": first.byte},
        "end": {"line": last.line, "column": last.byte},
    }
