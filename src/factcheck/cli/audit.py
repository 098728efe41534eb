"""`factcheck audit`: faults inside the base itself."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli import options
from factcheck.cli.console.listing import FORMATS, count, show
from factcheck.cli.options.choices import fault
from factcheck.pipeline.checking import conflicts_by
from factcheck.pipeline.inspecting import Fault, Finding
from factcheck.pipeline.inspecting import audit as find_faults
from factcheck.report.lines import Line, line
from factcheck.report.visible import visible


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("audit")(audit)


def audit(
    documents: Annotated[
        Path, typer.Option("--documents", metavar="DIR", help="The folder that the base was built from.")
    ] = Path("seeds"),
    base: options.Base = None,
    as_of: options.AsOf = None,
    format: options.Format = None,
    output: options.Output = None,
    config: options.Config = None,
    color: options.Color = None,
    quiet: options.Quiet = False,
) -> None:
    """Find faults inside the base: contradictions, lost quotes, broken references, wrong periods.

    Exit 0: none; 1: some; 2: the base or its documents could not be read.
    """
    settings = options.settle(
        base=base, as_of=as_of, format=format, output=output, config=config, color=color, quiet=quiet,
        formats=FORMATS,
    )  # fmt: skip
    if not documents.is_dir():
        raise fault(
            str(documents), "there is no such folder", "name the documents of the base with --documents"
        )
    findings = find_faults(
        settings.base,
        as_of=settings.as_of,
        documents=documents,
        comparing=lambda index: conflicts_by(index, settings.base, settings.as_of),
    )
    show(settings, _record(findings, settings), _lines(findings, settings))
    raise typer.Exit(1 if findings else 0)


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    return {kind.value: sum(finding.fault is kind for finding in findings) for kind in Fault}


def _record(findings: Sequence[Finding], settings: options.Settings) -> dict[str, Any]:
    return {
        "as_of": settings.as_of.isoformat(),
        "findings": [
            {
                "fault": finding.fault.value,
                "path": str(finding.path),
                "document": finding.document,
                "line": finding.claim.line if finding.claim else None,
                "claim_id": finding.claim.id if finding.claim else None,
                "other_id": finding.other.id if finding.other else None,
                "message": finding.message,
                "help": finding.help,
                "quote": finding.claim.quote if finding.claim else None,
            }
            for finding in findings
        ],
        "summary": _counts(findings),
    }


def _lines(findings: Sequence[Finding], settings: options.Settings) -> Iterator[Line]:
    for finding in findings:
        claim, other = finding.claim, finding.other
        place = f"{finding.path}: {claim.id}" if claim else str(finding.path)
        named = ((f"{visible(place)}: ", "place"), (finding.fault.value, "contradicted"))
        yield line(0, *named, f" {visible(finding.message)}")
        if settings.quiet:
            continue
        for one in (claim, other):
            if one is not None:
                yield line(2, (visible(f"{one.document}:{one.line}"), "place"), f': "{visible(one.quote)}"')
        if finding.help:
            yield line(2, ("help: ", "label"), visible(finding.help))
    if not settings.quiet:
        told = ", ".join(f"{number} {name}" for name, number in _counts(findings).items() if number)
        yield line(0, f"{count(len(findings), 'finding')}: {told}" if findings else "no findings")
