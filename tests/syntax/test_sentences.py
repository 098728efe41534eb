"""Sentence boundaries, where scrapes and prose make them hard."""

import pytest

from factcheck.syntax import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "The mill closed .[ 12] Founded by monks, it stood for years.",
            ["The mill closed .[ 12]", "Founded by monks, it stood for years."],
        ),
        (
            "U.S. Steel sold No. 4 mill for $1.5 million. Nobody bid.",
            ["U.S. Steel sold No. 4 mill for $1.5 million.", "Nobody bid."],
        ),
        (
            "The river rose in the spring of that year.The bridge held.",
            ["The river rose in the spring of that year.", "The bridge held."],
        ),
        (
            "Dr. Moe (b. 1950) wrote it. J. R. Lind printed it.",
            ["Dr. Moe (b. 1950) wrote it.", "J. R. Lind printed it."],
        ),
        (
            "“We did not ask for it. They sent it,” she said.",
            ["“We did not ask for it.", "They sent it,” she said."],
        ),
        ("", []),
    ],
)  # fmt: skip
def test_boundaries(text, sentences):
    assert [text[a:b] for a, b in split_sentences(text)] == sentences


def test_spans_are_exact_and_in_order():
    text = "  One thing.\nAnother thing happened [ 3] .  A third!  "
    spans = split_sentences(text)
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
    assert spans == sorted(spans)
