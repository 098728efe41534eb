"""Sentence boundaries inside one block of running text.

sentencex finds them; citation marks are blanked first, since they would go to
the next sentence. What it splits wrongly is joined again: after initials and
abbreviations, inside brackets and quotations, before a lower-case letter.
"""

import re
from itertools import pairwise

from factcheck.syntax.tokens import mask_citations

_OPEN_END = re.compile(
    r"(?:\b(?:[A-Z]|No|Nos|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Capt|Sgt|Cllr|Rev|Hon|Jr|Sr"
    r"|vs|cf|approx|ca|etc|e\.g|i\.e|al|vol|pp?|ed|eds|Fig|Inc|Ltd|Co|Corp|U\.S|U\.K|U\.N|E\.U))\.$"
)
_GLUED = re.compile(r"(?<=[a-z0-9\"”’)])([.!?][\"”’]?)(?=[A-Z][a-z])")
_STARTER = re.compile(r"\s*[\"“‘'(\[]?[A-Z0-9]")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Give the spans of the sentences of a text, without surrounding white space."""
    import sentencex

    masked = mask_citations(text).replace("\n", " ")
    spans: list[tuple[int, int]] = []
    position = 0
    for piece in sentencex.segment("en", masked):
        start = masked.find(piece, position) if piece else position
        if start < 0:
            start = position
        end = start + len(piece)
        position = end
        spans.extend(_unglue(masked, start, end))
    joined = _rejoin(masked, spans)
    return _trim(text, masked, [part for span in joined for part in _inside_quotation(masked, *span)])


def _unglue(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split where a full stop is glued to the next sentence ("side.The")."""
    cuts = [start]
    for match in _GLUED.finditer(text, start, end):
        before = text[max(start, match.start() - 12) : match.start() + 1]
        if not _OPEN_END.search(before) and "www" not in before and match.end() - cuts[-1] > 25:
            cuts.append(match.end())
    cuts.append(end)
    return list(pairwise(cuts))


_QUOTED_STOP = re.compile(r"(?<=[a-z]{2})([.!?])\s+(?=[A-Z][a-z]*\b)")


def _inside_quotation(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split the sentences of one quotation ("I did not go. They sent me," she said)."""
    piece = text[start:end]
    if not any(mark in piece for mark in '“"'):
        return [(start, end)]
    cuts = [start]
    for match in _QUOTED_STOP.finditer(text, start, end):
        opened = text.count("“", start, match.start()) > text.count("”", start, match.start())
        opened = opened or text.count('"', start, match.start()) % 2 == 1
        if (
            opened
            and match.start() - cuts[-1] > 14
            and not _OPEN_END.search(text[max(0, match.start() - 12) : match.start() + 1])
        ):
            cuts.append(match.end())
    cuts.append(end)
    return list(pairwise(cuts))


def _rejoin(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined:
            before = text[joined[-1][0] : joined[-1][1]].rstrip()
            here = text[start:end]
            open_bracket = before.count("(") > before.count(")") and ")" in here and len(before) < 600
            if _OPEN_END.search(before) or open_bracket or (here.strip() and not _STARTER.match(here)):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def _trim(text: str, masked: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop surrounding space; a citation mark between two sentences goes to the first."""
    trimmed: list[tuple[int, int]] = []
    for start, end in spans:
        lead = len(masked[start:end]) - len(masked[start:end].lstrip())
        if trimmed and text[start : start + lead].strip():
            previous = trimmed[-1]
            trimmed[-1] = (previous[0], start + len(text[start : start + lead].rstrip()))
        start += lead
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            trimmed.append((start, end))
    return trimmed
