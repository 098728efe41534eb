"""A state that a sentence implies without stating it."""

from dataclasses import dataclass

from factcheck.model import Period


@dataclass(frozen=True, slots=True)
class State:
    """A state with its period, in words and parts; `clause` is that of the event it follows from."""

    text: str
    subject: str
    relation: str
    object: str
    period: Period
    clause: int
