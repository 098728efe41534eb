"""What is kept quiet, and the notices about it, in words."""

from collections.abc import Iterator

from factcheck.model.notice import Notice
from factcheck.report.lines import Line, line
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.visible import visible
from factcheck.report.wording import kept_quiet


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


def quiet_lines(tally: Tally) -> Iterator[Line]:
    """Count what is kept quiet, by what does it, and the notices; say what became of the baseline."""
    told = [kept_quiet(tally)] if tally.suppressed else []
    if number := len(tally.notices):
        told.append("1 warning" if number == 1 else f"{number} warnings")
    if told:
        yield line(0, visible(", ".join(told)))
    if tally.baseline:
        yield line(0, ("baseline: ", "label"), visible(tally.baseline))
