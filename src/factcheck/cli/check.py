"""`factcheck check`: reports read, their checkable sentences judged, findings at path:line:column."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options
from factcheck.cli.console.faults import complain
from factcheck.cli.console.results import open_checker, write_results
from factcheck.cli.input.reports import reports
from factcheck.cli.options.groups import grouped
from factcheck.cli.options.inputs import NO_INPUTS, InputOptions
from factcheck.cli.options.old_text import NO_OLD_TEXT, OldTextOptions, old_text
from factcheck.model import Document, Judgement, Problem
from factcheck.pipeline.checking import Checker
from factcheck.report import Tally
from factcheck.report.formats import names, says
from factcheck.report.quiet import notice_text

if TYPE_CHECKING:
    from factcheck.pipeline.old_text import OldText
    from factcheck.report.texts import ReportText


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(grouped(check, inputs=InputOptions, old=OldTextOptions))


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH…",
            help="Reports (.txt, .md, .html, .docx, .pdf), folders, quoted globs; - is standard input.",
        ),
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            "--stdin-filename",
            metavar="NAME",
            help="What standard input is called; its suffix says its format.",
        ),
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="Show supported and unverified sentences too.")] = False,
    base: options.Base = None,
    sources: options.Sources = None,
    as_of: options.AsOf = None,
    format: options.Format = None,
    output: options.Output = None,
    fail_on: options.FailOn = None,
    inputs: InputOptions = NO_INPUTS,
    old: OldTextOptions = NO_OLD_TEXT,
    config: options.Config = None,
    verifier: options.Verifier = None,
    color: options.Color = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Find what the sources deny, what has gone stale and what they disagree on in reports.

    Exit 0: no verdict of --fail-on; 1: one is; 2: something could not be read.
    """
    settings = options.settle(
        base=base, sources=sources, as_of=as_of, format=format, output=output, fail_on=fail_on,
        config=config, verifier=verifier, color=color, quiet=quiet, verbose=verbose, formats=names(),
    )  # fmt: skip
    found = reports(paths or (), stdin_filename, exclude=inputs.exclude or ())
    known = old_text(old, paths or (), settings)
    checker = open_checker(settings)
    texts: dict[str, ReportText] | None = {} if says(settings.format, "NEEDS_TEXT") else None
    tally = Tally(as_of=settings.as_of.isoformat(), files=0, texts=texts)
    results = tally.judged(_results(checker, found, known, tally))
    code = write_results(results, tally, settings, all=all)
    if not says(settings.format, "NOTICES"):
        for notice in tally.notices:
            complain(notice_text(notice))
    raise typer.Exit(code or int(old.strict_suppressions and bool(tally.notices)))


def _results(
    checker: Checker, found: Iterator[Document | Problem], known: "OldText", tally: Tally
) -> Iterator[Judgement]:
    """Judge report after report; what cannot be read is told at once and counted."""
    for report in found:
        if isinstance(report, Problem):
            complain(str(report))
            tally.problems.append(report)
            continue
        for warning in report.warnings:
            complain(f"{report.name}: {warning}")
        tally.keep_text(report.name, report.text, in_file=report.offsets == "file")
        checked = known.check(checker, report)
        tally.add_report(checked.checked, checked.skipped)
        tally.notices += checked.notices
        yield from checked.judgements
    outcome = known.finish(complete=not tally.problems)
    tally.fixed, tally.baseline = outcome.fixed, outcome.done
