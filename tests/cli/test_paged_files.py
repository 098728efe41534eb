"""DOCX and PDF on the command line: reports and sources, with the page in location and evidence."""

import io
import json

import docx
import pytest
from printing import block, pdf

SOURCE = (
    ["The Lowland Library Consortium has 27 branches.", "It was founded in 1954 by six librarians."],
    ["The archive of the consortium holds 9,000 letters."],
)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "charter.pdf").write_bytes(
        pdf(*(block(700, *page, leading=40) for page in SOURCE))
    )
    return tmp_path


def word(*paragraphs):
    made, out = docx.Document(), io.BytesIO()
    for one in paragraphs:
        made.add_paragraph(one)
    made.save(out)
    return out.getvalue()


REPORT = (
    "The Lowland Library Consortium has 40 branches.",
    "The archive of the consortium holds 9,000 letters.",
)


def test_a_quote_says_its_page(cli, desk):
    ran = cli("verify", REPORT[1], "--sources", "sources", "--format", "jsonl")
    (evidence,) = json.loads(ran.out)["evidence"]
    assert (evidence["document"], evidence["page"], evidence["offsets"]) == ("charter.pdf", 2, "text")
    assert 'charter.pdf:3: "The archive' in cli("verify", REPORT[1], "--sources", "sources").out
    assert "(page 2" in cli("verify", REPORT[1], "--sources", "sources").out


def test_the_page_goes_through_a_base(cli, desk):
    assert cli("build", "sources", "--base", "claims").code == 0
    assert "page: 2" in (desk / "claims" / "charter.yaml").read_text(encoding="utf-8")
    (evidence,) = json.loads(cli("verify", REPORT[1], "--format", "jsonl").out)["evidence"]
    assert evidence["page"] == 2
    assert cli("build", "sources", "--base", "claims").out.count("unchanged") == 1
    assert cli("audit", "--documents", "sources").code == 0


def test_reports_of_both_kinds(cli, desk):
    (desk / "report.docx").write_bytes(word(*REPORT))
    (desk / "report.pdf").write_bytes(pdf(block(700, REPORT[1]), block(700, REPORT[0])))
    ran = cli("check", "report.*", "--sources", "sources", "--format", "json", "--as-of", "2026-06-01")
    found = [row for row in json.loads(ran.out)["results"] if row["verdict"] == "contradicted"]
    places = [(r["location"]["path"], r["location"]["line"], r["location"]["page"]) for r in found]
    assert places == [("report.docx", 1, None), ("report.pdf", 2, 2)]
    assert ran.code == 1
    text = cli("check", "report.pdf", "--sources", "sources", "--as-of", "2026-06-01").out
    assert text.startswith("report.pdf:2:1: contradicted[number-mismatch]")
    assert 'claim: "The Lowland Library Consortium has 40 branches." (page 2)' in text


@pytest.mark.parametrize("name", ["report.docx", "report.pdf"])
def test_standard_input(cli, desk, name):
    data = word(*REPORT) if name.endswith("docx") else pdf(block(700, REPORT[0]))
    ran = cli("check", "-", "--stdin-filename", name, "--sources", "sources", "-q", stdin=data)
    assert ran.out.startswith(f"{name}:1:1: contradicted")


@pytest.mark.parametrize(("name", "data"), [("a.docx", b"PK\x03\x04"), ("a.pdf", b"%PDF-1.4")])
def test_a_bad_file_is_one_line_and_the_others_are_checked(cli, desk, name, data):
    (desk / name).write_bytes(data)
    (desk / "b.txt").write_text(REPORT[0], encoding="utf-8")
    ran = cli("check", name, "b.txt", "--sources", "sources", "--format", "json")
    assert ran.code == 2
    (line,) = ran.err.splitlines()
    assert line.startswith(f"factcheck: {name}: ")
    assert json.loads(ran.out)["summary"]["verdicts"]["contradicted"] == 1


def test_a_source_that_is_bad_stops_the_run(cli, desk):
    (desk / "sources" / "b.pdf").write_bytes(b"%PDF-1.4")
    ran = cli("verify", REPORT[1], "--sources", "sources")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert "b.pdf" in ran.err
