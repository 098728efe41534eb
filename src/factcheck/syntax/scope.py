"""What is denied: how far "not", "no", "without" and "failed to" reach.

A denial in a verb group reaches the verb and what follows it in the clause; a
denying determiner ("no member", "none of") reaches its phrase and the verb;
"fail to", "refuse to" and their like reach what they govern but not
themselves; "rather than X" reaches X alone. Two denials undo each other.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from factcheck.lexicon import Lexicon
from factcheck.syntax.clauses import Clause, Phrase
from factcheck.syntax.tokens import Token

_DENYING = frozenset({"no", "none", "neither", "nobody", "nothing", "nor"})
_LOCAL = frozenset({"without"})
_GOVERNED = ("infinitive", "participle", "complement")


@lru_cache(maxsize=4)
def _implicatives(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(
        lexicon.forms.key(w) for w in lexicon.words("stance", "negative_implicative") if " " not in w
    )


def denied_tokens(tokens: Sequence[Token], clauses: Sequence[Clause], lexicon: Lexicon) -> tuple[bool, ...]:
    """Say of each token whether it stands under an odd number of denials."""
    count = [0] * len(tokens)
    governing = _implicatives(lexicon)
    for number, clause in enumerate(clauses):
        reach = _reach(clause, clauses, number)
        if clause.negated and not _only(tokens, clause):
            _add(count, clause.group[0], reach)
        for phrase in _arguments(clause):
            inside = clause.start <= phrase.start and phrase.end <= clause.end and clause.kind != "apposition"
            if inside and _denier(tokens, phrase) and not _detached(tokens, clause, phrase):
                _add_phrase(count, clause, phrase, reach)
        if (
            clause.kind != "apposition"
            and not governing.isdisjoint(tokens[clause.verb].keys)
            and tokens[clause.verb].tag == "V"
        ):
            _add(count, clause.verb + 1, reach)
    for i, token in enumerate(tokens):
        if (
            token.lower in _LOCAL
            or (token.lower == "than" and i and tokens[i - 1].lower == "rather")
            or (token.lower == "of" and i and tokens[i - 1].lower in ("instead", "lack", "absence"))
        ):
            _add(count, i + 1, _phrase_end(tokens, i + 1))
        elif token.lower == "against" and i + 1 < len(tokens) and tokens[i + 1].form == "ing":
            _add(
                count,
                i + 1,
                next((c.end for c in clauses if c.start <= i + 1 < c.end and c.verb == i + 1), i + 2),
            )
        elif token.lower in ("not",) and _stands_alone(tokens, clauses, i):
            _add(count, i + 1, _phrase_end(tokens, i + 1))
        elif (
            token.lower == "yet"
            and i + 1 < len(tokens)
            and tokens[i + 1].lower == "to"
            and i
            and tokens[i - 1].keys[0] in ("have", "be")
        ):
            _add(
                count,
                i + 1,
                next(
                    (c.end for c in clauses if c.group[0] <= i < c.group[1] or c.start == i + 1), len(tokens)
                ),
            )
        elif token.lower == "neither":
            _add_neither(count, tokens, i, clauses)
    return tuple(bool(c % 2) for c in count)


def _arguments(clause: Clause) -> list[Phrase]:
    return [p for p in (clause.subject, clause.object, *clause.others) if p is not None]


def _detached(tokens: Sequence[Token], clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase stands behind a comma ("14 were hurt, none of them badly")."""
    return phrase.start > clause.group[1] and any(
        t.text == "," for t in tokens[clause.group[1] : phrase.start]
    )


def _only(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether the denial is "not only" or "not just", which denies nothing."""
    after = tokens[clause.group[1] : clause.end]
    dated = any(t.lower == "before" and t.tag == "I" and n.text[0].isdigit() for t, n in pairwise(after))
    if dated or any(t.lower in ("until", "till") for t in after):
        return True  # "was not founded until 1990": it was, then
    for i in range(*clause.group):
        if tokens[i].tag == "G":
            return i + 1 < len(tokens) and tokens[i + 1].lower in (
                "only",
                "just",
                "merely",
                "simply",
                "least",
            )
    return False


def _denier(tokens: Sequence[Token], phrase: Phrase) -> str:
    first = tokens[phrase.start]
    if first.lower == "nor" and any(t.lower == "neither" for t in tokens[: phrase.start]):
        return ""  # the "neither" before it denies both
    if first.lower in _DENYING and first.lower != "neither":
        return first.lower
    if first.lower == "not":
        return first.lower
    return ""


def _reach(clause: Clause, clauses: Sequence[Clause], number: int) -> int:
    """Give the token up to which a denial in a clause reaches: into what its verb governs."""
    end = clause.end
    for later in clauses[number + 1 :]:
        if later.start != end or later.kind not in _GOVERNED or later.kind == "apposition":
            break
        end = later.end
    return end


def _add(count: list[int], start: int, end: int) -> None:
    for i in range(start, min(end, len(count))):
        count[i] += 1


def _add_phrase(count: list[int], clause: Clause, phrase: Phrase, reach: int) -> None:
    """Deny a phrase and its clause's verb group, each token once."""
    reached = set(range(phrase.start, phrase.end))
    if phrase is clause.subject:
        reached |= set(range(clause.group[0], reach))
    else:
        reached |= set(range(clause.group[0], clause.group[1])) | set(range(phrase.start, reach))
        if not clause.subject or phrase is not clause.subject:
            reached |= {clause.verb}
    for i in reached:
        if i < len(count):
            count[i] += 1


def _phrase_end(tokens: Sequence[Token], start: int) -> int:
    i = start
    while i < len(tokens) and tokens[i].tag not in "ZCSW" and not (tokens[i].tag in "XL" and i > start):
        i += 1
    return i


def _stands_alone(tokens: Sequence[Token], clauses: Sequence[Clause], i: int) -> bool:
    return not any(c.group[0] <= i < c.group[1] for c in clauses)


def _add_neither(count: list[int], tokens: Sequence[Token], i: int, clauses: Sequence[Clause]) -> None:
    """ "neither A nor B": deny both, to the end of the clause, and the verb that they belong to."""
    clause = next((c for c in clauses if c.start <= i < c.end), None)
    end = clause.end if clause is not None else len(tokens)
    if clause is not None and clause.group[1] <= i and clause.kind != "apposition":
        _add(count, *clause.group)
    stop = next(
        (
            j
            for j in range(i + 1, end)
            if tokens[j].lower in ("but", ",", ";") and j > i + 2 and tokens[j].lower != ","
        ),
        end,
    )
    _add(count, i + 1, stop)
