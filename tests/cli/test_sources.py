"""`factcheck sources`: the documents behind a base."""

import json

import pytest
from consortium import write_documents


@pytest.fixture
def folders(tmp_path, cli):
    documents, base = write_documents(tmp_path / "documents"), tmp_path / "claims"
    (documents / "page.html").write_text(
        "<html><head><title>Opening hours</title></head><body><nav><a href='/'>Home</a></nav>"
        "<p>The Brenmoor branch opens at nine on every day of the week.</p></body></html>",
        encoding="utf-8",
    )
    cli("build", documents, "--base", base)
    return documents, base


def test_documents_are_listed_with_what_was_taken_and_left(cli, folders):
    ran = cli("sources", "--base", folders[1])
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "charter.md Charter of the Lowland Library Consortium"
    assert lines[1].startswith("  Charter Office, 2020-02-01, ")
    assert lines[1].endswith(" claims, 1 reference")
    assert "  publisher unknown, date unknown, 2 claims, 0 references" in lines
    assert "page.html Opening hours" in lines
    assert any(line.startswith("  left out: ") for line in lines)


def test_verbose_lists_the_works_cited(cli, folders):
    assert "    [1] Vellum, C." in cli("sources", "--base", folders[1], "-v").out


def test_quiet_is_one_line_for_each(cli, folders):
    assert len(cli("sources", "--base", folders[1], "-q").out.splitlines()) == 3


def test_sources_say_the_same_without_a_base(cli, folders):
    assert cli("sources", "--sources", folders[0]).out == cli("sources", "--base", folders[1]).out


def test_json_has_everything(cli, folders):
    record = json.loads(cli("sources", "--base", folders[1], "--format", "json").out)
    charter = record["documents"][0]
    assert (charter["document"], charter["date"], charter["original"]) == ("charter.md", "2020-02-01", None)
    assert charter["references"][0]["title"] == "Counting branches"
