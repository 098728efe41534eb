"""Which frames of the lexicon a sentence fills, and with what.

A template such as `Y receive money from X` is matched against the clauses:
head verb, literal words after it in order, then the role variables by their
prepositions. Passives of active templates are found by their by-phrase.
"""

from collections.abc import Iterator

from msgspec import Struct

from factcheck.lexicon import Template
from factcheck.syntax.clauses import Clause, Phrase
from factcheck.syntax.statement import Statement

_REACH = 9


class FrameMatch(Struct, frozen=True):
    """A filled frame: its number, the clause, role variable to token span, the words that made it."""

    frame: int
    clause: int
    roles: tuple[tuple[str, tuple[int, int]], ...]
    words: tuple[int, ...]

    def role(self, name: str) -> tuple[int, int] | None:
        """Give the token span that fills a role, or None."""
        return next((span for var, span in self.roles if var == name), None)


def match_frames(statement: Statement) -> tuple[FrameMatch, ...]:
    """Find every frame that a clause of the sentence fills with two roles or more."""
    return tuple(m for n, c in enumerate(statement.clauses) for m in _clause_matches(statement, n, c))


def _clause_matches(statement: Statement, number: int, clause: Clause) -> Iterator[FrameMatch]:
    tables = statement.lexicon.tables
    copula = clause.kind == "apposition" or statement.tokens[clause.verb].keys[0] == "be"
    verb_keys = ("be",) if copula else statement.tokens[clause.verb].keys
    seen: set[tuple[int, tuple[tuple[str, tuple[int, int]], ...]]] = set()
    # A template whose first literal word stands nowhere in the sentence need not be looked at.
    present = {"", *(key for token in statement.tokens for key in token.keys)}
    for key in verb_keys:
        for frame, kind, index, first in tables.templates.get(key, ()):
            if kind == "says" and first in present:
                yield from _fill(
                    statement,
                    number,
                    clause,
                    tables.frames[frame].says[index],
                    clause.passive and not copula,
                    seen,
                )
    if clause.passive and not copula:
        for frame, kind, index, first in tables.templates.get("be", ()):
            if kind == "says" and first in verb_keys:
                yield from _fill(statement, number, clause, tables.frames[frame].says[index], False, seen)


def _fill(
    statement: Statement,
    number: int,
    clause: Clause,
    template: Template,
    passive: bool,
    seen: set[tuple[int, tuple[tuple[str, tuple[int, int]], ...]]],
) -> Iterator[FrameMatch]:
    if (
        not template.rest
        and all(not p for _, p in template.slots)
        and template.verb in statement.lexicon.words("function", "light")
    ):
        return  # "X be Y", "X have Y" say nothing of their own
    literal = _literal(statement, clause, template)
    if literal is None:
        return
    roles = (
        _passive_roles(statement, clause, template)
        if passive
        else _active_roles(statement, clause, template, literal)
    )
    if roles is None or len(roles) < 2:
        return
    key = (template.frame, roles)
    if key not in seen:
        seen.add(key)
        group = [
            i for i in range(*clause.group) if statement.tokens[i].tag not in "GR"
        ]  # a denial is no part of it
        words = tuple(sorted({*group, *literal}))
        yield FrameMatch(template.frame, number, roles, words)


def _literal(statement: Statement, clause: Clause, template: Template) -> tuple[int, ...] | None:
    """Find the template's literal words, in order, in the clause; None where one is missing."""
    tokens = statement.tokens
    rest = template.rest
    if not rest:
        return ()
    if tokens[clause.verb].tag == "V" and clause.passive and rest[0] in tokens[clause.verb].keys:
        rest = rest[1:]
    at = clause.object.start if clause.kind == "apposition" and clause.object else clause.group[1]
    found: list[int] = []
    for key in rest:
        limit = min(clause.end, at + _REACH)
        for i in range(at, limit):
            if key in tokens[i].keys:
                found.append(i)
                at = i + 1
                break
            if tokens[i].text in ",;:":
                return None
        else:
            return None
    return tuple(found)


def _span(phrase: Phrase, clause: Clause | None = None) -> tuple[int, int]:
    """Give the tokens of a phrase with the "of …" that follows it."""
    end = phrase.end
    if clause is not None:
        for other in (clause.object, *clause.others):
            if other is not None and other.preposition == "of" and other.start == end + 1:
                end = other.end
    return (phrase.start, end)


def _is_time(statement: Statement, phrase: Phrase) -> bool:
    return phrase.head in statement.time_at


def _active_roles(
    statement: Statement, clause: Clause, template: Template, literal: tuple[int, ...]
) -> tuple[tuple[str, tuple[int, int]], ...] | None:
    if clause.subject is None:
        return None
    roles = [(template.subject, _span(clause.subject))]
    after = literal[-1] + 1 if literal else clause.group[1]
    for variable, preposition in template.slots:
        span = _slot(statement, clause, preposition, after, literal)
        if span is None:
            return None
        roles.append((variable, span))
    return tuple(roles)


def _slot(
    statement: Statement, clause: Clause, preposition: str, after: int, literal: tuple[int, ...]
) -> tuple[int, int] | None:
    """Find the phrase that fills a slot: by preposition, as the object, or as a possessive."""
    phrases = [p for p in (clause.object, *clause.others) if p is not None and not _is_time(statement, p)]
    if not preposition:
        if not literal:
            return _span(clause.object, clause) if clause.object and clause.object in phrases else None
        following = [p for p in phrases if p.start >= after and not p.preposition]
        return _span(following[0], clause) if following else None
    matching = [p for p in phrases if p.preposition == preposition and p.start >= after]
    if matching:
        return _span(matching[0], clause)
    if preposition == "of" and literal:
        return _possessor(statement, literal[0])
    return None


def _possessor(statement: Statement, noun: int) -> tuple[int, int] | None:
    """Give the span of Y in "Y's noun"."""
    phrase = statement.phrase_of(noun)
    if phrase is None:
        return None
    for i in range(phrase.start, noun):
        if statement.tokens[i].tag == "Q" and i > phrase.start:
            return (phrase.start, i)
    return None


def _passive_roles(
    statement: Statement, clause: Clause, template: Template
) -> tuple[tuple[str, tuple[int, int]], ...] | None:
    """Fill an active template from a passive clause: its object is the subject, its subject the by-phrase."""
    patient = next((v for v, p in template.slots if not p), None)
    if patient is None or clause.subject is None or template.rest:
        return None
    roles = [(patient, _span(clause.subject))]
    agent = next((p for p in clause.others if p.preposition == "by"), None)
    if agent:
        roles.append((template.subject, _span(agent)))
    for variable, preposition in template.slots:
        if preposition:
            phrase = next((p for p in clause.others if p.preposition == preposition), None)
            if phrase is None:
                return None
            roles.append((variable, _span(phrase)))
    return tuple(roles)
