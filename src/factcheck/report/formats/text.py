"""For people: the verdict, the reason, the quote and where it stands, then what was and was not checked.

A finding in a report begins with `path:line:column:`. On a terminal it is in
colour, wrapped, with the differing words marked; elsewhere it is plain. At most
three quotes are shown, unless all are asked for.
"""

from collections.abc import Iterable, Iterator

from factcheck.model import Evidence, Judgement, Reference, Role, Verdict
from factcheck.report.lines import Line, Span, line, marked, painted
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.visible import visible

NOTICES = True  # are in it
SUMMARY = "for people: verdict, reason, quote, source, then a summary"
CALM = (Verdict.SUPPORTED, Verdict.UNVERIFIED)
FEW = 3
_WHEN_WRITTEN = {Verdict.SUPPORTED: "true", Verdict.CONTRADICTED: "false"}
_PHRASES = {  # reasons that are no nouns to count
    "not-checkable": "that assert nothing checkable",
    "other-language": "in another language",
    "outside-article": "outside the article",
    "repeated": "repeated",
    "code": "of code",
    "raw-html": "of raw HTML",
}


def render(results: Iterable[Judgement], tally: Tally, style: Style) -> Iterator[str]:
    """Give each result that is worth a line, and the summary."""
    report = tally.files is not None
    for result in results:
        if result.suppressed is not None:
            continue
        if report and result.verdict in CALM and not style.all:
            continue
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
    shown = result.evidence if style.verbose else result.evidence[:FEW]
    labelled = len({evidence.role for evidence in result.evidence}) > 1
    for evidence in shown:
        yield from _evidence(evidence, style, labelled=labelled)
    if hidden := len(result.evidence) - len(shown):
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
    if about := _about(evidence):
        spans.append((f" ({about})", "label"))
    yield line(2, *spans)
    references = evidence.references if style.verbose else evidence.references[:FEW]
    for reference in references:
        yield line(4, ("cites ", "label"), _reference(reference))
    if evidence.origin is not None:
        yield line(4, ("restates ", "label"), visible(f"{evidence.origin.document}:{evidence.origin.line}"))


def _about(evidence: Evidence) -> str:
    """Say who says it, and for which time."""
    facts = (
        ("page ", evidence.page and str(evidence.page)),
        ("", evidence.publisher),
        ("according to ", evidence.attributed_to),
        ("valid ", evidence.valid),
        ("as of ", evidence.asserted),
    )
    return ", ".join(name + visible(value) for name, value in facts if value)


def _reference(reference: Reference) -> str:
    title = f'"{reference.title}"' if reference.title else None
    fields = (reference.author, title, reference.publisher, reference.date)
    told = ", ".join(field for field in fields if field) or reference.text
    return visible(f"[{reference.marker}] {told}")


def _summary(tally: Tally) -> Iterator[Line]:
    if tally.files is None:
        yield line(0, f"checked {_count(tally.sentences, 'claim')} as of {tally.as_of}")
    else:
        yield line(0, _coverage(tally))
    yield line(0, *_counts(tally))
    if tally.notices or tally.suppressed or tally.baseline:
        from factcheck.report.quiet import quiet_lines

        yield from quiet_lines(tally)


def _coverage(tally: Tally) -> str:
    files = _count(tally.files or 0, "file")
    text = f"checked {tally.checked} of {_count(tally.sentences, 'sentence')} in {files} as of {tally.as_of}"
    if unchanged := tally.skipped["unchanged"]:
        text += f"; {unchanged} unchanged"
    if skipped := tally.skipped.total() - unchanged:
        other = ((reason, n) for reason, n in tally.skipped.items() if reason != "unchanged")
        reasons = sorted(other, key=lambda item: (-item[1], item[0]))
        text += f"; {skipped} not checkable: " + ", ".join(_reason(n, reason) for reason, n in reasons)
    if unread := len(tally.problems):
        text += f"; {_count(unread, 'file')} could not be read"
    return text


def _counts(tally: Tally) -> Iterator[Span | str]:
    between = ""
    for verdict in Verdict:
        if number := tally.verdicts[verdict]:
            yield f"{between}{number} "
            yield verdict.value, verdict.value
            between = ", "
    if not between:
        yield "nothing new" if tally.suppressed else "nothing was checkable"


def _reason(number: int, reason: str) -> str:
    """Write "3 questions" for the reason `question`, "2 in another language" for `other-language`."""
    words = _PHRASES.get(reason) or visible(reason).replace("-", " ")
    return f"{number} {words}" if reason in _PHRASES or words.endswith("s") else _count(number, words)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
