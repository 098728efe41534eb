"""A plain-text page while its lines are being recognised.

Recognisers run one after another (references, contents, search results,
speech, …); each takes the lines that it knows and puts blocks for them. What
is left when all have run is prose.
"""

from collections.abc import Iterator

from factcheck.ingest.lines import Line, split_lines
from factcheck.model import Block, BlockKind


class Page:
    """Lines of a text, which of them are taken, and the blocks found so far.

    `bridged` are blank lines, by index, that end no paragraph.
    """

    def __init__(self, text: str, body: int = 0, bridged: frozenset[int] = frozenset()) -> None:
        self.text = text
        self.bridged = bridged
        self.lines = split_lines(text)
        self.taken = bytearray(line.start < body or not line.text for line in self.lines)
        self.blocks: list[Block] = []
        self.contents: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.lines)

    def free(self, index: int) -> bool:
        """Tell whether a line exists, has text, and is not yet taken."""
        return 0 <= index < len(self.lines) and not self.taken[index]

    def free_lines(self) -> Iterator[tuple[int, Line]]:
        """Give the lines not yet taken, with their index."""
        return ((i, line) for i, line in enumerate(self.lines) if not self.taken[i])

    def take(self, first: int, last: int | None = None) -> None:
        """Mark lines as recognised without a block (rules, underlines, labels)."""
        for index in range(first, (first if last is None else last) + 1):
            self.taken[index] = 1

    def put(self, block: Block, first: int, last: int | None = None) -> None:
        """Add a block and take its lines."""
        self.blocks.append(block)
        self.take(first, last)

    def drop(self, reason: str, first: int, last: int | None = None) -> None:
        """Put each line with text of a range as noise."""
        for index in range(first, (first if last is None else last) + 1):
            if self.free(index):
                line = self.lines[index]
                block = Block(
                    kind=BlockKind.NOISE, start=line.start, end=line.end, line=line.number, reason=reason
                )
                self.put(block, index)
