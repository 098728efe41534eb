"""Tell what belongs to a page from what it says: prompts, share links, notices, bylines, filler.

Decides over one block's text at a time, by the patterns of `noise.yaml`; what
needs its neighbours (headlines at the end, repeated lines) is decided where
the neighbours are known. Patterns for whole blocks only look at short ones, so
that a paragraph which mentions cookies or copyright stays.
"""

import re
from itertools import pairwise

from factcheck.ingest.dating import written_date
from factcheck.ingest.lines import BLANK, ends_sentence, trim
from factcheck.ingest.tables import noise, section

_LONGEST_LINE = 240
_TAIL = 1500
_SENTENCE_GAP = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Z])")
_ADDRESS = r"(?:(?:https?://|www\.)\S+|\S+@\S+\.\S+|@\w+|#\w+)"
_URL = re.compile(rf"{_ADDRESS}(?:[\s,|·]+{_ADDRESS})*$")
_BYLINE = re.compile(
    r"(?i:(?:(?:words |text |written |reported |reporting |edited )?by|authors?)\s*:?\s+(?:the |dr\.? )?)"
    r"[A-Z][\w.'’-]+"
)
_STAMP = re.compile(
    r"(?:(?:first )?published|(?:last )?(?:updated|modified|revised)|posted|date|issued)\b(?: on| at)?"
    r"\s*:?\s*(?=\S*\d|[a-z]{3,9}\.?,? \d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_RULE = re.compile(r"[\W_]+$")
_TEASER = re.compile(
    r"(?:\.\.\.|…)[\"”’]?(?:\s*(?:read more|continue reading|more))?\s*[»›→]?$", re.IGNORECASE
)


def noise_reason(text: str) -> str | None:
    """Give why a block is noise by its own words, None if it is not."""
    if len(text) > _LONGEST_LINE:
        return None
    if not text or _RULE.match(text):
        return "rule"
    if _URL.match(text):
        return "url"
    for reason, pattern in noise("line"):
        if pattern.search(text):
            return reason
    if is_byline(text) or _is_date(text):
        return "byline"
    sentences = sentence_starts(text)
    if _is_imprint([text[a:b] for a, b in sentences]):
        return "byline"
    if len(sentences) == 1 and text.endswith("?") and len(text.split()) > 1:
        return _sentence_reason(text) or "question"
    reasons = [_sentence_reason(text[a:b]) for a, b in sentences]
    if all(reasons):
        return reasons[0]
    return None


def is_teaser(text: str) -> bool:
    """Tell whether a block breaks off: one short sentence that ends in an ellipsis."""
    return (
        len(text.split()) <= 40 and _TEASER.search(text[-40:]) is not None and len(sentence_starts(text)) <= 2
    )


def is_byline(text: str) -> bool:
    """Tell a line that names the author or the date of the page."""
    count = len(text.split())
    if count > 14:
        return False
    named = _BYLINE.match(text) is not None and not re.search(
        r"\b(?:is|was|are|were|has|had|will|can)\b", text
    )
    return (named and not text.endswith((".", "?", "!"))) or (count <= 10 and _STAMP.match(text) is not None)


def _is_date(text: str) -> bool:
    """Tell a line that is only a date, of a month at least."""
    if len(text) > 32 or not _YEAR.search(text) or not any(c.isalpha() or c == "-" for c in text):
        return False
    when = written_date(text)
    return when is not None and (when.last - when.first).days <= 31


def _is_imprint(sentences: list[str]) -> bool:
    """Tell a line such as "From the Atlas of Rivers. Last updated on 3 May 2021."."""
    stamps = sum(_STAMP.match(sentence) is not None for sentence in sentences)
    return stamps > 0 and all(_STAMP.match(s) or s.startswith("From ") for s in sentences)


def is_signature(name: str, office: str) -> bool:
    """Tell a personal name with an office below it, or after a comma."""
    if not re.fullmatch(
        r"(?:[A-Z][\w.'’-]+|de|van|von|der|la|al)(?: (?:[A-Z][\w.'’-]*|de|van|von|der|la|al)){1,4}", name
    ):
        return False
    words = [w.strip(",.").lower() for w in office.split()]
    return 1 <= len(words) <= 10 and any(w in section("offices") for w in words) and not ends_sentence(office)


def sentence_starts(text: str) -> list[tuple[int, int]]:
    """Part a short text into sentences, roughly; only to judge them as prompts."""
    cuts = [0, *(m.end() for m in _SENTENCE_GAP.finditer(text)), len(text)]
    return [trim(text, a, b) for a, b in pairwise(cuts) if text[a:b].strip(BLANK)]


def _sentence_reason(sentence: str) -> str | None:
    return next((reason for reason, p in noise("sentence") if p.search(sentence[:400])), None)


def prompt_tail(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Find where prompts to the reader begin at the end of a paragraph: offset and reason."""
    low = max(start, end - _TAIL)
    tail = text[low:end]
    cut, reason = None, ""
    for a, b in reversed(sentence_starts(tail)):
        found = _sentence_reason(tail[a:b])
        if found is None and not (cut is not None and tail[a:b].endswith("?")):
            break
        cut, reason = a, found or reason
    return (low + cut, reason) if cut is not None else None
