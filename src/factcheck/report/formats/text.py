"""For people: the verdict, the reason, the quote and where it stands, then what was and was not checked.

A finding in a report begins with `path:line:column:`. On a terminal it is in
colour, wrapped, with the differing words marked; elsewhere it is plain. At most
three quotes are shown, unless all are asked for.
"""

from collections.abc import Iterable, Iterator

from factcheck.model import Evidence, Judgement, Role, Verdict
from factcheck.report.lines import Line, Span, line, marked, painted
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.visible import visible
from factcheck.report.wording import FEW, about, cited, coverage, shown

NOTICES = True  # are in it
SUMMARY = "for people: verdict, reason, quote, source, then a summary"
_WHEN_WRITTEN = {Verdict.SUPPORTED: "true", Verdict.CONTRADICTED: "false"}


def render(results: Iterable[Judgement], tally: Tally, style: Style) -> Iterator[str]:
    """Give each result that is worth a line, and the summary."""
    report = tally.files is not None
    for result in shown(results, tally, style):
        yield painted(_result(result, style), style)
    if tally.notices:
        from factcheck.report.quiet import notice_lines

        for notice in tally.notices:
            yield painted(notice_lines(notice, style), style)
    if not style.quiet and (report or tally.sentences > 1):
        yield painted(_summary(tally), style)


def _result(result: Judgement, style: Style) -> Iterator[Line]:
    yield line(0, *_headline(result))
    if style.quiet:
        return
    claim = (('claim: "', "label"), *marked(result.claim, result.marks), ('"', "label"))
    asked = (_asked(result),)
    yield line(2, *claim, *asked)
    if result.then is not None:
        told = _WHEN_WRITTEN.get(result.then, result.then.value)
        yield line(2, f"{told} when written ({result.written})")
    for number, part in enumerate(result.parts, start=1):
        name = _verdict(part.verdict, part.rule)
        yield line(
            2, (f"part {number}: ", "label"), *name, f' "{visible(part.text)}": {visible(part.message)}'
        )
    quotes = result.evidence if style.verbose else result.evidence[:FEW]
    labelled = len({evidence.role for evidence in result.evidence}) > 1
    for evidence in quotes:
        yield from _evidence(evidence, style, labelled=labelled)
    if hidden := len(result.evidence) - len(quotes):
        yield line(2, (f"and {hidden} more (-v shows all)", "label"))
    if result.lacks:
        lacking = ", ".join(f'"{visible(word)}"' for word in result.lacks)
        yield line(2, ("lacks: ", "label"), lacking)
    if result.help:
        yield line(2, ("help: ", "label"), visible(result.help))
    if style.verbose:
        yield line(2, (f"confidence: {result.confidence:.2f}", "label"))


def _asked(result: Judgement) -> Span:
    """Say for which day a claim was asked, or on which page of its report it stands."""
    if result.location is None:
        return f" (as of {result.as_of})", "label"
    return (f" (page {result.location.page})" if result.location.page else ""), "label"


def _headline(result: Judgement) -> Iterator[Span | str]:
    if result.location is not None:
        at = result.location
        yield visible(f"{at.path}:{at.line}:{at.column}: "), "place"
    yield from _verdict(result.verdict, result.rule)
    if result.flags:
        yield f" ({', '.join(result.flags)})"
    if result.message:
        yield f" {visible(result.message)}"


def _verdict(verdict: Verdict, rule: str) -> tuple[Span, Span]:
    return (verdict.value, verdict.value), (f"[{visible(rule)}]", "plain")


def _evidence(evidence: Evidence, style: Style, *, labelled: bool) -> Iterator[Line]:
    spans: list[Span | str] = []
    if evidence.role is Role.CONTEXT:
        spans.append(("nearest: ", "label"))
    elif labelled:
        spans.append((f"{evidence.role.value}: ", "label"))
    spans += [(visible(f"{evidence.document}:{evidence.line}"), "place"), ': "']
    spans += [*marked(evidence.quote, evidence.marks), '"']
    if facts := about(evidence):
        spans.append((f" ({facts})", "label"))
    yield line(2, *spans)
    references = evidence.references if style.verbose else evidence.references[:FEW]
    for reference in references:
        yield line(4, ("cites ", "label"), cited(reference))
    if evidence.origin is not None:
        yield line(4, ("restates ", "label"), visible(f"{evidence.origin.document}:{evidence.origin.line}"))


def _summary(tally: Tally) -> Iterator[Line]:
    yield line(0, coverage(tally))
    yield line(0, *_counts(tally))
    if tally.notices or tally.suppressed or tally.baseline:
        from factcheck.report.quiet import quiet_lines

        yield from quiet_lines(tally)


def _counts(tally: Tally) -> Iterator[Span | str]:
    between = ""
    for verdict in Verdict:
        if number := tally.verdicts[verdict]:
            yield f"{between}{number} "
            yield verdict.value, verdict.value
            between = ", "
    if not between:
        yield "nothing new" if tally.suppressed else "nothing was checkable"
