"""Judge pieces of a plain-text page that only their neighbours give away.

Headlines of other stories stand at the end of an article as short lines
without a full stop, often repeated; a letter ends in a name with an office; a
line that comes again as a heading further down is an entry of a contents list.
"""

import re
from collections import Counter
from collections.abc import Sequence

from factcheck.ingest.lines import ends_sentence, words
from factcheck.ingest.listing import BULLET
from factcheck.ingest.noise import is_signature, noise_reason
from factcheck.ingest.prose import Piece, is_prose

_STATEMENT = re.compile(
    r"(?:The|A|An|It|They|He|She|We|This|These|There|In|On|At|By)\b.*\b(?:is|are|was|were|has|have|had|will|would|can)\b"
)  # headlines leave out articles and auxiliaries
_LONGEST_HEADLINE = 28


def neighbour_noise(pieces: Sequence[Piece]) -> dict[int, str]:
    """Give the noise among pieces, as reason by index."""
    reasons = _repeated(pieces)
    reasons |= _signatures(pieces) | _menus(pieces)
    if any(is_prose(p) and p.words >= 8 for p in pieces):
        reasons |= _last_headlines(pieces, reasons)
    return reasons


def _repeated(pieces: Sequence[Piece]) -> dict[int, str]:
    """Find short lines that stand three times, and later copies of the others."""
    count = Counter(p.text for p in pieces if p.words > 1)
    seen: set[str] = set()
    reasons: dict[int, str] = {}
    for at, piece in enumerate(pieces):
        if count[piece.text] > 1:
            short = piece.words <= _LONGEST_HEADLINE and not ends_sentence(piece.text)
            following = pieces[at + 1] if at + 1 < len(pieces) else None
            if short and is_prose(following):
                continue
            if short and count[piece.text] >= 3:
                reasons[at] = "other-headline"
            elif piece.text in seen:
                reasons[at] = "repeated"
            elif short and any(
                _heads_prose(pieces, i, piece.text) for i in range(at + 1, min(at + 400, len(pieces)))
            ):
                reasons[at] = "contents"
        seen.add(piece.text)
    return reasons


def _heads_prose(pieces: Sequence[Piece], at: int, text: str) -> bool:
    return pieces[at].text == text and at + 1 < len(pieces) and is_prose(pieces[at + 1])


def _signatures(pieces: Sequence[Piece]) -> dict[int, str]:
    reasons: dict[int, str] = {}
    for at in range(1, len(pieces)):
        name, comma, office = pieces[at].text.partition(", ")
        if comma and len(pieces[at].text) < 100 and is_signature(name, office):
            reasons[at] = "signature"
        elif not pieces[at].lone and is_signature(pieces[at - 1].text, pieces[at].text):
            reasons[at - 1] = reasons[at] = "signature"
    return reasons


def _menus(pieces: Sequence[Piece]) -> dict[int, str]:
    """Find runs of four or more tiny lines at the top or the end, or that hold a known menu entry."""
    reasons: dict[int, str] = {}
    at = 0
    while at < len(pieces):
        end = at
        while end < len(pieces) and _is_tiny(pieces[end].text):
            end += 1
        known = any(noise_reason(piece.text) in ("menu", "share") for piece in pieces[at:end])
        bare = end - at >= 5 and all(piece.words <= 2 for piece in pieces[at:end])
        if end - at >= 4 and (known or (bare and (at == 0 or end == len(pieces)))):
            last = (
                end - 1 if end < len(pieces) and is_prose(pieces[end]) else end
            )  # a heading may end the run
            reasons |= dict.fromkeys(range(at, last), "menu")
        at = max(end, at + 1)
    return reasons


def _is_tiny(text: str) -> bool:
    return len(text.split()) <= 3 and text[-1].isalpha() and not any(c.isdigit() or c == ":" for c in text)


def _last_headlines(pieces: Sequence[Piece], known: dict[int, str]) -> dict[int, str]:
    """Find the run of headlines at the end; a list with an introduction is no such run."""
    reasons: dict[int, str] = {}
    for at in range(len(pieces) - 1, 0, -1):
        if at in known or noise_reason(pieces[at].text):
            continue
        if not _is_headline(pieces, at):
            break
        reasons[at] = "other-headline"
    return reasons


def _is_headline(pieces: Sequence[Piece], at: int) -> bool:
    text = BULLET.sub("", pieces[at].text, count=1)
    found = words(text)
    if not 2 <= len(text.split()) <= _LONGEST_HEADLINE or pieces[at].heading:
        return False
    if ends_sentence(text) and not text.endswith(("?", "!", "...", "…")):
        return False
    labelled = re.match(r"[\w ()'’-]{2,30}: \S", text) is not None  # "Area: 14 km"
    if _STATEMENT.match(text):
        return False
    if BULLET.match(pieces[at].text) or not pieces[at].lone or labelled:
        capital = sum(w[0].isupper() for w in found)
        return len(found) >= 4 and capital >= 0.8 * len(found)
    return len(found) >= 2
