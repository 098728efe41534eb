"""The source says it of more or fewer than the claim does, so that both cannot hold.

Detects: all against some, most or few; none against any; always against
sometimes; only a few against most.
Why it matters: "all" and "most" are a word apart and a world apart.
Conflicts: "none of the ships was insured" against "most of the ships were insured".
Does not conflict: a weaker claim ("some") against a stronger source ("most").
Limits: bare plurals ("ships were insured") are not taken for "all".
"""

from factcheck.judge.finding import Effect, Finding
from factcheck.judge.pair import Pair
from factcheck.model import Verdict

RULE = "quantifier-clash"
VERDICT = Verdict.CONTRADICTED
SUMMARY = "the source says it of more or fewer"

_CLASHES = frozenset(
    {
        ("universal", "majority"), ("universal", "partial"), ("universal", "minority"), ("universal", "none"),
        ("majority", "minority"), ("majority", "none"), ("minority", "majority"), ("minority", "universal"),
        ("many", "minority"), ("minority", "many"), ("many", "none"), ("partial", "none"),
        ("none", "universal"), ("none", "majority"), ("none", "partial"), ("none", "many"),
        ("none", "minority"), ("always", "sometimes"), ("always", "often"), ("never", "sometimes"),
        ("never", "often"), ("never", "always"),
    }
)  # fmt: skip


def check(pair: Pair) -> Finding | None:
    """Report scopes that exclude each other."""
    ours, theirs = pair.quantifiers
    if (ours, theirs) not in _CLASHES or not pair.close_but_scope:
        return None
    return Finding(
        effect=Effect.CONFLICTS,
        rule=RULE,
        message=f"says {ours}, source says {theirs}".replace("universal", "all")
        .replace("majority", "most")
        .replace("partial", "some")
        .replace("minority", "few"),
        confidence=pair.sureness,
    )
