"""Recognise transcripts: turns of the form "NAME: words…".

A prefix in capitals counts when the page has at least three such turns by two
speakers; a name in ordinary letters only when it recurs. Names are completed
from a list of those present ("Present: Lars Bruun, port director; …"), or from
the fuller form in which a speaker is first introduced. A paragraph without a
prefix continues the turn before it. Limits: surnames must be distinct.
"""

import re
from collections import Counter

from factcheck.ingest.lines import Line, ends_sentence, is_all_caps, trim
from factcheck.ingest.page import Page
from factcheck.ingest.tables import section
from factcheck.model import Block, BlockKind

_PART = r"(?:[A-Z][\w.'’-]*|de|van|von|der|den|la|al|bin|of|the)"
_TURN = re.compile(rf"([A-Z][\w.'’-]*(?:,? {_PART}){{0,7}}(?: ?\([^()]{{2,60}}\))?)\s?:\s+(?=\S)")


def find_speech(page: Page) -> None:
    """Take the turns of a transcript, if the page is one."""
    turns = {
        i: m for i, line in page.free_lines() if (m := _TURN.match(line.text[:160])) and _is_name(m.group(1))
    }
    speakers = _speakers(turns)
    if not speakers:
        return
    roster = _roster(page)
    current: str | None = None
    for index, line in list(page.free_lines()):
        turn = turns.get(index)
        if turn and turn.group(1) in speakers:
            current = _full_name(turn.group(1), roster)
            page.put(_turn_block(page, line, line.start + turn.end(), current), index)
        elif (
            current
            and ends_sentence(line.text)
            and not line.text.endswith(":")
            and not line.text.startswith("(")
        ):
            page.put(_turn_block(page, line, line.start, current), index)
        elif is_all_caps(line.text):
            current = None


def _is_name(prefix: str) -> bool:
    return prefix.lower() not in section("labels") and len(prefix.split()) <= 10


def _speakers(turns: dict[int, re.Match[str]]) -> set[str]:
    """Give the prefixes that are speakers: enough turns, by two or more, or recurring."""
    count = Counter(m.group(1) for m in turns.values())
    capitals = {name for name in count if is_all_caps(re.sub(r"\(.*\)", "", name))}
    if len(capitals) >= 2 and sum(count[name] for name in capitals) >= 3:
        return capitals
    recurring = {name for name, times in count.items() if times >= 2}
    if len(recurring) >= 2 and sum(count[name] for name in recurring) >= 4:
        return recurring | {name for name in count if " " in name}
    return set()


def _turn_block(page: Page, line: Line, start: int, speaker: str) -> Block:
    start, end = trim(page.text, start, line.end)
    return Block(kind=BlockKind.SPEECH, start=start, end=end, line=line.number, speaker=speaker)


def _roster(page: Page) -> dict[str, str]:
    """Read the lists of those present: surname to full name and office; ambiguous surnames left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for index, line in page.free_lines():
        label, colon, rest = line.text.partition(":")
        if not colon or label.strip().lower() not in section("present"):
            continue
        for entry in _entries(rest) or _lines_below(page, index):
            surname = _surname(entry)
            if surname in found and found[surname] != entry:
                twice.add(surname)
            found.setdefault(surname, entry)
    return {surname: entry for surname, entry in found.items() if surname and surname not in twice}


def _entries(text: str) -> list[str]:
    """Part a list of people at semicolons, or at commas where each is a bare name."""
    text = text.strip(" .")
    parts = text.split(";") if ";" in text else re.split(r",\s+(?:and\s+)?|\s+and\s+", text)
    return [re.sub(r"\s*\(([^()]+)\)$", r", \1", part.strip(" .")) for part in parts if part.strip(" .")]


def _lines_below(page: Page, index: int) -> list[str]:
    entries: list[str] = []
    while page.free(index + 1) and len(entries) < 60:
        index += 1
        entries += _entries(page.lines[index].text.lstrip("-*• ") + ";")
    return entries


def _surname(entry: str) -> str:
    name = entry.split(",")[0].split()
    return name[-1].lower() if name else ""


def _full_name(prefix: str, roster: dict[str, str]) -> str:
    """Complete a prefix from the roster; names in capitals get ordinary letters."""
    bare = re.sub(r"\s*\(([^()]+)\)$", r", \1", prefix)
    name, comma, office = bare.partition(",")
    surname = name.split()[-1].lower()
    if not comma and surname in roster:
        return roster[surname]
    plain = " ".join(_capitalise(word) for word in name.split())
    full = f"{plain},{_lower(office)}" if comma else plain
    if comma or len([w for w in name.split() if w.lower().strip(".") not in section("name_titles")]) > 1:
        roster.setdefault(surname, full)
    return full


def _capitalise(word: str) -> str:
    return (
        "-".join(part.capitalize() for part in word.split("-")) if word.isupper() and len(word) > 2 else word
    )


def _lower(text: str) -> str:
    return text.lower() if text.isupper() else text
