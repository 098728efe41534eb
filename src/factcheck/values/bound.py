"""Words that turn an amount into a bound or an estimate: "at least", "about".

A sign stands for each phrase: `>` and `<` shut the bound out, `>=` and `<=`
keep it, "about" is an estimate, "near" an estimate from below, "over" one
from above. Signs of several phrases are kept in reading order.
"""

import re
from functools import cache

from factcheck.values.alternatives import alternatives
from factcheck.values.units import load_units

CONTRARY = {">": "<=", "<": ">=", ">=": "<", "<=": ">"}
WINDOW = 44


@cache
def _before_pattern() -> re.Pattern[str]:
    joined = alternatives(load_units().before)
    return re.compile(rf"(?:(?<=^)|(?<=[^\w.]))(?P<phrase>{joined})(?:\s+(?:a|an|the))?\s*$", re.IGNORECASE)


@cache
def _after_pattern() -> re.Pattern[str]:
    joined = alternatives(load_units().after)
    return re.compile(rf"(?:\s+|(?=[-+]))(?P<phrase>{joined})(?!\w)", re.IGNORECASE)


def bounds_before(text: str, start: int) -> tuple[tuple[str, ...], int]:
    """Return the signs of the phrases before an amount, and where the first begins."""
    signs: list[str] = []
    for _ in range(3):
        window_start = max(0, start - WINDOW)
        match = _before_pattern().search(text[window_start:start])
        if match is None:
            break
        phrase = re.sub(r"\s+", " ", match["phrase"].lower())
        if phrase in ("over", "under", "above", "below", "within", "beyond") and _is_place(
            text, window_start + match.start()
        ):
            break
        signs.insert(0, load_units().before[phrase])
        start = window_start + match.start()
    return tuple(signs), start


def _is_place(text: str, start: int) -> bool:
    """Tell "5 over 3" and "spread over 12 months" from a bound."""
    before = text[max(0, start - 12) : start].rstrip().lower()
    return before[-1:].isdigit() or before.endswith(("spread", "extended", "took place", "years"))


def bounds_after(text: str, end: int) -> tuple[tuple[str, ...], int]:
    """Return the sign of a phrase after an amount, and where it ends."""
    match = _after_pattern().match(text, end)
    if match is None:
        return (), end
    phrase = re.sub(r"\s+", " ", match["phrase"].lower())
    if phrase in ("plus", "maximum", "max") and re.match(r"\s+\w", text[match.end() : match.end() + 2]):
        return (), end
    if phrase == "odd" and text[end : end + 1] not in " -":
        return (), end
    return (load_units().after[phrase],), match.end()
