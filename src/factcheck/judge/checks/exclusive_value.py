"""The source shuts the claim's name out: only one thing can stand there, and it is another.

Detects: "the only", "no other", "the first", a superlative, or a slot that
holds one value (founder, capital, what a letter stands for), with another
name in it than the claim's.
Why it matters: swapping the winner for a loser keeps every word but one.
Conflicts: "Vik was the first to cross" against "Norra was the first to cross".
Does not conflict: open lists ("includes", "such as"), slots that hold several.
Limits: the one-value slots are those listed in `lexicon/data/words/slots.yaml`.
"""

from factcheck.judge.finding import Effect, Finding
from factcheck.judge.pair import Pair
from factcheck.judge.slots import shut_out
from factcheck.model import Verdict

RULE = "exclusive-value"
VERDICT = Verdict.CONTRADICTED
SUMMARY = "the source gives the place to another"


def check(pair: Pair) -> Finding | None:
    """Report a name in a place that the source gives to another alone."""
    found = shut_out(pair)
    if found is None:
        return None
    ours, theirs = found
    name = " ".join(pair.part.reading.statement.tokens[i].text for i in ours)
    rival = " ".join(pair.source.statement.tokens[i].text for i in theirs)
    return Finding(
        effect=Effect.CONFLICTS,
        rule=RULE,
        message=f"says {name}, source says {rival}" if rival else f"the source shuts out {name}",
        ours=ours,
        theirs=theirs,
        confidence=pair.sureness,
    )
