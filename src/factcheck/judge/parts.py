"""A claim as the parts that it asserts, each judged on its own.

"Norra, a unit of Vik, closed in 2019 and lost its licence" says three things.
Relative clauses, appositions, participles after a comma and coordinated verbs
are parts; what they govern (that-clauses, infinitives) stays with them.
Limits: a restrictive relative clause ("fighters who …") is not a part.
"""

from factcheck.judge.pair import ClaimPart
from factcheck.judge.source import Reading
from factcheck.syntax.clauses import Clause
from factcheck.syntax.statement import Statement

_OWN = frozenset({"main", "relative", "apposition", "participle"})


def whole(reading: Reading) -> ClaimPart:
    """Give the claim undivided, with its main clause."""
    statement = reading.statement
    return ClaimPart(reading, frozenset(range(len(statement.tokens))), main_clause(statement), statement.text)


def main_clause(statement: Statement) -> int:
    """Give the number of the clause that carries the claim, -1 where there is none.

    In a cleft ("it was in May that the bridge fell") and after a reporting
    verb that only frames it, that is the complement.
    """
    clauses = statement.clauses
    order = ("main", "complement", "adverbial", "relative", "participle", "infinitive", "apposition")
    for kind in order:
        for number, clause in enumerate(clauses):
            if clause.kind != kind:
                continue
            if kind == "main" and _is_cleft(statement, clause):
                inner = next(
                    (n for n, c in enumerate(clauses) if n > number and c.kind in ("complement", "relative")),
                    None,
                )
                if inner is not None:
                    return inner
            if kind == "main" and clause.verb in statement.framing:
                return number + 1
            return number
    return -1


def _is_cleft(statement: Statement, clause: Clause) -> bool:
    subject = clause.subject
    return (
        subject is not None
        and statement.tokens[subject.start].lower in ("it", "there")
        and statement.tokens[clause.verb].keys[0] == "be"
    )


def split(reading: Reading) -> tuple[ClaimPart, ...]:
    """Give the parts of a claim; one part where it says one thing."""
    statement = reading.statement
    clauses = statement.clauses
    owners: list[int] = []
    for number, clause in enumerate(clauses):
        if clause.kind in _OWN and (clause.kind == "main" or _set_off(statement, clause)):
            owners.append(number)
    if len(owners) < 2:
        return (whole(reading),)
    parts = []
    for number in owners:
        scope = _scope(statement, number, owners)
        content = sum(statement.weights[i] for i in scope)
        if content < 1.0:
            return (whole(reading),)
        text = (
            " ".join(statement.tokens[i].text for i in sorted(scope))
            .replace(" ’", "’")
            .replace(" '", "'")
            .replace(" ,", ",")
        )
        parts.append(ClaimPart(reading, frozenset(scope), number, text.strip(" ,.")))
    return tuple(parts)


def _set_off(statement: Statement, clause: Clause) -> bool:
    """Whether a dependent clause stands behind a comma, and so adds a statement of its own."""
    start = clause.start
    before = statement.tokens[start - 1].text if start else ""
    if clause.kind == "relative":
        opening = next(
            (i for i in range(clause.start, clause.group[0] + 1) if statement.tokens[i].tag == "W"),
            clause.start,
        )
        before = statement.tokens[opening - 1].text if opening else ""
    return before in (",", "(", "—", "–") and clause.subject is not None


def _scope(statement: Statement, number: int, owners: list[int]) -> set[int]:
    """Give the tokens of a part: its clause, its subject, and the clauses that hang on it."""
    clause = statement.clauses[number]
    scope = set(range(clause.start, clause.end))
    for later_number in range(number + 1, len(statement.clauses)):
        later = statement.clauses[later_number]
        if later_number in owners:
            if later.start >= clause.end:
                break
            continue
        scope |= set(range(later.start, later.end))
    for other in owners:
        if other == number:
            continue
        inner = statement.clauses[other]
        own_subject = set(range(clause.subject.start, clause.subject.end)) if clause.subject else set()
        covered = set(range(_opening(statement, inner), inner.end))
        if inner.kind != "main" or inner.start > clause.start:
            scope -= covered - own_subject
    if clause.subject is not None:
        scope |= set(range(clause.subject.start, clause.subject.end))
    return scope


def _opening(statement: Statement, clause: Clause) -> int:
    if clause.kind != "relative":
        return clause.start
    return next(
        (i for i in range(clause.start, clause.group[0] + 1) if statement.tokens[i].tag == "W"), clause.start
    )
