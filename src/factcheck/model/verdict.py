"""What the judge answers: a verdict with its rule, message and evidence."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from factcheck.model.claim import Origin
from factcheck.model.document import Reference


class Verdict(StrEnum):
    """The five answers."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    STALE = "stale"
    DISPUTED = "disputed"
    UNVERIFIED = "unverified"


class Flag(StrEnum):
    """What a reader should know beside a verdict."""

    DATED = "dated"
    ATTRIBUTED = "attributed"
    HEDGED = "hedged"


class Severity(StrEnum):
    """How much a finding matters, the most first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


SEVERITIES = {
    Verdict.CONTRADICTED: Severity.ERROR,
    Verdict.STALE: Severity.ERROR,
    Verdict.DISPUTED: Severity.WARNING,
    Verdict.UNVERIFIED: Severity.NOTE,
    Verdict.SUPPORTED: Severity.NONE,
}


class Role(StrEnum):
    """What a piece of evidence does."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    ENDS = "ends"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a checked sentence stands; line, column and page (of a paged report) count from 1."""

    path: str
    line: int
    column: int
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quotation that bears on a claim, and where it stands."""

    role: Role
    claim_id: str
    quote: str
    document: str
    line: int
    start: int
    end: int
    offsets: str
    valid: str | None = None
    asserted: str | None = None
    publisher: str | None = None
    attributed_to: str | None = None
    references: tuple[Reference, ...] = ()
    origin: Origin | None = None
    marks: tuple[tuple[int, int], ...] = ()  # differing words, offsets into `quote`
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a claim that says several things."""

    text: str
    verdict: Verdict
    rule: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Text to put in place of the half-open `[start:end]` of a report."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A way to mend a finding: edits that do not overlap; a safe one can be applied unseen."""

    message: str
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """Why a finding is kept quiet: `kind` is "inline" or "baseline", `reason` a person's, if given."""

    kind: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The answer for one claim, as of one day (ISO date).

    A suppressed one is reported as such, and no longer fails a run.
    """

    id: str
    claim: str
    as_of: str
    verdict: Verdict
    rule: str
    message: str
    help: str = ""
    confidence: float = 0.0
    flags: tuple[Flag, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    parts: tuple[Part, ...] = ()
    lacks: tuple[str, ...] = ()  # words of the claim that the nearest statement leaves open
    location: Location | None = None
    marks: tuple[tuple[int, int], ...] = ()  # differing words, offsets into `claim`
    fixes: tuple[Fix, ...] = ()
    suppressed: Suppression | None = None
    written: str | None = None  # date of the report (EDTF)
    then: Verdict | None = None  # of a finding: the verdict as of that date

    @property
    def fingerprint(self) -> str:
        """What stays the same when the sentence moves: its words and its verdict, hashed (16 hex digits).

        Case, spacing and the form of characters do not count, nor do file and line.
        """
        words = " ".join(unicodedata.normalize("NFKC", self.claim).casefold().split())
        return sha256(f"{self.verdict.value}\0{words}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with the input: one line that names file, place and remedy."""

    path: str
    message: str
    remedy: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        if self.line is not None and self.column is not None:
            place += f":{self.column}"
        return f"{place}: {self.message}" + (f" ({self.remedy})" if self.remedy else "")
