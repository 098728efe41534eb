"""`factcheck timeline`: claims about a subject in order of when they hold."""

import json

import pytest
from consortium import write_documents


@pytest.fixture
def base(tmp_path, cli):
    folder = tmp_path / "claims"
    cli("build", write_documents(tmp_path / "documents"), "--base", folder)
    return folder


def test_claims_are_in_order_with_their_period(cli, base):
    ran = cli("timeline", "Ada Quill", "--base", base)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0].startswith("2014/2019  Ada Quill chaired")
    assert lines[0].endswith("  charter.md:9")
    assert cli("timeline", "LLC", "--base", base).out.startswith("undated  ")


def test_names_that_a_document_defines_are_followed(cli, base):
    out = cli("timeline", "LLC", "--base", base, "-q").out
    assert "The Lowland Library Consortium (LLC) has 27 branches" in out
    assert "runs a shared catalogue" in out


def test_json_has_the_same_order(cli, base):
    record = json.loads(cli("timeline", "ada quill", "--base", base, "--format", "json").out)
    assert record["subject"] == "ada quill"
    assert record["claims"][0]["valid"] == "2014/2019"


def test_an_unknown_subject_is_said_and_an_empty_one_refused(cli, base):
    ran = cli("timeline", "Nobody", "--base", base)
    assert (ran.code, ran.out) == (0, "no claim has this subject\n")
    assert cli("timeline", " ", "--base", base).code == 2
