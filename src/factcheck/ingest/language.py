"""Tell English from other languages by function words and scripts.

Statements in another language would be checked with English grammar, so such
blocks are left out. Short blocks say nothing and go with the document. Filler
text in mock Latin is recognised the same way: by its words not being English.
Limits: a language without a word list and in Latin letters passes as English.
"""

import re

from factcheck.ingest.tables import languages

SHORTEST = 6
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN_SCRIPT = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def foreign(text: str, sample: int = 2000) -> str | None:
    """Give the code of the language of a text that is not English (`und` for other scripts), else None."""
    tokens = _TOKEN.findall(text[:sample].lower())
    letters = [c for token in tokens for c in token]
    if len(letters) >= 8 and sum(_LATIN_SCRIPT.match(c) is None for c in letters) > 0.5 * len(letters):
        return "und"
    if len(tokens) < SHORTEST:
        return None
    english = languages()["en"]
    longer = [token for token in tokens if len(token) > 1]  # initials and "A/S" are no words
    at_home = sum(token in english for token in tokens)
    best, score = None, 0
    for code, vocabulary in languages().items():
        hits = 0 if code == "en" else sum(token in vocabulary and token not in english for token in longer)
        if hits > score:
            best, score = code, hits
    if score >= 3 and score > 1.5 * at_home:
        return best
    return None
