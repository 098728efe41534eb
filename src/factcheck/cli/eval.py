"""`factcheck eval`: the checker measured on labelled claims."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.console.progress import counted
from factcheck.cli.console.results import open_checker
from factcheck.cli.console.streams import emit, opened
from factcheck.cli.input.gold import gold_rows
from factcheck.model import Judgement
from factcheck.pipeline.evaluating import Scores
from factcheck.pipeline.evaluating import predictions as predict


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("eval")(evaluate)


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Labelled claims: .yaml, .jsonl or .jsonl.gz.")
    ],
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", metavar="FILE", help="Write one result a row there, as JSON lines."),
    ] = None,
    base: options.Base = None,
    sources: options.Sources = None,
    as_of: options.AsOf = None,
    format: options.Format = None,
    output: options.Output = None,
    config: options.Config = None,
    verifier: options.Verifier = None,
    quiet: options.Quiet = False,
) -> None:
    """Measure the checker: accuracy, precision and recall, confusion, beside the majority floor.

    A row with sentences of its own is judged against them alone, the others
    against --sources or --base.
    """

    settings = options.settle(
        base=base, sources=sources, as_of=as_of, format=format, output=output, config=config, quiet=quiet,
        verifier=verifier, formats=("text", "json"),
    )  # fmt: skip
    scores = Scores()
    answers = predict(
        gold_rows(gold),
        scores,
        as_of=settings.as_of,
        open_sources=lambda: open_checker(settings),
        verifier=settings.verifier,
    )
    _write(counted(answers, "rows judged", quiet=settings.quiet), predictions)
    emit([_figures(scores, settings.format)], settings.output)


def _write(answers: Iterable[Judgement], path: Path | None) -> None:
    """Go through the answers, writing them where a file is asked for."""
    from factcheck.report.record import encode, judgement_record

    if path is None:
        for _ in answers:
            pass
        return
    with opened(path) as write:
        for answer in answers:
            write(encode(judgement_record(answer)) + "\n")


def _figures(scores: Scores, format: str) -> str:
    from factcheck.report.record import encode
    from factcheck.report.scores import scores_record, scores_text

    return encode(scores_record(scores)) + "\n" if format == "json" else scores_text(scores)
