"""Small changes to a true sentence that make it false, and sentence splitting for training data.

Each change is made only where it is safe to say that the old sentence excludes the new one: bounds
("at least 5") are left alone, and so are sentences with a condition or a quotation.
"""

from __future__ import annotations

import re
from random import Random

_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_COUNTS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_BOUND = re.compile(
    r"\b(?:at least|at most|more than|less than|fewer than|over|under|about|some|around|up to|nearly|almost|"
    r"roughly|older than|above|below|or|between)\s+\S?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,:/-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w:/-]|[.,]\d)")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|could|must|may)\b(?! (?:not|to|no)\b)")
_RISKY = re.compile(
    r"[\"“”?]|\b(?:if|whether|unless|until|not|never|no|none|nobody|neither|nor|only|without|any|that|which|who|"
    r"while|although|though|some|few|all|every|each)\b|n't",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r" (?:\w+ed|been|become|made|taken|led|held)\b")
_SHORTENED = {
    "is": "isn't", "are": "aren't", "was": "wasn't", "were": "weren't", "has": "hasn't", "had": "hadn't",
}  # fmt: skip
_DENIAL = re.compile(r"\b(?:not|never|no|nor|without)\b|n't")
_JOINT = re.compile(r"\b(?:and|or|with|in|at|from|of|near)\b|[,;]")
_NAME = re.compile(r"(?:[A-Z][a-z]{2,}(?: [A-Z][a-z]+){0,2})")
_BREAK = re.compile(r"(?<=[a-z0-9%)][.!?])[\"”’)]?\s+(?=[A-Z\"“])|(?<=[.!?][\"”])\s+(?=[A-Z\"“])")
_SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|No|Prof|Gen|Col|Lt|Sgt|Jr|Sr|vs|approx|Art|p|pp|c)\.$")


def sentences(text: str) -> list[str]:
    """Split a passage into sentences, roughly."""
    found: list[str] = []
    for part in _BREAK.split(text):
        if found and _SHORT.search(found[-1]):
            found[-1] += " " + part
        elif part.strip():
            found.append(part.strip())
    return found


def change_number(text: str, dice: Random) -> str | None:
    """Change one number in digits or words, or return None where none can safely change."""
    spots = [match for match in _NUMBER.finditer(text) if not _BOUND.search(text[: match.start()])]
    if spots:
        spot = dice.choice(spots)
        return text[: spot.start()] + _other_number(spot.group(), dice) + text[spot.end() :]
    found = re.finditer(rf"\b(?:{'|'.join(_COUNTS)})\b", text)
    words = [match for match in found if not _BOUND.search(text[: match.start()])]
    if not words:
        return None
    spot = dice.choice(words)
    other = dice.choice([word for word in _COUNTS if word != spot.group()])
    return text[: spot.start()] + other + text[spot.end() :]


def _other_number(digits: str, dice: Random) -> str:
    value = float(digits.replace(",", ""))
    if digits.isdigit() and 1500 <= value <= 2100:
        return str(int(value) + dice.choice([-12, -7, -4, -3, -2, -1, 1, 2, 3, 5, 8]))
    places = len(digits.split(".")[1]) if "." in digits else 0
    factor = dice.choice([0.3, 0.5, 0.6, 0.75, 1.3, 1.5, 2.0, 3.0])
    other = value * factor
    if not places and abs(other - value) < 1:
        other = value + dice.choice([1, 2, 3])
    shown = f"{other:,.{places}f}" if "," in digits else f"{other:.{places}f}"
    return shown if shown != digits else digits + "0"


def change_calendar(text: str, dice: Random) -> str | None:
    """Change one name of a month or of a weekday."""
    for names in (_MONTHS, _DAYS):
        spots = list(re.finditer(rf"\b(?:{'|'.join(names)})\b", text))
        if spots:
            spot = dice.choice(spots)
            other = dice.choice([name for name in names if name != spot.group()])
            return text[: spot.start()] + other + text[spot.end() :]
    return None


def negate(text: str, dice: Random) -> str | None:
    """Put "not" behind the first finite verb of a plain sentence."""
    spot = _VERB.search(text)
    if spot is None or spot.start() > 60 or _RISKY.search(text):
        return None
    verb = spot.group()
    if verb in {"has", "have", "had"} and not _PARTICIPLE.match(text, spot.end()):
        return None
    new = "cannot" if verb == "can" else f"{verb} not"
    if verb in _SHORTENED and dice.random() < 0.25:
        new = _SHORTENED[verb]
    return text[: spot.start()] + new + text[spot.end() :]


def affirm(text: str, _dice: Random) -> str | None:
    """Take the one "not" out of a plain sentence."""
    if len(_DENIAL.findall(text)) != 1 or "did not" in text or "does not" in text:
        return None
    new = re.sub(r"\b(is|are|was|were|has|have|had|will|can|could|must) not\b", r"\1", text)
    return new if new != text else None


def swap_names(text: str, _dice: Random) -> str | None:
    """Exchange the names on both sides of a verb in a short sentence."""
    names = list(_NAME.finditer(text))
    if len(names) != 2 or names[0].group() == names[1].group() or len(text.split()) > 16:
        return None
    first, second = names
    between = text[first.end() : second.start()]
    if _JOINT.search(between) or not re.search(r"\w+(?:ed|s)\b", between):
        return None
    if {first.group(), second.group()} & {*_MONTHS, *_DAYS, "The"}:
        return None
    return text[: first.start()] + second.group() + between + first.group() + text[second.end() :]


MUTATIONS = (change_number, change_calendar, negate, affirm, swap_names)
