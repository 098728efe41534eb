"""Names that a document defines itself.

"Popular Mobilization Forces (PMF)", "the Houthi movement (Ansar Allah)",
"Pallas plc (until 2016 Pallas Works)", "hereafter the Fund", "known as". A short form is
taken only where its letters come from the long one, or where the text says in
so many words that the one is the other.
"""

import re
from collections.abc import Iterable

_SMALL = r"(?:of|the|for|and|de|la|van|von|der|du|des|in|on|&)"
_NAME = rf"[A-Z][\w’'\-.]*(?:\s+(?:{_SMALL}\s+)*[A-Z0-9][\w’'\-.]*){{0,8}}"
_BRACKET = re.compile(rf"({_NAME})\s*\(\s*(?:the\s+)?[\"“”'‘]?([A-Z][\w’'\-. &]{{1,60}}?)[\"“”'’]?\s*[);,]")
_KNOWN = re.compile(
    rf"({_NAME}),?\s*\(?"
    r"(?:also|better|formerly|previously|commonly|otherwise|until \d{4}|then|now|hereafter|hereinafter)?\s*"
    r"(?:known as|called|nicknamed|dubbed|styled|hereafter|hereinafter|abbreviated(?: as)?|or simply"
    rf"|short for)\s+[\"“”'‘*]*(?:the\s+)?({_NAME})"
)
_UNTIL = re.compile(rf"({_NAME})\s*\((?:[^()]*;\s*)?(?:until|before) \d{{4}},?\s+[\"“*]*({_NAME})")


def _initials(name: str) -> set[str]:
    words = [w for w in re.split(r"[\s\-]+", name) if w]
    capitals = "".join(w[0] for w in words if w[0].isupper())
    every = "".join(w[0].upper() for w in words)
    return {capitals, every}


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of a short form are those of the name's words, in order."""
    bare = re.sub(r"[^A-Za-z]", "", short)
    if len(bare) < 2 or not (bare.isupper() or bare[:-1].isupper()):
        return False
    bare = bare.rstrip("s").upper() if bare.endswith("s") else bare
    if bare in _initials(name):
        return True
    position = 0
    lower = name.lower()
    for letter in bare.lower():
        position = lower.find(letter, position) + 1
        if not position:
            return False
    return bare[0].lower() == lower[0]


def _matching_tail(name: str, short: str) -> str | None:
    """Cut leading words off a name until the short form abbreviates the rest."""
    words = name.split()
    best = None
    for i in range(len(words)):
        tail = " ".join(words[i:])
        if re.sub(r"[^A-Z]", "", short) in _initials(tail):
            return tail
        if best is None and _abbreviates(short, tail):
            best = tail
    return best


def defined_names(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give each name that the texts define, with the canonical name that it stands for (and the reverse)."""
    found: dict[str, set[str]] = {}

    def note(name: str, other: str) -> None:
        name, other = name.strip(" .,"), other.strip(" .,")
        if name and other and name != other:
            found.setdefault(name, {name}).add(name)
            found.setdefault(other, set()).add(name)

    for text in texts:
        for match in _BRACKET.finditer(text):
            name, short = match.group(1), match.group(2).strip()
            tail = _matching_tail(name, short)
            if tail:
                note(tail, short)
            elif short.count(" ") >= 1 and len(short) > 6 and not any(c.isdigit() for c in short):
                words = name.split()
                if len(words) >= 2 or name.isalpha():
                    note(name, short)
        for pattern in (_KNOWN, _UNTIL):
            for match in pattern.finditer(text):
                note(match.group(1), match.group(2))
    return {name: tuple(sorted(others)) for name, others in sorted(found.items())}
