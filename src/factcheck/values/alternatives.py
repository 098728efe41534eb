"""A regular expression for any of many words.

Words that begin alike share their beginning, so that the expression compiles
fast and a text that holds none of them is left at the first letter. Of two
words that one text holds at a place, the longer is read.
"""

import re
from collections.abc import Iterable
from typing import Any

PIECE = re.compile(r"\s+|.")


def alternatives(words: Iterable[str], hyphen: str = "-", space: str = r"\s+") -> str:
    """Return an expression for any of these words; `hyphen` and `space` stand for theirs."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for piece in PIECE.findall(word):
            node = node.setdefault(
                hyphen if piece == "-" else space if piece.isspace() else re.escape(piece), {}
            )
        node[""] = {}
    return _rest(tree)


def _rest(node: dict[str, Any]) -> str:
    branches = [piece + _rest(node[piece]) for piece in sorted(node) if piece]
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}" if branches else ""
