"""The sentence asserts nothing that a source could bear out.

Detects: questions, commands, greetings, fragments, text in another language.
Why it matters: to judge them would be noise.
Conflicts: nothing.
Does not conflict: anything.
Limits: irony and fiction are taken at their word.
"""

from factcheck.model import Verdict

RULE = "not-checkable"
VERDICT = Verdict.UNVERIFIED
SUMMARY = "asserts nothing checkable"
