"""The voice of a learned model, where the rules are silent.

The model reads (source sentence with what stands before it, claim) and says
how likely the one entails or excludes the other. It is asked only where no
rule decides, believed only past calibrated thresholds, and never against a
number, a name, a date, a role or a denial that the rules see differ. Times
and voices are still the table's.
"""

from collections.abc import Callable, Sequence

from factcheck.judge.finding import Effect, Finding
from factcheck.judge.pair import Pair

Verify = Callable[[Sequence[tuple[str, str]]], Sequence[tuple[float, float, float]]]

ASKED = 10  # sentences that the model is asked about for one claim
ENTAILS = 0.85
CONFLICTS = 0.93
_CONTEXT = 320  # characters of what stands before, at most


def learned_findings(pairs: Sequence[Pair], verify: Verify) -> list[tuple[Pair, Finding]]:
    """Give what the model is sure of, for the sentences that come nearest the claim."""
    near = sorted(
        (p for p in pairs if _about(p)), key=lambda p: (p.lack + 0.6 * p.borrowed, p.source.claim.id)
    )[:ASKED]
    if not near:
        return []
    answers = verify([(evidence_text(p), p.part.text) for p in near])
    found = []
    for pair, (entails, conflicts, _) in zip(near, answers, strict=True):
        if entails >= ENTAILS and not _stands_against(pair):
            found.append(
                (
                    pair,
                    _finding(
                        Effect.ENTAILS, "model-entails", "a model reads the source as saying so", entails
                    ),
                )
            )
        elif conflicts >= CONFLICTS and not pair.lacks_name:
            found.append(
                (
                    pair,
                    _finding(
                        Effect.CONFLICTS,
                        "model-conflicts",
                        "a model reads the source as excluding it",
                        conflicts,
                    ),
                )
            )
    return found


def evidence_text(pair: Pair) -> str:
    """Give what the model reads of a source: its heading, the sentences before it, the sentence."""
    claim = pair.source.claim
    before = " ".join(claim.context[-2:])[-_CONTEXT:]
    heading = claim.topics[0] + ". " if claim.topics else ""
    return f"{heading}{before} {pair.source.statement.text}".strip()


def _finding(effect: Effect, rule: str, message: str, probability: float) -> Finding:
    return Finding(
        effect=effect,
        rule=rule,
        message=f"{message} ({probability:.0%})",
        confidence=round(0.8 * probability, 3),
    )


def _about(pair: Pair) -> bool:
    """Whether a source shares enough with the claim for the model to be asked."""
    return (
        pair.source.claim.form in ("sentence", "row")
        and pair.stated_content + pair.borrowed >= 0.3 * pair.total
    )


def _stands_against(pair: Pair) -> bool:
    """Whether the rules see a name, a value, a role or a denial that differs."""
    return (
        pair.lacks_name
        or pair.value_conflict
        or pair.lacks_value
        or pair.roles == "swapped"
        or pair.opposed >= 0
    )
