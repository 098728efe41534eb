"""Clauses with their roles: who does what to whom, denied or not, and in which tense.

A shallow reading: verb groups are found first, then noun phrases, then each
verb group takes the phrases around it. Relative clauses, participles and
infinitives get their subject from what they hang on; a coordinated verb keeps
the subject before it; an apposition becomes a clause with the verb "be".
Limits: prepositional phrases all go to the clause they stand in, and long
embeddings lose their subject (it is then None, never a guess across a
semicolon).
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, structs

from factcheck.syntax.groups import BE, Group, verb_groups
from factcheck.syntax.kinds import clause_kind
from factcheck.syntax.phrases import (
    Phrase,
    noun_phrases,
)
from factcheck.syntax.places import bracketed, first_of_chain, phrase_before, right_phrases
from factcheck.syntax.tokens import Token

_CIRCUMSTANCES = frozenset(
    [
        "in",
        "on",
        "at",
        "during",
        "since",
        "after",
        "before",
        "until",
        "till",
        "under",
        "for",
        "despite",
        "within",
        "throughout",
        "amid",
    ]
)


class Clause(Struct, frozen=True, kw_only=True):
    """A verb group with its arguments; indexes point into the sentence's tokens.

    `kind`: main, relative, participle, infinitive, complement (after "that"),
    adverbial (after "because", "when", …), apposition. `verb` is the head
    verb (for an apposition, the head of the second phrase). `tense`: past,
    present, future, perfect, pluperfect, none. `modals` are modal words.
    """

    kind: str
    verb: int
    group: tuple[int, int]
    subject: Phrase | None
    object: Phrase | None
    others: tuple[Phrase, ...]
    passive: bool
    negated: bool
    tense: str
    modals: tuple[str, ...]
    marker: str
    start: int
    end: int


def find_clauses(tokens: Sequence[Token], times: Mapping[int, int] | None = None) -> tuple[Clause, ...]:
    """Find the clauses of one tagged sentence, in order."""
    groups = verb_groups(tokens)
    phrases = noun_phrases(tokens, groups, times)
    clauses: list[Clause] = []
    for number, group in enumerate(groups):
        clauses.append(_clause(number, group, groups, phrases, tokens, clauses))
    return tuple(sorted((*clauses, *_appositions(tokens, phrases, groups)), key=lambda c: c.start))


def _clause(
    number: int,
    group: Group,
    groups: Sequence[Group],
    phrases: Sequence[Phrase],
    tokens: Sequence[Token],
    done: Sequence[Clause],
) -> Clause:
    left_limit = groups[number - 1].end if number else 0
    right_limit = groups[number + 1].start if number + 1 < len(groups) else len(tokens)
    left = _left_edge(tokens, left_limit, group, phrases) if number else 0
    right = _right_edge(tokens, group.end, right_limit, groups, number, phrases)
    marker = _marker(tokens, left, group.start)
    kind = clause_kind(
        group,
        marker,
        number,
        tokens,
        left,
        bool(done) and done[-1].kind == "participle",
        groups[number + 1] if number + 1 < len(groups) else None,
        bool(done) and done[-1].kind == "infinitive",
        bool(done) and done[-1].kind in ("main", "complement", "adverbial"),
    )
    subject, consumed = _subject(kind, group, left, phrases, tokens, done)
    object_, others = right_phrases(group, right, phrases, tokens)
    if kind == "relative" and object_ is None and consumed is not None and subject is not consumed:
        object_ = consumed
    fronted = tuple(
        p for p in phrases if left <= p.start and p.end <= group.start and p is not subject and p.preposition
    )
    return Clause(
        kind=kind,
        verb=group.verb,
        group=(group.start, group.end),
        subject=subject,
        object=object_,
        others=(*fronted, *others),
        passive=group.passive
        or (group.start > 0 and tokens[group.start - 1].text == ":" and "en" in tokens[group.verb].form)
        or (kind == "participle" and "en" in tokens[group.verb].form and tokens[group.verb].form != "ing"),
        negated=group.negated,
        tense=group.tense,
        modals=group.modals,
        marker=marker,
        start=left,
        end=right,
    )


def _bare_before(tokens: Sequence[Token], start: int, end: int, phrases: Sequence[Phrase]) -> bool:
    return any(start <= p.start and p.end <= end and not p.preposition for p in phrases)


def _left_edge(tokens: Sequence[Token], limit: int, group: Group, phrases: Sequence[Phrase]) -> int:
    """Give where the clause of a verb group begins, after the verb group before it."""
    if not group.finite:
        return group.start
    closed = 0
    for i in range(group.start - 1, limit - 1, -1):
        token = tokens[i]
        closed += (token.text == ")") - (token.text == "(" and closed > 0)
        if closed or (token.text == "(" and any(t.text == ")" for t in tokens[i : group.start])):
            continue  # an insertion in brackets ends nothing
        if token.tag in "SW" or token.text in ";:—–(":
            return i
        mark = token.text == "," or token.tag == "C"
        if mark and not any(p.start <= i < p.end for p in phrases):
            # Nothing to be a subject after the mark: a coordinated verb, or the main clause resumed.
            if _bare_before(tokens, i + 1, group.start, phrases):
                return i + 1
            return _opening_before(tokens, limit, i, phrases, group.start)
    return _unmarked_edge(tokens, limit, group, phrases)


def _opening_before(
    tokens: Sequence[Token], limit: int, mark: int, phrases: Sequence[Phrase], start: int
) -> int:
    """Where a clause opened before an insertion: "when eleven states, among them Norra, were asked"."""
    for i in range(mark - 1, limit - 1, -1):
        if tokens[i].tag in "SW":
            return i if _bare_before(tokens, i + 1, mark, phrases) else start
        if tokens[i].text in ";:—–":
            break
    return start


def _unmarked_edge(tokens: Sequence[Token], limit: int, group: Group, phrases: Sequence[Phrase]) -> int:
    """Where no mark parts two verbs: "fighters trained by" hangs on, "said prices rose" is a new clause."""
    direct = [p for p in phrases if limit <= p.start and p.end <= group.start]
    bare = [p for p in direct if not p.preposition]
    reduced = "en" in tokens[group.verb].form and group.end - group.start == 1
    if not bare or reduced or limit == 0:
        return group.start if limit else 0
    chain = bare[-1].start
    return chain if len(bare) > 1 or tokens[limit - 1].tag == "V" else group.start


def _right_edge(
    tokens: Sequence[Token],
    start: int,
    limit: int,
    groups: Sequence[Group],
    number: int,
    phrases: Sequence[Phrase],
) -> int:
    if number + 1 >= len(groups):
        return len(tokens)
    return max(start, _left_edge(tokens, start, groups[number + 1], phrases))


def _marker(tokens: Sequence[Token], left: int, start: int) -> str:
    for i in range(start - 1, left - 1, -1):
        if tokens[i].tag in "SW":
            return tokens[i].lower
    return ""


def _participle_subject(
    group: Group,
    phrases: Sequence[Phrase],
    before: Sequence[Phrase],
    tokens: Sequence[Token],
    done: Sequence[Clause],
) -> Phrase | None:
    """Give who does what a participle says: what stands before it, or the subject of the clause before."""
    governed = group.start > 0 and tokens[group.start - 1].tag == "I"
    if done and governed and done[-1].object is not None and done[-1].end >= group.start:
        return done[-1].object  # "warned Norra against selling"
    if not before:
        after = [
            p
            for p in phrases
            if p.start > group.end and not p.preposition and tokens[p.start - 1].text == ","
        ]
        return after[0] if after else None
    near = before[-1]
    comma = group.start > 0 and tokens[group.start - 1].text == ","
    if group.start and tokens[group.start - 1].tag == "C" and done and done[-1].kind == "participle":
        return done[-1].subject
    if not comma and near.end == group.start:
        return near
    finite = [c for c in done if c.kind in ("main", "complement", "adverbial") and c.subject]
    if finite:
        return finite[-1].subject
    return near if not comma else first_of_chain(list(before), tokens)


def _subject(
    kind: str,
    group: Group,
    left: int,
    phrases: Sequence[Phrase],
    tokens: Sequence[Token],
    done: Sequence[Clause],
) -> tuple[Phrase | None, Phrase | None]:
    """Give the subject, and the antecedent of a relative clause."""
    before = [p for p in phrases if p.end <= group.start]
    inside = [p for p in before if p.start >= left and not p.preposition and not bracketed(tokens, p)]
    antecedent = (
        next((p for p in reversed(before) if p.end <= left + 1), None) if kind == "relative" else None
    )
    if antecedent is not None and antecedent.preposition == "of" and tokens[left - 1].text == ",":
        antecedent = phrase_before(phrases, antecedent) or antecedent
    if inside:
        return first_of_chain(inside, tokens), antecedent
    if kind == "relative":
        return antecedent, antecedent
    if kind == "participle":
        return _participle_subject(group, phrases, before, tokens, done), None
    if kind == "infinitive" and done:
        last = done[-1]
        plain = last.object is not None and not last.passive and tokens[last.verb].lower not in BE
        return (last.object if plain else last.subject), None
    for clause in reversed(done):
        if clause.kind in ("main", "complement", "adverbial", "relative") and clause.subject is not None:
            return clause.subject, None
    bare = [p for p in before if not p.preposition]
    return (bare[0] if bare else None), None


def _described(tokens: Sequence[Token], first: Phrase, second: Phrase) -> bool:
    """Whether a phrase says what the noun or name before it is ("Norra, the port")."""
    opener = tokens[second.start].lower
    articled = opener in ("a", "an", "the", "its", "his", "her", "their", "one")
    return articled and tokens[second.head].tag == "N" and tokens[first.head].tag in "NP"


def _followers(tokens: Sequence[Token], phrases: Sequence[Phrase], end: int) -> list[Phrase]:
    """Give the prepositional phrases that follow one another from a place on."""
    found: list[Phrase] = []
    for phrase in phrases:
        close = phrase.start >= end and phrase.start - end <= 2
        if close and phrase.preposition and all(t.tag in "I" for t in tokens[end : phrase.start]):
            found.append(phrase)
            end = phrase.end
    return found


def _appositions(tokens: Sequence[Token], phrases: Sequence[Phrase], groups: Sequence[Group]) -> list[Clause]:
    """Find "X, a branch of Y," and give it as a clause "X be a branch of Y"."""
    found: list[Clause] = []
    starts = {g.start for g in groups}
    for first, second in pairwise(phrases):
        gap = tokens[first.end : second.start]
        if first.preposition in _CIRCUMSTANCES:
            continue
        if (
            len(gap) != 1
            or gap[0].text not in (",", "(", "—", "–")
            or second.preposition
            or len(second.heads) > 1
        ):
            continue
        if not _described(tokens, first, second):
            continue
        others = _followers(tokens, phrases, second.end)
        end = others[-1].end if others else second.end
        after = tokens[end].text if end < len(tokens) else "."
        if gap[0].text == "," and (end in starts or after not in (",", ".", ";", ")", "—", "–", ":")):
            continue  # "In 2019, a branch of Y closed": the second phrase is the subject
        found.append(
            Clause(
                kind="apposition",
                verb=second.head,
                group=(second.start, second.start),
                subject=structs.replace(first, preposition=""),
                object=second,
                others=tuple(others),
                passive=False,
                negated=False,
                tense="none",
                modals=(),
                marker="",
                start=second.start,
                end=end,
            )
        )
    return found


__all__ = ["Clause", "Phrase", "find_clauses"]
