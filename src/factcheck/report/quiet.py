"""What is kept quiet, and the notices about it, in words."""

from collections.abc import Iterator

from factcheck.model import Notice
from factcheck.report.lines import Line, Span, line
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.visible import visible

_KINDS = {"inline": "in the text", "baseline": "by the baseline"}


def notice_lines(notice: Notice, style: Style) -> Iterator[Line]:
    """Say a notice like a finding: its place, its rule and what is wrong; then what to do."""
    yield line(
        0,
        (visible(f"{notice.path}:{notice.line}:{notice.column}: "), "place"),
        ("warning", "stale"),
        f"[{visible(notice.rule)}] {visible(notice.message)}",
    )
    if notice.help and not style.quiet:
        yield line(2, ("help: ", "label"), visible(notice.help))


def notice_text(notice: Notice) -> str:
    """Say a notice on one line."""
    text = f"{notice.path}:{notice.line}:{notice.column}: warning[{notice.rule}] {notice.message}"
    return f"{text} ({notice.help})" if notice.help else text


def suppressed_spans(tally: Tally) -> Iterator[Span | str]:
    """Count what is kept quiet, by what does it; nothing where nothing is."""
    if number := tally.suppressed.total():
        by = (f"{n} {_KINDS.get(kind, visible(kind))}" for kind, n in sorted(tally.suppressed.items()))
        yield f"; {number} suppressed: {', '.join(by)}"
    if number := len(tally.notices):
        yield f"; {number} warning" if number == 1 else f"; {number} warnings"


def baseline_lines(tally: Tally) -> Iterator[Line]:
    """Say what became of the baseline, if anything did."""
    if tally.baseline:
        yield line(0, ("baseline: ", "label"), visible(tally.baseline))
