"""Who says a sentence, and how firmly.

Attribution ("according to …", "X said that …", "…, X told the board") is kept
apart from what is said; hedges, plans and conditions are read per clause, so
that a planned part does not weaken a stated one beside it.
"""

from functools import lru_cache

from msgspec import Struct

from factcheck.lexicon import Lexicon
from factcheck.model import Certainty
from factcheck.syntax.clauses import Clause
from factcheck.syntax.statement import Statement

_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_WEAK = frozenset({"may", "might", "could", "would", "should", "can"})


class Stance(Struct, frozen=True):
    """Who is said to say it (None: the document) and how firmly it is said."""

    attributed_to: str | None
    certainty: Certainty


@lru_cache(maxsize=4)
def _keys(lexicon: Lexicon, name: str) -> frozenset[str]:
    return frozenset(lexicon.forms.key(w) for w in lexicon.words("stance", name) if " " not in w)


def _has(statement: Statement, name: str, tokens: range) -> bool:
    words = statement.lexicon.words("stance", name)
    lowered = [statement.tokens[i].lower for i in tokens]
    line = " " + " ".join(lowered) + " "
    return any(f" {w} " in line if " " in w else w in lowered for w in words)


def stance(statement: Statement, number: int) -> Stance:
    """Read the stance towards clause `number` (-1: the whole sentence)."""
    speaker = _according_to(statement)
    clauses = statement.clauses
    if 0 <= number < len(clauses):
        speaker = speaker or _reporter(statement, number)
        certainty = _certainty(statement, number)
    else:
        certainty = Certainty.STATED
    if certainty is Certainty.STATED and speaker is not None:
        certainty = Certainty.REPORTED
    return Stance(speaker, certainty)


def is_reporting(statement: Statement, clause: Clause) -> bool:
    """Whether a clause only says who says it ("the minister told the board")."""
    verb = statement.tokens[clause.verb]
    if verb.tag != "V" or clause.passive or clause.subject is None:
        return False
    return verb.lower in _SAYING or (
        verb.lower in _SAYING_TO and clause.subject.end - clause.subject.start < 9
    )


_SAYING = frozenset(
    {
        "said",
        "says",
        "say",
        "told",
        "tells",
        "tell",
        "wrote",
        "writes",
        "added",
        "adds",
        "argued",
        "argues",
        "claims",
        "claimed",
        "maintains",
        "maintained",
    }
)
_SAYING_TO = frozenset(
    {"believes", "believed", "thinks", "thought", "insists", "insisted", "reported", "reports", "announced"}
)


def _according_to(statement: Statement) -> str | None:
    tokens = statement.tokens
    for i in range(len(tokens) - 2):
        if tokens[i].lower == "according" and tokens[i + 1].lower == "to":
            phrase = statement.phrase_of(i + 2)
            if phrase:
                return statement.slice(phrase.start, phrase.end)
    return None


def _reporter(statement: Statement, number: int) -> str | None:
    """Give the subject of a reporting verb that governs, or trails, a clause."""
    reporting = _keys(statement.lexicon, "reporting")
    clauses = statement.clauses
    clause = clauses[number]
    for other in clauses:
        if (
            other is clause
            or reporting.isdisjoint(statement.tokens[other.verb].keys)
            or statement.tokens[other.verb].tag != "V"
        ):
            continue
        if other.passive or other.subject is None:
            continue
        governs = (
            other.end == clause.start
            or (other.group[1] == clause.start)
            or (clause.marker == "that" and other.start < clause.start)
        )
        trails = (
            other.start >= clause.end
            and statement.tokens[other.start - 1].text in ',”"'
            and other.object is None
        )
        if (governs and other.object is None) or trails:
            return statement.slice(other.subject.start, other.subject.end)
    return None


def _certainty(statement: Statement, number: int) -> Certainty:
    clauses = statement.clauses
    clause = clauses[number]
    span = range(clause.start, clause.end)
    if (
        clause.marker in ("if", "unless", "whether")
        or (clause.marker in ("where", "how", "who") and number and clauses[number - 1].negated)
        or any(c.marker in ("if", "unless") and c.start == clause.end for c in clauses)
    ):
        return Certainty.POSSIBLE
    before = statement.tokens[clause.group[0] - 1].lower if clause.group[0] else ""
    if clause.kind == "infinitive" and before in ("whether", "if", "how", "where"):
        return Certainty.POSSIBLE
    governor = _governor(clauses, number)
    if governor is not None:
        keys = statement.tokens[governor.verb].keys
        if not _keys(statement.lexicon, "denying").isdisjoint(keys):
            return Certainty.DENIED
        if not _keys(statement.lexicon, "planned").isdisjoint(keys):
            return Certainty.PLANNED
        if not _keys(statement.lexicon, "alleging").isdisjoint(keys):
            return Certainty.REPORTED
    if set(clause.modals) & _FUTURE or (clause.modals and clause.modals[-1] == "to"):
        return Certainty.PLANNED
    if not _keys(statement.lexicon, "planned").isdisjoint(statement.tokens[clause.verb].keys):
        return Certainty.PLANNED
    if set(clause.modals) & _WEAK:
        return Certainty.POSSIBLE
    if _has(statement, "reported", span):
        return Certainty.REPORTED
    if _has(statement, "estimated", span):
        return Certainty.ESTIMATED
    if any(
        w in [statement.tokens[i].lower for i in span]
        for w in (
            "possibly",
            "perhaps",
            "maybe",
            "potentially",
            "probably",
            "likely",
            "unlikely",
            "presumably",
            "arguably",
            "apparently",
        )
    ):
        return Certainty.POSSIBLE
    return Certainty.STATED


def _governor(clauses: tuple[Clause, ...], number: int) -> Clause | None:
    """Give the clause whose verb governs an infinitive or complement."""
    clause = clauses[number]
    if clause.kind not in ("infinitive", "complement"):
        return None
    earlier = [c for c in clauses[:number] if c.end <= clause.start and c.kind != "apposition"]
    return earlier[-1] if earlier else None
