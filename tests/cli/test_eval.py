"""`factcheck eval`: rows with their own evidence, gold files with citations, predictions."""

import gzip
import json

import pytest

ROWS = [
    {
        "id": "a",
        "claim": "It has 40 branches",
        "verdict": "contradicted",
        "evidence": ["It has 27 branches."],
    },
    {"id": "b", "claim": "It has 27 branches", "label": "supported", "evidence": "It has 27 branches."},
    {"id": "c", "claim": "It has 40 branches", "verdict": "unverified", "evidence": []},
    {
        "id": "d",
        "claim": "It has a solar roof",
        "verdict": "unverified",
        "evidence": ["x"],
        "as_of": "2019-06-01",
    },
]
GOLD = """
- id: g1
  claim: It has 27 branches
  verdict: supported
  kind: number
  evidence:
    - {doc: charter.md, snippet: "consortium has 27 branches"}
- id: g2
  claim: It has 40 branches
  verdict: contradicted
  kind: number
  evidence:
    - {doc: other.md, snippet: "consortium has 27 branches"}
- id: g3
  claim: It has a solar roof
  verdict: supported
  kind: near-miss
  evidence: []
"""


@pytest.fixture
def labelled(tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return file


def test_figures(cli, fake, labelled):
    ran = cli("eval", labelled, "--format", "json")
    figures = json.loads(ran.out)
    assert ran.code == 0
    assert figures["rows"] == 4
    assert figures["accuracy"] | {"low": 0, "high": 0} == {
        "value": 0.75, "low": 0, "high": 0, "part": 3, "whole": 4,
    }  # fmt: skip
    assert figures["floor"]["value"] == 0.5
    assert figures["alarm_precision"]["part"] == 1
    assert figures["false_alarms"]["value"] == pytest.approx(1 / 3, abs=1e-4)
    assert figures["confusion"]["unverified"]["contradicted"] == 1
    assert figures["verdicts"]["contradicted"]["precision"]["value"] == 0.5


def test_own_sentences_are_the_only_source(cli, fake, labelled):
    cli("eval", labelled)
    assert {name for name, _ in fake} == {"sentences"}
    assert ("sentences", ("It has 27 branches.",)) in fake
    assert ("sentences", ()) in fake


def test_predictions_are_results_in_order(cli, fake, labelled, tmp_path):
    file = tmp_path / "out.jsonl"
    cli("eval", labelled, "--predictions", file, "--as-of", "2026-06-01")
    found = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in found] == ["a", "b", "c", "d"]
    assert [row["as_of"] for row in found] == ["2026-06-01"] * 3 + ["2019-06-01"]
    assert found[0]["schema"] == "factcheck/1"


def test_gold_file_with_citations(cli, fake, tmp_path):
    file = tmp_path / "gold.yaml"
    file.write_text(GOLD, encoding="utf-8")
    figures = json.loads(cli("eval", file, "--sources", "docs", "--format", "json").out)
    assert {name for name, _ in fake} == {"documents"}
    assert (figures["cited"]["part"], figures["cited"]["whole"]) == (1, 2)
    assert figures["kinds"]["number"]["value"] == 1.0
    assert figures["kinds"]["near-miss"]["value"] == 0.0


def test_text_table_and_gzip(cli, fake, labelled):
    zipped = labelled.with_suffix(".jsonl.gz")
    zipped.write_bytes(gzip.compress(labelled.read_bytes()))
    out = cli("eval", zipped).out
    assert out == cli("eval", labelled).out
    assert out.startswith("4 rows; intervals are Wilson 95 %\n")
    assert "majority floor" in out


BAD = [
    ('{"id": "a", "claim": "x y", "verdict": "suported"}', "did you mean supported?"),
    ('{"id": "a", "claim": "x y"}', "no 'verdict'"),
    ('{"id": "a", "claim": " ", "verdict": "supported"}', "the claim is empty"),
    ('{"id": "a", "verdict": "supported"}', "no 'claim'"),
    ('{"claim": "x y", "verdict": "supported"}', "no 'id'"),
    ('{"id": "a", "claim": "x y", "verdict": "supported", "evidence": [1]}', "'evidence'"),
    ('{"id": "a", "claim": "x y", "verdict": "supported", "as_of": "2026-02-30"}', "not in the calendar"),
    ('{"id": "a", "claim": ["x"], "verdict": "supported"}', "'claim' is not a string"),
    ('["a"]', "not an object"),
    ("{", "not valid JSON"),
]


@pytest.mark.parametrize(("line", "told"), BAD)
def test_bad_rows_name_file_and_line(cli, fake, tmp_path, line, told):
    file, out = tmp_path / "bad.jsonl", tmp_path / "out.jsonl"
    file.write_text(json.dumps(ROWS[0]) + "\n" + line + "\n", encoding="utf-8")
    ran = cli("eval", file, "--predictions", out)
    assert ran.code == 2
    assert told in ran.err
    assert f"{file}:2:" in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not out.exists()


def test_truncated_gzip(cli, fake, labelled, tmp_path):
    file = tmp_path / "cut.jsonl.gz"
    file.write_bytes(gzip.compress(labelled.read_bytes() * 50)[:-20])
    ran = cli("eval", file)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
