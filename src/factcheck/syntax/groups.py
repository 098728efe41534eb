"""Verb groups: auxiliaries, adverbs and one verb, with tense, voice and denial.

Found before anything else of a clause, so that noun phrases and edges can go by
them. Limits: a group holds one verb; a verb that the tagger took for a noun is missed.
"""

from collections.abc import Sequence

from msgspec import Struct

from factcheck.syntax.tokens import Token

BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"})


_HAVE = frozenset({"have", "has", "had", "having", "'ve"})


_PAST_AUX = frozenset({"was", "were", "had", "did"})


class Group(Struct, frozen=True):
    """A verb group, tokens `[start:end]`, with its head verb."""

    start: int
    end: int
    verb: int
    passive: bool
    negated: bool
    tense: str
    modals: tuple[str, ...]
    finite: bool
    infinitive: bool


def verb_groups(tokens: Sequence[Token]) -> list[Group]:
    """Find the verb groups of a tagged sentence, in order."""
    groups: list[Group] = []
    i = 0
    while i < len(tokens):
        if tokens[i].tag in "XLTV" and tokens[i].tag:
            end = _group_end(tokens, i)
            start = i
            while (
                start > 0 and tokens[start - 1].tag in "RG" and start - 1 >= (groups[-1].end if groups else 0)
            ):
                start -= 1
            groups.append(_group(tokens, start, i, end))
            i = end
        else:
            i += 1
    return groups


def _group_end(tokens: Sequence[Token], i: int) -> int:
    """Give the end of the verb group that begins at `i`: auxiliaries, adverbs, one verb."""
    j = i
    last = i
    while j < len(tokens):
        token = tokens[j]
        if token.tag == "V":
            return j + 1
        if token.tag in "XLG":
            last = j + 1
        elif token.tag == "T":
            if j > i and not (
                tokens[j - 1].lower in BE | _HAVE or tokens[j - 1].lower in ("able", "going", "due")
            ):
                return last
            last = j + 1
        elif token.tag == "R" or (token.tag == "D" and token.lower in ("all", "both", "each") and j > i):
            k = j
            while k < len(tokens) and tokens[k].tag in "RGD":
                k += 1
            if (
                k >= len(tokens)
                or tokens[k].tag not in "XVT"
                or (tokens[k].tag == "V" and tokens[k].form == "ing" and tokens[last - 1].lower not in BE)
            ):
                return last
        else:
            return last
        j += 1
    return last


def _group(tokens: Sequence[Token], start: int, first: int, end: int) -> Group:
    words = tokens[first:end]
    verbs = [t for t in words if t.tag == "V"]
    auxiliaries = [t for t in words if t.tag in "XL"]
    head = verbs[-1] if verbs else (auxiliaries[-1] if auxiliaries else words[0])
    modals = tuple(t.lower for t in words if t.tag == "L")
    infinitive = bool(words) and words[0].tag == "T"
    if any(t.tag == "T" for t in words[1:]):
        modals = (*modals, "to")
    negated = any(
        t.tag == "G" or t.lower in ("never", "hardly", "scarcely", "barely") for t in tokens[start:end]
    )
    forms = [t.lower for t in auxiliaries if t.tag == "X"]
    passive = bool(verbs) and "en" in head.form and bool(forms) and forms[-1] in BE
    if verbs and "en" in head.form and not auxiliaries:
        passive = head.form == "en"
    finite = (
        bool(auxiliaries)
        and not infinitive
        and (auxiliaries[0].lower not in ("being", "having", "be", "been"))
    )
    if not auxiliaries and verbs and not infinitive:
        finite = head.form != "ing" and head.form != "en"
    return Group(
        start,
        end,
        head.index,
        passive,
        negated,
        _tense(head, auxiliaries, modals, infinitive),
        modals,
        finite,
        infinitive,
    )


def _tense(head: Token, auxiliaries: list[Token], modals: tuple[str, ...], infinitive: bool) -> str:
    if infinitive:
        return "none"
    if modals:
        return "future" if modals[0] in ("will", "shall", "'ll", "to") else "modal"
    names = [t.lower for t in auxiliaries]
    if names:
        if ("en" in head.form and names[0] in _HAVE and head.tag == "V") or (
            names[0] in _HAVE and "been" in names
        ):
            return "pluperfect" if names[0] == "had" else "perfect"
        return "past" if names[0] in _PAST_AUX else "present"
    if "past" in head.form and not head.form.startswith("base"):
        return "past"
    if head.form.startswith("base|past"):
        return "past"
    return "present" if head.form in ("s", "base") else "none"
