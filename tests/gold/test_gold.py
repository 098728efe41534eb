"""The checker on labelled claims: its own two sets, and the shared ones where they are present.

The bars stand a little below what was measured, so that a change for the
worse is noticed; the figures themselves are in the README.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from factcheck.cli.input.gold import gold_rows
from factcheck.pipeline.checking import checker_from_documents
from factcheck.pipeline.evaluating import Scores, predictions

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("FACTCHECK_SHARED", HERE.parents[2] / "shared"))
SETS = {
    "health": (HERE / "health/health.yaml", HERE / "health/docs", 0.28),
    "stadium": (HERE / "stadium/stadium.yaml", HERE / "stadium/docs", 0.28),
    "seeds": (SHARED / "gold/seeds.yaml", SHARED / "seeds", 0.58),
    "ferry": (SHARED / "gold/ferry.yaml", SHARED / "gold/ferry/docs", 0.6),
}
ALARMS = ("contradicted", "stale")


@pytest.mark.parametrize("name", SETS)
def test_rules_alone(name):
    gold, documents, least = SETS[name]
    if not gold.exists():
        pytest.skip("the shared claims are not here")
    rows = list(gold_rows(gold))
    checker = checker_from_documents(documents)
    scores = Scores()
    answers = list(predictions(rows, scores, as_of=date(2026, 6, 1), open_sources=lambda: checker))
    right = sum(row.verdict == answer.verdict for row, answer in zip(rows, answers, strict=True))
    calm = [a for r, a in zip(rows, answers, strict=True) if r.verdict in ("supported", "unverified")]
    false = sum(answer.verdict in ALARMS for answer in calm)
    assert right >= least * len(rows)
    assert false <= 0.06 * len(calm)


@pytest.mark.parametrize("name", ["health", "stadium"])
def test_quotes_are_slices_of_their_documents(name):
    gold, documents, _ = SETS[name]
    checker = checker_from_documents(documents)
    seen = 0
    for row in list(gold_rows(gold))[::3]:
        for evidence in checker.verify(row.claim, as_of=row.as_of or date(2026, 6, 1)).evidence:
            if evidence.offsets == "file":
                text = (documents / evidence.document).read_text(encoding="utf-8")
                assert text[evidence.start : evidence.end] == evidence.quote
                seen += 1
    assert seen > 10
