"""A later statement about the same thing replaces the one that says it.

Detects: an older source says the claim, a newer one gives another value, name
or state for the same place.
Why it matters: two dated values are history, not a dispute.
Conflicts: "the fleet has 14 ships" (2019) against "the fleet has nine ships" (2025).
Does not conflict: sources of the same date, undated sources.
Limits: both statements need a date, their document's or their own.
"""

from factcheck.model import Verdict

RULE = "superseded"
VERDICT = Verdict.STALE
SUMMARY = "a later statement replaces it"
