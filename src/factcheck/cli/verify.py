"""`factcheck verify`: one verdict for each claim."""

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.console.results import open_checker, refuse_places_only, write_results
from factcheck.cli.input.claims import asked_claims
from factcheck.report import Tally
from factcheck.report.formats import names


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("verify")(verify)


def verify(
    claims: Annotated[
        list[str] | None,
        typer.Argument(metavar="CLAIM…", help="Sentences to verify; - reads one a line from standard input."),
    ] = None,
    input: Annotated[
        Path | None,
        typer.Option("--input", metavar="FILE", help="Rows {id, claim, as_of?} in .jsonl or .yaml."),
    ] = None,
    base: options.Base = None,
    sources: options.Sources = None,
    as_of: options.AsOf = None,
    format: options.Format = None,
    output: options.Output = None,
    fail_on: options.FailOn = None,
    config: options.Config = None,
    verifier: options.Verifier = None,
    color: options.Color = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Say for each claim whether the sources say it, for the time that it talks about.

    Exit 0: no verdict of --fail-on; 1: one is; 2: bad input.
    """
    settings = options.settle(
        base=base, sources=sources, as_of=as_of, format=format, output=output, fail_on=fail_on,
        config=config, verifier=verifier, color=color, quiet=quiet, verbose=verbose, formats=names(),
    )  # fmt: skip
    refuse_places_only(settings)
    asked = asked_claims(claims or (), input)
    first = next(asked)  # so that a bad claim is told before a base is opened
    checker = open_checker(settings)
    tally = Tally(as_of=settings.as_of.isoformat())
    results = (
        checker.verify(one.claim, as_of=one.as_of or settings.as_of, id=one.id)
        for one in chain([first], asked)
    )
    raise typer.Exit(write_results(tally.asked(results), tally, settings))
