"""States given by lists, by halves that leave out their verb, by ended rule and by succession."""

import pytest

from factcheck.extract.states import states
from factcheck.lexicon import load_lexicon
from factcheck.syntax.statement import Statement


def texts(sentence):
    return [state.text for state in states(Statement(sentence, load_lexicon()))]


ALLIES = "Arvia and its coastal allies—Dorn, Mirland and the Kesh Front—signed."


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        (ALLIES, "Dorn is one of Arvia's coastal allies."),
        (ALLIES, "Kesh Front is one of Arvia's coastal allies."),
        ("Several suppliers, such as Kellner AG and Brisk Ltd, left.", "Brisk Ltd is one of the suppliers."),
        ("Its partners (Norra Bank, Vik Trust) pay for the school.", None),
        ("The school has new partners (Norra Bank, Vik Trust).", "Vik Trust is one of the new partners."),
        ("She met the painters, including Ada Quill and Ben Rowe.", "Ada Quill is one of the painters."),
    ],
)  # fmt: skip
def test_a_list_says_who_the_many_are(sentence, state):
    found = texts(sentence)
    assert state in found if state else not any("is one of" in text for text in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Its coastal ally—Dorn—signed.",
        "The allies: they signed in Dorn.",
        "The allies—Dorn among them, and tired of the war—signed.",
        "Rivers such as these rise in May.",
        "The committee (2019, 2020) met twice.",
    ],
)
def test_what_is_no_list_of_names_says_nothing(sentence):
    assert not any("is one of" in text for text in texts(sentence))


def test_the_half_without_a_verb_has_that_of_the_half_before():
    found = texts("Ships are licensed by the Port Office, aircraft by the Air Office.")
    assert "Aircraft is licensed by the Air Office." in found
    found = texts("The mill is run by Dorn Ltd, and the looms by Vik Ltd.")
    assert "The looms are run by Vik Ltd." in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Ships are licensed by the Port Office, which is paid by the state.",
        "Ships are not licensed by the Port Office, aircraft by the Air Office.",
        "The mill was bought by Dorn Ltd by accident.",
        "The mill was bought in May, by Dorn Ltd.",
        "The mill is run by Dorn Ltd; Vik owns the looms by the river.",
    ],
)
def test_what_leaves_no_verb_out_says_nothing_more(sentence):
    assert not any(text.startswith(("Aircraft", "The looms")) for text in texts(sentence))
    assert len([text for text in texts(sentence) if " by " in text]) == 0


def test_the_end_of_rule_over_a_place_ends_its_being_under_it():
    assert "Mirland was under Dutch control." in texts(
        "After the end of Dutch control over Mirland, a state arose."
    )
    assert not any(
        "was under" in text for text in texts("After the end of the control over prices, bread rose.")
    )


def test_who_takes_over_as_something_is_it_and_the_one_before_was():
    found = texts("Hester Amadi took over as chief engineer from Lionel Pask on 2 March 2026.")
    assert "Hester Amadi is chief engineer." in found
    assert "Lionel Pask was chief engineer." in found
    assert not any(
        "engineer" in t for t in texts("Hester Amadi took chief engineer Pask to Vik in May 2026.")
    )
