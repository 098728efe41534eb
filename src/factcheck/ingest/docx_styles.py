"""What the styles of a Word document make of a paragraph: heading, list item, quotation, code."""

import re
from dataclasses import dataclass
from typing import Any

from factcheck.ingest.docx_runs import W, value
from factcheck.model import BlockKind

_DEEPEST = 30  # of styles based on each other, which may go in a circle
_HEADING = re.compile(r"heading ([1-9])$")
_KINDS = {
    "quote": BlockKind.QUOTE, "intense quote": BlockKind.QUOTE, "block text": BlockKind.QUOTE,
    "html preformatted": BlockKind.CODE, "macro text": BlockKind.CODE, "source code": BlockKind.CODE,
    "code": BlockKind.CODE, "plain text": BlockKind.PARAGRAPH,
}  # fmt: skip
_NOISE = re.compile(r"(toc|table of figures|index)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a style says: a heading of some level from 1 (0: none), of a list, a work cited, or other."""

    level: int = 0
    title: bool = False
    listed: bool = False
    cited: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    reason: str = ""


class Styles:
    """The paragraph styles of a document, by their identity."""

    def __init__(self, element: Any) -> None:
        self._styles = {s.get(W + "styleId"): s for s in element.iter(W + "style")}
        self._default = next(
            (i for i, s in self._styles.items() if s.get(W + "type") == "paragraph" and s.get(W + "default")),
            None,
        )
        self._looks: dict[str | None, Look] = {}

    def look(self, properties: Any) -> Look:
        """Say what a paragraph is, its own properties before those of its style."""
        identity = value(properties, "pStyle") or self._default
        if identity not in self._looks:
            self._looks[identity] = self._read(identity)
        look = self._looks[identity]
        level, listed = _level(properties), _listed(properties)
        if level is None and listed is None:
            return look
        return Look(
            level=look.level if level is None else level,
            title=look.title,
            listed=look.listed if listed is None else listed,
            cited=look.cited,
            kind=look.kind,
            reason=look.reason,
        )

    def _read(self, identity: str | None) -> Look:
        """Follow a style to those that it is based on; the first that says something counts."""
        level, listed, names = None, None, []
        style = self._styles.get(identity)
        for _ in range(_DEEPEST):
            if style is None:
                break
            names.append((value(style, "name") or "").lower())
            properties = style.find(W + "pPr")
            level = _level(properties) if level is None else level
            listed = _listed(properties) if listed is None else listed
            style = self._styles.get(value(style, "basedOn"))
        named = next((m for name in names if (m := _HEADING.match(name))), None)
        own = names[0] if names else ""
        if level is None and named:
            level = int(named.group(1))
        bulleted = own.startswith("list ") and own != "list paragraph"
        noise = "contents" if _NOISE.match(own) else "subtitle" if own == "subtitle" else ""
        return Look(
            level=level or 0,
            title=own == "title",
            listed=bulleted if listed is None else listed,
            cited=own == "bibliography",
            kind=next((_KINDS[name] for name in names if name in _KINDS), BlockKind.PARAGRAPH),
            reason=noise,
        )


def _level(properties: Any) -> int | None:
    """Give the level of a heading from 1, 0 for running text, None where it is not said."""
    text = value(properties, "outlineLvl")
    if text is None or not text.isdecimal():
        return None
    return int(text) + 1 if int(text) < 9 else 0


def _listed(properties: Any) -> bool | None:
    number = value(properties, "numPr", "numId")
    return None if number is None else number != "0"


def list_level(properties: Any) -> int:
    """Give the depth of a list item, from 1."""
    text = value(properties, "numPr", "ilvl") or "0"
    return min(int(text), 8) + 1 if text.isdecimal() else 1
