"""The options that mean the same everywhere, and what they come to.

A value on the command line wins over the configuration file, which wins over
the default. The clock is read here, once, and nowhere else in the program.
"""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from factcheck.cli.options.choices import (
    COLORS,
    DEFAULT_FAIL_ON,
    day_option,
    fault,
    one_of,
    verdicts,
)
from factcheck.model import Verdict

BASE = Path("claims")

Base = Annotated[
    Path | None, typer.Option("--base", metavar="DIR", help="The claims base.", show_default="claims")
]
Sources = Annotated[
    Path | None,
    typer.Option(
        "--sources", metavar="DIR", help="Check against the documents of this folder, without a built base."
    ),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Check as of this day.", show_default="today")
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help="text or json; verify and check: also jsonl, concise, github, gitlab, sarif, …",
        show_default="text",
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, in one step.")
]
Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Read settings from a TOML file.")
]
Color = Annotated[
    str | None, typer.Option("--color", metavar="WHEN", help="auto, always or never.", show_default="auto")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="One line for each result, no summary.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="All evidence and confidence.")]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="VERDICTS",
        help="Exit 1 on these verdicts, a comma list, or never.",
        show_default=DEFAULT_FAIL_ON,
    ),
]


Verifier = Annotated[
    str | None,
    typer.Option(
        "--verifier",
        metavar="auto|off|DIR",
        help="A learned model for what the rules leave open: "
        "the package's own where it has one, none, or a folder of yours.",
        show_default="auto",
    ),
]


class Settings(Struct, frozen=True, kw_only=True):
    """What the shared options come to. `sources` wins over `base`."""

    base: Path
    sources: Path | None
    as_of: date
    format: str
    fail_on: frozenset[Verdict]
    color: bool
    output: Path | None
    quiet: bool
    verbose: bool
    verifier: str = "auto"


def settle(
    *,
    base: Path | None = None,
    sources: Path | None = None,
    as_of: str | None = None,
    format: str | None = None,
    fail_on: str | None = None,
    color: str | None = None,
    output: Path | None = None,
    config: Path | None = None,
    quiet: bool = False,
    verbose: bool = False,
    verifier: str | None = None,
    formats: tuple[str, ...] = ("text",),
) -> Settings:
    """Settle the options of one run; raise InputError for a bad one.

    `formats` are the names that the command can write; the first is the default.
    """
    if base is not None and sources is not None:
        raise fault("--base and --sources", "both are given", "give one of them")
    written = _configured(config)
    if base is None and sources is None:
        base, sources = (Path(written[key]) if key in written else None for key in ("base", "sources"))
    day = _first(as_of, written.get("as-of"))
    return Settings(
        base=base or BASE,
        sources=sources,
        as_of=date.today() if day is None else day_option(day, "--as-of"),
        format=one_of(_first(format, written.get("format"), formats[0]) or "", formats, "--format"),
        fail_on=verdicts(_first(fail_on, written.get("fail-on"), DEFAULT_FAIL_ON) or "", "--fail-on"),
        color=coloured(_first(color, written.get("color"), "auto") or "") and output is None,
        output=output,
        quiet=quiet,
        verbose=verbose,
        verifier=_first(verifier, written.get("verifier"), "auto") or "auto",
    )


def coloured(choice: str) -> bool:
    """Decide on colour: asked for, or a terminal that does not refuse it (NO_COLOR, TERM=dumb)."""
    if one_of(choice, COLORS, "--color") != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value is not None), None)


def _configured(config: Path | None) -> dict[str, str]:
    if config is None:
        return {}
    from factcheck.cli.options.config import read_config

    return read_config(config)
