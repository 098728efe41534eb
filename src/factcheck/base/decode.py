"""Nodes of a claims file to records, every value checked against the kind of its key.

The head comes first, because claims take from it what they do not say
themselves; a `publisher` or `published` written as an empty text says that
it is not known although the document's is.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from factcheck.base.files import ClaimsFile
from factcheck.base.schema import CLAIM_KEYS, HEAD_KEYS, PLACE_KEYS, REFERENCE_KEYS, Key, Kind
from factcheck.base.strict import Node, StrictReader
from factcheck.model import Claim, Origin, Reference
from factcheck.values import parse_edtf

_SHA256 = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{1,12}")
_INHERITED = {"publisher": "publisher", "published": "date"}
_LISTS = frozenset({"claims", "references"})


def decode_claims(text: str, name: str, *, allow_inverted: bool = False) -> ClaimsFile:
    """Read the text of a claims file; `name` is how errors refer to it."""
    return _Decoder(StrictReader(text, name), allow_inverted).file()


@lru_cache(maxsize=4096)
def _date_fault(text: str) -> str | None:
    try:
        parse_edtf(text)
    except ValueError as error:
        return str(error)
    return None


def _is_inverted(text: str) -> bool:
    """Whether an interval is refused only because it ends before it begins."""
    ends = text.split("/")
    return len(ends) == 2 and all(end and _date_fault(end) is None for end in ends)


class _Decoder:
    """Holds what all records of one file share while it is read."""

    def __init__(self, reader: StrictReader, allow_inverted: bool) -> None:
        self.reader = reader
        self.allow_inverted = allow_inverted
        self.head: dict[str, Any] = {}
        self.ids: dict[str, int] = {}

    def file(self) -> ClaimsFile:
        claims: tuple[Claim, ...] = ()
        references: tuple[Reference, ...] = ()
        listed: set[str] = set()
        for key, node in self.reader.entries(_LISTS):
            if key not in HEAD_KEYS:
                self._unknown(key, HEAD_KEYS, self.reader.place())
            if key in _LISTS:
                listed.add(key)
                self._require_head()
                items = self._listed(key, node)
                if key == "claims":
                    claims = tuple(self._claim(item) for item in items)
                else:
                    references = tuple(self._reference(item) for item in items)
            elif listed:
                self.reader.fail(f"{key!r} stands below the lists", "move it up", *self.reader.place())
            else:
                self._head(key, node)  # type: ignore[arg-type]
        self._require_head()
        return ClaimsFile(**self.head, claims=claims, references=references)

    def _require_head(self) -> None:
        for key in ("document", "sha256"):
            if key not in self.head:
                self.reader.fail(f"{key!r} is missing at the top", "run factcheck build", 1, 1)

    def _listed(self, key: str, node: Node | Iterable[Node]) -> Iterator[Node]:
        if isinstance(node, Node):
            self.reader.fail_at(node, f"{key!r} is not a list", "write one '- ' item for each")
        yield from node

    def _head(self, key: str, node: Node) -> None:
        if key == "omitted":
            self.head[key] = {k: self._number(k, v) for k, v in self._mapping(key, node).items()}
        elif key == "names":
            self.head[key] = {k: self._texts(k, v) for k, v in self._mapping(key, node).items()}
        elif key == "original":
            found = self._mapping(key, node)
            self._check_keys(node, ("document", "sha256"), required=("document",))
            self.head["original"] = self._text("document", found["document"])
            if "sha256" in found:
                self.head["original_sha256"] = self._sha256("sha256", found["sha256"])
        elif key == "sha256":
            self.head[key] = self._sha256(key, node)
        elif key in ("date", "retrieved"):
            self.head[key] = self._date(key, node)
        else:
            self.head[key] = self._head_text(key, node)

    def _head_text(self, key: str, node: Node) -> str:
        text = self._text(key, node)
        if key == "offsets" and text not in ("file", "text"):
            self.reader.fail_at(node, f"offsets {text!r} is neither 'file' nor 'text'", "run factcheck build")
        return text

    def _sha256(self, key: str, node: Node) -> str:
        text = self._text(key, node)
        if not _SHA256.fullmatch(text):
            self.reader.fail_at(
                node, f"{key!r} is no SHA-256 of 64 hexadecimal digits", "run factcheck build"
            )
        return text

    def _claim(self, node: Node) -> Claim:
        found = self._mapping("a claim", node)
        self._check_keys(node, (*CLAIM_KEYS, "origin"), required=_CLAIM_REQUIRED)
        values = self._values(found, CLAIM_KEYS)
        for key, source in _INHERITED.items():
            if key not in found:
                values[key] = self.head.get(source)
        if "origin" in found:
            values["origin"] = self._origin(found["origin"])
        claim = Claim(document=self.head["document"], offsets=self.head.get("offsets", "file"), **values)
        first = self.ids.setdefault(claim.id, node.line)
        if first != node.line:
            message = f"id {claim.id!r} stands already at line {first}"
            self.reader.fail_at(found["id"], message, "give each claim its own id")
        return claim

    def _origin(self, node: Node) -> Origin:
        found = self._mapping("origin", node)
        self._check_keys(node, ("document", "line", "sha256"), required=("line",))
        line = self._number("line", found["line"])
        document, digest = self.head.get("original"), self.head.get("original_sha256")
        if "document" in found:
            document = self._text("document", found["document"])
        if "sha256" in found:
            digest = self._maybe_empty("sha256", found["sha256"])
        if document is None:
            self.reader.fail_at(node, "'origin' names no document", "add document: to it")
        return Origin(document=document, line=line, sha256=digest or "")

    def _reference(self, node: Node) -> Reference:
        found = self._mapping("a reference", node)
        self._check_keys(node, tuple(REFERENCE_KEYS), required=_REFERENCE_REQUIRED)
        return Reference(**self._values(found, REFERENCE_KEYS))

    def _values(self, found: dict[str, Node], keys: dict[str, Key]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, node in found.items():
            key = keys.get(name)
            if key is None:
                continue
            if key.kind is Kind.PLACE:
                values.update(self._place(node))
            else:
                values[name] = self._value(key, node)
        return values

    def _value(self, key: Key, node: Node) -> Any:
        if key.kind is Kind.TEXT:
            if key.name in _INHERITED and node.value == "":
                return None
            return self._text(key.name, node) if key.filled else self._maybe_empty(key.name, node)
        if key.kind is Kind.DATE:
            return None if key.name in _INHERITED and node.value == "" else self._date(key.name, node)
        if key.kind is Kind.LIST:
            return self._texts(key.name, node)
        if key.kind is Kind.NUMBER:
            return self._number(key.name, node)
        return self._flag(key.name, node) if key.kind is Kind.FLAG else self._choice(key, node)

    def _choice(self, key: Key, node: Node) -> Any:
        assert key.choices is not None
        text = self._text(key.name, node)
        try:
            return key.choices(text)
        except ValueError:
            known = ", ".join(key.choices)
            self.reader.fail_at(node, f"{key.name} {text!r} is unknown", f"write one of {known}")

    def _flag(self, name: str, node: Node) -> bool:
        if node.value not in ("true", "false"):
            self.reader.fail_at(node, f"{name!r} is neither true nor false", "write true or leave it out")
        return bool(node.value == "true")

    def _number(self, name: str, node: Node) -> int:
        if not isinstance(node.value, str) or not _NUMBER.fullmatch(node.value):
            self.reader.fail_at(node, f"{name!r} is not a whole number", "write digits only")
        return int(node.value)

    def _maybe_empty(self, name: str, node: Node) -> str:
        if node.value is None:
            self.reader.fail_at(node, f"{name!r} has no value", "write one, or '' for none")
        if not isinstance(node.value, str):
            self.reader.fail_at(node, f"{name!r} is not a text", "put it in quotes, on one line")
        return node.value

    def _text(self, name: str, node: Node) -> str:
        if node.value is None or node.value == "":
            self.reader.fail_at(node, f"{name!r} is empty", "write a value, or leave the key out")
        return self._maybe_empty(name, node)

    def _date(self, name: str, node: Node) -> str:
        text = self._text(name, node)
        reason = _date_fault(text)
        if reason is not None and not (self.allow_inverted and name == "valid" and _is_inverted(text)):
            self.reader.fail_at(node, f"{name!r}: {reason}", "write a date such as 2024-03-09 or 2014/2017")
        return text

    def _texts(self, name: str, node: Node) -> tuple[str, ...]:
        if not isinstance(node.value, list):
            self.reader.fail_at(node, f"{name!r} is not a list", "write [a, b]")
        return tuple(self._text(name, item) for item in node.value)

    def _place(self, node: Node) -> dict[str, int]:
        found = self._mapping("at", node)
        self._check_keys(node, PLACE_KEYS, required=PLACE_KEYS)
        place = {key: self._number(key, found[key]) for key in PLACE_KEYS}
        if place["line"] < 1 or place["end"] < place["start"]:
            self.reader.fail_at(
                node, "'at' is no place: a line below 1 or an end before its start", "correct it"
            )
        return place

    def _mapping(self, name: str, node: Node) -> dict[str, Node]:
        if not isinstance(node.value, dict):
            self.reader.fail_at(node, f"{name!r} is not a mapping", "write key: value lines")
        return node.value

    def _check_keys(self, node: Node, known: Iterable[str], *, required: Iterable[str]) -> None:
        known = tuple(known)
        for key in node.value:
            if key not in known:
                self._unknown(key, known, node.places[key])
        for key in required:
            if key not in node.value:
                self.reader.fail_at(node, f"the key {key!r} is missing", f"add {key}:")

    def _unknown(self, key: str, known: tuple[str, ...], place: tuple[int, int]) -> None:
        near = difflib.get_close_matches(key, known, n=1)
        remedy = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
        self.reader.fail(f"unknown key {key!r}", remedy, *place)


_CLAIM_REQUIRED = tuple(key.name for key in CLAIM_KEYS.values() if key.required)
_REFERENCE_REQUIRED = tuple(key.name for key in REFERENCE_KEYS.values() if key.required)
