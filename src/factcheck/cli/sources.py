"""`factcheck sources`: the documents behind the base, and how much was taken from each."""

from collections.abc import Iterator, Sequence
from typing import Any

import typer

from factcheck.cli import options
from factcheck.cli.console.listing import (
    FORMATS,
    count,
    reference_record,
    reference_spans,
    show,
)  # fmt: skip
from factcheck.pipeline.inspecting import SourceInfo, open_index_of
from factcheck.pipeline.inspecting import sources as documents_of
from factcheck.report.lines import Line, line
from factcheck.report.visible import visible


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("sources")(sources)


def sources(
    base: options.Base = None,
    sources: options.Sources = None,
    format: options.Format = None,
    output: options.Output = None,
    config: options.Config = None,
    color: options.Color = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """List the documents: title, publisher, date, kind, claims, references, and what was left out.

    With -v also the works that they cite.
    """
    settings = options.settle(
        base=base, sources=sources, format=format, output=output, config=config, color=color, quiet=quiet,
        verbose=verbose, formats=FORMATS,
    )  # fmt: skip
    found = documents_of(open_index_of(settings.base, settings.sources))
    show(settings, {"documents": [_record(info) for info in found]}, _lines(found, settings))


def _record(info: SourceInfo) -> dict[str, Any]:
    head = info.head
    named = ("document", "title", "publisher", "date", "retrieved", "kind", "language", "sha256")
    return {
        **{name: getattr(head, name) for name in named},
        "original": {"document": head.original, "sha256": head.original_sha256} if head.original else None,
        "claims": info.claims,
        "omitted": dict(sorted(head.omitted.items())),
        "references": [reference_record(reference) for reference in head.references],
    }


def _lines(found: Sequence[SourceInfo], settings: options.Settings) -> Iterator[Line]:
    for info in found:
        head = info.head
        yield line(0, (visible(head.document), "place"), f" {visible(head.title or 'untitled')}")
        if settings.quiet:
            continue
        known = [
            head.publisher or "publisher unknown",
            head.date or "date unknown",
            head.kind,
            _language(head.language),
        ]
        counts = [count(info.claims, "claim"), count(info.references, "reference")]
        yield line(2, ", ".join(visible(value) for value in (*known, *counts) if value))
        if head.original:
            yield line(2, ("restates ", "label"), visible(head.original))
        if head.omitted:
            left = ", ".join(f"{number} {visible(reason)}" for reason, number in sorted(head.omitted.items()))
            yield line(2, ("left out: ", "label"), left)
        for reference in head.references if settings.verbose else ():
            yield line(4, *reference_spans(reference))


def _language(code: str) -> str:
    return "" if code == "en" else f"language {code}"
