"""Shares, intervals and overlaps, against figures worked out by hand or by another formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Judgement, Verdict
from factcheck.pipeline.evaluating import GoldRow, Scores, Share, overlaps


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),  # from the closed form, to four places
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson_interval(part, whole, low, high):
    assert Share(part, whole).interval == pytest.approx((low, high), abs=5e-4)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(pair):
    share = Share(*pair)
    low, high = share.interval
    assert 0 <= low <= share.value + 1e-12
    assert share.value - 1e-12 <= high <= 1


def scored(*pairs):
    scores = Scores()
    for number, (gold, answer) in enumerate(pairs):
        scores.add(
            GoldRow(id=str(number), claim="c", verdict=Verdict(gold)),
            Judgement(
                id=str(number), claim="c", as_of="2026-06-01", verdict=Verdict(answer), rule="r", message="m"
            ),
        )
    return scores


def test_figures_by_hand():
    scores = scored(
        ("supported", "supported"),
        ("supported", "unverified"),
        ("supported", "stale"),
        ("stale", "stale"),
        ("disputed", "contradicted"),
        ("unverified", "unverified"),
    )
    assert (scores.accuracy.part, scores.accuracy.whole) == (3, 6)
    assert scores.floor.value == 0.5
    assert (scores.alarm_precision.part, scores.alarm_precision.whole) == (2, 3)
    assert (scores.false_alarms.part, scores.false_alarms.whole) == (1, 4)
    assert scores.precision(Verdict.STALE).value == 0.5
    assert scores.recall(Verdict.SUPPORTED).value == pytest.approx(1 / 3)
    assert scores.f1(Verdict.UNVERIFIED) == pytest.approx(2 / 3)
    assert scores.f1(Verdict.CONTRADICTED) == 0.0


def test_no_rows():
    scores = Scores()
    assert scores.accuracy.value == scores.macro_f1 == scores.floor.value == 0.0


@pytest.mark.parametrize(
    ("quote", "snippet", "expected"),
    [
        ("The consortium has 27 branches, all open.", "consortium has 27 branches", True),
        ("has 27 branches now", "It says the consortium has 27 branches now", True),
        ("27 branches now", "It says the consortium has 27 branches now", False),
        ("a b c d e x", "y a b c d e", True),
        ("a b c d x e", "y a b c d e", False),
        ("the “old” library’s hall", 'The "old" library\'s hall &amp; yard', True),
        ("", "words", False),
        ("bar 27 branches", "ar 27", False),
    ],
)
def test_overlaps(quote, snippet, expected):
    assert overlaps(quote, snippet) is expected
