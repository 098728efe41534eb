"""`--verifier off|auto|DIR`: which model is asked, when it is opened, and how its faults are told."""

import json

import pytest

from factcheck.errors import InputError
from factcheck.model import Problem
from factcheck.pipeline.checking import learned_voice
from factcheck.verifier import Verifier, model

PAIR = ("The mill stands.", "The mill burnt down.")
CLAIM = "The mill at Brenmoor grinds oats."


class Model:
    """Finds every pair neutral."""

    def probabilities(self, pairs):
        return [(0.0, 0.0, 1.0) for _ in pairs]


@pytest.fixture
def opened(monkeypatch):
    """Note what is opened, shipped or by its folder, without opening it."""
    import factcheck.verifier

    found = []
    monkeypatch.setattr(Verifier, "load", lambda: found.append("shipped") or Model())
    monkeypatch.setattr(Verifier, "from_folder", lambda folder: found.append(str(folder)) or Model())
    monkeypatch.setattr(factcheck.verifier, "available", lambda: True)
    return found


@pytest.fixture
def sources(tmp_path):
    """A folder with one short document."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "mills.md").write_text("# Mills\n\nThe mill at Brenmoor grinds wheat.\n", encoding="utf-8")
    return folder


def test_off_opens_nothing(opened):
    assert learned_voice("off") is None
    assert opened == []


def test_auto_opens_the_shipped_one_when_it_is_first_asked_and_once(opened):
    ask = learned_voice("auto")
    assert opened == []
    assert ask([PAIR]) == ask([PAIR]) == [(0.0, 0.0, 1.0)]
    assert opened == ["shipped"]


def test_auto_without_the_shipped_one_asks_nothing(opened, monkeypatch):
    monkeypatch.setattr("factcheck.verifier.available", lambda: False)
    assert learned_voice("auto") is None
    assert opened == []


def test_a_folder_is_opened_at_once_and_once(opened, tmp_path):
    ask = learned_voice(str(tmp_path))
    assert opened == [str(tmp_path)]
    assert ask([PAIR, PAIR]) == [(0.0, 0.0, 1.0)] * 2
    assert opened == [str(tmp_path)]


@pytest.fixture
def unsound(tmp_path, monkeypatch):
    """A folder of three files that are no model, whatever is installed."""
    monkeypatch.setattr(model, "find_spec", lambda name: name)
    folder = tmp_path / "mine"
    folder.mkdir()
    for name in ("model.onnx", "tokenizer.json"):
        (folder / name).write_bytes(b"nothing")
    meta = {"labels": ["entails", "conflicts", "neutral"], "temperature": 1, "longest": 64}
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return folder


def change(folder, **values):
    path = folder / "meta.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **values}), encoding="utf-8")


FAULTS = {
    "missing file": (
        lambda folder: (folder / "model.onnx").unlink(),
        ": is no verifier: it lacks model.onnx",
    ),
    "damaged": (
        lambda folder: change(folder, model_sha256="0" * 64),
        "/model.onnx: is damaged: its checksum",
    ),
    "labels": (lambda folder: change(folder, labels=["yes", "no"]), "/meta.json: labels must be entails"),
    "longest": (lambda folder: change(folder, longest="long"), "/meta.json: cannot be used: its longest"),
    "description": (
        lambda folder: (folder / "meta.json").write_text("{", encoding="utf-8"),
        "/meta.json: cannot be used: ",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", ["verify", "check"])
def test_a_fault_of_the_folder_is_one_line_and_exit_2(cli, sources, unsound, tmp_path, fault, command):
    spoil, told = FAULTS[fault]
    spoil(unsound)
    report = tmp_path / "report.md"
    report.write_text(f"{CLAIM}\n", encoding="utf-8")
    asked = CLAIM if command == "verify" else report
    ran = cli(command, asked, "--sources", sources, "--verifier", unsound)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"factcheck: {unsound}{told}")
    assert ran.err.count("\n") == 1


def test_a_folder_that_is_none(cli, sources, tmp_path):
    ran = cli("verify", CLAIM, "--sources", sources, "--verifier", tmp_path / "none")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert str(tmp_path / "none") in ran.err


def test_eval_tells_the_fault_too(cli, unsound, tmp_path):
    rows = tmp_path / "rows.jsonl"
    row = {"id": "a", "claim": CLAIM, "verdict": "unverified", "evidence": ["The mill stands."]}
    rows.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (unsound / "tokenizer.json").unlink()
    ran = cli("eval", rows, "--verifier", unsound)
    assert (ran.code, ran.out) == (2, "")
    assert "it lacks tokenizer.json" in ran.err


@pytest.mark.parametrize("choice", ["off", "auto"])
def test_without_the_shipped_model_off_and_auto_say_the_same(cli, sources, monkeypatch, choice):
    monkeypatch.setattr("factcheck.verifier.available", lambda: False)
    monkeypatch.setattr(Verifier, "load", lambda: pytest.fail("opened"))
    ran = cli("verify", "The mill at Brenmoor grinds wheat.", "--sources", sources, "--verifier", choice)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("supported")


def test_a_damaged_shipped_model_is_told_when_it_is_asked(cli, sources, monkeypatch):
    def load():
        raise InputError(Problem(path="model.onnx", message="is damaged", remedy="install again"))

    monkeypatch.setattr("factcheck.verifier.available", lambda: True)
    monkeypatch.setattr(Verifier, "load", load)
    ran = cli("verify", "The mill at Brenmoor grinds wheat for bakers on the coast.", "--sources", sources)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "factcheck: model.onnx: is damaged (install again)\n"
