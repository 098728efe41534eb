"""Labelled claims: rows with a verdict, and their own sentences or citations of the sources.

`evidence` is a list of sentences (then they are the row's only source), one
such sentence, or a list of citations `{doc, snippet}` of the documents given.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.cli.input.rows import Row, is_yaml, read_rows
from factcheck.cli.options.choices import suggestion
from factcheck.model import Verdict
from factcheck.pipeline.evaluating import Citation, GoldRow

_VERDICTS = {verdict.value: verdict for verdict in Verdict}


def gold_rows(path: Path) -> Iterator[GoldRow]:
    """Give the rows of a gold file in order; raise InputError with the line of a bad one."""
    for row in read_rows(path):
        claim = row.string("claim").strip()
        if not claim:
            raise row.fault("the claim is empty", "give a sentence")
        evidence, citations = _evidence(row)
        kind = row.values.get("kind")
        yield GoldRow(
            id=row.string("id"),
            claim=claim,
            verdict=_verdict(row),
            as_of=row.day("as_of"),
            evidence=evidence,
            citations=citations,
            kind=kind if isinstance(kind, str) else None,
        )


def _verdict(row: Row) -> Verdict:
    key = "verdict" if "verdict" in row.values else "label"
    if key not in row.values:
        raise row.fault("the row has no 'verdict'", f"give it one of {', '.join(_VERDICTS)}")
    word = row.string(key)
    if word not in _VERDICTS:
        remedy = suggestion(word, _VERDICTS) or f"known are {', '.join(_VERDICTS)}"
        raise row.fault(f"{word!r} is no verdict", remedy)
    return _VERDICTS[word]


def _evidence(row: Row) -> tuple[tuple[str, ...] | None, tuple[Citation, ...]]:
    """Give the row's own sentences, or its citations."""
    value = row.values.get("evidence")
    if value is None or (value == [] and is_yaml(Path(row.path))):  # a YAML row lists citations: here none
        return None, ()
    if isinstance(value, str):
        return (value,), ()
    if isinstance(value, list):
        if all(isinstance(item, str) for item in value):
            return tuple(value), ()
        if all(_is_citation(item) for item in value):
            return None, tuple(Citation(document=item["doc"], snippet=item["snippet"]) for item in value)
    raise row.fault(
        "'evidence' is neither a list of sentences nor of {doc, snippet}", "write it as one of these"
    )


def _is_citation(item: Any) -> bool:
    return isinstance(item, dict) and all(isinstance(item.get(key), str) for key in ("doc", "snippet"))
