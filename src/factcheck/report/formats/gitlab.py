"""The code quality report of GitLab: a JSON list with one entry for each finding.

GitLab compares reports by fingerprint, and drops all but one entry with the same:
a sentence that stands twice in the reports is told apart by its file and by how
often it stood there before.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from factcheck.model import Judgement, Severity
from factcheck.report.record import Record, encode
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.visible import visible
from factcheck.report.wording import headline, notice, shown

NOTICES = True  # are in it
PLACES_ONLY = True
SUMMARY = "the code quality report of GitLab"
_SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.NOTE: "minor",
    Severity.NONE: "info",
}


def render(results: Iterable[Judgement], tally: Tally, style: Style) -> Iterator[str]:
    """Give the list in pieces, one entry a line."""
    seen: Counter[tuple[str, ...]] = Counter()
    yield "["
    between = "\n"
    for result in shown(results, tally, style):
        if result.location is None:
            continue
        told = f'{headline(result)}: "{visible(result.claim)}"'
        if result.help:
            told += f" (help: {visible(result.help)})"
        mark = _fingerprint(seen, result.location.path, result.fingerprint)
        severity = _SEVERITIES[style.severity(result)]
        yield between + _entry(told, result.rule, mark, severity, result.location.path, result.location.line)
        between = ",\n"
    for one in tally.notices:
        mark = _fingerprint(seen, one.path, one.rule, one.message)
        yield between + _entry(notice(one), one.rule, mark, "minor", one.path, one.line)
        between = ",\n"
    yield "\n]\n"


def _entry(told: str, rule: str, mark: str, severity: str, path: str, line: int) -> str:
    record: Record = {
        "description": told,
        "check_name": rule,
        "fingerprint": mark,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
    return encode(record)


def _fingerprint(seen: Counter[tuple[str, ...]], *what: str) -> str:
    """Give a hash that no other entry has, and that stays when lines move."""
    number = seen[what]
    seen[what] += 1
    return sha256("\0".join((*what, str(number))).encode(errors="surrogatepass")).hexdigest()[:32]
