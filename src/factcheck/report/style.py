"""How much a format shows, and with what means."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """`width` is that of the terminal in characters, None where lines are not to be wrapped.

    `all` shows supported and unverified sentences of a report too, `quiet` one
    line for each result, `verbose` all evidence and the confidence.
    """

    color: bool = False
    width: int | None = None
    all: bool = False
    quiet: bool = False
    verbose: bool = False
