"""Who does what to whom, denied or not."""

import pytest

from factcheck.lexicon import load_lexicon
from factcheck.syntax.statement import Statement


@pytest.fixture(scope="module")
def lexicon():
    return load_lexicon()


def read(text, lexicon):
    statement = Statement(text, lexicon)
    return statement, [
        (
            statement.tokens[c.verb].text,
            statement.slice(c.subject.start, c.subject.end) if c.subject else None,
            statement.slice(c.object.start, c.object.end) if c.object else None,
        )
        for c in statement.clauses
        if c.kind != "apposition"
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "The port employs 96 people and handles oil shipments.",
            [("employs", "The port", "96 people"), ("handles", "The port", "oil shipments")],
        ),
        (
            "Oil prices rose after the strikes hit a plant.",
            [("rose", "Oil prices", None), ("hit", "the strikes", "a plant")],
        ),
        (
            "Ada Moe, who had run Norra since 2015, resigned.",
            [("run", "Ada Moe", "Norra"), ("resigned", "Ada Moe", None)],
        ),
        (
            "Researchers found that the drug reduces deaths.",
            [("found", "Researchers", None), ("reduces", "the drug", "deaths")],
        ),
    ],
)  # fmt: skip
def test_roles(text, clauses, lexicon):
    assert read(text, lexicon)[1] == clauses


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("The foam does not come from Canada.", "come", True),
        ("No other mill in the town is licensed.", "licensed", True),
        ("The council failed to secure a loan.", "secure", True),
        ("The council failed to secure a loan.", "failed", False),
        ("The bridge was not only old but steep.", "old", False),
        ("The mill was not founded until 1990.", "founded", False),
        ("They warned Norra against selling the mill.", "selling", True),
        ("Ships sail without pilots.", "pilots", True),
        ("The board has yet to publish its report.", "publish", True),
        ("Fourteen were hurt, none of them badly.", "hurt", False),
    ],
)
def test_denial(text, word, denied, lexicon):
    statement = Statement(text, lexicon)
    index = next(t.index for t in statement.tokens if t.text == word)
    assert statement.denied[index] is denied


def test_a_date_is_bounded_by_what_opens_it(lexicon):
    statement = Statement("Until the fall of the Varga government in 1998 Norra was a member.", lexicon)
    assert [t.role for t in statement.times] == ["until"]
    fall = next(t.index for t in statement.tokens if t.text == "fall")
    assert statement.unbounded(statement.times[0], (fall,)).role == "at"


def test_a_rate_may_stand_apart(lexicon):
    statement = Statement("An estimated $7 million was spent annually on roads.", lexicon)
    assert [q.per for q in statement.quantities] == ["year"]
