"""The source gives another value for the same quantity.

Detects: an amount in the claim and one in the source that measure the same
thing, in units that convert, and cannot both be right, roundings, "about" and
bounds allowed for.
Why it matters: figures are what readers quote.
Conflicts: "40 members" against "27 members"; "1.32 GW" against "132 MW";
"at least 500" against "up to 100".
Does not conflict: values of different things, of different years, in other
currencies; "more than 20" against "27".
Limits: sums and differences are not judged; a value that is one of the
source's figures added, taken off, multiplied or shared out is left open.
"""

from factcheck.judge.arithmetic import derived
from factcheck.judge.finding import Effect, Finding
from factcheck.judge.pair import Pair
from factcheck.judge.when import Fit
from factcheck.model import Verdict
from factcheck.values import Match

RULE = "number-mismatch"
VERDICT = Verdict.CONTRADICTED
SUMMARY = "the source gives another value"


def check(pair: Pair) -> Finding | None:
    """Report an amount that the source gives otherwise, of the same thing."""
    if not pair.close or pair.mismatched or pair.roles in ("swapped", "other"):
        return None
    words = [t.lower for t in pair.part.reading.statement.tokens]
    if "every" in words and "in" in words:
        return None  # "one in every two" is a rate, and no number of things
    if any(a.fit is Fit.APART for a in pair.times):
        return None  # another year, another value
    for answer in pair.quantities:
        if answer.match is not Match.CONFLICT or answer.source is None:
            continue
        theirs = pair.source.statement.indexes(answer.source.start, answer.source.end)
        ours = pair.part.reading.statement.indexes(answer.claim.start, answer.claim.end)
        if not theirs or not pair.told_of_same(theirs[0]) or derived(pair, answer.claim):
            continue
        return Finding(
            effect=Effect.CONFLICTS,
            rule=RULE,
            message=f"says {answer.claim.text}, source says {answer.source.text}",
            help=f'write "{answer.source.text}", or cite another source',
            ours=ours,
            theirs=theirs,
            confidence=pair.sureness,
        )
    return None
