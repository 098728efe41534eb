"""The source uses the opposite word of the same thing.

Detects: a word of the claim and a word of the source that exclude each other
(rise / fall, formal / informal, joined / left) in the same place of the same
statement.
Why it matters: an antonym keeps almost every other word, so overlap misses it.
Conflicts: "exports fell in May" against "exports rose in May".
Does not conflict: opposites said of different things, or at different times;
an opposite that is itself denied ("did not fall").
Limits: knows only the pairs in the word lists and denying prefixes.
"""

from factcheck.judge.align import How
from factcheck.judge.finding import Effect, Finding
from factcheck.judge.pair import Pair
from factcheck.model import Verdict

RULE = "opposite-term"
VERDICT = Verdict.CONTRADICTED
SUMMARY = "the source says the opposite"


def check(pair: Pair) -> Finding | None:
    """Report an opposite said of the same things."""
    i = pair.opposed
    if i < 0 or not pair.close or pair.alignment.links[i].how is not How.OPPOSITE or pair.value_conflict:
        return None
    link = pair.alignment.links[i]
    ours = pair.part.reading.statement.tokens[i].text
    theirs = " ".join(pair.source.statement.tokens[j].text for j in link.source)
    return Finding(
        effect=Effect.CONFLICTS,
        rule=RULE,
        message=f'says "{ours}", source says "{theirs}"',
        ours=(i,),
        theirs=link.source,
        confidence=pair.sureness,
    )
