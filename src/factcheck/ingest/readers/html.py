"""Read HTML: the text of the page without its navigation, notices and advertising.

The document's text is extracted: one block per paragraph, separated by blank
lines, and all offsets point into it; `line` is the line of the source at which
the block was found. What a page says of itself comes from its meta tags,
JSON-LD and `<time>`. Pages nested deeper than a browser would go are refused,
since parsing them takes time without limit. Limits: no script is run.
"""

import re
from collections import Counter
from typing import TYPE_CHECKING

from factcheck.ingest.draft import Draft, Source
from factcheck.ingest.faults import fault
from factcheck.ingest.html_flow import Flow
from factcheck.ingest.html_head import read_head
from factcheck.ingest.html_parts import Parts
from factcheck.ingest.references import number_entries, with_references
from factcheck.model import BlockKind

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

SUFFIXES = (".html", ".htm", ".xhtml")
KIND = "html"

DEEPEST = 512
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_OPAQUE = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_NOT_NESTING = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "option",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "optgroup",
        "rp",
        "rt",
        "html",
        "head",
        "body",
        "path",
        "circle",
        "rect",
        "g",
        "use",
        "line",
        "polygon",
        "polyline",
        "ellipse",
    ]
)


def read(source: Source) -> Draft:
    """Read an HTML document."""
    parser = _parse(source)
    head = read_head(parser)
    parts = Parts(parser)
    flow = Flow(source.text, parts)
    flow.walk(parser.root)
    text = flow.text
    blocks, entries = with_references(flow.blocks, text, flow.cited)
    if not any(block.kind is not BlockKind.NOISE for block in blocks):
        raise fault(
            source.name, "holds no readable text", "save the page with its text, not only its scripts"
        )
    return Draft(
        text=text,
        blocks=tuple(blocks),
        references=number_entries(entries, text),
        metadata=head,
        offsets="text",
        omitted=dict(Counter(parts.omitted)),
        warnings=source.warnings,
        comments=flow.remarks.comments(len(text)),
    )


def _parse(source: Source) -> "LexborHTMLParser":
    from selectolax.lexbor import LexborHTMLParser

    if _depth(source.text) > DEEPEST:
        message = f"elements are nested more than {DEEPEST} deep"
        raise fault(source.name, message, "give the text of the page, or a saved reader view")
    return LexborHTMLParser(source.text)


def _depth(text: str) -> int:
    """Give the greatest number of elements left open at once, roughly."""
    depth = deepest = 0
    for match in _TAG.finditer(_without_opaque(text)):
        if match.group(2).lower() in _NOT_NESTING:
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _without_opaque(text: str) -> str:
    """Drop scripts, styles and comments; a page that opens far more of them than it closes stays as it is."""
    opened = len(re.findall(r"<!--|<script|<style", text, re.IGNORECASE))
    closed = len(re.findall(r"-->|</script|</style", text, re.IGNORECASE))
    return _OPAQUE.sub("", text) if opened <= closed + 20 else text
