"""The source says the claim in other words, or says more than it.

Detects: every content word of the claim is accounted for by a word that means
the same or implies it, by another name, by a converted value, or by a role of
the same frame ("X funds Y", "Y gets money from X").
Why it matters: reports restate; only a check that follows the restatement can
back them with a quote.
Conflicts: nothing; this rule only supports.
Does not conflict: a claim stronger than its source ("all" for "most", "only"
where the source names one of several).
Limits: one step of synonymy and short chains of implication; a paraphrase
that shares no listed word is not seen.
"""

from factcheck.judge.align import How
from factcheck.judge.casting import cast_otherwise
from factcheck.judge.finding import Effect, Finding
from factcheck.judge.pair import Pair
from factcheck.model import Verdict

RULE = "entailed"
VERDICT = Verdict.SUPPORTED
SUMMARY = "the source says it in other words, or says more"


def check(pair: Pair) -> Finding | None:
    """Support a claim whose every word the source accounts for, some in other words."""
    if (
        not pair.complete
        or cast_otherwise(pair)
        or not any(link.how in (How.MEANING, How.FRAME) for link in pair.content_links())
    ):
        return None
    return Finding(
        effect=Effect.ENTAILS,
        rule=RULE,
        message="the source says so in other words",
        confidence=pair.firmness,
    )
