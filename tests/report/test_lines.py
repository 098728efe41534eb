"""Text made safe, and marks that survive it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.lines import marked
from factcheck.report.visible import visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain caf\u00e9 \u65e5\u672c", "plain caf\u00e9 \u65e5\u672c"),
        ("a\r\n\t b", "a b"),
        ("\x1b]8;;x\x07", "\\x1b]8;;x\\x07"),
        ("\x9b2J", "\\x9b2J"),
        ("\u202eabc\u2066", "\\u202eabc\\u2066"),
        ("a\u2028b", "a\\u2028b"),
        ("\U000e0041", "\\U000e0041"),
        ("\udc80", "\\udc80"),
        ("[red]x[/red]", "[red]x[/red]"),
    ],
)
def test_visible(text, expected):
    assert visible(text) == expected


@given(st.text())
def test_nothing_that_controls_is_left(text):
    left = visible(text)
    assert "\n" not in left
    assert not [c for c in left if unicodedata.category(c) in ("Cc", "Cs")]
    assert visible(left) == left


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_marks_lose_no_text(text, marks):
    spans = marked(text, marks)
    assert "".join(span for span, _ in spans).replace(" ", "") == visible(text).replace(" ", "")


def test_marked_words():
    assert marked("has 27 branches", ((4, 6),)) == (("has ", "plain"), ("27", "mark"), (" branches", "plain"))
    assert marked("has 27", ((4, 6), (4, 6), (9, 12))) == (("has ", "plain"), ("27", "mark"))
