"""One source says it, another says otherwise, for the same time.

Detects: support and conflict from different voices where neither replaces the
other.
Why it matters: to report one side as fact is to take it.
Conflicts: "14 were hurt" (the company) against "17 were hurt" (the ambulance log).
Does not conflict: values for different times; a later correction.
Limits: two copies of one text count as two voices only if their speakers differ.
"""

from factcheck.model import Verdict

RULE = "sources-disagree"
VERDICT = Verdict.DISPUTED
SUMMARY = "the sources disagree"
