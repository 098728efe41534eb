"""A learned model reads the source as excluding the claim.

Detects: contradictions in words that no rule knows: the model gives a
probability past its calibrated threshold.
Why it matters: what is false is seldom false by one word.
Conflicts: "the ward was closed for good" against "patients are treated there again".
Does not conflict: sentences about another name, or about another time.
Limits: a model gives no reason; the threshold is set high, for a false alarm
costs more than a missed one.
"""

from factcheck.model import Verdict

RULE = "model-conflicts"
VERDICT = Verdict.CONTRADICTED
SUMMARY = "a model reads the source as excluding it"
