"""The claim names a time at which the source's statement did not hold.

Detects: what the claim says held, by the source, only before or after the
time that the claim talks about.
Why it matters: a true statement with the wrong date is a false statement.
Conflicts: "in 2021 Norra was a member" against "Norra was a member until 2019";
"has already opened", asked before the opening.
Does not conflict: a present-tense claim about what has ended: that is stale.
Limits: needs a period in the source; undated statements shut nothing out.
"""

from factcheck.model import Verdict

RULE = "outside-period"
VERDICT = Verdict.CONTRADICTED
SUMMARY = "the source's statement held at another time"
