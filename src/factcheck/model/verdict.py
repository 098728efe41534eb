"""What the judge answers: a verdict with its rule, message and evidence."""

from dataclasses import dataclass
from enum import StrEnum

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


class Role(StrEnum):
    """What a piece of evidence does."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    ENDS = "ends"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a checked sentence stands; line and column count from 1."""

    path: str
    line: int
    column: int
    start: int
    end: int


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a claim that says several things."""

    text: str
    verdict: Verdict
    rule: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The answer for one claim, as of one day (ISO date)."""

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
