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
    head = tokens[group.verb]
    lone = (
        head.form == "past|en"
        and group.end - group.start - sum(t.tag == "R" for t in tokens[group.start : group.end]) == 1
    )
    if (
        lone
        and number == 0
        and not any(t.tag in "NPO" for t in tokens[: group.start])
        and following is not None
    ):
        return "participle"
    before = next((t for t in reversed(tokens[: group.start]) if t.tag != "R"), None)
    if (
        lone
        and number == 0
        and following is not None
        and following.finite
        and opened_by_preposition(tokens, group.start)
    ):
        return "participle"
    if (
        lone
        and number > 0
        and left == group.start
        and before is not None
        and before.text == ","
        and after_main
        and tokens[group.end : group.end + 1]
        and tokens[group.end].tag == "I"
    ):
        return "participle"
    if (
        before is not None
        and before.tag == "C"
        and head.form == "base"
        and left == group.start
        and after_infinitive
        and not any(t.tag in "XL" for t in tokens[group.start : group.end])
    ):
        return "infinitive"
    if number == 0 and reduced_subject(tokens, group, following):
        return "participle"
    reduced = (
        number > 0
        and head.form == "past|en"
        and not any(t.tag in "XL" for t in tokens[group.start : group.end])
    )
    if reduced and left == group.start and group.start:
        previous = tokens[group.start - 1]
        if previous.tag in "NPM" or (previous.tag == "C" and after_participle):
            return "participle"
    return "main"


def opened_by_preposition(tokens: Sequence[Token], start: int) -> bool:
    """Whether all before a participle is one prepositional phrase ("Under the lease signed in May the club …")."""
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
