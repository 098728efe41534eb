"""JUnit XML, for whatever shows test results: a suite for each report, a case for each checked sentence.

A sentence of severity `error` is a failure, a suppressed one is skipped, any
other passes and says its verdict. A file that could not be read is an error.
The suites are written as the reports come, so the whole has no totals.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from factcheck.model import Judgement, Severity
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.visible import visible
from factcheck.report.wording import headline, particulars, suppression

SUMMARY = "JUnit XML: a suite for each report, a case for each checked sentence"
_NO_XML = re.compile("[\ufffe\uffff]")


def render(results: Iterable[Judgement], tally: Tally, style: Style) -> Iterator[str]:
    """Give one suite after the other."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="factcheck">\n'
    for name, group in groupby(results, key=lambda r: r.location.path if r.location else "claims"):
        yield from _suite(name, list(group), style)
    for problem in tally.problems:
        told = f"{problem.message} ({problem.remedy})" if problem.remedy else problem.message
        yield f'<testsuite name="{_safe(problem.path)}" tests="1" failures="0" errors="1" skipped="0">\n'
        yield f'<testcase classname="{_safe(problem.path)}" name="is read">'
        yield f'<error message="{_safe(told)}" type="unreadable"/></testcase>\n</testsuite>\n'
    yield "</testsuites>\n"


def _suite(name: str, results: list[Judgement], style: Style) -> Iterator[str]:
    skipped = sum(r.suppressed is not None for r in results)
    failed = sum(r.suppressed is None and style.severity(r) is Severity.ERROR for r in results)
    yield f'<testsuite name="{_safe(name)}" tests="{len(results)}" failures="{failed}" errors="0"'
    yield f' skipped="{skipped}">\n'
    seen: Counter[str] = Counter()
    for result in results:
        seen[result.claim] += 1
        yield _case(name, result, seen[result.claim], style)
    yield "</testsuite>\n"


def _case(suite: str, result: Judgement, number: int, style: Style) -> str:
    """Give a case; it is named by its sentence, and the `number`th time that it stands there by that too."""
    at = result.location
    where = f' file="{_safe(at.path)}" line="{at.line}"' if at else ""
    name = result.claim if number == 1 else f"{result.claim} ({number})"
    case = f'<testcase classname="{_safe(suite)}" name="{_safe(name)}"{where}>'
    told = _safe(headline(result))
    if result.suppressed is not None:
        body = f'<skipped message="{_safe(suppression(result))}"/><system-out>{told}</system-out>'
    elif style.severity(result) is Severity.ERROR:
        lines = "\n".join(_safe(text) for text in (headline(result), *particulars(result)))
        body = f'<failure message="{told}" type="{_safe(result.rule)}">{lines}</failure>'
    else:
        body = f"<system-out>{told}</system-out>"
    return f"{case}{body}</testcase>\n"


def _safe(text: str) -> str:
    """Write text of others as XML text or as the value of an attribute."""
    return escape(_NO_XML.sub(lambda found: f"\\u{ord(found.group()):04x}", visible(text)))
