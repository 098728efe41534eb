"""A source says part of it; the rest stands in none.

Detects: claims whose nearest statement accounts for most words, and lacks some.
Why it matters: the added detail is often the news, and the error.
Conflicts: nothing.
Does not conflict: anything; the words that are lacking are shown.
Limits: which words are missing is known, whether they matter is not.
"""

from factcheck.model import Verdict

RULE = "part-uncovered"
VERDICT = Verdict.UNVERIFIED
SUMMARY = "a source says part of it only"
