"""Clauses with their roles: who does what to whom, denied or not, and in which tense.

A shallow reading: verb groups are found first, then noun phrases, then each
verb group takes the phrases around it. Relative clauses, participles and
infinitives get their subject from what they hang on; a coordinated verb keeps
the subject before it; an apposition becomes a clause with the verb "be".
Limits: prepositional phrases all go to the clause they stand in, and long
embeddings lose their subject (it is then None, never a guess across a
semicolon).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.syntax.tokens import Token

_BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve"})
_PAST_AUX = frozenset({"was", "were", "had", "did"})
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
_NOMINAL = frozenset("DANPMQO")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, tokens `[start:end]`, with its heads and the preposition before it."""

    start: int
    end: int
    heads: tuple[int, ...]
    preposition: str = ""

    @property
    def head(self) -> int:
        """The (first) head word."""
        return self.heads[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
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


@dataclass(frozen=True, slots=True)
class _Group:
    start: int
    end: int
    verb: int
    passive: bool
    negated: bool
    tense: str
    modals: tuple[str, ...]
    finite: bool
    infinitive: bool


def find_clauses(tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """Find the clauses of one tagged sentence, in order."""
    groups = _verb_groups(tokens)
    phrases = _noun_phrases(tokens, groups)
    clauses: list[Clause] = []
    for number, group in enumerate(groups):
        clauses.append(_clause(number, group, groups, phrases, tokens, clauses))
    return tuple(sorted((*clauses, *_appositions(tokens, phrases, groups)), key=lambda c: c.start))


def _verb_groups(tokens: Sequence[Token]) -> list[_Group]:
    groups: list[_Group] = []
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
                tokens[j - 1].lower in _BE | _HAVE or tokens[j - 1].lower in ("able", "going", "due")
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
                or (tokens[k].tag == "V" and tokens[k].form == "ing" and tokens[last - 1].lower not in _BE)
            ):
                return last
        else:
            return last
        j += 1
    return last


def _group(tokens: Sequence[Token], start: int, first: int, end: int) -> _Group:
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
    passive = bool(verbs) and "en" in head.form and bool(forms) and forms[-1] in _BE
    if verbs and "en" in head.form and not auxiliaries:
        passive = head.form == "en"
    finite = (
        bool(auxiliaries)
        and not infinitive
        and (auxiliaries[0].lower not in ("being", "having", "be", "been"))
    )
    if not auxiliaries and verbs and not infinitive:
        finite = head.form != "ing" and head.form != "en"
    return _Group(
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


def _noun_phrases(tokens: Sequence[Token], groups: Sequence[_Group]) -> list[Phrase]:
    taken = {i for g in groups for i in range(g.start, g.end)}
    simple: list[Phrase] = []
    i = 0
    while i < len(tokens):
        if tokens[i].tag in _NOMINAL and i not in taken:
            j = i
            while j < len(tokens) and j not in taken and (tokens[j].tag in _NOMINAL or _inner(tokens, j, i)):
                if j > i and tokens[j].tag == "O":
                    break
                if (
                    j > i
                    and tokens[j].tag == "D"
                    and tokens[j - 1].tag in "NPO"
                    and tokens[j].lower not in ("all", "both", "each")
                ):
                    break
                j += 1
            simple.append(Phrase(i, j, (_head(tokens, i, j),), _preposition(tokens, i)))
            i = j
        else:
            i += 1
    return _coordinate(tokens, simple, groups)


def _inner(tokens: Sequence[Token], j: int, start: int) -> bool:
    """Whether a mark, adverb or "and" stands inside a noun phrase ("most often cited", "$ 7", "military and logistical support")."""
    if j == start or j + 1 >= len(tokens):
        return False
    token, after = tokens[j], tokens[j + 1]
    if token.text in "$€£¥%°&":
        return True
    if token.tag == "R":
        return after.tag in "AMNP" and tokens[j - 1].tag in "DRA"
    if token.tag == "C" and token.lower in ("and", "or"):
        return tokens[j - 1].tag == "A" and after.tag == "A"
    return token.tag == "V" and "en" in token.form and after.tag in "NAMZ" and tokens[j - 1].tag in "DA"


def _head(tokens: Sequence[Token], start: int, end: int) -> int:
    for i in range(end - 1, start - 1, -1):
        if tokens[i].tag in "NPO" and not (tokens[i].tag == "O" and i > start):
            return i
    for i in range(end - 1, start - 1, -1):
        if tokens[i].tag in "AMD":
            return i
    return end - 1


def _preposition(tokens: Sequence[Token], start: int) -> str:
    i = start - 1
    if i >= 0 and tokens[i].lower == "at" and tokens[start].lower in ("least", "most"):
        return ""  # "at least six" bounds an amount
    while i >= 0 and tokens[i].tag == "R":
        i -= 1
    return tokens[i].lower if i >= 0 and tokens[i].tag == "I" else ""


def _coordinate(tokens: Sequence[Token], simple: list[Phrase], groups: Sequence[_Group]) -> list[Phrase]:
    """Join "A, B and C" into one phrase with three heads."""
    starts = {g.start for g in groups} | {g.verb for g in groups}
    joined: list[Phrase] = []
    i = 0
    while i < len(simple):
        run = [simple[i]]
        closed = False
        while i + 1 < len(simple) and not closed:
            between = tokens[run[-1].end : simple[i + 1].start]
            words = [t.lower for t in between]
            if words in (["and"], ["or"], [",", "and"], [",", "or"], ["&"], ["nor"]) or words == [
                "as",
                "well",
                "as",
            ]:
                closed = True
            elif words != [","] or not _list_goes_on(tokens, simple, i + 1):
                break
            if (
                simple[i + 1].end in starts
                and closed
                and run[0].preposition
                and not simple[i + 1].preposition
            ):
                # "… of B and C rose": C may begin a new clause; keep it apart when a verb follows at once.
                if len(run) == 1 and words[0] == ",":
                    break
            run.append(simple[i + 1])
            i += 1
        heads = tuple(p.head for p in run)
        joined.append(Phrase(run[0].start, run[-1].end, heads, run[0].preposition))
        i += 1
    return joined


def _list_goes_on(tokens: Sequence[Token], simple: list[Phrase], i: int) -> bool:
    """Whether a comma list that reaches phrase `i` ends in "and" within a few phrases."""
    while i + 1 < len(simple):
        words = [t.lower for t in tokens[simple[i].end : simple[i + 1].start]]
        if words in (["and"], ["or"], [",", "and"], [",", "or"]):
            return True
        if words != [","]:
            return False
        i += 1
    return False


def _clause(
    number: int,
    group: _Group,
    groups: Sequence[_Group],
    phrases: Sequence[Phrase],
    tokens: Sequence[Token],
    done: Sequence[Clause],
) -> Clause:
    left_limit = groups[number - 1].end if number else 0
    right_limit = groups[number + 1].start if number + 1 < len(groups) else len(tokens)
    left = _left_edge(tokens, left_limit, group, phrases) if number else 0
    right = _right_edge(tokens, group.end, right_limit, groups, number, phrases)
    marker = _marker(tokens, left, group.start)
    kind = _kind(
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
    object_, others = _right_phrases(group, right, phrases, tokens)
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


def _left_edge(tokens: Sequence[Token], limit: int, group: _Group, phrases: Sequence[Phrase]) -> int:
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


def _unmarked_edge(tokens: Sequence[Token], limit: int, group: _Group, phrases: Sequence[Phrase]) -> int:
    """Where no mark parts two verbs: "fighters trained by" is a participle, "said prices rose" a new clause."""
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
    groups: Sequence[_Group],
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


def _kind(
    group: _Group,
    marker: str,
    number: int,
    tokens: Sequence[Token],
    left: int,
    after_participle: bool,
    following: _Group | None,
    after_infinitive: bool = False,
    after_main: bool = False,
) -> str:
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


def reduced_subject(tokens: Sequence[Token], group: _Group, following: _Group | None) -> bool:
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


def _subject(
    kind: str,
    group: _Group,
    left: int,
    phrases: Sequence[Phrase],
    tokens: Sequence[Token],
    done: Sequence[Clause],
) -> tuple[Phrase | None, Phrase | None]:
    """Give the subject, and the antecedent of a relative clause."""
    before = [p for p in phrases if p.end <= group.start]
    inside = [p for p in before if p.start >= left and not p.preposition and not _bracketed(tokens, p)]
    antecedent = (
        next((p for p in reversed(before) if p.end <= left + 1), None) if kind == "relative" else None
    )
    if antecedent is not None and antecedent.preposition == "of" and tokens[left - 1].text == ",":
        antecedent = _phrase_before(phrases, antecedent) or antecedent
    if inside:
        return _first_of_chain(inside, tokens), antecedent
    if kind == "relative":
        return antecedent, antecedent
    if (
        kind == "participle"
        and done
        and group.start
        and tokens[group.start - 1].tag == "I"
        and done[-1].object is not None
        and done[-1].end >= group.start
    ):
        return done[-1].object, None  # "warned Norra against selling"
    if kind == "participle" and not before:
        after = [
            p
            for p in phrases
            if p.start > group.end and not p.preposition and tokens[p.start - 1].text == ","
        ]
        return (after[0] if after else None), None
    if kind == "participle" and before:
        near = before[-1]
        comma = group.start > 0 and tokens[group.start - 1].text == ","
        if group.start and tokens[group.start - 1].tag == "C" and done and done[-1].kind == "participle":
            return done[-1].subject, None
        if not comma and near.end == group.start:
            return near, None
        finite = [c for c in done if c.kind in ("main", "complement", "adverbial") and c.subject]
        if finite:
            return finite[-1].subject, None
        return (near if not comma else _first_of_chain(before, tokens)), None
    if kind == "infinitive" and done:
        last = done[-1]
        plain = last.object is not None and not last.passive and tokens[last.verb].lower not in _BE
        return (last.object if plain else last.subject), None
    for clause in reversed(done):
        if clause.kind in ("main", "complement", "adverbial", "relative") and clause.subject is not None:
            return clause.subject, None
    bare = [p for p in before if not p.preposition]
    return (bare[0] if bare else None), None


def _bracketed(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase stands in brackets ("the Water Board (WB) said")."""
    before = tokens[phrase.start - 1].text if phrase.start else ""
    after = tokens[phrase.end].text if phrase.end < len(tokens) else ""
    return before == "(" and after in (")", ",", ";")


def _phrase_before(phrases: Sequence[Phrase], phrase: Phrase) -> Phrase | None:
    earlier = [p for p in phrases if p.end <= phrase.start]
    return earlier[-1] if earlier else None


def _first_of_chain(inside: Sequence[Phrase], tokens: Sequence[Token]) -> Phrase:
    """Among bare phrases before the verb, give the one that the chain NP of NP, NP begins with."""
    last = inside[-1]
    for phrase in reversed(inside[:-1]):
        gap = tokens[phrase.end : last.start]
        if any(t.text in ",;:(" for t in gap) and not any(
            t.text in ",)" for t in tokens[last.end : last.end + 1]
        ):
            break
        last = phrase
    return last


def _right_phrases(
    group: _Group, right: int, phrases: Sequence[Phrase], tokens: Sequence[Token]
) -> tuple[Phrase | None, tuple[Phrase, ...]]:
    after = [p for p in phrases if group.end <= p.start and p.end <= max(right, group.end)]
    object_: Phrase | None = None
    rest: list[Phrase] = []
    for phrase in after:
        between = tokens[group.end : phrase.start]
        if (
            object_ is None
            and not phrase.preposition
            and not any(t.text in ",;:()" for t in between)
            and not rest
        ):
            object_ = phrase
        else:
            rest.append(phrase)
    return object_, tuple(rest)


def _appositions(
    tokens: Sequence[Token], phrases: Sequence[Phrase], groups: Sequence[_Group]
) -> list[Clause]:
    """Find "X, a branch of Y," and give it as a clause "X be a branch of Y"."""
    found: list[Clause] = []
    starts = {g.start for g in groups}
    for first, second in zip(phrases, phrases[1:], strict=False):
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
        opener = tokens[second.start]
        described = (
            opener.lower in ("a", "an", "the", "its", "his", "her", "their", "one")
            and tokens[second.head].tag == "N"
        )
        if not described or tokens[first.head].tag == "O" or tokens[first.head].tag not in "NP":
            continue
        end = second.end
        others = []
        for phrase in phrases:
            if (
                phrase.start >= end
                and phrase.preposition
                and all(t.tag in "I" for t in tokens[end : phrase.start])
                and phrase.start - end <= 2
            ):
                others.append(phrase)
                end = phrase.end
        after = tokens[end].text if end < len(tokens) else "."
        if gap[0].text == "," and (end in starts or after not in (",", ".", ";", ")", "—", "–", ":")):
            continue  # "In 2019, a branch of Y closed": the second phrase is the subject
        found.append(
            Clause(
                kind="apposition",
                verb=second.head,
                group=(second.start, second.start),
                subject=replace(first, preposition=""),
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
