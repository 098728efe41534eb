"""How much a format shows, and with what means."""

from msgspec import Struct


class Style(Struct, frozen=True, kw_only=True):
    """`width` is that of the terminal in characters, None where lines are not to be wrapped.

    `all` shows supported and unverified sentences of a report too, `quiet` one
    line for each result, `verbose` all evidence and the confidence.
    """

    color: bool = False
    width: int | None = None
    all: bool = False
    quiet: bool = False
    verbose: bool = False
