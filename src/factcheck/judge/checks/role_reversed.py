"""The source has who does it and to whom the other way round.

Detects: the same relation with its two sides exchanged, where that relation
cannot hold both ways: being part of, being larger than, selling to, beating,
or a single past event.
Why it matters: all the words are right and the statement is false.
Conflicts: "Norra sold the mill to Vik" against "Vik sold the mill to Norra".
Does not conflict: relations that may hold both ways (supports, meets, borders).
Limits: long phrases between a verb and its subject can hide the roles.
"""

from factcheck.judge.finding import Effect, Finding
from factcheck.judge.pair import Pair
from factcheck.model import Verdict

RULE = "role-reversed"
VERDICT = Verdict.CONTRADICTED
SUMMARY = "the source has the roles the other way round"


def check(pair: Pair) -> Finding | None:
    """Report exchanged roles of a one-way relation."""
    if (
        pair.roles != "swapped"
        or not pair.one_way
        or not pair.close
        or pair.mismatched
        or pair.value_conflict
    ):
        return None
    return Finding(
        effect=Effect.CONFLICTS,
        rule=RULE,
        message="the source has it the other way round",
        ours=(pair.root,),
        theirs=pair.alignment.links[pair.root].source if pair.root in pair.alignment.links else (),
        confidence=pair.sureness,
    )
