"""What a document says of itself, and the strict reading of YAML front matter.

Scalars stay strings: `no` is not false and `12:30` is not 750. Two equal keys,
an impossible date and broken YAML are errors with line and column. Unknown
keys are allowed and ignored. Limits: front matter of at most 64 KiB.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from factcheck.ingest.dating import when_of
from factcheck.ingest.faults import fault
from factcheck.model import When

LONGEST = 64 * 1024
_KEY = re.compile(r"[\w\"'][\w \"'-]*:(\s|$)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Fields of a document's head; None where it does not say."""

    title: str | None = None
    publisher: str | None = None
    date: When | None = None
    retrieved: When | None = None
    kind: str | None = None
    language: str | None = None
    original: str | None = None
    original_sha256: str | None = None


def clean(text: str | None) -> str | None:
    """Make a one-line label of a text: control characters out, spaces joined; None if nothing is left."""
    if text is None:
        return None
    return " ".join(_CONTROL.sub(" ", text).split()) or None


def front_matter(text: str, name: str) -> tuple[Metadata, int]:
    """Read the YAML between `---` lines at the top; give it and the offset at which the body begins."""
    at = 1 if text.startswith("\ufeff") else 0
    if not text.startswith("---", at):
        return Metadata(), 0
    head = text[at : at + LONGEST].split("\n")
    if head[0].rstrip() != "---" or len(head) < 2 or not (_KEY.match(head[1]) or head[1].rstrip() == "---"):
        return Metadata(), 0
    closing = next((i for i, line in enumerate(head[1:], 1) if line.rstrip() in ("---", "...")), None)
    if closing is None:
        raise fault(name, "front matter is never closed", "end it with a line that is only ---", line=1)
    body = at + sum(len(line) + 1 for line in head[: closing + 1])
    return _read("\n".join(head[1:closing]), name), min(body, len(text))


def _read(yaml_text: str, name: str) -> Metadata:
    """Turn front matter into metadata; its first line is line 2 of the file."""
    import yaml

    try:
        node = yaml.compose(yaml_text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = (
            f"front matter is not valid YAML: {getattr(error, 'problem', None) or 'unreadable character'}"
        )
        raise fault(
            name,
            message,
            "quote values that hold ': ' or '#'",
            line=mark.line + 2 if mark else 2,
            column=mark.column + 1 if mark else None,
        ) from None
    except RecursionError:
        raise fault(
            name, "front matter is nested too deeply", "write plain key: value lines", line=2
        ) from None
    if node is None:
        return Metadata()
    if not isinstance(node, yaml.MappingNode):
        raise fault(name, "front matter is not a mapping", "write key: value lines", line=2)
    _refuse_duplicates(node, name)
    return _fields(node, name)


def _place(node: Any) -> dict[str, int]:
    return {"line": node.start_mark.line + 2, "column": node.start_mark.column + 1}


def _refuse_duplicates(root: Any, name: str) -> None:
    """Raise for two equal keys in any mapping; shared (aliased) nodes are looked at once."""
    import yaml

    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            keys: set[str] = set()
            for key, value in node.value:
                if str(key.value) in keys:
                    raise fault(name, f"key {key.value!r} stands twice", "keep one of the two", **_place(key))
                keys.add(str(key.value))
                waiting.append(value)


def _fields(node: Any, name: str) -> Metadata:
    found: dict[str, Any] = {key.value: value for key, value in node.value if isinstance(key.value, str)}
    metadata = Metadata(
        title=_string(found, "title", name),
        publisher=_string(found, "publisher", name),
        kind=_string(found, "kind", name),
        language=_string(found, "language", name),
        date=_date(found, "date", name),
        retrieved=_date(found, "retrieved", name),
    )
    restates = found.get("restates")
    if restates is None or restates.id != "mapping":
        return metadata
    inner: dict[str, Any] = {key.value: value for key, value in restates.value}
    return replace(
        metadata,
        original=_string(inner, "document", name),
        original_sha256=_string(inner, "sha256", name),
    )


def _string(found: dict[str, Any], key: str, name: str) -> str | None:
    node = found.get(key)
    if node is None:
        return None
    if node.id != "scalar":
        raise fault(name, f"{key} is not a text", f"write {key}: on one line", **_place(node))
    if any("\ud800" <= c <= "\udfff" for c in node.value):
        raise fault(name, f"{key} holds half a character", "write the character itself", **_place(node))
    return clean(node.value)


def _date(found: dict[str, Any], key: str, name: str) -> When | None:
    text = _string(found, key, name)
    if text is None or text in ("null", "~"):
        return None
    try:
        return when_of(text)
    except ValueError as error:
        raise fault(
            name, f"{key}: {error}", "write a date such as 2024-03-09", **_place(found[key])
        ) from None
