"""Workflow commands of GitHub Actions: each finding becomes an annotation at its line.

A command is one line, `::error file=…,line=…,col=…,title=…::message`; what
would end it or one of its properties is percent-encoded, and a line of the
message is encoded too, so that no text of others can give a command of its own.
GitHub shows at most ten annotations of a kind for each step.
"""

from collections.abc import Iterable, Iterator

from factcheck.model import Judgement, Severity
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.visible import visible
from factcheck.report.wording import notice, particulars, shown

NOTICES = True  # are in it
SUMMARY = "workflow commands of GitHub Actions, which become annotations"
_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
    Severity.NONE: "notice",
}


def render(results: Iterable[Judgement], tally: Tally, style: Style) -> Iterator[str]:
    """Give one command for each finding, each notice and each file that could not be read."""
    for result in shown(results, tally, style):
        at = result.location
        where: dict[str, str | int | None] = (
            {} if at is None else {"file": at.path, "line": at.line, "col": at.column}
        )
        title = f"{result.verdict.value}[{result.rule}]"
        lines = [visible(result.message), *particulars(result)]
        yield _command(_COMMANDS[style.severity(result)], lines, **where, title=title)
    for one in tally.notices:
        yield _command("warning", [notice(one)], file=one.path, line=one.line, col=one.column, title=one.rule)
    for problem in tally.problems:
        told = f"{problem.message} ({problem.remedy})" if problem.remedy else problem.message
        yield _command(
            "error", [visible(told)], file=problem.path, line=problem.line, title="could not be read"
        )


def _command(name: str, lines: Iterable[str], **properties: str | int | None) -> str:
    given = ",".join(
        f"{key}={_property(visible(str(value)))}" for key, value in properties.items() if value is not None
    )
    return f"::{name} {given}::{'%0A'.join(map(_data, lines))}\n"


def _data(text: str) -> str:
    """Encode what would end the line of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Encode what would end a property of a command, too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
