"""Halves of a sentence that leave out the verb of the half before: "…, aircraft by the Air Office".

Limits: only what is done "by" somebody is looked for, and the half without a
verb must hold nothing but a noun phrase and its "by".
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.syntax.tokens import Token


def gaps(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Give the halves without a verb between two places: their comma, their "by", their end."""
    agents = [i for i in range(start, end) if tokens[i].lower == "by"]
    for first, second in pairwise(agents):
        comma = next((i for i in range(second - 1, first, -1) if tokens[i].text == ","), -1)
        if comma < 0 or comma + 1 == second:
            continue
        begins = comma + 1 + (tokens[comma + 1].tag == "C")
        between = tokens[begins:second]
        if not between or any(t.tag not in "DANPQ" for t in between) or between[-1].tag not in "NP":
            continue
        close = next((i for i in range(second + 1, end) if tokens[i].text in ",;.—–"), end)
        yield begins - 1, second, close
