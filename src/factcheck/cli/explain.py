"""`factcheck explain`: what a rule detects, why it matters, what it lets pass, and its limits."""

from typing import Annotated

import typer

from factcheck.cli.console.explaining import explanation
from factcheck.cli.console.streams import emit
from factcheck.cli.options.choices import fault, suggestion


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A rule, as factcheck rules lists them.")],
) -> None:
    """Explain a rule: what it detects, why that matters, what conflicts and what does not, its limits."""
    from factcheck.judge.checks import catalogue

    known = {info.rule: info for info in catalogue()}
    info = known.get(rule)
    if info is None:
        raise fault(rule, "no such rule", suggestion(rule, known) or "see factcheck rules")
    emit([explanation(info) + "\n"], None)
