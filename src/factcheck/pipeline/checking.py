"""Claims and reports checked against a base: extract, match, judge, in that order."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from factcheck.model import Document, Judgement, Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A report after checking: its judgements in order, and what was not checked, by reason."""

    path: str
    judgements: tuple[Judgement, ...]
    sentences: int
    checked: int
    skipped: dict[str, int] = field(default_factory=dict)
    date: datetime.date | None = None


class Checker:
    """Answers for sentences, against one base."""

    def verify(self, claim: str, *, as_of: date, id: str = "", location: Location | None = None, context: Sequence[str] = ()) -> Judgement:
        """Judge one claim as of a day. `context`: headings and sentences before it in its report."""
        raise NotImplementedError

    def check(self, document: Document, *, as_of: date) -> Checked:
        """Judge every sentence of a report that asserts something checkable."""
        raise NotImplementedError


def checker_from_base(folder: Path) -> Checker:
    """Open a built base (a `claims/` folder), compiling its index where that is missing, stale or damaged."""
    raise NotImplementedError


def checker_from_documents(folder: Path) -> Checker:
    """Check against the documents of a folder directly; extraction is cached by content."""
    raise NotImplementedError


def checker_from_sentences(sentences: Sequence[str]) -> Checker:
    """Check against a few sentences and nothing else."""
    raise NotImplementedError
