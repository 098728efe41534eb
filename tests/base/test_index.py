"""The two indexes: the same answers, and a cache that is never stale and never in the way."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import claim, claims_file, reference, with_status

from factcheck.base import MemoryIndex, Stored, open_index
from factcheck.base.index import query_keys

TEXTS = (
    "The consortium has 27 branches.",
    "Ada Quill chaired the consortium from 2014 to 2019.",
    "Brenmoor Library joined the consortium in 2015.",
    "The branches lend books, maps and instruments.",
    "Joining is free for schools.",
    "Maps were lent by three libraries.",
)


def charter():
    found = [claim(n, text, unit=n // 2) for n, text in enumerate(TEXTS, 1)]
    found[5] = with_status(found[5], "rejected")
    return claims_file(*found, references=(reference(1), reference(2)), names={"LLC": ("Consortium",)})


def news():
    one = claim(
        20, "Ben Rowe chairs the café.", document="news.md", topics=("Cafés",), context=("It opened.",)
    )
    return claims_file(
        one, document="news.md", references=(reference(1, title="Rowe"),), names={"LLC": ("Club",)}
    )


def stored(path, files, **changed):
    return Stored(**{"path": path, "digest": lambda: "one", "load": lambda: files, **changed})


@pytest.fixture(params=["memory", "sqlite"])
def index(request, tmp_path, lexicon):
    files = (charter(), news())
    if request.param == "memory":
        return MemoryIndex(files, lexicon)
    return open_index(stored(tmp_path / "index.sqlite", files), lexicon)


def ids(claims):
    return [int(c.id.rsplit("-", 1)[1]) for c in claims]


def test_candidates_are_found_in_any_form_best_first(index):
    assert ids(index.candidates(["joins"], 9)) == [5, 3]
    assert ids(index.candidates(["branch", "lending"], 9)) == [4, 1]
    assert ids(index.candidates(["branch", "lending"], 1)) == [4]


def test_candidates_match_quote_topics_and_context_and_without_accents(index):
    assert ids(index.candidates(["cafe"], 9)) == [20]
    assert ids(index.candidates(["opened"], 9)) == [20]


def test_candidates_are_whole_claims(index):
    assert index.candidates(["Rowe"], 5) == news().claims


@pytest.mark.parametrize("words", [[], [""], ["!?"], ["zebra"], ['"'], ["NEAR(a b)"], ["text : x"], ["*"]])
def test_words_that_nothing_has_find_nothing(index, words):
    assert index.candidates(words, 5) == ()


def test_words_without_content_count_only_alone(index, lexicon):
    assert query_keys(["the branches of it"], lexicon) == query_keys(["branches"], lexicon)
    assert ids(index.candidates(["by", "the"], 9)) != []


def test_rejected_claims_are_given_by_id_only(index):
    assert 6 not in ids(index.candidates(["maps"], 9))
    assert 6 not in ids(index.claims())
    assert 6 not in ids(index.unit("charter.md", 3))
    assert index.claim("charter-0006").text == TEXTS[5]


def test_the_claims_of_a_sentence_are_found_in_order(index):
    assert ids(index.unit("charter.md", 1)) == [2, 3]
    assert index.unit("charter.md", 99) == ()
    assert index.unit("news.md", 1) == ()


def test_everything_is_listed_in_order(index):
    assert ids(index.claims()) == [1, 2, 3, 4, 5, 20]
    assert [head.document for head in index.documents()] == ["charter.md", "news.md"]
    assert all(head.claims == () for head in index.documents())
    assert [r.number for r in index.references("charter.md")] == [1, 2]
    assert index.references("none.md") == ()
    assert [(name, r.number) for name, r in index.all_references()] == [
        ("charter.md", 1),
        ("charter.md", 2),
        ("news.md", 1),
    ]
    assert index.names() == {"LLC": ("Club", "Consortium")}
    assert index.claim("none") is None


words = st.sampled_from(
    [
        "branch",
        "library",
        "join",
        "maps",
        "lend",
        "chair",
        "consortium",
        "school",
        "three",
        "2015",
        "book",
        "free",
    ]
)
sentences = st.lists(words, min_size=1, max_size=7).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(sentences, min_size=1, max_size=12), st.lists(words, min_size=1, max_size=4))
def test_both_rank_the_same(tmp_path_factory, lexicon, texts, question):
    file = claims_file(*(claim(n, text, topics=(texts[0],)) for n, text in enumerate(texts, 1)))
    path = tmp_path_factory.mktemp("rank") / "index.sqlite"
    compiled = open_index(stored(path, (file,)), lexicon)
    assert compiled.candidates(question, 5) == MemoryIndex((file,), lexicon).candidates(question, 5)


def test_equal_claims_come_in_order_of_id(index, lexicon, tmp_path):
    file = claims_file(*(claim(n, "Maps are lent.") for n in (3, 1, 2)))
    assert ids(MemoryIndex((file,), lexicon).candidates(["maps"], 3)) == [1, 2, 3]
    assert ids(open_index(stored(tmp_path / "i", (file,)), lexicon).candidates(["maps"], 3)) == [1, 2, 3]


class Counted:
    """A source of claims files that counts how often it was loaded."""

    def __init__(self, path, lexicon):
        self.path, self.lexicon = path, lexicon
        self.digest, self.loads, self.digests = "one", 0, 0
        self.stamps = (("charter.yaml", 10, 1),)

    def open(self):
        def load():
            self.loads += 1
            return (charter(),)

        def digest():
            self.digests += 1
            return self.digest

        return open_index(Stored(path=self.path, digest=digest, load=load, stamps=self.stamps), self.lexicon)


@pytest.fixture
def counted(tmp_path, lexicon):
    return Counted(tmp_path / "cache" / "index.sqlite", lexicon)


def test_a_fresh_cache_is_opened_without_reading_the_claims(counted):
    counted.open()
    assert counted.path.is_file()
    before = counted.digests
    assert ids(counted.open().claims()) == [1, 2, 3, 4, 5]
    assert (counted.loads, counted.digests) == (1, before)


def test_files_touched_but_not_changed_are_looked_into_and_not_compiled_again(counted):
    counted.open()
    counted.stamps = (("charter.yaml", 10, 2),)
    counted.open()
    assert counted.loads == 1


def test_changed_content_is_compiled_again(counted):
    counted.open()
    counted.digest, counted.stamps = "two", (("charter.yaml", 11, 2),)
    counted.open()
    assert counted.loads == 2


def test_a_change_within_the_grain_of_the_clock_is_seen(counted):
    """A file written right before the cache may be written again without its stamp telling."""
    counted.stamps = (("charter.yaml", 10, 2**62),)
    counted.open()
    counted.digest = "two"
    counted.open()
    assert counted.loads == 2


def test_without_stamps_the_content_decides(counted):
    counted.stamps = ()
    counted.open()
    counted.open()
    assert counted.loads == 1
    counted.digest = "two"
    counted.open()
    assert counted.loads == 2


def truncated(data):
    return data[: len(data) // 2]


def zeroed(data):
    return data[:4096] + bytes(len(data) - 4096)


def other_database(data):
    other = sqlite3.connect(":memory:")
    other.execute("CREATE TABLE claims(a)")
    return other.serialize()


def without_words(data):
    other = sqlite3.connect(":memory:", isolation_level=None)
    other.deserialize(data)
    other.execute("DROP TABLE words")
    return other.serialize()


def broken_payload(data):
    other = sqlite3.connect(":memory:", isolation_level=None)
    other.deserialize(data)
    other.execute("UPDATE claims SET payload = x'c1'")
    return other.serialize()


def broken_heads(data):
    other = sqlite3.connect(":memory:", isolation_level=None)
    other.deserialize(data)
    other.execute("UPDATE meta SET value = x'c1' WHERE key = 'heads'")
    return other.serialize()


def nothing(data):
    return b""


def noise(data):
    return b"not a database " * 400


DAMAGE = [truncated, zeroed, other_database, without_words, broken_payload, broken_heads, nothing, noise]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda d: d.__name__)
def test_a_damaged_cache_is_compiled_again_without_a_word(counted, damage, capsys):
    counted.open()
    counted.path.write_bytes(damage(counted.path.read_bytes()))
    index = counted.open()
    assert ids(index.candidates(["branches"], 9)) == [1, 4]
    assert [head.document for head in index.documents()] == ["charter.md"]
    assert ids(index.unit("charter.md", 1)) == [2, 3]
    assert counted.loads == 2
    assert capsys.readouterr() == ("", "")
    counted.open()
    assert counted.loads == 2


def test_a_folder_in_the_place_of_the_cache_does_not_matter(counted):
    counted.path.mkdir(parents=True)
    assert ids(counted.open().claims()) == [1, 2, 3, 4, 5]


def test_a_place_that_cannot_be_written_does_not_matter(counted):
    counted.path.parent.parent.joinpath("cache").write_text("a file where a folder is wanted")
    assert ids(counted.open().candidates(["branches"], 9)) == [1, 4]


def test_the_cache_is_not_written_through_a_link(counted, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    counted.path.parent.symlink_to(elsewhere, target_is_directory=True)
    assert ids(counted.open().candidates(["branches"], 9)) == [1, 4]
    assert os.listdir(elsewhere) == []


def test_many_at_once_get_the_same_answers(counted):
    def ask(_):
        return ids(counted.open().candidates(["branches"], 9))

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(24))) == [[1, 4]] * 24
    assert os.listdir(counted.path.parent) == [counted.path.name]


def test_an_index_over_nothing_answers(tmp_path, lexicon):
    for index in (MemoryIndex((), lexicon), open_index(stored(tmp_path / "i", ()), lexicon)):
        assert index.candidates(["branches"], 5) == ()
        assert list(index.claims()) == []
        assert index.names() == {}


def test_a_claim_that_looks_like_a_query_is_only_text(tmp_path, lexicon):
    hostile = replace(charter().claims[0], text='"; DROP TABLE claims; -- NEAR(" AND "', quote="x")
    index = open_index(stored(tmp_path / "i", (claims_file(hostile),)), lexicon)
    assert index.candidates([hostile.text], 3) == (hostile,)
