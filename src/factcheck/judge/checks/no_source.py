"""No source statement says it or denies it.

Detects: claims for which nothing in the base accounts for the words.
Why it matters: absence of a source is not a denial.
Conflicts: nothing.
Does not conflict: anything; the nearest statement is shown with what it lacks.
Limits: a source that says it in words not known to the word lists is missed.
"""

from factcheck.model import Verdict

RULE = "no-source"
VERDICT = Verdict.UNVERIFIED
SUMMARY = "no source says it or denies it"
