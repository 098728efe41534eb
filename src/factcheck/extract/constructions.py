"""States that a sentence gives by the way it is built: lists, left-out verbs, rule over a place.

"Its partners—Norra, Vik and Dorn—" makes Norra one of its partners; in "ships
are licensed by the Port Office, aircraft by the Air Office" the second half
has the verb of the first; "the end of Norran control over Vik" says that Vik
was under Norran control. Limits: a list must have two names or more, and the
half without a verb must repeat the preposition of the half before it.
"""

from collections.abc import Iterator, Sequence

from factcheck.extract.state import State
from factcheck.model import Period
from factcheck.syntax.gaps import gaps
from factcheck.syntax.statement import Statement
from factcheck.syntax.tokens import Token

_OPENING = {"—": "—", "–": "–", "(": ")", ":": "."}
_INTRODUCING = ("including", "like", "namely", "notably")
_OWNERS = frozenset({"its", "their", "his", "her", "our", "my"})
_CONTROL = frozenset(
    {"control", "rule", "occupation", "mandate", "administration", "sovereignty", "domination", "protection"}
)
_OPEN = Period(None, None)


def listed(statement: Statement) -> Iterator[State]:
    """Give "A is one of the N" for each name of a list that says who the N are."""
    tokens = statement.tokens
    for i, token in enumerate(tokens):
        start = _list_start(tokens, i)
        if start < 0:
            continue
        group = _group_before(statement, i)
        names = _names(statement, start, _OPENING.get(token.text, ""))
        if not group or len(names) < 2:
            continue
        number = max(0, statement.clause_at[i])
        for name in names:
            text = f"{name[:1].upper()}{name[1:]} is one of {group}."
            yield State(text, name, "is", f"one of {group}", _OPEN, number)


def _list_start(tokens: Sequence[Token], i: int) -> int:
    """Give where the list begins that a token opens, or -1."""
    token = tokens[i]
    after = i + 1
    if token.lower == "such" and after < len(tokens) and tokens[after].lower == "as":
        return after + 1
    if token.lower in _INTRODUCING or token.text in _OPENING:
        return after + (after < len(tokens) and tokens[after].lower in ("including", "the"))
    return -1


def _group_before(statement: Statement, place: int) -> str:
    """Give the plural noun phrase right before a place, with its owner in words; "" where there is none."""
    tokens = statement.tokens
    end = place - 1 if place and tokens[place - 1].text == "," else place
    if end < 2 or tokens[end - 1].tag != "N" or tokens[end - 1].lower == tokens[end - 1].keys[0]:
        return ""
    start = end - 1
    while start > 0 and tokens[start - 1].tag in "ANPQ" and start - 1 not in statement.quantity_at:
        start -= 1
    light = statement.lexicon.words("function", "light")
    if all(not {t.lower, *t.keys}.isdisjoint(light) for t in tokens[start:end]):
        return ""  # "groups such as …" says nothing of them
    words = statement.slice(start, end)
    owned = any(t.tag == "Q" for t in tokens[start:end])
    opener = tokens[start - 1].lower if start else ""
    if owned or opener not in _OWNERS:
        return words if owned else f"the {words[:1].lower()}{words[1:]}" if start == 0 else f"the {words}"
    owner = _owner(statement, start - 1)
    return f"{owner} {words}" if owner else ""


def _owner(statement: Statement, place: int) -> str:
    """Give the owner that "its" stands for: what is named just before it with "and", or the subject."""
    tokens = statement.tokens
    words = ""
    if place > 1 and tokens[place - 1].lower == "and":
        first = place - 1
        while first > 0 and tokens[first - 1].tag in tuple("DANPQ"):
            first -= 1
        words = statement.slice(first, place - 1)
    if not words:
        number = statement.clause_at[place]
        subject = statement.clauses[number].subject if number >= 0 else None
        if subject is None or subject.end > place or tokens[subject.start].tag == "O":
            return ""
        words = statement.slice(subject.start, subject.end)
    return f"{words}'" if words.endswith("s") else f"{words}'s"


def _names(statement: Statement, start: int, closing: str) -> list[str]:
    """Give the names of a list from a place on: names, parted by commas and "and", and nothing else."""
    tokens = statement.tokens
    spans = dict(statement.names)
    found: list[str] = []
    i = start
    while i < len(tokens):
        if tokens[i].tag in "DC" or tokens[i].text == ",":
            i += 1
        elif i in spans:
            end = _whole_name(tokens, spans, i)
            found.append(statement.slice(i, end))
            i = end
        else:
            break
    closed = i >= len(tokens) or tokens[i].text in (closing, ".", ";")
    return found if closed or (not closing and tokens[i - 1].text == ",") else []


def _whole_name(tokens: Sequence[Token], spans: dict[int, int], start: int) -> int:
    """Give where a name ends that goes on after "for the" or "of the" ("Fund for the Coast of Norra")."""
    end = spans[start]
    while end + 1 < len(tokens) and tokens[end].lower in ("for", "of"):
        following = end + 1 + (tokens[end + 1].lower == "the")
        if following not in spans:
            break
        end = spans[following]
    return end


def gapped(statement: Statement) -> Iterator[State]:
    """Give the halves that leave out the verb of the half before ("…, aircraft by the Air Office")."""
    tokens = statement.tokens
    for number, clause in enumerate(statement.clauses):
        if not clause.passive or clause.kind not in ("main", "complement") or clause.negated:
            continue
        for comma, preposition, end in gaps(tokens, clause.group[1], clause.end):
            subject = statement.slice(comma + 1, preposition)
            rest = statement.slice(preposition, end)
            plural = tokens[preposition - 1].lower != tokens[preposition - 1].keys[0]
            verb = _agreed(statement.slice(*clause.group), plural)
            text = f"{subject[:1].upper()}{subject[1:]} {verb} {rest}."
            yield State(text, subject, verb, rest, _OPEN, number)


def _agreed(group: str, plural: bool) -> str:
    singular = {"are": "is", "were": "was", "have": "has"}
    first, _, rest = group.partition(" ")
    pairs = {v: k for k, v in singular.items()} if plural else singular
    return f"{pairs.get(first.lower(), first)} {rest}".strip()


def once_controlled(statement: Statement, thing: tuple[int, int]) -> str:
    """Give "Y was under X control" for the ended "X control over Y", "" for anything else."""
    tokens = statement.tokens
    for i in range(*thing):
        if (
            tokens[i].keys[0] in _CONTROL
            and i + 2 < len(tokens)
            and tokens[i + 1].lower in ("over", "of", "in")
        ):
            holder = statement.slice(thing[0], i)
            place = statement.slice(i + 2, thing[1])
            if holder and place and tokens[i - 1].tag in "APN":
                return f"{place[:1].upper()}{place[1:]} was under {holder} {tokens[i].lower}."
    return ""
