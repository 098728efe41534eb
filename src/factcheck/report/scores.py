"""Figures of an evaluation as text for people and as a record for programs.

It is written against a protocol, since figures are made elsewhere.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from factcheck.model import Verdict
from factcheck.report.record import SCHEMA
from factcheck.report.visible import visible

Record = dict[str, Any]


class ShareLike(Protocol):
    """A share of rows with its interval."""

    @property
    def part(self) -> int:
        """Rows that count."""

    @property
    def whole(self) -> int:
        """Rows in all."""

    @property
    def value(self) -> float:
        """Their quotient."""

    @property
    def interval(self) -> tuple[float, float]:
        """Bounds of the quotient."""


class ScoresLike(Protocol):
    """Figures of an evaluation."""

    @property
    def confusion(self) -> Mapping[tuple[Verdict, Verdict], int]:
        """Rows for each (gold, answered)."""

    @property
    def accuracy(self) -> ShareLike:
        """Rows judged right."""

    @property
    def floor(self) -> ShareLike:
        """Rows of the commonest verdict."""

    @property
    def alarm_precision(self) -> ShareLike:
        """Alarms that are right."""

    @property
    def false_alarms(self) -> ShareLike:
        """Calm rows with an alarm."""

    @property
    def citations(self) -> ShareLike:
        """Right verdicts with a right quote."""

    @property
    def macro_f1(self) -> float:
        """Mean F1."""

    def precision(self, verdict: Verdict) -> ShareLike:
        """Of the rows answered so, those that are so."""

    def recall(self, verdict: Verdict) -> ShareLike:
        """Of the rows that are so, those answered so."""

    def f1(self, verdict: Verdict) -> float:
        """Harmonic mean of the two."""

    def by_kind(self) -> Mapping[str, ShareLike]:
        """Rows judged right, for each kind."""


def scores_record(scores: ScoresLike) -> Record:
    """Give the figures as a record; shares are 0 to 1, intervals [low, high]."""
    return {
        "schema": SCHEMA,
        "rows": scores.accuracy.whole,
        "accuracy": _share(scores.accuracy),
        "floor": _share(scores.floor),
        "macro_f1": round(scores.macro_f1, 4),
        "alarm_precision": _share(scores.alarm_precision),
        "false_alarms": _share(scores.false_alarms),
        "cited": _share(scores.citations),
        "verdicts": {
            verdict.value: {
                "precision": _share(scores.precision(verdict)),
                "recall": _share(scores.recall(verdict)),
                "f1": round(scores.f1(verdict), 4),
            }
            for verdict in Verdict
        },
        "confusion": {
            gold.value: {answer.value: scores.confusion.get((gold, answer), 0) for answer in Verdict}
            for gold in Verdict
        },
        "kinds": {kind: _share(share) for kind, share in scores.by_kind().items()},
    }


def scores_text(scores: ScoresLike) -> str:
    """Give the figures as a table."""
    return "\n".join(_lines(scores)) + "\n"


def _share(share: ShareLike) -> Record:
    low, high = share.interval
    return {
        "value": round(share.value, 4),
        "low": round(low, 4),
        "high": round(high, 4),
        "part": share.part,
        "whole": share.whole,
    }


def _lines(scores: ScoresLike) -> Iterator[str]:
    yield f"{scores.accuracy.whole} rows; intervals are Wilson 95 %"
    yield ""
    yield f"{'accuracy':<16} {_percent(scores.accuracy)}"
    yield f"{'majority floor':<16} {scores.floor.value:7.1%}"
    yield f"{'macro F1':<16} {scores.macro_f1:7.1%}"
    for name, share in (
        ("alarm precision", scores.alarm_precision),
        ("false alarms", scores.false_alarms),
        ("cited", scores.citations),
    ):
        yield f"{name:<16} {_percent(share)}"
    yield ""
    table = [
        (v.value, _percent(scores.precision(v)), _percent(scores.recall(v)), scores.f1(v)) for v in Verdict
    ]
    width = max(len(cell) for row in table for cell in row[1:3])
    yield f"{'verdict':<16} {'precision':<{width}}  {'recall':<{width}}  {'F1':>6}"
    for name, precision, recall, f1 in table:
        yield f"{name:<16} {precision:<{width}}  {recall:<{width}}  {f1:>6.1%}"
    yield ""
    yield "gold \\ answer  " + "".join(f"{verdict.value:>14}" for verdict in Verdict)
    for gold in Verdict:
        row = "".join(f"{scores.confusion.get((gold, answer), 0):>14}" for answer in Verdict)
        yield f"{gold.value:<15}{row}"
    kinds = scores.by_kind()
    if kinds:
        yield ""
        width = max(16, *(len(visible(kind)) for kind in kinds))
        for kind, share in kinds.items():
            yield f"{visible(kind):<{width}} {_percent(share)}"


def _percent(share: ShareLike) -> str:
    if not share.whole:
        return f"{'-':>7}  (no rows)"
    low, high = share.interval
    return f"{share.value:7.1%}  [{low:.1%}, {high:.1%}] {share.part}/{share.whole}"
