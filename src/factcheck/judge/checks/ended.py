"""It was so, and has ended.

Detects: a present-tense claim that a source says, for a period that ended
before the day of asking, or a state that another statement ends (left, closed,
fell, resigned, was sold).
Why it matters: old truths are the commonest errors in reports kept alive.
Conflicts: "Norra is a member" against "Norra left in 2019".
Does not conflict: claims about the past or about a named time.
Limits: an end that no source dates is not seen.
"""

from factcheck.model import Verdict

RULE = "ended"
VERDICT = Verdict.STALE
SUMMARY = "it was so, and has ended"
