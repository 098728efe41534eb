"""Whether a claim speaks of a ruler or regime that a source says to have fallen.

"Norra is an ally of President Varga" cannot be said in the present once the
sources tell of the fall of the Varga government, whatever else they say.
Limits: the claim must name the ruler together with the office ("President
Varga", "the Varga government").
"""

from factcheck.judge.pair import ClaimPart
from factcheck.judge.source import Source


def _ruling(part: ClaimPart) -> list[tuple[int, int]]:
    """Give the names in the claim that stand with a word of rule."""
    statement = part.reading.statement
    words = statement.lexicon.words("endings", "ruling")
    found = []
    for start, end in statement.names:
        near = range(max(0, start - 2), min(len(statement.tokens), end + 2))
        if any(statement.tokens[i].keys[0] in words and i in part.scope for i in near):
            found.append((start, end))
    return found


def rules_something(part: ClaimPart) -> bool:
    """Whether the claim names a ruler or regime with its office."""
    return bool(_ruling(part))


def fallen(part: ClaimPart, source: Source) -> bool:
    """Whether the state of a source is the rule of somebody whom the claim names with the office."""
    statement, other = part.reading.statement, source.statement
    if "power" not in source.claim.object:
        return False
    subject = next((c.subject for c in other.clauses if c.subject is not None), None)
    if subject is None:
        return False
    theirs = {other.tokens[i].lower for i in range(subject.start, subject.end) if other.tokens[i].tag == "P"}
    for start, end in _ruling(part):
        ours = {statement.tokens[i].lower for i in range(start, end) if statement.tokens[i].tag == "P"}
        words = statement.lexicon.words("endings", "ruling")
        ours -= words
        theirs_bare = theirs - words
        if theirs_bare and (theirs_bare <= ours or (ours and ours <= theirs_bare)):
            return True
    return False
