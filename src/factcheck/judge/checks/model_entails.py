"""A learned model reads the source as saying the claim.

Detects: paraphrases that share too few listed words for the rules: the model
gives a probability past its calibrated threshold.
Why it matters: reports seldom repeat their sources' words.
Conflicts: nothing; this rule only supports.
Does not conflict: anything that the rules see differ: a number, a name, a
date, a role, a denial.
Limits: a model gives no reason; the quote is for a person to read.
"""

from factcheck.model import Verdict

RULE = "model-entails"
VERDICT = Verdict.SUPPORTED
SUMMARY = "a model reads the source as saying it"
