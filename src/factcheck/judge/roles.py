"""Who does what to whom: the roles of a claim's clause and of the source's, compared.

Frames of the lexicon come first, then subject and object of the clauses.
"Same", "swapped", "other" (a role has another name) or unknown. Limits: a role
that either side leaves out is not compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.judge.align import How
from factcheck.judge.limits import LIGHT
from factcheck.syntax.clauses import Clause, Phrase

if TYPE_CHECKING:
    from factcheck.judge.pair import Pair


def frame_roles(pair: Pair) -> str:
    """Compare the roles of the frames that claim and source share; "" where they share none."""
    found = ""
    for ours, theirs in pair.alignment.frames:
        if found == "swapped" and ours.clause != pair.part.clause:
            continue
        spans = dict(theirs.roles)
        pairs = [(v, s, spans[v]) for v, s in ours.roles if v in spans]
        if len(pairs) < 2:
            continue
        if all(_held_by(pair, mine, other) for _, mine, other in pairs):
            return "same"
        for _, a, x in pairs:
            for _, b, y in pairs:
                crossed = a != b and _held_by(pair, a, y) and not _held_by(pair, a, x)
                if crossed and (_held_by(pair, b, x) or (_unnamed(pair, x) and not _held_by(pair, b, y))):
                    found = "swapped"
        if (
            not found
            and ours.clause == pair.part.clause
            and any(_named_otherwise(pair, a, x) for _, a, x in pairs)
        ):
            found = "other"
    return found


def clause_roles(pair: Pair) -> str:
    """Compare subject and object of the claim's clause with those of the source's clause."""
    clause = pair.clause
    statement = pair.part.reading.statement
    if clause is None or clause.kind == "apposition" or statement.tokens[clause.verb].keys[0] == "be":
        return "unknown"
    link = pair.alignment.links.get(clause.verb)
    if link is None or link.how not in (How.SAME, How.MEANING):
        return "unknown"
    number = pair.source.statement.clause_at[link.source[0]]
    if number < 0:
        return "unknown"
    other = pair.source.statement.clauses[number]
    if other.verb not in link.source:
        return "unknown"
    agent, patient = _agent_patient(clause)
    their_agent, their_patient = _agent_patient(other)
    if not (agent and patient and their_agent and their_patient):
        return "unknown"
    a, p = (agent.start, agent.end), (patient.start, patient.end)
    x, y = (their_agent.start, their_agent.end), (their_patient.start, their_patient.end)
    if _held_by(pair, a, x) and _held_by(pair, p, y):
        return "same"
    crossed = _held_by(pair, a, y) and not _held_by(pair, a, x)
    turned = _held_by(pair, p, x) and not _held_by(pair, a, x)
    if (crossed and (_held_by(pair, p, x) or _unnamed(pair, x))) or (turned and _unnamed(pair, y)):
        return "swapped"
    return "unknown"


def _held_by(pair: Pair, phrase: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether the heads (the content) of a claim phrase are linked into a source span."""
    statement = pair.part.reading.statement
    content = [i for i in range(*phrase) if statement.weights[i] > LIGHT]
    if not content:
        return False
    hits = 0
    for i in content:
        link = pair.alignment.links.get(i)
        if (
            link is not None
            and link.how is not How.CONTEXT
            and any(span[0] <= j < span[1] for j in link.source)
        ):
            hits += 1
    return hits * 2 >= len(content)


def _unnamed(pair: Pair, span: tuple[int, int]) -> bool:
    """Whether a source span is a pronoun that may stand for a name of the claim."""
    tokens = pair.source.statement.tokens
    return span[1] - span[0] == 1 and tokens[span[0]].tag == "O"


def _named_otherwise(pair: Pair, mine: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a role is filled with a name on both sides, and not with the same one."""
    statement, source = pair.part.reading.statement, pair.source.statement
    ours = [i for i in range(*mine) if statement.tokens[i].tag == "P"]
    theirs = [i for i in range(*other) if source.tokens[i].tag == "P"]
    return bool(ours and theirs) and not any(
        j in range(*other)
        for i in ours
        if i in pair.alignment.links
        for j in pair.alignment.links[i].source
        if pair.alignment.links[i].how is not How.CONTEXT
    )


def _agent_patient(clause: Clause) -> tuple[Phrase | None, Phrase | None]:
    if clause.passive:
        agent = next((p for p in clause.others if p.preposition == "by"), None)
        return agent, clause.subject
    return clause.subject, clause.object
