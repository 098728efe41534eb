"""Account for every content word of a claim in a source statement.

Each token of the claim gets a link: the same word, a synonym, something that
the source's word implies, a name by another name, a role in a frame, a word
that stands in the heading or the sentence before; or it clashes with an
opposite; or nothing, and then it is what the source lacks. No score of
similarity decides: what is left over, and what clashes, does.
"""

from collections.abc import Sequence

from factcheck.judge.limits import LIGHT
from factcheck.judge.links import Alignment, How, Link
from factcheck.judge.source import Reading, Source, family
from factcheck.lexicon import Names
from factcheck.syntax import Token
from factcheck.syntax.clauses import Clause
from factcheck.syntax.frames import FrameMatch
from factcheck.syntax.statement import Statement, Unit

_FUZZY = 86
_SHORTEST_FUZZY = 6
_OPPOSABLE = 0.3  # below this a word is too empty for its opposite to count


def align(claim: Reading, source: Source, scope: frozenset[int] | None = None) -> Alignment:
    """Align a claim (or the tokens of one part of it) with a source."""
    everything = frozenset(range(len(claim.statement.tokens)))
    result = Alignment(claim, source, everything if scope is None else scope & everything)
    _link_names(result, source.reading, How.NAME)
    _link_frames(result)
    _link_denials(result, source.reading)
    _link_meanings(result, source.reading, How.MEANING)
    _link_measures(result)
    _link_spellings(result, source.reading)
    _link_opposites(result, source.reading)
    for reading in source.context:
        _link_names(result, reading, How.CONTEXT)
        _link_meanings(result, reading, How.CONTEXT)
        _link_spellings(result, reading, How.CONTEXT)
    _complete_names(result)
    return result


def _open(result: Alignment, indexes: tuple[int, ...]) -> bool:
    return any(i in result.scope and i not in result.links for i in indexes)


def _set(result: Alignment, indexes: tuple[int, ...], link: Link) -> None:
    for i in indexes:
        if i in result.scope and i not in result.links:
            result.links[i] = link


def _link_names(result: Alignment, reading: Reading, how: How) -> None:
    for indexes, identities in result.claim.name_units:
        if not _open(result, indexes):
            continue
        for identity in identities:
            place = reading.identities.get(identity) or reading.wider.get(identity)
            if place:
                _set(result, indexes, Link(how, place[0]))
                break
    for token in result.claim.capitalised:
        if token.index in result.links or token.index not in result.scope:
            continue
        word = token.text.replace(".", "")
        if word.isupper() and len(word) > 1 and word in reading.acronyms:
            result.links[token.index] = Link(how, reading.acronyms[word])
    for initials, indexes in result.claim.acronyms.items():
        if _open(result, indexes):
            for token in reading.capitalised:
                if token.text.replace(".", "") == initials and len(initials) > 1:
                    _set(result, indexes, Link(how, (token.index,)))


def _link_meanings(result: Alignment, reading: Reading, how: How) -> None:
    """Link words by sameness first, then by meaning; a source word accounts for one claim word only."""
    used: dict[int, str] = {}
    if how is not How.CONTEXT:
        for link in result.links.values():
            used.update(dict.fromkeys(link.source, ""))
    # Words of content choose first: "the bill came to …" has its "cost" in the bill.
    for exact, light in ((True, False), (True, True), (False, False), (False, True)):
        for unit in result.claim.statement.units:
            if _open(result, unit.indexes) and light == _is_light(result, unit):
                _link_unit(result, reading, how, unit, exact, used)


def _is_light(result: Alignment, unit: Unit) -> bool:
    """Whether a unit says little of its own: a light word, or a verb that only gives a value ("came to")."""
    first = result.claim.statement.tokens[unit.indexes[0]]
    measuring = result.claim.statement.lexicon.words("function", "measuring")
    if first.tag == "V" and first.keys[0] in measuring:
        return True
    return len(unit.indexes) == 1 and result.weights[first.index] <= LIGHT


def _link_unit(
    result: Alignment, reading: Reading, how: How, unit: Unit, exact: bool, used: dict[int, str]
) -> None:
    first = result.claim.statement.tokens[unit.indexes[0]]
    if (
        how is How.CONTEXT
        and first.tag not in "NPAM"
        and len(unit.indexes) == 1
        and not _subordinate(result, first.index)
    ):
        return
    named = first.tag == "P"
    # A phrase may have the source's word that a word of its own has taken ("open to traffic", "open").
    keys = {unit.key, *(k for i in unit.indexes for k in result.claim.statement.tokens[i].keys)}
    free = [
        u
        for u in _rivals_for(result.claim.statement, unit, reading, exact)
        if all(i not in used or (used[i] in keys and not named) for i in u.indexes)
    ]
    if len(unit.indexes) == 1 and first.tag == "P":
        free = [u for u in free if _name_fits(first.lower, u, reading.statement.tokens)]
    if first.tag == "V" and len(unit.indexes) == 1 and how is not How.CONTEXT:
        free = [u for u in free if _same_particle(result.claim.statement, unit, reading.statement, u)]
    if not free:
        return
    best = free[0]
    if len(unit.indexes) > 1 and any(
        result.claim.statement.tokens[i].tag == "G"
        or result.claim.statement.tokens[i].lower in ("no", "never")
        for i in unit.indexes
    ):
        result.settled.update(unit.indexes)
    _set(result, unit.indexes, Link(How.SAME if exact and how is How.MEANING else how, best.indexes))
    used.update(dict.fromkeys(best.indexes, unit.key))


def _same_particle(ours: Statement, unit: Unit, theirs: Statement, other: Unit) -> bool:
    """Whether two verbs have the same particle, or a particle that the lexicon says makes no difference."""
    mine, its = _particle(ours, unit.indexes[0]), _particle(theirs, other.indexes[-1])
    if mine == its or len(other.indexes) > 1:
        return True
    lexicon = ours.lexicon
    for key, particle, plain in ((unit.key, mine, other.key), (other.key, its, unit.key)):
        phrase = f"{key} {particle}"
        if particle and phrase in lexicon.known:
            return bool(lexicon.identities(phrase) & lexicon.identities(plain)) or lexicon.entails(
                phrase, plain
            )
    return True


def _particle(statement: Statement, verb: int) -> str:
    """Give the particle right behind a verb ("called off"), "" where there is none."""
    following = statement.tokens[verb + 1].lower if verb + 1 < len(statement.tokens) else ""
    return following if following in _PARTICLES else ""


_PARTICLES = frozenset({"off", "out", "up", "down", "away", "back"})


def _subordinate(result: Alignment, index: int) -> bool:
    """Whether a verb of the claim stands in a clause that only places it ("when the ship struck")."""
    statement = result.claim.statement
    number = statement.clause_at[index]
    return number >= 0 and statement.clauses[number].kind == "adverbial" and len(statement.clauses) > 1


def _link_denials(result: Alignment, reading: Reading) -> None:
    """Link "paid" with "unpaid", "verified" with "unverified": opposites by their form."""
    for unit in result.claim.statement.units:
        if (
            len(unit.indexes) == 1
            and result.weights[unit.indexes[0]] >= _OPPOSABLE
            and _open(result, unit.indexes)
        ):
            if reading.concepts.get(unit.key) and any(u.key == unit.key for u in reading.concepts[unit.key]):
                continue
            denied = _prefixed(unit, reading)
            if denied:
                _set(result, unit.indexes, Link(How.OPPOSITE, denied))


def _link_measures(result: Alignment) -> None:
    """A word for a dimension is carried by an amount of it ("a capacity of 2 GW": "2 GW")."""
    statement, other = result.claim.statement, result.source.statement
    for quantity in statement.quantities:
        words = statement.lexicon.tables.words["measures"].get(quantity.dimension)
        theirs = next((q for q in other.quantities if q.dimension == quantity.dimension), None)
        if not words or theirs is None:
            continue
        place = other.indexes(theirs.start, theirs.end)
        for token in statement.tokens:
            if (
                token.index in result.scope
                and token.index not in result.links
                and token.keys[0] in words
                and place
            ):
                result.links[token.index] = Link(How.MEANING, place[-1:])


def _rivals_for(ours: Statement, unit: Unit, reading: Reading, exact: bool) -> list[Unit]:
    """Give the source units that are the same as a claim's unit, or that mean or imply it."""
    if exact:
        return [u for u in reading.concepts.get(unit.key, ()) if u.key == unit.key]
    found: list[Unit] = []
    lexicon = reading.statement.lexicon
    wider = family(ours, unit)
    for identity in (*sorted(lexicon.identities(unit.key, unit.classes)), *wider):
        found.extend(u for u in reading.concepts.get(identity, ()) if u.key != unit.key)
    weights = reading.statement.weights
    return [u for u in found if len(u.indexes) > 1 or weights[u.indexes[0]] > 0]


def _name_fits(lower: str, unit: Unit, theirs: Sequence[Token]) -> bool:
    """A name is matched by a name or the very same word, never by a synonym of the word that it is."""
    return any(theirs[i].lower == lower or theirs[i].tag == "P" for i in unit.indexes)


def _link_spellings(result: Alignment, reading: Reading, how: How = How.NAME) -> None:
    """Names spelt a little differently ("Suleimani", "Soleimani")."""
    from rapidfuzz import fuzz

    for token in result.claim.capitalised:
        if (
            token.index in result.links
            or token.index not in result.scope
            or len(token.lower) < _SHORTEST_FUZZY
        ):
            continue
        for other in reading.capitalised:
            if other.lower[0] == token.lower[0] and fuzz.ratio(token.lower, other.lower) >= _FUZZY:
                result.links[token.index] = Link(how, (other.index,))
                break


def _link_opposites(result: Alignment, reading: Reading) -> None:
    lexicon = result.claim.statement.lexicon
    tokens = result.claim.statement.tokens
    for unit in result.claim.statement.units:
        weight = max(result.weights[i] for i in unit.indexes)
        if weight < _OPPOSABLE or not _open(result, unit.indexes) or tokens[unit.indexes[0]].tag == "P":
            continue
        if unit.key in lexicon.words("function", "light"):
            continue  # "got" has as many opposites as senses
        for row, side in sorted(lexicon.sides(unit.key, unit.classes)):
            rivals = [u for s, u in reading.sides.get(row, ()) if s != side]
            rivals = [u for u in rivals if max(reading.statement.weights[i] for i in u.indexes) >= _OPPOSABLE]
            rivals = [
                u
                for u in rivals
                if _same_class(tokens[unit.indexes[0]], reading.statement.tokens[u.indexes[0]])
            ]
            rivals = [u for u in rivals if lexicon.excludes(unit.key, u.key, unit.classes)]
            if rivals:
                _set(result, unit.indexes, Link(How.OPPOSITE, rivals[0].indexes))
                break


def _same_class(ours: Token, theirs: Token) -> bool:
    """Whether two words are of one class, a participle counting as an adjective too."""
    if ours.tag == theirs.tag:
        return True
    participles = {"A", "V"}
    return {ours.tag, theirs.tag} == participles and (ours.form or theirs.form) not in ("base", "s", "past")


_PREFIXES = ("un", "in", "im", "non", "dis", "il", "ir")


def _prefixed(unit: Unit, reading: Reading) -> tuple[int, ...] | None:
    """Find "unverified" against "verified": the same word but for a denying prefix."""
    if len(unit.indexes) > 1 or len(unit.key) < 3:
        return None
    wanted: set[str] = set()
    for word in {unit.key, unit.surface or unit.key}:
        if len(word) >= 4:
            wanted.update(prefix + word for prefix in _PREFIXES)
        wanted.update(word[len(p) :] for p in _PREFIXES if word.startswith(p) and len(word) >= len(p) + 4)
    found = [reading.spelled[w] for w in wanted if w in reading.spelled]
    return (min(found),) if found else None


def _link_frames(result: Alignment) -> None:
    """Link the words of a frame in the claim to those of the same frame in the source, in any form."""
    if not result.claim.frames or not result.source.reading.frames:
        return
    by_number: dict[int, list[FrameMatch]] = {}
    for match in result.source.reading.frames:
        by_number.setdefault(match.frame, []).append(match)
    for ours in result.claim.frames:
        for theirs in by_number.get(ours.frame, ()):
            if not set(ours.words) & result.scope or not theirs.words:
                continue
            result.frames.append((ours, theirs))
            _set(result, ours.words, Link(How.FRAME, theirs.words))


def _complete_names(result: Alignment) -> None:
    """A first name left over is carried by its surname, unless the source gives another first name."""
    statement = result.claim.statement
    theirs = result.source.statement
    for start, end in statement.names:
        indexes = [i for i in range(start, end) if i in result.scope and statement.weights[i] > 0]
        if _short_form(result, start, end, theirs):
            continue
        last = end - 1
        open_ = [i for i in indexes if i not in result.links]
        if not open_ or last not in result.links or last in open_ or end - start > 3:
            continue
        link = result.links[last]
        if link.how is How.CONTEXT:
            continue
        span = next((s for s in theirs.names if s[0] <= link.source[-1] < s[1]), None)
        if span and span[1] - 1 == link.source[-1] and span[1] - span[0] == 1:
            _set(result, tuple(open_), Link(How.NAME, link.source))


def _short_form(result: Alignment, start: int, end: int, theirs: Statement) -> bool:
    """Whether a body's longer name is carried by its first word, all that the source has.

    "Norra" stands for "Norra Lines".
    """
    link = result.links.get(start)
    if end - start != 2 or start + 1 in result.links or link is None or not link.source:
        return False
    if link.how is How.CONTEXT or result.claim.statement.tokens[start].tag != "P":
        return False
    place = link.source[-1]
    if (place, place + 1) not in theirs.names:
        return False
    _set(result, (start + 1,), Link(How.NAME, link.source))
    return True


def clause_of(result: Alignment, index: int) -> Clause | None:
    """Give the source clause that holds what a claim token is linked to."""
    link = result.links.get(index)
    if link is None or link.how is How.CONTEXT or not link.source:
        return None
    number = result.source.statement.clause_at[link.source[0]]
    return result.source.statement.clauses[number] if number >= 0 else None


__all__ = ["Alignment", "How", "Link", "Names", "align", "clause_of"]
