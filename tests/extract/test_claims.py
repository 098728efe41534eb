"""Documents to claims that stand alone."""

import pytest

from factcheck.extract import defined_names, extract_claims
from factcheck.ingest import read_text
from factcheck.lexicon import load_lexicon


@pytest.fixture(scope="module")
def lexicon():
    return load_lexicon()


def claims(text, lexicon, kind="markdown"):
    return extract_claims(read_text(text, name="doc.md", kind=kind), lexicon)


def test_quotes_are_slices_and_ids_are_unique(lexicon):
    text = (
        "# Norra Lines\n\nNorra Lines runs four ferries. It was founded in 1921.\n\n"
        "It left the Baltic League on 3 May 2019.\n"
    )
    found = claims(text, lexicon)
    assert all(text[c.start : c.end] == c.quote for c in found)
    assert len({c.id for c in found}) == len(found) >= 3


def test_pronouns_are_resolved(lexicon):
    found = claims("Norra Lines runs four ferries. It was founded in 1921.", lexicon)
    assert found[1].text == "Norra Lines was founded in 1921."
    assert found[1].quote == "It was founded in 1921."


def test_an_event_ends_a_state(lexicon):
    found = claims("Norra left the Baltic League on 3 May 2019.", lexicon)
    state = next(c for c in found if c.form == "state")
    assert state.valid == "../2019-05-03"
    assert "member" in state.text


def test_no_other_makes_the_only_one(lexicon):
    found = claims("Dock 3 can lift 90 tonnes. No other dock in the town is certified for turbines.", lexicon)
    assert "Dock 3 is the only dock in the town that is certified for turbines." in [c.text for c in found]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The mill closed in 2019.", "stated"),
        ("The mill will close in 2029.", "planned"),
        ("The mill plans to close its kiln.", "planned"),
        ("The mill may close soon.", "possible"),
        ("The mill reportedly closed in 2019.", "reported"),
        ("According to Ada Moe, the mill closed in 2019.", "reported"),
    ],
)
def test_how_firmly(text, certainty, lexicon):
    assert claims(text, lexicon)[0].certainty == certainty


def test_questions_are_no_claims(lexicon):
    (claim,) = claims("Will the mill close? The mill stays open.", lexicon)
    assert claim.text == "The mill stays open."


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("the Northern Rail Fund (NRF) pays", "NRF", "Northern Rail Fund"),
        ("Calder Rovers, nicknamed the Tanners, won", "Tanners", "Calder Rovers"),
    ],
)
def test_a_document_defines_its_names(text, name, other):
    assert other in defined_names([text]).get(name, ())
