"""One part of a claim against one source statement: everything that the checks look at.

A `Pair` gathers the alignment, the values of both sides set against each
other, what is covered and denied (the layers below), and says on top of them
whether the roles and the scope are the same and whether the source says the
whole. The checks under `checks/` read it and never look at raw text.
"""

from functools import cached_property

from factcheck.judge.align import How
from factcheck.judge.aligned import ClaimPart
from factcheck.judge.comparison import comparison_missing, comparison_roles
from factcheck.judge.limits import BORROWED, CLOSE, ENOUGH, LIGHT, OWN, ROOTLESS, TOGETHER
from factcheck.judge.quantifiers import claims_only, quantifier_pair
from factcheck.judge.roles import clause_roles, frame_roles
from factcheck.judge.strays import strayed
from factcheck.judge.told import Told
from factcheck.syntax.clauses import Phrase

_CIRCUMSTANCE = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "against",
        "across",
        "inside",
        "outside",
        "around",
        "over",
        "into",
        "toward",
        "towards",
    }
)
_STRONGER = {
    "universal": ("majority", "partial", "minority", "many", "half", "number"),
    "majority": ("partial", "minority", "many", "half", "number"),
    "none": ("number", "half"),
    "many": ("minority",),
    "always": ("sometimes", "often"),
}


class Pair(Told):
    """A part of a claim beside a source."""

    @cached_property
    def excepts(self) -> bool:
        """Whether the claim denies of all but one ("no one before Norra", "none except Vik")."""
        words = [t.lower for t in self.part.reading.statement.tokens if t.index in self.part.scope]
        denies = bool({"no", "none", "nobody", "never"} & set(words[:4]))
        return denies and bool(
            {"before", "except", "but", "besides", "other", "apart", "until"} & set(words[2:])
        )

    @cached_property
    def quantifiers(self) -> tuple[str, str]:
        """The scope words of the claim and, where it is linked, of the source; "" for none."""
        return quantifier_pair(self)

    @cached_property
    def scope_gap(self) -> bool:
        """Whether the claim says more than the source by its scope: "only", "all", "never"."""
        ours, theirs = self.quantifiers
        if ours in _STRONGER and theirs in _STRONGER[ours]:
            return True
        return claims_only(self)

    @cached_property
    def one_way(self) -> bool:
        """Whether the claim's relation cannot hold both ways."""
        if comparison_roles(self):
            return True
        lexicon = self.part.reading.statement.lexicon
        if any(lexicon.frame(ours.frame).asymmetric for ours, _ in self.alignment.frames):
            return True
        clause = self.clause
        return self.event and clause is not None and clause.tense in ("past", "pluperfect")

    @cached_property
    def roles(self) -> str:
        """ "same", "swapped" or "unknown": who does what to whom on both sides."""
        return comparison_roles(self) or frame_roles(self) or clause_roles(self)

    @cached_property
    def parted(self) -> bool:
        """Whether "X is Y" has its two sides in different clauses of the source."""
        clause = self.clause
        statement, other = self.part.reading.statement, self.source.statement
        if clause is None or clause.subject is None:
            return False
        what = clause.object or next((p for p in clause.others if p.start >= clause.group[1]), None)
        if what is None or clause.kind == "apposition" or what.head in statement.quantity_at:
            return False
        if statement.weights[clause.verb] > LIGHT or what.head in statement.time_at:
            return False
        ends = [self.alignment.links.get(clause.subject.head), self.alignment.links.get(what.head)]
        places = [k.source[0] for k in ends if k is not None and k.how is not How.CONTEXT and k.source]
        if len(places) < 2:
            return False
        if any(_inverted(other.tokens[c.verb].keys[0] == "be", c.group, places) for c in other.clauses):
            return False
        first, second = (other.clause_at[p] for p in places)
        holder = other.clauses[second].subject if second >= 0 else None
        if holder is not None and holder.start <= places[0] < holder.end:
            return False
        if first == second or abs(places[0] - places[1]) <= 3:
            return False
        kinds = {other.clauses[n].kind for n in (first, second) if n >= 0}
        return "apposition" not in kinds

    @cached_property
    def displaced(self) -> bool:
        """Whether the claim's subject is only a place in the source ("fighters in Norra" for "Norra")."""
        clause = self.clause
        if clause is None or clause.subject is None or clause.subject.preposition:
            return False
        links = [self.alignment.links.get(h) for h in clause.subject.heads]
        own = [k for k in links if k is not None and k.how is not How.CONTEXT and k.source]
        if not own or len(own) < len(links):
            return False
        statement = self.source.statement
        last = len(statement.tokens) - 1
        for link in own:
            place = link.source[-1]
            phrase = statement.phrase_of(place) or Phrase(place, place + 2, (min(place + 1, last),))
            if phrase.preposition not in _CIRCUMSTANCE and not self._only_origin(link.source[-1], phrase):
                return False
        return True

    def _only_origin(self, place: int, phrase: Phrase) -> bool:
        """Whether a name only says whence something else is ("Norran militias" for "Norra")."""
        statement = self.source.statement
        head = statement.tokens[phrase.head]
        adjective = statement.tokens[place].tag == "A" or place + 1 == phrase.head
        named = any(start <= place < end and start <= phrase.head < end for start, end in statement.names)
        governing = statement.lexicon.words("endings", "governing")
        return (
            adjective
            and not named
            and place < phrase.head
            and head.tag == "N"
            and statement.tokens[place].lower not in statement.lexicon.tables.places
            and not any(t.tag == "Q" for t in statement.tokens[place : phrase.head])
            and governing.isdisjoint((head.lower, *head.keys))
        )

    @cached_property
    def close(self) -> bool:
        """Whether so little is open that a difference is a difference about the same thing."""
        if self.total <= 0 or self.lacks_name or (self.misplaced and self.roles != "swapped"):
            return False
        if not self.root_stated:
            # The predicate has another word, all else agrees: the difference is about the same thing still.
            return self.place >= 0 and self.lack <= ROOTLESS * self.total
        if self.core_borrowed - self._stood_for > BORROWED * self.total:
            return False
        return self.lack <= CLOSE * self.total and self.stated_content >= ENOUGH * self.core_total

    @cached_property
    def close_but_scope(self) -> bool:
        """Whether, quantifiers set aside, the source says the claim or its denial."""
        return (
            self.close
            and self.root_stated
            and not self.value_conflict
            and not self.alignment.linked(How.OPPOSITE)
        )

    @cached_property
    def complete(self) -> bool:
        """Whether the source accounts for everything, in the same roles and scope, nothing against it."""
        if not self.covered or self.value_conflict or self.mismatched or self.roles in ("swapped", "other"):
            return False
        if self.scope_gap or comparison_missing(self):
            return False
        if self.roles != "same" and (self.displaced or self.parted or strayed(self)):
            return False
        if self.stated_content < OWN * self.core_total:
            return False
        if self.clause is None:
            return True
        place = self.place
        return place >= 0 and self.focus(place) >= TOGETHER


def _inverted(copula: bool, group: tuple[int, int], places: list[int]) -> bool:
    """Whether two places stand on the two sides of a "be" ("the only member … was Norra")."""
    return copula and min(places) < group[0] and max(places) >= group[1]


__all__ = ["ClaimPart", "Pair"]
