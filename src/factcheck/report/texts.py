"""The text of a report, for formats that show it or that count places in it otherwise than we do."""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a text; line and columns count from 1, `column` in characters, `byte` in UTF-8."""

    line: int
    column: int
    byte: int


class ReportText:
    """The text that the positions of a report's findings point into.

    `in_file` tells that it is the decoded file itself; where it was extracted from
    a page, only the lines of findings are places in the file.
    """

    def __init__(self, text: str, *, in_file: bool = True) -> None:
        self.text = text
        self.in_file = in_file

    def place(self, offset: int) -> Place:
        """Give the place of an offset; one past the end is the end."""
        offset = min(offset, len(self.text))
        line = bisect_right(self._lines, offset)
        start = self._lines[line - 1]
        return Place(line, offset - start + 1, len(self.text[start:offset].encode(errors="replace")) + 1)

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        starts = [0]
        while (end := self.text.find("\n", starts[-1])) >= 0:
            starts.append(end + 1)
        return starts
