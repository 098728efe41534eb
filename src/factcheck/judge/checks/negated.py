"""The source denies what the claim affirms, or affirms what it denies.

Detects: predicate and arguments agree, and exactly one side stands under a
denial: "not", "no", "never", "without", "failed to", "neither".
Why it matters: a dropped or added "not" is the shortest way to a false report.
Conflicts: "the bridge was not repaired" against "crews repaired the bridge".
Does not conflict: "not only", a denial of another part of the sentence, a
denial of the same thing at another time.
Limits: denials spread over two sentences are not joined.
"""

from factcheck.judge.align import How
from factcheck.judge.finding import Effect, Finding
from factcheck.judge.pair import Pair
from factcheck.model import Verdict

RULE = "negated"
VERDICT = Verdict.CONTRADICTED
SUMMARY = "the source denies it"


def check(pair: Pair) -> Finding | None:
    """Report a denial on one side only, said of the same things."""
    i = pair.opposed
    if (
        i < 0
        or not pair.close
        or pair.alignment.links[i].how is How.OPPOSITE
        or pair.value_conflict
        or pair.excepts
    ):
        return None
    ours = pair.part.reading.statement.denied[i]
    message = "the source affirms what this denies" if ours else "the source denies this"
    return Finding(
        effect=Effect.CONFLICTS,
        rule=RULE,
        message=message,
        ours=(i,),
        theirs=pair.alignment.links[i].source,
        confidence=pair.sureness,
    )
