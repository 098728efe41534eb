"""What a document is about: the names that run through it.

A report on a club says "the club" and "the arena", or nothing at all, in most
sentences; whoever reads it supplies the names. The few names that recur are
kept with every claim of the document as topics, never as things said.
"""

import re
from collections import Counter

from factcheck.lexicon import Lexicon
from factcheck.model import BlockKind, Document

_NAME = re.compile(
    r"\b[A-Z][\w’'-]+(?:\s+(?:of|de|van|von)\s+(?=[A-Z])|\s+(?=[A-Z]))?(?:[A-Z][\w’'-]+(?:\s+(?=[A-Z]))?)*"
)
_MOST = 3
_LEAST = 3
_SHARE = 0.12


def main_names(document: Document, lexicon: Lexicon) -> tuple[str, ...]:
    """Give up to three names that recur in a document, longest form first; none in a list of results."""
    blocks = [
        b for b in document.blocks if b.kind not in (BlockKind.NOISE, BlockKind.REFERENCE, BlockKind.CODE)
    ]
    if any(b.kind is BlockKind.SNIPPET for b in blocks):
        return ()
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for block in blocks:
        text = document.text[block.start : block.end]
        for match in _NAME.finditer(text):
            words = [w for w in match.group().split() if w[0].isupper()]
            if match.start() == 0 or text[max(0, match.start() - 2) : match.start()].strip() in (
                ".",
                "!",
                "?",
                ":",
            ):
                words = words if len(words) > 1 else []
            words = [w.removesuffix("'s").removesuffix("’s") for w in words]
            words = [w for w in words if not lexicon.is_common(w.lower())]
            if not words:
                continue
            head = words[-1]
            counts[head] += 1
            forms.setdefault(head, Counter())[" ".join(words)] += 1
    needed = max(_LEAST, int(_SHARE * len(blocks)))
    chosen = [head for head, count in counts.most_common(_MOST) if count >= needed]
    return tuple(max(forms[head], key=lambda f: (len(f.split()), forms[head][f])) for head in chosen)
