"""`factcheck audit`: faults of a base with their place; exit 1 where there are some."""

import json

import pytest
from consortium import edit, write_documents


@pytest.fixture
def folders(tmp_path, cli):
    documents, base = write_documents(tmp_path / "documents"), tmp_path / "claims"
    edit(documents / "charter.md", "[7]", "")
    edit(documents / "news.md", "In 2023", "In 2019")  # else the two documents disagree on the chair's end
    cli("build", documents, "--base", base)
    return documents, base


def test_a_sound_base_is_exit_0(cli, folders):
    documents, base = folders
    ran = cli("audit", "--base", base, "--documents", documents)
    assert (ran.code, ran.out, ran.err) == (0, "no findings\n", "")


def test_findings_are_told_and_exit_1(cli, folders):
    documents, base = folders
    edit(base / "charter.yaml", "quote: Ada Quill chaired", "quote: Ada Quill led")
    ran = cli("audit", "--base", base, "--documents", documents)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0].startswith(f"{base}/charter.yaml: charter-")
    assert lines[0].endswith("quote-gone the quote does not stand in the document")
    assert lines[1].startswith('  charter.md:9: "Ada Quill led')
    assert lines[2].startswith("  help: ")
    assert lines[-1] == "1 finding: 1 quote-gone"


def test_documents_that_disagree_are_told_side_by_side(cli, folders):
    documents, base = folders
    edit(documents / "news.md", "Brenmoor Library lends seeds", "The LLC has 31 branches")
    cli("build", documents, "--base", base)
    ran = cli("audit", "--base", base, "--documents", documents)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert ": contradiction " in lines[0]
    assert lines[1:3] == [
        '  charter.md:9: "The Lowland Library Consortium (LLC) has 27 branches.[1]"',
        '  news.md:3: "The LLC has 31 branches."',
    ]
    assert lines[-1] == "1 finding: 1 contradiction"


def test_quiet_is_one_line_for_each(cli, folders):
    documents, base = broken_quote_and_reference(folders)
    ran = cli("audit", "--base", base, "--documents", documents, "-q")
    assert (ran.code, len(ran.out.splitlines())) == (1, 2)


def broken_quote_and_reference(folders):
    documents, base = folders
    edit(base / "charter.yaml", "quote: Ada Quill chaired", "quote: Ada Quill led")
    edit(base / "charter.yaml", 'references: ["1"]', 'references: ["9"]')
    return documents, base


def test_json_has_the_findings_and_counts_every_kind(cli, folders):
    documents, base = broken_quote_and_reference(folders)
    ran = cli("audit", "--base", base, "--documents", documents, "--format", "json", "--as-of", "2026-06-01")
    record = json.loads(ran.out)
    assert (ran.code, record["schema"], record["as_of"]) == (1, "factcheck/1", "2026-06-01")
    assert [f["fault"] for f in record["findings"]] == ["reference-missing", "quote-gone"]
    assert record["summary"]["contradiction"] == 0
    assert record["summary"]["quote-gone"] == 1


def test_as_of_decides_what_has_ended(cli, folders):
    documents, base = folders
    edit(base / "charter.yaml", "text: Ada Quill chaired", "text: Ada Quill chairs")
    later = cli("audit", "--base", base, "--documents", documents, "--as-of", "2021-01-01")
    earlier = cli("audit", "--base", base, "--documents", documents, "--as-of", "2018-01-01")
    assert (later.code, earlier.code) == (1, 0)
    assert "ended-as-present ended 2014/2019" in later.out


def test_an_inverted_period_is_a_finding_here_and_a_fault_elsewhere(cli, folders):
    documents, base = folders
    edit(base / "charter.yaml", "valid: ", "valid: 2020/2014 #")
    ran = cli("audit", "--base", base, "--documents", documents)
    assert ran.code == 1
    assert "period-inverted" in ran.out
    assert cli("sources", "--base", base).code == 2


def test_what_cannot_be_read_is_exit_2(cli, folders, tmp_path):
    documents, base = folders
    for arguments in (
        ("--base", tmp_path / "none", "--documents", documents),
        ("--base", base, "--documents", tmp_path / "none"),
        ("--base", base, "--documents", documents, "--as-of", "2021-02-30"),
    ):
        ran = cli("audit", *arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
