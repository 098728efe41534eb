"""Lines of styled text, painted for a terminal or left plain.

A line is an indent and spans, each a text and the name of a style. The texts are
safe to print already (`visible`). Colour and wrapping need rich, which is
imported only where one of the two is asked for.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.report.style import Style
from factcheck.report.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

Span = tuple[str, str]
STYLES = {
    "contradicted": "bold red",
    "stale": "bold yellow",
    "disputed": "bold magenta",
    "supported": "bold green",
    "unverified": "bold blue",
    "mark": "bold underline",
    "place": "cyan",
    "label": "dim",
    "plain": "",
}
_UNWRAPPED = 1_000_000


class Line(Struct, frozen=True):
    """One line of output before wrapping; `indent` counts spaces and holds for wrapped lines too."""

    indent: int
    spans: tuple[Span, ...]


def line(indent: int, *spans: Span | str) -> Line:
    """Build a line; a bare string is a span without style."""
    return Line(indent, tuple((s, "plain") if isinstance(s, str) else s for s in spans))


def marked(text: str, marks: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Split raw text into safe spans, the marked stretches apart."""
    spans: list[Span] = []
    at = 0
    for start, end in sorted(marks):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        spans += [(visible(text[at:start]), "plain"), (visible(text[start:end]), "mark")]
        at = end
    spans.append((visible(text[at:]), "plain"))
    return tuple(span for span in spans if span[0])


def painted(lines: Iterable[Line], style: Style) -> str:
    """Give the lines as text that ends in a newline."""
    if not style.color and style.width is None:
        return "".join(" " * one.indent + "".join(text for text, _ in one.spans) + "\n" for one in lines)
    return _rich(lines, style)


def _rich(lines: Iterable[Line], style: Style) -> str:
    from io import StringIO

    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard" if style.color else None,
        no_color=not style.color,
        width=_UNWRAPPED,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for one in lines:
        _print(console, one, style)
    return out.getvalue()


def _print(console: "Console", one: Line, style: Style) -> None:
    from rich.text import Text

    text = Text.assemble(*((span, STYLES[name]) for span, name in one.spans))
    width = max(20, (style.width or _UNWRAPPED) - one.indent)
    for piece in text.wrap(console, width):
        piece.rstrip()
        console.print(Text(" " * one.indent) + piece, soft_wrap=True)
