"""Comments for this program in an HTML page: where they stand in the text that is extracted.

A comment inside a block has its place within it, one between blocks at the
beginning of the next one, so that "this line" and "the next line" mean on a page
what they mean in a text. One in a part that is left out of the text is detached.
Limits: one inside `<pre>` or `<code>` is shown code, not a comment.
"""

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.ingest.comments import placed, raw_comments
from factcheck.ingest.html_table import TableRows
from factcheck.model.comment import Comment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from selectolax.lexbor import LexborNode

_OURS = "factcheck"
_TABLE = frozenset({"table", "tbody", "thead", "tfoot"})


class _Met(Struct):
    """A comment on the way: `at` counts runs of inline text before it, or rows of its table."""

    words: str
    at: int
    between: bool = False  # rows of a table
    position: int | None = None
    detached: bool = False


class Remarks:
    """The comments met on a walk, given their places when the block around them is laid out."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._any = "<!--" in source and _OURS in source.lower()
        self._met: list[_Met] = []
        self._open: list[_Met] = []

    def meet(self, node: "LexborNode", runs: int, table: TableRows | None) -> None:
        """Take a comment node, after so many runs of the block or within the table that is open."""
        words = _words(node) if self._any else ""
        parent = node.parent.tag if node.parent is not None else None
        if not words or parent in ("pre", "code"):
            return
        met = _Met(words, runs)
        if table is not None:
            met.between = parent in _TABLE
            met.at = len(table.rows) - (not met.between)
        self._met.append(met)
        self._open.append(met)

    def left_out(self, node: "LexborNode") -> None:
        """Take the comments below an element that is no part of the text."""
        if not self._any:
            return
        for below in node.traverse(include_text=True):
            if below.tag == "-comment" and (words := _words(below)):
                self._met.append(_Met(words, 0, detached=True))

    def laid(self, start: int, runs: "Sequence[str]", squashed: "Callable[[str], str]") -> None:
        """Give those of a block their places: it begins at `start` and was gathered from `runs`."""
        whole = len(squashed("".join(runs)).strip())
        taken = length = 0
        space = True  # nothing goes before the first word, and one space between two
        for met in self._open:
            piece = squashed("".join(runs[taken : met.at]))
            piece = piece.lstrip() if space else piece
            taken, length = met.at, length + len(piece)
            space = piece.endswith(" ") if piece else space
            met.position = start + min(length, whole)
        self._open.clear()

    def skipped(self) -> None:
        """Let what was gathered come to nothing: those in it stand before the next block."""
        for met in self._open:
            met.at = 0

    def dropped(self) -> None:
        """Leave out the block or table being gathered, and those in it with it."""
        for met in self._open:
            met.detached = True
        self._open.clear()

    def row(self, number: int, start: int) -> None:
        """Give those of a row of the table, and those between it and the row before, their places."""
        for met in self._open:
            if met.at == number or (met.between and met.at < number):
                met.position = start
        self._open = [met for met in self._open if met.position is None]

    def comments(self, length: int) -> tuple[Comment, ...]:
        """Give all, in order; `length` is that of the text."""
        raw = raw_comments(self._source, 0, len(self._source)) if self._met else iter(())
        found: list[Comment] = []
        spans = [span for span in raw if span[2].lstrip()[: len(_OURS)].lower() == _OURS]
        at = 0
        for met, comment in _paired(self._met, placed(self._source, spans)):
            at = max(at, length if met.position is None else met.position) if not met.detached else at
            found.append(
                Comment(
                    text=comment.text,
                    start=at,
                    end=at,
                    line=comment.line,
                    column=comment.column,
                    detached=met.detached,
                )
            )
        return tuple(found)


def _words(node: "LexborNode") -> str:
    """Give the words of a comment if it is for this program, else nothing."""
    words = " ".join((node.comment_content or "").split())
    return words if words[: len(_OURS)].lower() == _OURS else ""


def _paired(met: list[_Met], raw: tuple[Comment, ...]) -> list[tuple[_Met, Comment]]:
    """Find each comment of the tree in the source; what only looks like one (in a script) is passed over."""
    pairs: list[tuple[_Met, Comment]] = []
    at = 0
    for one in met:
        found = next((i for i in range(at, len(raw)) if raw[i].text == one.words), None)
        if found is not None:
            pairs.append((one, raw[found]))
            at = found + 1
    return pairs
