"""`factcheck rules`: what can decide a verdict, one line for each rule."""

import typer

from factcheck.cli import options
from factcheck.cli.console.streams import emit


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rules")(rules)


def rules(format: options.Format = None) -> None:
    """List the rules that can decide a verdict, with what each detects."""
    from factcheck.judge.checks import catalogue
    from factcheck.model import Verdict
    from factcheck.report.record import SCHEMA, encode

    settings = options.settle(format=format, formats=("text", "json"))
    order = list(Verdict)
    found = sorted(catalogue(), key=lambda info: (order.index(info.verdict), info.rule))
    if settings.format == "json":
        listed = [{"rule": i.rule, "verdict": i.verdict.value, "summary": i.summary} for i in found]
        emit([encode({"schema": SCHEMA, "rules": listed}) + "\n"], None)
        return
    width = max((len(info.rule) for info in found), default=0)
    emit((f"{info.verdict.value:<13} {info.rule:<{width}}  {info.summary}\n" for info in found), None)
