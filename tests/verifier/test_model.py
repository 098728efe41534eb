"""The model's folder and its faults, and what is made of its figures; the shipped model is not needed."""

import hashlib
import json

import pytest

from factcheck.errors import InputError
from factcheck.verifier import Verifier, available, model

LABELS = ["entails", "conflicts", "neutral"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with the three files, of which only the description is sound; the packages seem installed."""
    monkeypatch.setattr(model, "find_spec", lambda name: name)
    (tmp_path / "model.onnx").write_bytes(b"no model")
    (tmp_path / "tokenizer.json").write_bytes(b"no tokenizer")
    describe(tmp_path)
    return tmp_path


def describe(folder, **changed):
    """Write the description, changed in some keys; a key of value None is left out."""
    meta = {"labels": LABELS, "temperature": 1.1, "longest": 64, **changed}
    text = json.dumps({key: value for key, value in meta.items() if value is not None})
    (folder / "meta.json").write_text(text, encoding="utf-8")


def problem(folder):
    with pytest.raises(InputError) as raised:
        Verifier.from_folder(folder)
    assert raised.value.problem.remedy
    return raised.value.problem


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "meta.json"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    told = problem(folder)
    assert (told.path, told.message) == (str(folder), f"is no verifier: it lacks {name}")


def test_a_folder_of_something_else_lacks_all_three(folder):
    told = problem(folder / "none")
    assert told.message == "is no verifier: it lacks model.onnx, tokenizer.json, meta.json"


def test_a_folder_in_the_place_of_a_file_is_no_file(folder):
    (folder / "model.onnx").unlink()
    (folder / "model.onnx").mkdir()
    assert problem(folder).message == "is no verifier: it lacks model.onnx"


def test_missing_packages_are_named_with_what_installs_them(folder, monkeypatch):
    monkeypatch.setattr(model, "find_spec", lambda name: None if name == "tokenizers" else name)
    told = problem(folder)
    assert told.message == "the verifier needs tokenizers"
    assert told.remedy == "install factcheck[verifier]"


@pytest.mark.parametrize("text", ["{", "[]", '"labels"', "", "\x00"])
def test_a_description_that_is_none(folder, text):
    (folder / "meta.json").write_text(text, encoding="utf-8")
    told = problem(folder)
    assert told.path == str(folder / "meta.json")
    assert told.message.startswith("cannot be used: ")


def test_a_description_that_is_no_text(folder):
    (folder / "meta.json").write_bytes(b'{"labels": "\xff"}')
    assert problem(folder).path == str(folder / "meta.json")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"labels": None}, "it lacks labels, temperature or longest"),
        ({"temperature": None}, "it lacks labels, temperature or longest"),
        ({"longest": None}, "it lacks labels, temperature or longest"),
        ({"temperature": 0}, "its temperature is not above zero"),
        ({"temperature": -1.5}, "its temperature is not above zero"),
        ({"temperature": float("nan")}, "its temperature is not above zero"),
        ({"temperature": float("inf")}, "its temperature is not above zero"),
        ({"temperature": "warm"}, "could not convert string to float: 'warm'"),
        ({"temperature": [1]}, "not 'list'"),
        ({"temperature": 10**400}, "too large"),
        ({"longest": "many"}, "its longest is not a number of tokens"),
        ({"longest": 0}, "its longest is not a number of tokens"),
        ({"longest": 64.5}, "its longest is not a number of tokens"),
    ],
)
def test_a_description_with_a_bad_value(folder, changed, told):
    describe(folder, **changed)
    found = problem(folder)
    assert found.path == str(folder / "meta.json")
    assert told in found.message


@pytest.mark.parametrize(
    "labels",
    [
        ["entails", "conflicts"],
        ["entails", "conflicts", "neutral", "neutral"],
        ["entailment", "contradiction", "neutral"],
        {"0": "entails", "1": "conflicts", "2": "neutral"},
        ["entails", 2, ["neutral"]],
        "entails, conflicts, neutral",
        7,
    ],
)
def test_a_bad_label_map(folder, labels):
    describe(folder, labels=labels)
    told = problem(folder)
    assert told.path == str(folder / "meta.json")
    assert told.message == "labels must be entails, conflicts, neutral"


@pytest.mark.parametrize(
    ("key", "name"), [("model_sha256", "model.onnx"), ("tokenizer_sha256", "tokenizer.json")]
)
def test_a_damaged_file_is_told_by_its_checksum(folder, key, name):
    describe(folder, **{key: hashlib.sha256(b"as it was").hexdigest()})
    told = problem(folder)
    assert (told.path, told.message) == (str(folder / name), "is damaged: its checksum differs")


def test_a_right_checksum_lets_a_file_pass_to_its_reader(folder):
    pytest.importorskip("tokenizers")
    sums = {"model_sha256": "model.onnx", "tokenizer_sha256": "tokenizer.json"}
    describe(folder, **{k: hashlib.sha256((folder / n).read_bytes()).hexdigest() for k, n in sums.items()})
    told = problem(folder)
    assert (told.path, told.message) == (str(folder / "tokenizer.json"), "cannot be read")


@pytest.fixture
def words(folder):
    """Put a sound tokenizer, of a few words, into the folder."""
    tokenizers = pytest.importorskip("tokenizers")
    known = {"[UNK]": 0, "the": 1, "mill": 2, "stands": 3}
    made = tokenizers.Tokenizer(tokenizers.models.WordLevel(known, unk_token="[UNK]"))
    made.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    made.save(str(folder / "tokenizer.json"))
    return folder


def test_a_file_that_is_no_model(words):
    pytest.importorskip("onnxruntime")
    told = problem(words)
    assert (told.path, told.message) == (str(words / "model.onnx"), "cannot be loaded")


class Field:
    """The name and shape of what a model takes or gives."""

    def __init__(self, name, shape=()):
        self.name = name
        self.shape = list(shape)


class Session:
    """A model that gives the same figures for every pair, and keeps what it was fed."""

    inputs = ("tokens", "mask", "sides")
    shape = ("batch", 3)
    logits = (1.0, 2.0, 3.0)

    def __init__(self):
        self.fed = []

    def get_inputs(self):
        return [Field(name) for name in self.inputs]

    def get_outputs(self):
        return [Field("logits", self.shape)]

    def run(self, names, feed):
        import numpy as np

        self.fed.append({name: row.tolist() for name, row in feed.items()})
        return [np.array([self.logits], dtype=np.float32)]


@pytest.fixture
def session(words, monkeypatch):
    """Give the session that the runtime will open."""
    runtime = pytest.importorskip("onnxruntime")
    made = Session()
    monkeypatch.setattr(runtime, "InferenceSession", lambda *arguments, **named: made)
    return made


def test_a_model_must_take_the_three_inputs(words, session):
    session.inputs = ("input_ids", "attention_mask")
    told = problem(words)
    assert (told.path, told.message) == (
        str(words / "model.onnx"),
        "must take the inputs tokens, mask, sides",
    )


@pytest.mark.parametrize("shape", [("batch", 2), (1, 4), ()])
def test_a_model_must_give_three_figures(words, session, shape):
    session.shape = shape
    assert problem(words).message == "must give 3 figures, one a label"


@pytest.mark.parametrize("shape", [("batch", "labels"), (1, 3), (None, None)])
def test_a_width_that_the_model_does_not_tell_is_let_pass(words, session, shape):
    session.shape = shape
    assert isinstance(Verifier.from_folder(words), Verifier)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (LABELS, (0.09, 0.2447, 0.6652)),
        (["neutral", "conflicts", "entails"], (0.6652, 0.2447, 0.09)),
        (["conflicts", "neutral", "entails"], (0.6652, 0.09, 0.2447)),
    ],
)
def test_figures_are_given_in_one_order_whatever_the_models(words, session, labels, expected):
    describe(words, labels=labels, temperature=1)
    assert Verifier.from_folder(words).probabilities([("the mill", "mill")]) == [expected]


def test_temperature_evens_the_figures_out(words, session):
    describe(words, temperature=1000)
    (figures,) = Verifier.from_folder(words).probabilities([("the mill", "mill")])
    assert figures == pytest.approx((1 / 3, 1 / 3, 1 / 3), abs=0.001)


def test_great_figures_do_not_overflow(words, session):
    session.logits = (5000.0, -5000.0, 0.0)
    assert Verifier.from_folder(words).probabilities([("the mill", "mill")]) == [(1.0, 0.0, 0.0)]


def test_evidence_and_claim_are_fed_together_and_each_pair_once(words, session):
    verifier = Verifier.from_folder(words)
    pair = ("the mill stands", "mill unheard")
    assert verifier.probabilities([]) == []
    first, second, third = verifier.probabilities([pair, pair[::-1], pair])
    assert first == second == third
    assert [feed["tokens"] for feed in session.fed] == [[[1, 2, 3, 2, 0]], [[2, 0, 1, 2, 3]]]
    assert session.fed[0]["mask"] == [[1] * 5]
    assert len(session.fed[0]["sides"][0]) == 5


def test_a_long_pair_is_cut(words, session):
    describe(words, longest=16)
    Verifier.from_folder(words).probabilities([("the mill stands " * 50, "mill")])
    (row,) = session.fed[0]["tokens"]
    assert len(row) == 16
    assert row[-1] == 2  # of the two the longer is cut


def test_the_shipped_one_is_there_only_with_its_files_and_packages(folder, monkeypatch):
    monkeypatch.setattr(model, "DATA", folder)
    assert available()
    (folder / "model.onnx").unlink()
    assert not available()
    (folder / "model.onnx").touch()
    monkeypatch.setattr(model, "find_spec", lambda name: None if name == "onnxruntime" else name)
    assert not available()


def test_the_shipped_one_is_checked_like_any_other(folder, monkeypatch):
    monkeypatch.setattr(model, "DATA", folder)
    describe(folder, model_sha256="0" * 64)
    with pytest.raises(InputError, match="checksum"):
        Verifier.load()
