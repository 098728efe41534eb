"""What an author wrote into a document for tools, not for readers; only reports are asked for it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What an author wrote for tools, not readers: its words, without the marks around them.

    `[start:end]` is where it stands in the document's text, empty where the
    text was extracted without it; `line` and `column` count from 1, in the
    file. A `detached` one stands in a part that is left out of the text.
    """

    text: str
    start: int
    end: int
    line: int
    column: int
    detached: bool = False


def blanked(text: str, comments: Iterable[Comment]) -> str:
    """Put spaces in the place of comments, so that all offsets and lines stay as they are."""
    pieces: list[str] = []
    at = 0
    for comment in comments:
        if comment.start < comment.end:
            hidden = text[comment.start : comment.end]
            pieces += [text[at : comment.start], "\n".join(" " * len(line) for line in hidden.split("\n"))]
            at = comment.end
    return "".join([*pieces, text[at:]]) if pieces else text
