"""The kind of a clause: main, relative, participle, infinitive, complement or adverbial.

Read off the marker before the verb group, the form of the verb and what stands
around it. Limits: a lone "-ed" form after a noun is a participle only where another verb
follows or a preposition does.
"""

from collections.abc import Sequence

from factcheck.syntax.groups import Group
from factcheck.syntax.tokens import Token


def clause_kind(
    group: Group,
    marker: str,
    number: int,
    tokens: Sequence[Token],
    left: int,
    after_participle: bool,
    following: Group | None,
    after_infinitive: bool = False,
    after_main: bool = False,
) -> str:
    """Give the kind of the clause of a verb group."""
    if group.infinitive:
        return "infinitive"
    if not group.finite:
        return "participle"
    relative_that = marker == "that" and any(t.tag == "W" for t in tokens[left : group.start])
    if marker in ("who", "whom", "whose", "which") or relative_that:
        return "relative"
    if marker == "that" or marker in ("whether", "how", "what", "why"):
        return "complement"
    if marker:
        return "adverbial"
    if _is_participle(group, number, tokens, left, after_participle, following, after_main):
        return "participle"
    before = _before(group, tokens)
    if (
        before is not None
        and before.tag == "C"
        and tokens[group.verb].form == "base"
        and left == group.start
        and after_infinitive
        and not any(t.tag in "XL" for t in tokens[group.start : group.end])
    ):
        return "infinitive"
    return "main"


def opened_by_preposition(tokens: Sequence[Token], start: int) -> bool:
    """Whether all before a participle is one prepositional phrase ("Under the lease signed in May …")."""
    words = [t for t in tokens[:start] if t.tag != "R"]
    return bool(words) and words[0].tag == "I" and all(t.tag in "IDANPMQ" for t in words)


def reduced_subject(tokens: Sequence[Token], group: Group, following: Group | None) -> bool:
    """Whether "militias commanded by X are …": a participle between the subject and its finite verb."""
    if (
        following is None
        or not following.finite
        or tokens[group.verb].form != "past|en"
        or group.end - group.start > 1
    ):
        return False
    between = tokens[group.end : following.start]
    if any(t.text in ",;:" or t.tag in "CSW" for t in between) or not between:
        return False
    return between[0].tag == "I" and all(t.tag in "IDANPMQO" for t in between)


def _before(group: Group, tokens: Sequence[Token]) -> Token | None:
    return next((t for t in reversed(tokens[: group.start]) if t.tag != "R"), None)


def _is_participle(
    group: Group,
    number: int,
    tokens: Sequence[Token],
    left: int,
    after_participle: bool,
    following: Group | None,
    after_main: bool,
) -> bool:
    """Whether a verb form that may be past or participle is a participle, by what stands around it."""
    form = tokens[group.verb].form
    inside = tokens[group.start : group.end]
    if form == "past|en" and sum(t.tag != "R" for t in inside) == 1:
        bare = not any(t.tag in "NPO" for t in tokens[: group.start])
        if (
            number == 0
            and following is not None
            and (bare or (following.finite and opened_by_preposition(tokens, group.start)))
        ):
            return True
        before = _before(group, tokens)
        follows = number > 0 and left == group.start and after_main and before is not None
        if follows and before is not None and before.text == ",":
            after = tokens[group.end : group.end + 1]
            if after and after[0].tag == "I":
                return True
    if number == 0 and reduced_subject(tokens, group, following):
        return True
    if number == 0 or form != "past|en" or any(t.tag in "XL" for t in inside):
        return False
    if left != group.start or not group.start:
        return False
    previous = tokens[group.start - 1]
    return previous.tag in "NPM" or (previous.tag == "C" and after_participle)
