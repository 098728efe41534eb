"""The options of `factcheck check` about what is read, and what is written down of it."""

from typing import Annotated

import typer
from msgspec import Struct


class InputOptions(Struct, frozen=True, kw_only=True):
    """What a command line says of its reports."""

    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="GLOB", help="Leave these files or folders out; can be repeated."),
    ] = None


NO_INPUTS = InputOptions()
