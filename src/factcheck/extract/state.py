"""A state that a sentence implies without stating it."""

from msgspec import Struct

from factcheck.model import Period


class State(Struct, frozen=True):
    """A state with its period, in words and parts; `clause` is that of the event it follows from."""

    text: str
    subject: str
    relation: str
    object: str
    period: Period
    clause: int
