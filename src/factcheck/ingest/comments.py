"""Comments of an author: what a reader of the page does not see, and where it stands.

Markdown has those of HTML, wherever they stand but in code; plain text has lines
of their own that begin with `%% factcheck:`, or with `.. factcheck:` as in
reStructuredText. A line with `#` is none: it may be a heading, or a hash tag that
is meant to be read. Limits: in plain text only comments for this program are
known, since anything else that looks like one may be prose.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.ingest.lines import trim
from factcheck.model import Block, BlockKind
from factcheck.model.comment import Comment

Span = tuple[int, int, str]  # start, end, the words between the marks
OPEN, CLOSE = "<!--", "-->"
_LINE = re.compile(r"^[^\S\n]*((?:%%|\.\.)[^\S\n]*(factcheck[^\S\n]*:.*))$", re.MULTILINE | re.IGNORECASE)
_INLINE = re.compile(r"\\.|`+|<!--", re.DOTALL)
_TICKS = re.compile(r"`+")


def comment_lines(text: str, body: int) -> tuple[Comment, ...]:
    """Find the comment lines of plain text from `body` on."""
    return placed(text, ((m.start(1), m.end(1), m.group(2)) for m in _LINE.finditer(text, body)))


def raw_comments(text: str, start: int, end: int) -> Iterator[Span]:
    """Find the comments in a stretch of HTML, in time that grows with its length only."""
    at = text.find(OPEN, start, end)
    while at >= 0:
        close = text.find(CLOSE, at + 2, end)  # `<!-->` is a whole comment
        if close < 0:
            return
        yield at, close + len(CLOSE), text[at + len(OPEN) : close]
        at = text.find(OPEN, close + len(CLOSE), end)


def inline_comments(text: str, start: int, end: int) -> Iterator[Span]:
    """Find the comments in a paragraph of Markdown; what stands in a code span or is escaped is text."""
    if text.find(OPEN, start, end) < 0:
        return
    runs: dict[int, list[int]] = {}  # where runs of this many backticks stand
    for run in _TICKS.finditer(text, start, end):
        runs.setdefault(len(run.group()), []).append(run.start())
    at = start
    while match := _INLINE.search(text, at, end):
        at = match.end()
        if match.group() == OPEN:
            span = next(raw_comments(text, match.start(), end), None)
            if span is None:
                return
            yield span
            at = span[1]
        elif match.group()[0] == "`":
            same = runs.get(len(match.group()), [])
            after = bisect_left(same, at)
            at = same[after] + len(match.group()) if after < len(same) else at


def placed(text: str, spans: Iterable[Span]) -> tuple[Comment, ...]:
    """Make comments of spans in order, each with its line and column."""
    comments: list[Comment] = []
    line, counted = 1, 0
    for start, end, words in spans:
        line, counted = line + text.count("\n", counted, start), start
        column = start - text.rfind("\n", 0, start)
        words = " ".join(words.split())
        comments.append(Comment(text=words, start=start, end=end, line=line, column=column))
    return tuple(comments)


def without_edges(text: str, blocks: Iterable[Block], comments: Sequence[Comment]) -> list[Block]:
    """Shrink blocks that begin or end with comments; drop those that are nothing else."""
    if not comments:
        return list(blocks)
    ends = {comment.end: comment.start for comment in comments}
    starts = {comment.start: comment.end for comment in comments}
    return [b for block in blocks if (b := _shrunk(text, block, starts, ends)) is not None]


def _shrunk(text: str, block: Block, starts: dict[int, int], ends: dict[int, int]) -> Block | None:
    if block.kind in (BlockKind.CODE, BlockKind.NOISE, BlockKind.REFERENCE):
        return block
    start, end = block.start, block.end
    while start in starts and starts[start] <= end:
        start, end = trim(text, starts[start], end)
    while end in ends and ends[end] >= start:
        start, end = trim(text, start, ends[end])
    if start >= end:
        return None
    if (start, end) == (block.start, block.end):
        return block
    line = block.line + text.count("\n", block.start, start)
    cells = tuple((head, a, min(b, end)) for head, a, b in block.cells if a < end and b > start)
    return replace(block, start=start, end=cells[-1][2] if cells else end, line=line, cells=cells)
