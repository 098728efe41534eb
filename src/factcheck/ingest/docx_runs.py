"""The words of a Word paragraph as a reader sees them, from its XML.

Insertions that are tracked count, deletions and hidden text do not; a field
shows its result, a text box comes after the paragraph that holds it. Limits:
numbers of lists, formulas and pictures have no text here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = frozenset({"0", "false", "off", "none"})
_INSIDE = frozenset(
    W + name
    for name in (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "fldSimple",
        "sdt",
        "sdtContent",
        "bdo",
        "dir",
        "customXml",
    )
)
_SIGNS = {W + "tab": " ", W + "br": " ", W + "cr": " ", W + "ptab": " ", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_HELD = frozenset({W + "drawing", W + "pict", W + "object"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The text of a paragraph, whether all of it is bold, its text boxes, and the notes that it calls."""

    text: str
    bold: bool
    boxes: list[Any] = field(default_factory=list)
    omitted: Counter[str] = field(default_factory=Counter)


def is_on(properties: Any, name: str) -> bool:
    """Tell whether a property that is on or off is there and on."""
    found = None if properties is None else properties.find(W + name)
    return found is not None and found.get(W + "val", "on") not in _OFF


def value(element: Any, *path: str) -> str | None:
    """Give the value of a property below an element, None where it is not there."""
    for name in path:
        element = None if element is None else element.find(W + name)
    found = None if element is None else element.get(W + "val")
    return None if found is None else str(found)


def words(paragraph: Any) -> Words:
    """Read a paragraph."""
    boxes: list[Any] = []
    omitted: Counter[str] = Counter()
    pieces: list[tuple[str, bool]] = []
    for run in _runs(paragraph):
        properties = run.find(W + "rPr")
        if is_on(properties, "vanish"):
            omitted["hidden"] += 1
            continue
        text = "".join(_signs(run, boxes, omitted))
        if text and (is_on(properties, "strike") or is_on(properties, "dstrike")):
            text = f"~~{text}~~"
        pieces.append((text, is_on(properties, "b")))
    text = " ".join("".join(piece for piece, _ in pieces).replace("~~~~", "").split())
    bold = all(heavy for piece, heavy in pieces if piece.strip())
    return Words(text=text, bold=bold and bool(text), boxes=boxes, omitted=omitted)


def _runs(element: Any) -> Iterator[Any]:
    """Give the runs of text in order, without those that are deleted or moved away."""
    for child in element:
        if child.tag == W + "r":
            yield child
        elif child.tag in _INSIDE:
            yield from _runs(child)


def _signs(run: Any, boxes: list[Any], omitted: Counter[str]) -> Iterator[str]:
    for child in run:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag in _NOTES:
            omitted[_NOTES[child.tag]] += 1
        elif child.tag in _HELD:
            boxes += child.iter(W + "txbxContent")
        elif child.tag == MC + "AlternateContent":  # the same twice: for newer programs, and for older ones
            choice = child.find(MC + "Choice")
            boxes += [] if choice is None else choice.iter(W + "txbxContent")
