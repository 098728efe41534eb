"""The word lists hold together: well formed, broad enough, and not at odds with themselves."""

from itertools import combinations

import pytest

from factcheck.errors import InputError
from factcheck.lexicon import Names, load_lexicon
from factcheck.lexicon.load import DATA


@pytest.fixture(scope="module")
def lexicon():
    return load_lexicon()


def test_the_lists_are_broad(lexicon):
    tables = lexicon.tables
    assert len(tables.set_kinds) >= 3000
    assert len(tables.frames) >= 400
    assert len(tables.opposite_kinds) >= 800


def test_no_word_is_its_own_opposite(lexicon):
    both = [
        (key, row)
        for key, places in lexicon.tables.opposites.items()
        for (row, side), (other, another) in combinations(places, 2)
        if row == other and side != another
    ]
    assert len(both) <= 5, both[:20]


def test_frames_have_roles(lexicon):
    for frame in lexicon.tables.frames:
        for template in (*frame.says, *frame.starts, *frame.ends):
            assert template.subject in "XYZ"
            assert template.verb


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("organisations", "organization"),
        ("recognised", "recognize"),
        ("fell", "fall"),
        ("companies", "company"),
        ("closing", "close"),
        ("stopped", "stop"),
        ("hoping", "hope"),
        ("cheaper", "cheap"),
        ("children", "child"),
        ("studies", "study"),
        ("labour", "labor"),
    ],
)
def test_inflection_and_spelling_are_undone(lexicon, spelling, key):
    assert lexicon.forms.key(spelling) == key


def test_words_in_their_own_right_keep_their_key(lexicon):
    assert set(lexicon.forms.keys("found")) == {"find", "found"}
    assert "building" in lexicon.forms.keys("building")


@pytest.mark.parametrize(
    ("evidence", "claim"),
    [("fund", "finance"), ("ferry", "ship"), ("assassinate", "kill"), ("large", "big"), ("begin", "start")],
)
def test_meaning_is_followed(lexicon, evidence, claim):
    assert lexicon.entails(evidence, claim)


@pytest.mark.parametrize(
    ("evidence", "claim"), [("ship", "ferry"), ("buy", "sell"), ("cat", "dog"), ("join", "leave")]
)
def test_meaning_is_not_followed_backwards(lexicon, evidence, claim):
    assert not lexicon.entails(evidence, claim)


@pytest.mark.parametrize(
    ("first", "second"), [("rise", "fall"), ("formal", "informal"), ("expand", "shrink")]
)
def test_opposites_exclude_each_other_both_ways(lexicon, first, second):
    assert lexicon.excludes(first, second)
    assert lexicon.excludes(second, first)


def test_names_know_demonyms_capitals_and_their_limits(lexicon):
    names = Names(lexicon, {"NRF": ("Northern Rail Fund",)})
    assert names.identities(("Norwegian",), "") & names.identities(("Norway",), "")
    assert "@Russia" in names.identities(("Moscow",), "")
    assert "@Russia" not in names.identities(("Moscow",), "in"), "a capital as a place is no government"
    assert names.identities(("us",), "") == frozenset()
    assert "@Northern Rail Fund" in names.identities(("NRF",), "")


def test_own_lists_are_added_and_faults_named(tmp_path):
    folder = tmp_path / "lexicon"
    (folder / "synonyms").mkdir(parents=True)
    (folder / "synonyms" / "own.yaml").write_text("- n: [blorf, quandle]\n", encoding="utf-8")
    assert load_lexicon(folder).entails("blorf", "quandle")
    (folder / "synonyms" / "own.yaml").write_text("- q: [blorf, quandle]\n", encoding="utf-8")
    load_lexicon.cache_clear()
    with pytest.raises(InputError, match="row 1"):
        load_lexicon(folder)


def test_every_list_says_what_it_covers():
    for kind in ("synonyms", "implies", "opposites", "frames"):
        for path in (DATA / kind).glob("*.yaml"):
            assert path.read_text(encoding="utf-8").startswith("#"), path.name
