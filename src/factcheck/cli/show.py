"""`factcheck show`: one claim, as it stands in its claims file, with the works it cites."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from factcheck.base.encode import claim_text
from factcheck.base.files import ClaimsFile
from factcheck.base.index import Index
from factcheck.cli import options
from factcheck.cli.console.listing import FORMATS, claim_record, reference_record, reference_spans
from factcheck.cli.console.listing import show as write
from factcheck.cli.options.choices import fault, suggestion
from factcheck.model import Claim, Reference
from factcheck.pipeline.inspecting import cited, open_index_of
from factcheck.report.lines import Line, line
from factcheck.report.visible import visible


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show")(show)


def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The id of a claim.")],
    base: options.Base = None,
    sources: options.Sources = None,
    format: options.Format = None,
    output: options.Output = None,
    config: options.Config = None,
    color: options.Color = None,
) -> None:
    """Show one claim with its quote, its place and the works that it cites."""
    settings = options.settle(
        base=base, sources=sources, format=format, output=output, config=config, color=color, formats=FORMATS
    )
    index = open_index_of(settings.base, settings.sources)
    claim = index.claim(identity)
    if claim is None:
        remedy = suggestion(identity, [claim.id for claim in index.claims()])
        raise fault(identity, "no claim has this id", remedy or "find one with factcheck search")
    works = cited(index, [claim])[claim.id]
    record = {"claim": claim_record(claim), "references": [reference_record(work) for work in works]}
    write(settings, record, _lines(claim, _head(index, claim), works))


def _head(index: Index, claim: Claim) -> ClaimsFile:
    return next(head for head in index.documents() if head.document == claim.document)


def _lines(claim: Claim, head: ClaimsFile, works: Sequence[Reference]) -> Iterator[Line]:
    for written in claim_text(head, claim).splitlines():
        indent = len(written) - len(written.lstrip(" "))
        yield line(indent, visible(written[indent:]))
    told = ", ".join(visible(value) for value in (head.title, head.publisher, head.date) if value)
    yield line(0, ("document: ", "label"), visible(claim.document), f" ({told})" if told else "")
    if claim.origin is not None:
        yield line(0, ("restates: ", "label"), visible(f"{claim.origin.document}:{claim.origin.line}"))
    for work in works:
        yield line(0, ("cites: ", "label"), *reference_spans(work))
