"""Which keys the records of a claims file have, and of which kind: read off the dataclasses.

A field that is added to `Claim` or `Reference` gets its key here by itself.
Positions stand together under `at`; the document of a claim, and what it has
in common with the head of its file, are not repeated.
"""

from dataclasses import MISSING, fields
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Struct

from factcheck.model import Claim, Reference

_DATES = frozenset({"valid", "asserted", "published", "date", "retrieved"})
_FILLED = frozenset({"id", "text", "quote", "marker"})
_ELSEWHERE = frozenset({"document", "offsets", "line", "start", "end", "origin"})
_FIRST = (
    "id", "text", "subject", "relation", "object", "polarity", "quantifier", "only", "quantity", "valid",
    "asserted", "attributed_to", "certainty", "quote", "at", "references", "status",
)  # fmt: skip
_INLINE = frozenset({"references"})


class Kind(StrEnum):
    """What a value may be."""

    TEXT = "text"
    DATE = "date"
    FLAG = "flag"
    NUMBER = "number"
    LIST = "list"
    CHOICE = "choice"
    PLACE = "place"  # {line, start, end}


class Key(Struct, frozen=True, kw_only=True):
    """One key of a record. `filled`: may not be the empty text; `inline`: a list on one line."""

    name: str
    kind: Kind
    required: bool = False
    filled: bool = True
    default: Any = None
    choices: type[StrEnum] | None = None
    inline: bool = False
    always: bool = False  # written even where it has its default value


def _key(name: str, hint: Any, default: Any) -> Key:
    required = default is MISSING
    settled = None if required else default
    if get_origin(hint) is UnionType:
        hint = next(t for t in get_args(hint) if t is not type(None))
    if get_origin(hint) is tuple:
        return Key(name=name, kind=Kind.LIST, default=settled, inline=name in _INLINE)
    if issubclass(hint, StrEnum):
        return Key(name=name, kind=Kind.CHOICE, choices=hint, default=settled, always=name == "status")
    kinds = {bool: Kind.FLAG, int: Kind.NUMBER, str: Kind.DATE if name in _DATES else Kind.TEXT}
    filled = name in _FILLED or not required
    return Key(name=name, kind=kinds[hint], required=required, filled=filled, default=settled)


def _keys(cls: type) -> dict[str, Key]:
    hints = get_type_hints(cls)
    found = {f.name: _key(f.name, hints[f.name], f.default) for f in fields(cls) if f.name not in _ELSEWHERE}
    found["at"] = Key(name="at", kind=Kind.PLACE, required=True)
    return found


def _ordered(found: dict[str, Key]) -> dict[str, Key]:
    names = [*(n for n in _FIRST if n in found), *(n for n in found if n not in _FIRST)]
    return {name: found[name] for name in names}


def _claim_keys() -> dict[str, Key]:
    found = _ordered(_keys(Claim))
    found["status"] = Key(
        name="status", kind=Kind.CHOICE, choices=found["status"].choices, required=True, always=True,
        default=found["status"].default,
    )  # fmt: skip
    return found


CLAIM_KEYS = _claim_keys()
REFERENCE_KEYS = _keys(Reference)
PLACE_KEYS = ("line", "start", "end")
HEAD_TEXTS = ("document", "sha256", "title", "publisher", "date", "retrieved", "kind", "language", "offsets")
HEAD_KEYS = (*HEAD_TEXTS, "original", "omitted", "names", "claims", "references")
