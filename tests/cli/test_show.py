"""`factcheck show`: one claim in the syntax of its file, with what it cites."""

import json

import pytest
from consortium import edit, write_documents

from factcheck.base import load_claims


@pytest.fixture
def base(tmp_path, cli):
    folder = tmp_path / "claims"
    cli("build", write_documents(tmp_path / "documents"), "--base", folder)
    return folder


def first(base):
    return load_claims(base / "charter.yaml").claims[0]


def test_a_claim_is_shown_as_it_stands_in_its_file(cli, base):
    ran = cli("show", first(base).id, "--base", base)
    assert ran.code == 0
    record, _, rest = ran.out.partition("document: ")
    assert record in (base / "charter.yaml").read_text(encoding="utf-8")
    lines = rest.splitlines()
    assert lines[0] == "charter.md (Charter of the Lowland Library Consortium, Charter Office, 2020-02-01)"
    assert lines[1].startswith("cites: [1] Vellum, C.")


def test_a_rejected_claim_is_shown_too(cli, base):
    edit(base / "charter.yaml", "status: extracted", "status: rejected")
    assert "status: rejected" in cli("show", first(base).id, "--base", base).out


def test_json_has_the_claim_and_its_references(cli, base):
    record = json.loads(cli("show", first(base).id, "--base", base, "--format", "json").out)
    assert record["claim"]["id"] == first(base).id
    assert record["claim"]["quote"] == first(base).quote
    assert [r["marker"] for r in record["references"]] == ["1"]


def test_an_unknown_id_is_exit_2_with_a_suggestion(cli, base):
    near = first(base).id[:-1]
    ran = cli("show", near, "--base", base)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"factcheck: {near}: no claim has this id (did you mean {first(base).id}?)\n"
    assert "factcheck search" in cli("show", "zzz", "--base", base).err
