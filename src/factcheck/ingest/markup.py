"""Words of a label without inline Markdown."""

import re

from factcheck.ingest.metadata import clean

_MARKUP = re.compile(
    r"\*\*|__|~~|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|!?\[([^\]]{0,300})\]\([^)]{0,500}\)|\s*#+$|\s*\[edit\]$|\s*¶$|\s*\{#[^}]{0,80}\}$"
)


def plain(text: str) -> str:
    """Give the words of a heading, a table head or a short line, markup and control characters left out."""
    return clean(_MARKUP.sub(lambda match: match.group(1) or "", text)) or ""
