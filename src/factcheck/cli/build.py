"""`factcheck build`: documents to a claims base, a person's edits kept, and what changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli import options
from factcheck.cli.console.faults import complain
from factcheck.cli.console.listing import FORMATS, count, show
from factcheck.cli.console.stages import stages
from factcheck.pipeline.building import BuildResult, BuiltDocument, build_base
from factcheck.report.lines import Line, line
from factcheck.report.visible import visible

_KINDS = ("added", "changed", "retired", "kept", "orphaned")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("build")(build)


def build(
    documents: Annotated[
        Path, typer.Argument(metavar="DOCUMENTS", help="The folder of documents to extract from.")
    ] = Path("seeds"),
    base: options.Base = None,
    format: options.Format = None,
    output: options.Output = None,
    config: options.Config = None,
    color: options.Color = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Extract or update the claims base from documents.

    Keeps every claim that is marked reviewed, rejected or added, and writes only files that change.
    """
    settings = options.settle(
        base=base, format=format, output=output, config=config, color=color, quiet=quiet, verbose=verbose,
        formats=FORMATS,
    )  # fmt: skip
    with stages("extracting", quiet=quiet) as progress:
        result = build_base(documents, settings.base, progress=progress)
    for built in result.documents:
        for warning in built.warnings:
            complain(f"{built.document}: {warning}")
    show(settings, _record(result), _lines(result, settings))


def _record(result: BuildResult) -> dict[str, Any]:
    return {
        "claims": result.claims,
        "documents": [
            {
                "document": built.document,
                "path": str(built.path),
                "state": built.state,
                "claims": built.claims,
                **{kind: list(getattr(built.changes, kind)) for kind in _KINDS},
                "warnings": list(built.warnings),
            }
            for built in result.documents
        ],
    }


def _lines(result: BuildResult, settings: options.Settings) -> Iterator[Line]:
    for built in result.documents:
        if settings.quiet and built.state == "unchanged":
            continue
        yield line(0, (visible(str(built.path)), "place"), f": {_state(built)}")
        for kind in ("added", "changed", "retired") if settings.verbose else ():
            yield from (line(2, (f"{kind} ", "label"), visible(i)) for i in getattr(built.changes, kind))
        yield from (line(2, ("quote is gone: ", "label"), visible(i)) for i in _orphans(built))
    if not settings.quiet:
        gone = sum(built.state in ("removed", "retained") for built in result.documents)
        documents = count(len(result.documents) - gone, "document")
        yield line(0, f"{count(result.claims, 'claim')} of {documents}")


def _orphans(built: BuiltDocument) -> tuple[str, ...]:
    return () if built.state == "retained" else built.changes.orphaned


def _state(built: BuiltDocument) -> str:
    if built.state == "removed":
        return f"removed with {count(len(built.changes.retired), 'claim')}: its document is gone"
    if built.state == "retained":
        return f"kept, it holds a person's work: its document {visible(built.document)} is gone"
    counts = [
        f"{len(getattr(built.changes, kind))} {kind}" for kind in _KINDS if getattr(built.changes, kind)
    ]
    if built.state == "new" or not counts:
        counts = [count(built.claims, "claim")]
    return f"{built.state}, {', '.join(counts)}"
