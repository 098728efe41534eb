"""`factcheck search`: the claims that share words with a question, best first."""

from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.console.listing import FORMATS, claim_lines, claim_record, show
from factcheck.cli.options.choices import fault
from factcheck.pipeline.inspecting import open_index_of
from factcheck.pipeline.inspecting import search as find
from factcheck.report.lines import line


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("search")(search)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="Words to look for, in any form.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=10000, help="At most so many claims.")] = 10,
    base: options.Base = None,
    sources: options.Sources = None,
    format: options.Format = None,
    output: options.Output = None,
    config: options.Config = None,
    color: options.Color = None,
    quiet: options.Quiet = False,
) -> None:
    """Search the base for claims by their words."""
    settings = options.settle(
        base=base, sources=sources, format=format, output=output, config=config, color=color, quiet=quiet,
        formats=FORMATS,
    )  # fmt: skip
    if not any(character.isalnum() for word in words for character in word):
        raise fault("WORDS", "hold no word", "give words to look for")
    found = find(open_index_of(settings.base, settings.sources), words, limit)
    lines = [one for claim in found for one in claim_lines(claim, quiet=quiet)]
    if not found and not quiet:
        lines = [line(0, "no claim has any of these words")]
    show(settings, {"claims": [claim_record(claim) for claim in found]}, lines)
