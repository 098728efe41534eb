"""The source dates the same event otherwise.

Detects: one event, two dates that cannot both be right at the precision given.
Why it matters: dates order causes; a wrong one turns a story round.
Conflicts: "founded in 1995" against "founded in the early 1980s".
Does not conflict: a state that held at both times, an event that recurs, a
date that merely stands in the same sentence.
Limits: an event that happened twice is taken for one unless the text says so.
"""

from factcheck.judge.finding import Effect, Finding
from factcheck.judge.pair import Pair
from factcheck.judge.when import Fit
from factcheck.model import Verdict

RULE = "date-mismatch"
VERDICT = Verdict.CONTRADICTED
SUMMARY = "the source gives another date"


def check(pair: Pair) -> Finding | None:
    """Report an event that the source dates otherwise."""
    if not pair.close or pair.mismatched or not pair.event or pair.series:
        return None
    for answer in pair.times:
        if answer.fit is not Fit.APART or answer.source is None:
            continue
        theirs = pair.source.statement.indexes(answer.source.start, answer.source.end)
        ours = pair.part.reading.statement.indexes(answer.claim.start, answer.claim.end)
        if not theirs or not pair.told_of_same(theirs[0]):
            continue
        return Finding(
            effect=Effect.CONFLICTS,
            rule=RULE,
            message=f'says "{answer.claim.text}", source says "{answer.source.text}"',
            help=f'write "{answer.source.text}"',
            ours=ours,
            theirs=theirs,
            confidence=pair.sureness,
        )
    return None
