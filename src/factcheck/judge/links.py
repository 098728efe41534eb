"""Links between a claim's tokens and a source's, and what they leave over.

The result of `align`: plain data with sums over the weights of the claim's tokens.
Limits: a token has one link, the first that was found.
"""

from enum import StrEnum

from msgspec import Struct, field

from factcheck.judge.source import Reading, Source
from factcheck.syntax.frames import FrameMatch


class How(StrEnum):
    """How a token of the claim is accounted for."""

    SAME = "same"
    MEANING = "meaning"
    NAME = "name"
    FRAME = "frame"
    CONTEXT = "context"
    OPPOSITE = "opposite"


class Link(Struct, frozen=True):
    """A token of the claim and the tokens of the source that account for it."""

    how: How
    source: tuple[int, ...]


class Alignment(Struct):
    """Links of a claim's tokens into one source, and what is left."""

    claim: Reading
    source: Source
    scope: frozenset[int]
    links: dict[int, Link] = field(default_factory=dict)
    frames: list[tuple[FrameMatch, FrameMatch]] = field(default_factory=list)
    settled: set[int] = field(
        default_factory=set
    )  # tokens whose denial is part of the phrase that was matched

    @property
    def weights(self) -> tuple[float, ...]:
        """Weights of the claim's tokens."""
        return self.claim.statement.weights

    def total(self) -> float:
        """Content of the claim in scope."""
        return sum(self.weights[i] for i in self.scope)

    def lacking(self) -> list[int]:
        """Tokens with content that nothing accounts for."""
        return [i for i in sorted(self.scope) if self.weights[i] > 0 and i not in self.links]

    def lack(self) -> float:
        """Content that nothing accounts for."""
        return sum(self.weights[i] for i in self.lacking())

    def linked(self, *hows: How) -> list[int]:
        """Tokens linked in one of these ways."""
        return [i for i in sorted(self.links) if self.links[i].how in hows and i in self.scope]

    def own(self) -> float:
        """Content accounted for by the source sentence itself."""
        return sum(
            self.weights[i] for i in self.scope if i in self.links and self.links[i].how is not How.CONTEXT
        )
