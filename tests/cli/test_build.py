"""`factcheck build`: what it says, what it writes, and what it refuses."""

import json

import pytest
from consortium import edit, write_documents


@pytest.fixture
def folders(tmp_path):
    return write_documents(tmp_path / "documents"), tmp_path / "claims"


def test_a_first_build_says_what_is_new(cli, folders):
    documents, base = folders
    ran = cli("build", documents, "--base", base)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith(f"{base}/charter.yaml: new, ")
    assert lines[1].startswith(f"{base}/news.yaml: new, ")
    assert lines[-1].endswith(" claims of 2 documents")


def test_a_second_build_says_that_nothing_changed(cli, folders):
    documents, base = folders
    cli("build", documents, "--base", base)
    assert cli("build", documents, "--base", base).out.count("unchanged") == 2
    quiet = cli("build", documents, "--base", base, "-q")
    assert (quiet.code, quiet.out) == (0, "")


def test_changes_are_counted_and_listed(cli, folders):
    documents, base = folders
    cli("build", documents, "--base", base)
    edit(base / "charter.yaml", "status: extracted", "status: reviewed")
    edit(documents / "charter.md", "has 27 branches", "has 31 branches")
    ran = cli("build", documents, "--base", base, "-v")
    assert "charter.yaml: updated, 1 added, 2 changed, 1 kept, 1 orphaned" in ran.out
    assert "  added charter-" in ran.out
    assert "  quote is gone: charter-" in ran.out


def test_documents_that_are_gone_are_told(cli, folders):
    documents, base = folders
    cli("build", documents, "--base", base)
    edit(base / "charter.yaml", "status: extracted", "status: reviewed")
    for name in ("charter.md", "news.md"):
        (documents / name).unlink()
    (documents / "other.md").write_text("The consortium bought a van.\n", encoding="utf-8")
    out = cli("build", documents, "--base", base).out
    assert "charter.yaml: kept, it holds a person's work: its document charter.md is gone" in out
    assert "news.yaml: removed with 2 claims: its document is gone" in out
    assert out.splitlines()[-1].endswith("of 1 document")


def test_json_has_every_change_and_the_same_bytes_twice(cli, folders):
    documents, base = folders
    first = cli("build", documents, "--base", base, "--format", "json")
    record = json.loads(first.out)
    assert record["schema"] == "factcheck/1"
    assert [d["state"] for d in record["documents"]] == ["new", "new"]
    assert record["claims"] == sum(len(d["added"]) for d in record["documents"])
    again = [cli("build", documents, "--base", base, "--format", "json").out for _ in range(2)]
    assert again[0] == again[1]


def test_warnings_of_a_document_are_told(cli, folders):
    documents, base = folders
    (documents / "old.txt").write_bytes("The café of the library opened in 2001.\n".encode("cp1252"))
    ran = cli("build", documents, "--base", base)
    assert ran.code == 0
    assert ran.err.startswith("factcheck: old.txt: ")


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.md", b""), ("picture.txt", b"\x89PNG\r\n\x1a\n\x00"), ("cut.md", b"---\ntitle: A\n")],
)
def test_a_bad_document_is_one_line_and_exit_2_and_nothing_is_written(cli, folders, name, content):
    documents, base = folders
    (documents / name).write_bytes(content)
    ran = cli("build", documents, "--base", base)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert name in ran.err
    assert not base.exists()


def test_a_bad_claims_file_is_one_line_with_its_place(cli, folders):
    documents, base = folders
    cli("build", documents, "--base", base)
    edit(base / "news.yaml", "status: extracted", "status: perhaps")
    ran = cli("build", documents, "--base", base)
    assert ran.code == 2
    assert ran.err.startswith(f"factcheck: {base}/news.yaml:")
    assert "status 'perhaps' is unknown" in ran.err


@pytest.mark.parametrize("arguments", [("nowhere",), ("--format", "xml"), ("--bass", "x")])
def test_bad_arguments_are_exit_2(cli, folders, arguments):
    ran = cli("build", *arguments, "--base", folders[1])
    assert ran.code == 2
    assert ran.err.count("\n") == 1


def test_hostile_names_and_titles_are_shown_harmless(cli, folders):
    documents, base = folders
    edit(documents / "charter.md", "title: Charter", 'title: "\\e[31mRed\\a" #')
    (documents / "evil\x1b]0;x\x07.md").write_text("The consortium bought a van.\n", encoding="utf-8")
    out = cli("build", documents, "--base", base).out + cli("sources", "--base", base).out
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "evil\\x1b]0;x\\x07" in out


def test_output_goes_to_a_file(cli, folders, tmp_path):
    documents, base = folders
    ran = cli("build", documents, "--base", base, "--output", tmp_path / "log.txt")
    assert (ran.code, ran.out) == (0, "")
    assert "charter.yaml: new" in (tmp_path / "log.txt").read_text()


def test_a_process_of_its_own_builds_the_same(process, folders):
    documents, base = folders
    ran = process("build", documents, "--base", base)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"2 documents" in ran.stdout
