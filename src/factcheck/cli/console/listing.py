"""Claims, references and documents as records and as lines, for the commands that look into a base."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from factcheck.cli.console.streams import emit
from factcheck.cli.options import Settings
from factcheck.model import Claim, Reference
from factcheck.report.lines import Line, Span, line, painted
from factcheck.report.record import SCHEMA, encode
from factcheck.report.style import Style
from factcheck.report.visible import visible

FORMATS = ("text", "json")


def show(settings: Settings, record: dict[str, Any], lines: Iterable[Line]) -> None:
    """Write a record as JSON, or the lines that say the same for people."""
    if settings.format == "json":
        emit([encode({"schema": SCHEMA, **record}) + "\n"], settings.output)
        return
    terminal = settings.output is None and sys.stdout.isatty()
    width = max(40, shutil.get_terminal_size().columns) if terminal else None
    emit([painted(lines, Style(color=settings.color, width=width))], settings.output)


def claim_record(claim: Claim) -> dict[str, Any]:
    """Give all fields of a claim, in their fixed order."""
    record: dict[str, Any] = {f.name: getattr(claim, f.name) for f in fields(Claim)}
    if claim.origin is not None:
        origin = claim.origin
        record["origin"] = {"document": origin.document, "line": origin.line, "sha256": origin.sha256}
    return record


def reference_record(reference: Reference) -> dict[str, Any]:
    """Give all fields of a reference, in their fixed order."""
    return {f.name: getattr(reference, f.name) for f in fields(Reference)}


def claim_lines(claim: Claim, *, quiet: bool = False) -> Iterator[Line]:
    """Say a claim: its id and text, then its quote with place, period and source."""
    yield line(0, (visible(claim.id), "place"), f" {visible(claim.text)}")
    if quiet:
        return
    facts = list(_facts(claim))
    about = f" ({', '.join(facts)})" if facts else ""
    yield line(
        2,
        (visible(f"{claim.document}:{claim.line}"), "place"),
        f': "{visible(claim.quote)}"',
        (about, "label"),
    )


def _facts(claim: Claim) -> Iterator[str]:
    named = (
        ("valid ", claim.valid),
        ("as of ", claim.asserted),
        ("published ", claim.published),
        ("according to ", claim.attributed_to),
        ("", claim.publisher),
        ("", claim.certainty.value if claim.certainty != "stated" else None),
        ("", claim.status.value if claim.status != "extracted" else None),
    )
    yield from (name + visible(value) for name, value in named if value)


def reference_spans(reference: Reference) -> tuple[Span | str, ...]:
    """Say a work that is cited, on one line."""
    title = f'"{reference.title}"' if reference.title else None
    told = [field for field in (reference.author, title, reference.publisher, reference.date) if field]
    return ((f"[{visible(reference.marker)}] ", "label"), visible(", ".join(told) or reference.text))


def count(number: int, noun: str) -> str:
    """Give a number with its noun in the right form."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
