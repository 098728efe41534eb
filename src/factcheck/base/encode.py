"""Claims files as text: the same records give the same bytes, whoever writes them.

Texts stand plain where every YAML reader takes them for the same text, else
in double quotes; no value runs over two lines, so that a diff shows whole
sentences. Values that the head of the file gives are not repeated.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.base.files import ClaimsFile
from factcheck.base.schema import CLAIM_KEYS, HEAD_TEXTS, REFERENCE_KEYS, Key, Kind
from factcheck.model import Claim, Reference

_HEADER = "# build keeps claims whose status is reviewed, rejected or added, and replaces the others.\n"
_NOT_PLAIN = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
_DEFAULTS = {"language": "en", "offsets": "file"}


def encode_claims(file: ClaimsFile) -> str:
    """Write a claims file."""
    lines = [*_head(file)]
    if file.claims:
        lines.append("claims:")
        for claim in file.claims:
            lines.extend(_record(_claim_items(file, claim)))
    if file.references:
        lines.append("references:")
        for reference in file.references:
            lines.extend(_record(_reference_items(reference)))
    return _HEADER + "\n".join(lines) + "\n"


def claim_text(head: ClaimsFile, claim: Claim) -> str:
    """Write one claim as it stands in the claims file of its document."""
    return "\n".join(_record(_claim_items(head, claim))) + "\n"


def _head(file: ClaimsFile) -> Iterator[str]:
    for name in HEAD_TEXTS:
        value = getattr(file, name)
        if value is not None and value != _DEFAULTS.get(name):
            yield f"{name}: {scalar(value)}"
    if file.original is not None:
        yield "original:"
        yield f"  document: {scalar(file.original)}"
        if file.original_sha256 is not None:
            yield f"  sha256: {scalar(file.original_sha256)}"
    if file.omitted:
        yield "omitted:"
        yield from (f"  {scalar(reason)}: {count}" for reason, count in sorted(file.omitted.items()))
    if file.names:
        yield "names:"
        yield from (f"  {scalar(name)}: {_inline(others)}" for name, others in sorted(file.names.items()))


def _record(items: Iterable[str]) -> Iterator[str]:
    """Indent the lines of a record below its dash."""
    mark = "- "
    for item in items:
        yield mark + item
        mark = "  "


def _claim_items(file: ClaimsFile, claim: Claim) -> Iterator[str]:
    inherited = {"publisher": file.publisher, "published": file.date}
    for key in CLAIM_KEYS.values():
        if key.kind is Kind.PLACE:
            yield _place(claim)
        elif key.name in inherited:
            value = getattr(claim, key.name)
            if value != inherited[key.name]:
                yield f"{key.name}: {scalar(value or '')}"
        else:
            yield from _item(key, getattr(claim, key.name))
    if claim.origin is not None:
        yield _origin(file, claim)


def _origin(file: ClaimsFile, claim: Claim) -> str:
    origin = claim.origin
    assert origin is not None
    fields = [f"line: {origin.line}"]
    if origin.document != file.original:
        fields.append(f"document: {quoted(origin.document)}")
    if origin.document != file.original or origin.sha256 != file.original_sha256:
        fields.append(f"sha256: {quoted(origin.sha256)}")
    return f"origin: {{{', '.join(fields)}}}"


def _reference_items(reference: Reference) -> Iterator[str]:
    for key in REFERENCE_KEYS.values():
        if key.kind is Kind.PLACE:
            yield _place(reference)
        else:
            yield from _item(key, getattr(reference, key.name))


def _place(record: Claim | Reference) -> str:
    return f"at: {{line: {record.line}, start: {record.start}, end: {record.end}}}"


def _item(key: Key, value: Any) -> Iterator[str]:
    """Write one key; nothing where the value is the default."""
    if not (key.required or key.always) and (value == key.default or value == ""):
        return
    if key.kind is Kind.LIST and not key.inline:
        yield f"{key.name}:"
        yield from (f"  - {scalar(text)}" for text in value)
    elif key.kind is Kind.LIST:
        yield f"{key.name}: {_inline(value)}"
    elif key.kind is Kind.FLAG:
        yield f"{key.name}: {'true' if value else 'false'}"
    elif key.kind is Kind.NUMBER:
        yield f"{key.name}: {value}"
    else:
        yield f"{key.name}: {scalar(str(value))}"


def _inline(values: Iterable[str]) -> str:
    return f"[{', '.join(quoted(value) for value in values)}]"


def scalar(text: str) -> str:
    """Write a text plain where that is safe, else in double quotes."""
    plain = (
        text[:1].isalpha()
        and text.isprintable()
        and text[-1] not in " :"
        and ": " not in text
        and " #" not in text
        and text.lower() not in _NOT_PLAIN
    )
    return text if plain else quoted(text)


def quoted(text: str) -> str:
    """Write a text in double quotes, everything that does not print escaped."""
    written = json.dumps(text, ensure_ascii=False)
    if written.isprintable():
        return written
    return "".join(c if c.isprintable() else _escaped(c) for c in written)


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
