"""What a check reports about one part of a claim and one source."""

from enum import StrEnum

from msgspec import Struct


class Effect(StrEnum):
    """What a source statement does to a claim, times set aside."""

    ENTAILS = "entails"
    CONFLICTS = "conflicts"


class Finding(Struct, frozen=True, kw_only=True):
    """An effect with its reason.

    `message` is one clause, `help` an edit or a hint; `ours` and `theirs` are
    the token numbers that differ, in the claim and in the source;
    `confidence` is 0 to 1.
    """

    effect: Effect
    rule: str
    message: str
    help: str = ""
    ours: tuple[int, ...] = ()
    theirs: tuple[int, ...] = ()
    confidence: float = 0.9
