"""States that an event starts or ends: who left is no longer a member.

A frame of the lexicon may say what it starts (`X be member of Y` once X has
joined) and what it ends. From "Norra left the Baltic League in 2019" comes
"Norra was member of the Baltic League", valid to 2019. Only the first state
of a frame is written out: the others are its synonyms and found as such.
"""

from collections.abc import Iterator

from factcheck.extract.constructions import gapped, listed
from factcheck.extract.endings import left_behind, nominal_endings, only_one
from factcheck.extract.state import State
from factcheck.lexicon import Template
from factcheck.model import Period, TimeRole, When
from factcheck.syntax.frames import FrameMatch, match_frames
from factcheck.syntax.statement import Statement

_EVENT_TENSES = frozenset({"past", "perfect", "pluperfect", "none"})
_DATED = frozenset({TimeRole.AT, TimeRole.AGO, TimeRole.UNTIL, TimeRole.SINCE, TimeRole.SPAN, TimeRole.BY})
_MANY = 14  # a verb in more synonym sets than this is too vague to tell of an event by itself
_VARIABLES = frozenset("XYZ")


def states(statement: Statement, before: str = "") -> Iterator[State]:
    """Give the states that the events of a sentence start or end."""
    seen: set[str] = set()
    built = (*nominal_endings(statement), *left_behind(statement), *only_one(statement, before))
    for state in (*built, *listed(statement), *gapped(statement)):
        if state.text not in seen:
            seen.add(state.text)
            yield state
    for match in match_frames(statement):
        frame = statement.lexicon.frame(match.frame)
        if not (frame.starts or frame.ends) or not _happened(statement, match) or _vague(statement, match):
            continue
        when = _when(statement, match)
        for templates, ends in ((frame.ends, True), (frame.starts, False)):
            written = _state(statement, match, templates[0], when, ends) if templates else None
            if written is not None and written.text not in seen:
                seen.add(written.text)
                yield written


def _vague(statement: Statement, match: FrameMatch) -> bool:
    """Whether the event is told with a verb of many senses alone ("took", "had"): it may be another event."""
    words = [i for i in match.words if statement.tokens[i].tag in "VN" or _particle(statement, i)]
    light = statement.lexicon.words("function", "light")
    return len(words) < 2 and all(statement.tokens[i].keys[0] in light for i in words)


def _particle(statement: Statement, index: int) -> bool:
    """Whether a word makes another verb of the verb before it ("took over")."""
    return index > 0 and statement.tokens[index - 1].tag == "V" and statement.tokens[index].tag in "IR"


def _happened(statement: Statement, match: FrameMatch) -> bool:
    clause = statement.clauses[match.clause]
    if statement.denied[clause.verb] or clause.modals or clause.kind in ("apposition", "infinitive"):
        return False
    return clause.tense in _EVENT_TENSES and clause.marker not in ("if", "unless", "whether")


def _when(statement: Statement, match: FrameMatch) -> When | None:
    clause = statement.clauses[match.clause]
    for i in range(clause.start, clause.end):
        time = statement.time_at.get(i)
        if time is not None and time.role in _DATED and time.period is not None:
            return time.period.start or time.period.end
    return None


def _state(
    statement: Statement, match: FrameMatch, template: Template, when: When | None, ends: bool
) -> State | None:
    """Write out a state; without a date it would say nothing and is left out."""
    if when is None or "force" in template.words or "effect" in template.words:
        return None  # laws are in force; what else is replaced is not
    fillers = {v: _filler(statement, match, v) for v in _VARIABLES if v in template.words}
    if any(f is None for f in fillers.values()):
        return None
    words = [fillers.get(w) or w for w in template.words]
    verb = words[1]
    if verb == "be":
        words[1] = "was" if ends else "is"
    elif verb == "have":
        return None
    elif not verb.endswith("s"):
        words[1] = f"{verb}s"
    subject, rest = str(words[0]), " ".join(str(w) for w in words[2:])
    period = Period(None, when) if ends else Period(when, None)
    text = f"{subject[:1].upper()}{subject[1:]} {words[1]} {rest}."
    return State(text, subject, str(words[1]), rest, period, match.clause)


def _filler(statement: Statement, match: FrameMatch, variable: str) -> str | None:
    """Give the words that fill a role, where they name something."""
    span = match.role(variable)
    if span is None:
        return None
    tags = {statement.tokens[i].tag for i in range(*span)}
    office = any(_is_office(statement, i) for i in range(*span))
    return statement.slice(*span) if "P" in tags or office else None


def _is_office(statement: Statement, index: int) -> bool:
    """Whether a noun says what somebody is: a listed office, or one who does something ("kit maker")."""
    token = statement.tokens[index]
    if not statement.lexicon.words("endings", "offices").isdisjoint(token.keys):
        return True
    return token.tag == "N" and len(token.keys) > 1 and token.keys[-1].endswith(("er", "or"))
