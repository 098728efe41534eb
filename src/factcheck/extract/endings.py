"""States that are over because a noun or a second clause says so.

"The fall of the Varga government in 1998" ends its time in power; "Moe, who
had led the fund since 2011, resigned in 2019" ends what the relative clause
says; "no other mill is licensed" after a sentence on one mill makes it the
only one. Limits: the noun must say an end ("fall", "abolition", "death"), and
a future or denied end counts for nothing.
"""

from collections.abc import Iterator

from factcheck.extract.constructions import once_controlled
from factcheck.extract.state import State
from factcheck.model import Period, TimeRole, When
from factcheck.syntax.clauses import Clause, Phrase
from factcheck.syntax.statement import Statement

_DATED = frozenset(
    {TimeRole.AT, TimeRole.AGO, TimeRole.UNTIL, TimeRole.BEFORE, TimeRole.AFTER, TimeRole.SINCE}
)
_REACH = 8


def nominal_endings(statement: Statement) -> Iterator[State]:
    """Give what "the fall of X", "X's collapse" or "the end of X" says to be over."""
    lexicon = statement.lexicon
    power, being = lexicon.words("endings", "power"), lexicon.words("endings", "being")
    for token in statement.tokens:
        key = token.keys[0]
        if token.tag not in "NV" or key not in power | being or not _real(statement, token.index):
            continue
        thing = _of_phrase(statement, token.index) or _owner(statement, token.index)
        if thing is None or token.tag == "V" or any(i in statement.time_at for i in range(*thing)):
            continue
        words = statement.slice(*thing)
        state = (
            "was in power, in office as ruler, leader, president and head of the government"
            if key in power
            else "was in being"
        )
        when = _date_near(statement, token.index)
        number = max(0, statement.clause_at[token.index])
        if controlled := once_controlled(statement, thing):
            yield State(controlled, words, "was", controlled, Period(None, when), number)
        text = f"{words[:1].upper()}{words[1:]} {state}."
        yield State(
            text,
            words,
            "was",
            state.removeprefix("was "),
            Period(None, when),
            number,
        )


def _real(statement: Statement, index: int) -> bool:
    """Whether the end is told as a fact: not denied, not to come, not in doubt."""
    if statement.denied[index]:
        return False
    number = statement.clause_at[index]
    if number < 0:
        return False
    clause = statement.clauses[number]
    before = {t.lower for t in statement.tokens[max(0, index - 3) : index]}
    if before & {
        "possible",
        "potential",
        "feared",
        "threatened",
        "planned",
        "any",
        "no",
        "prevent",
        "avoid",
        "near",
    }:
        return False
    return not clause.modals and clause.marker not in ("if", "unless", "whether")


def _of_phrase(statement: Statement, index: int) -> tuple[int, int] | None:
    """Give the tokens of X in "the fall of X", with what follows by another "of" or "over"."""
    tokens = statement.tokens
    if index + 2 >= len(tokens) or tokens[index + 1].lower not in ("of", "to"):
        return None
    phrase = statement.phrase_of(index + 2)
    if phrase is None:
        return None
    return (phrase.start, _extended(statement, phrase))


def _extended(statement: Statement, phrase: Phrase) -> int:
    end = phrase.end
    if (
        end + 1 < len(statement.tokens)
        and statement.tokens[end].lower in ("of", "over", "in")
        and end + 1 not in statement.time_at
    ):
        following = statement.phrase_of(end + 1)
        if following is not None and following.start == end + 1 and end not in statement.time_at:
            return following.end
    return end


def _owner(statement: Statement, index: int) -> tuple[int, int] | None:
    """Give the tokens of X in "X's fall"."""
    tokens = statement.tokens
    start = index
    while start > 0 and tokens[start - 1].tag in "A":
        start -= 1
    if start < 2 or tokens[start - 1].tag != "Q":
        return None
    phrase = statement.phrase_of(start - 2)
    return (phrase.start, start - 1) if phrase is not None and phrase.start < start - 1 else None


def _date_near(statement: Statement, index: int) -> When | None:
    for i in range(index, min(len(statement.tokens), index + _REACH)):
        time = statement.time_at.get(i)
        if time is not None and time.role in _DATED and time.period is not None:
            return time.period.start or time.period.end
    return None


def left_behind(statement: Statement) -> Iterator[State]:
    """Give what a relative clause says of who then left: "who had led it since 2011, resigned in 2019"."""
    leaving = statement.lexicon.words("endings", "leaving")
    for number, clause in enumerate(statement.clauses):
        keys = statement.tokens[clause.verb].keys
        phrasal = " ".join((keys[0], statement.tokens[min(clause.group[1], len(statement.tokens) - 1)].lower))
        if (
            not (set(keys) | {phrasal}) & leaving
            or statement.denied[clause.verb]
            or clause.modals
            or clause.tense not in ("past", "perfect")
        ):
            continue
        when = next(
            (
                t.period.end
                for i in range(clause.start, clause.end)
                if (t := statement.time_at.get(i)) and t.role in _DATED and t.period
            ),
            None,
        )
        if when is None or clause.subject is None:
            continue
        if _person_left(statement, clause):
            subject = statement.slice(clause.subject.start, clause.subject.end)
            yield State(
                f"{subject} was in office as {_OFFICES}.",
                subject,
                "was",
                f"in office as {_OFFICES}",
                Period(None, when),
                number,
            )
        for other in statement.clauses[:number]:
            if (
                other.kind == "relative"
                and other.tense in ("pluperfect", "past")
                and other.subject == clause.subject
            ):
                yield _relative_state(statement, other, when, number)


_OFFICES = (
    "manager, head coach, coach, leader, head, director, chief executive, chairman, president, mayor, "
    "minister, captain, chief, secretary, commander, editor, member and in charge"
)


def _person_left(statement: Statement, clause: Clause) -> bool:
    """Whether a named person left office in a clause that does not say which."""
    assert clause.subject is not None
    tokens = statement.tokens
    named = tokens[clause.subject.head].tag == "P" and len(clause.subject.heads) == 1
    passive_needed = tokens[clause.verb].keys[0] in (
        "dismiss",
        "oust",
        "sack",
        "fire",
        "remove",
        "replace",
        "depose",
        "succeed",
    )
    moved = clause.object is not None and tokens[clause.verb].keys[0] in ("leave", "quit", "depart")
    return named and clause.passive == passive_needed and not moved


def _relative_state(statement: Statement, clause: Clause, when: When, number: int) -> State:
    assert clause.subject is not None
    subject = statement.slice(clause.subject.start, clause.subject.end)
    inner = [
        i
        for i in range(clause.group[1], clause.end)
        if i not in statement.time_at and statement.tokens[i].tag != "Z"
    ]
    rest = " ".join(statement.tokens[i].text for i in inner)
    start = next(
        (
            t.period.start
            for i in range(clause.start, clause.end)
            if (t := statement.time_at.get(i)) and t.period and t.role is TimeRole.SINCE
        ),
        None,
    )
    verb = statement.tokens[clause.verb].text
    return State(f"{subject} {verb} {rest}.", subject, f"was {verb}", rest, Period(start, when), number)


def only_one(statement: Statement, before: str) -> Iterator[State]:
    """Give "X is the only N that …" for "no other N …", X being the subject of the sentence before."""
    tokens = statement.tokens
    if len(tokens) < 4 or tokens[0].lower != "no" or tokens[1].lower != "other" or not before:
        return
    clause = next((c for c in statement.clauses if c.kind == "main" and c.subject is not None), None)
    earlier = Statement(before, statement.lexicon)
    subject = next((c.subject for c in earlier.clauses if c.kind == "main" and c.subject is not None), None)
    if (
        clause is None
        or clause.subject is None
        or subject is None
        or earlier.tokens[subject.head].tag not in "NPM"
    ):
        return
    name = earlier.slice(subject.start, subject.end)
    noun = statement.slice(2, clause.group[0])
    rest = statement.slice(clause.group[0], clause.end).rstrip(". ")
    yield State(
        f"{name} is the only {noun} that {rest}.",
        name,
        "is",
        f"the only {noun} that {rest}",
        Period(None, None),
        0,
    )
