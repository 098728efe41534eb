"""The nearest statement is about something else.

Detects: the same thing said of another name, where the source does not shut
the claim's name out.
Why it matters: a match on another subject looks like a source and is none.
Conflicts: nothing.
Does not conflict: anything; what is true of one may be true of another.
Limits: two names of one thing that no source joins are taken for two things.
"""

from factcheck.model import Verdict

RULE = "other-subject"
VERDICT = Verdict.UNVERIFIED
SUMMARY = "the nearest statement is about another"
