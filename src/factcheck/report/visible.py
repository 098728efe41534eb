"""Text of other people, made safe to print: nothing in it that a terminal obeys.

Control characters, escapes, line separators and the marks that turn the writing
direction are shown as `\\x1b` or `\\u202e`; runs of white space become one space,
so that one thing stays on one line. All else stays as written.
"""

import re

HOSTILE = (
    "\x00-\x1f\x7f-\x9f"  # controls and escapes
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turn the direction of writing
    "\u2028\u2029\ufff9-\ufffb\U000e0000-\U000e007f"  # separators, annotations, invisible tags
    "\ud800-\udfff"  # halves of characters
)
_HOSTILE = re.compile(f"[{HOSTILE}]")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")


def visible(text: str) -> str:
    """Give the text on one line, with hostile characters spelt out."""
    return _HOSTILE.sub(_spelt, _SPACE.sub(" ", text))


def _spelt(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
