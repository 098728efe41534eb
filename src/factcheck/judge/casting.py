"""Whether the source says of the claim's subject what the claim says it is.

"Norra is a member" is not said by "Norra hosted members": what a claim calls
its subject must be called so by the source too: with "be", "become", "as", in
an apposition, beside the name ("President Varga"), or by a verb that means it
("belongs to", "runs"). Limits: titles are taken for the office they name.
"""

from factcheck.judge.align import How
from factcheck.judge.pair import Pair
from factcheck.syntax.frames import match_frames

_CALLING = frozenset(
    {
        "be", "become", "remain", "stay", "serve", "act", "appoint", "elect", "name", "make",
        "call", "dub", "consider", "regard", "declare", "form", "represent", "constitute",
        "comprise", "include", "count", "describe", "designate", "know", "continue", "work",
    }
)  # fmt: skip
_BESIDE = 3


def cast_otherwise(pair: Pair) -> bool:
    """Whether the source has the claim's words, and calls or names its subject otherwise."""
    return miscast(pair) or outgoing(pair) or other_holder(pair) is not None


def miscast(pair: Pair) -> bool:
    """Whether the noun that a claim predicates stands in another role in the source."""
    clause, statement, other = pair.clause, pair.part.reading.statement, pair.source.statement
    if clause is None or clause.subject is None or pair.roles == "same":
        return False
    if statement.tokens[clause.verb].keys[0] != "be" and clause.kind != "apposition":
        return False
    if statement.tokens[pair.root].tag != "N":
        return False
    link = pair.alignment.links.get(pair.root)
    if link is None or link.how in (How.CONTEXT, How.FRAME) or not link.source:
        return False
    if pair.source.claim.form == "row" or any(other.tokens[i].tag == "V" for i in link.source):
        return False
    places = [i for i in link.source if other.tokens[i].tag == "N"]
    if not places:
        return link.how is not How.SAME
    subject = [
        j
        for h in range(clause.subject.start, clause.subject.end)
        if (k := pair.alignment.links.get(h)) is not None and k.how is not How.CONTEXT
        for j in k.source
    ]
    if any(_beside(pair, i, j) for i in places for j in subject):
        return False
    return not any(_called(pair, i, subject) for i in places)


def other_holder(pair: Pair) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Give the claim's name and the source's, where both say who or what something is, and name another.

    "The largest shareholder is Norra, followed by Vik" does not say that Vik is the largest shareholder.
    """
    clause, statement, other = pair.clause, pair.part.reading.statement, pair.source.statement
    if clause is None or clause.subject is None or clause.object is None:
        return None
    if statement.tokens[clause.verb].keys[0] != "be":
        return None
    sides = [clause.subject, clause.object]
    if statement.tokens[sides[0].head].tag != "P":
        sides.reverse()
    name, noun = sides
    if statement.tokens[name.head].tag != "P" or statement.tokens[noun.head].tag != "N":
        return None
    link = pair.alignment.links.get(noun.head)
    if link is None or link.how is How.CONTEXT or not link.source:
        return None
    ours = {
        j
        for i in range(name.start, name.end)
        if (k := pair.alignment.links.get(i)) is not None and k.how is not How.CONTEXT
        for j in k.source
    }
    for theirs in other.clauses:
        if other.tokens[theirs.verb].keys[0] != "be" or theirs.subject is None or theirs.object is None:
            continue
        for here, there in ((theirs.subject, theirs.object), (theirs.object, theirs.subject)):
            if (
                not any(here.start <= j < here.end for j in link.source)
                or other.tokens[there.head].tag != "P"
            ):
                continue
            span = range(there.start, there.end)
            if not ours & set(span) and not statement.denied[clause.verb] and not other.denied[theirs.verb]:
                return tuple(range(name.start, name.end)), tuple(span)
    return None


def outgoing(pair: Pair) -> bool:
    """Whether the source tells how what the claim says came to an end ("who replaced Moe as head")."""
    clause, statement, other = pair.clause, pair.part.reading.statement, pair.source.statement
    link = pair.alignment.links.get(pair.root)
    if clause is None or clause.subject is None or clause.tense != "present" or link is None:
        return False
    subject = {
        j
        for h in clause.subject.heads
        if (k := pair.alignment.links.get(h)) is not None and k.how is not How.CONTEXT
        for j in k.source
    }
    for match in match_frames(other):
        for template in statement.lexicon.frame(match.frame).ends:
            holder = match.role(template.subject)
            spans = [match.role(w) for w in template.words if w != template.subject and match.role(w)]
            held = any(span is not None and any(j in range(*span) for j in link.source) for span in spans)
            if holder is not None and held and any(j in range(*holder) for j in subject):
                return True
    return False


def _beside(pair: Pair, place: int, name: int) -> bool:
    """Whether a noun stands right by a name, with no verb between ("President Varga")."""
    between = pair.source.statement.tokens[min(place, name) + 1 : max(place, name)]
    return len(between) < _BESIDE and not any(t.tag in "VXLI" for t in between)


def _called(pair: Pair, place: int, subject: list[int]) -> bool:
    """Whether the source's noun is what somebody is called, and that somebody the claim's subject."""
    other = pair.source.statement
    for theirs in other.clauses:
        if not theirs.start <= place < theirs.end:
            continue
        if theirs.kind == "apposition":
            return True
        verb = other.tokens[theirs.verb].keys[0]
        before = other.tokens[max(0, place - 4) : place]
        if verb in _CALLING or any(t.lower == "as" for t in before):
            return True
        if theirs.subject is not None and theirs.subject.start <= place < theirs.subject.end:
            return not subject or any(j >= theirs.group[0] for j in subject)
    return False
