"""The source says the claim in so many words.

Detects: every content word of the claim stands in one source sentence (or, for
what it is about, in its headings and the sentences before it), in the same
roles, with the same values.
Why it matters: a reader can see at a glance that the quote backs the claim.
Conflicts: nothing; this rule only supports.
Does not conflict: a sentence that shares most words but lacks one; see no-source.
Limits: word order beyond subject, object and comparison is not compared.
"""

from factcheck.judge.align import How
from factcheck.judge.casting import cast_otherwise
from factcheck.judge.finding import Effect, Finding
from factcheck.judge.pair import Pair
from factcheck.model import Verdict

RULE = "stated"
VERDICT = Verdict.SUPPORTED
SUMMARY = "the source says it in the same words"


def check(pair: Pair) -> Finding | None:
    """Support a claim whose every word stands in the source."""
    if (
        not pair.complete
        or cast_otherwise(pair)
        or any(link.how in (How.MEANING, How.FRAME) for link in pair.content_links())
    ):
        return None
    return Finding(effect=Effect.ENTAILS, rule=RULE, message="the source says so", confidence=pair.firmness)
