"""`factcheck timeline`: the claims about a subject, in order of when they hold."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.console.listing import FORMATS, claim_record, show
from factcheck.cli.options.choices import fault
from factcheck.lexicon import load_lexicon
from factcheck.model import Claim
from factcheck.pipeline.inspecting import open_index_of
from factcheck.pipeline.inspecting import timeline as claims_in_time
from factcheck.report.lines import Line, line
from factcheck.report.visible import visible


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("timeline")(timeline)


def timeline(
    subject: Annotated[
        str, typer.Argument(metavar="SUBJECT", help="A name; the names it also has are followed.")
    ],
    base: options.Base = None,
    sources: options.Sources = None,
    format: options.Format = None,
    output: options.Output = None,
    config: options.Config = None,
    color: options.Color = None,
    quiet: options.Quiet = False,
) -> None:
    """List the claims about a subject in order of when they hold; undated ones come last."""
    settings = options.settle(
        base=base, sources=sources, format=format, output=output, config=config, color=color, quiet=quiet,
        formats=FORMATS,
    )  # fmt: skip
    if not any(character.isalnum() for character in subject):
        raise fault("SUBJECT", "holds no word", "give a name")
    index = open_index_of(settings.base, settings.sources)
    found = claims_in_time(index, subject, load_lexicon())
    record = {"subject": subject, "claims": [claim_record(claim) for claim in found]}
    show(settings, record, _lines(found, quiet))


def _lines(found: Sequence[Claim], quiet: bool) -> Iterator[Line]:
    width = max((len(_time(claim)) for claim in found), default=0)
    for claim in found:
        spans = ((_time(claim).ljust(width), "label"), f"  {visible(claim.text)}")
        place = visible(f"{claim.document}:{claim.line}")
        yield line(0, *spans) if quiet else line(0, *spans, (f"  {place}", "place"))
    if not found and not quiet:
        yield line(0, "no claim has this subject")


def _time(claim: Claim) -> str:
    return visible(claim.valid or claim.asserted or "undated")
