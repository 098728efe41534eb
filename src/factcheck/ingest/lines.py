"""Lines of a text with their place, and trimming by offset.

Only newlines part lines (form feeds and exotic separators do not), so that
line numbers agree with those of any editor. Invisible characters such as a
byte order mark count as white space at the ends of a line.
"""

import re
from dataclasses import dataclass

INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
BLANK = "".join(chr(c) for c in range(0x3001) if chr(c).isspace()) + INVISIBLE
_EDIT = re.compile(r"\s*\[\s*edit(?:\s*\|[^\]]{0,30})?\s*\]\s*$|\s*¶$")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `number` from 1, the span of its trimmed text, and that text."""

    number: int
    start: int
    end: int
    text: str
    indent: int = 0


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a span until it neither begins nor ends with white space; may become empty."""
    piece = text[start:end]
    left = piece.lstrip(BLANK)
    start = end - len(left)
    return start, start + len(left.rstrip(BLANK))


def split_lines(text: str) -> tuple[Line, ...]:
    """Part a text into trimmed lines, blank ones included."""
    lines: list[Line] = []
    at = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        start, end = trim(text, at, at + len(raw))
        lines.append(Line(number, start, end, text[start:end], start - at))
        at += len(raw) + 1
    return tuple(lines)


def words(text: str) -> list[str]:
    """Give the words of a text, numbers and marks left out."""
    return _WORD.findall(text)


def label(text: str) -> str:
    """Give a heading or label as it stands in word lists: lower case, no colon, marks or edit link."""
    return _EDIT.sub("", text).strip(" :.#*_").lower()


def ends_sentence(text: str) -> bool:
    """Tell whether a line closes a sentence, closing quotes and markers aside."""
    bare = re.sub(r"(?:\s*\[[^\[\]]{1,30}\])+$", "", text[-80:]).rstrip("\"'”’»)*_] ")
    return bare.endswith((".", "!", "?", "…", ":", ";", "。"))


def is_title_case(text: str) -> bool:
    """Tell whether most longer words of a line begin with a capital, the last word included."""
    found = [w for w in words(text) if len(w) > 3 or w[0].isupper()]
    if not found:
        return False
    capital = sum(w[0].isupper() for w in found)
    return capital / len(found) >= 0.7 and (len(found) > 1 or found[0][0].isupper())


def is_all_caps(text: str) -> bool:
    """Tell whether a line has letters and all of them are capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 2 and all(not c.islower() for c in letters) and any(c.isupper() for c in letters)
