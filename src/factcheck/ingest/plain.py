"""A few sentences or passages as a document, nothing left out.

For evidence that is given as such: each passage is a paragraph of one text,
whatever it looks like. Limits: no headings, no references, no date.
"""

import hashlib
from collections.abc import Sequence

from factcheck.model import Block, BlockKind, Document


def plain_document(passages: Sequence[str], *, name: str) -> Document:
    """Make a document of passages, one paragraph each."""
    texts = [p.strip() for p in passages if p.strip()]
    blocks = []
    start = 0
    for line, text in enumerate(texts):
        blocks.append(Block(kind=BlockKind.PARAGRAPH, start=start, end=start + len(text), line=1 + 2 * line))
        start += len(text) + 2
    whole = "\n\n".join(texts)
    return Document(
        name=name,
        text=whole,
        sha256=hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest(),
        blocks=tuple(blocks),
    )
