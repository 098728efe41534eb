"""`factcheck check`: reports, folders and standard input."""

import json

import pytest

REPORT = """Branches and seats.

The consortium has 40 branches. Is that all? It has 27 branches.
Its roof is solar. Ada Quill chairs it.
"""


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "report.md"
    file.write_text(REPORT, encoding="utf-8")
    return file


def test_findings_begin_with_their_place(cli, fake, report):
    ran = cli("check", report, "--as-of", "2026-06-01")
    heads = [line for line in ran.out.splitlines() if line.startswith(str(report))]
    assert heads == [
        f"{report}:3:1: contradicted[number-mismatch] says 40 branches, source says 27",
        f"{report}:4:20: stale[ended] true until 2023",
    ]
    assert ran.code == 1


def test_summary_begins_with_what_was_checked(cli, fake, report):
    out = cli("check", report, "--as-of", "2026-06-01").out
    assert out.splitlines()[-2:] == [
        "checked 5 of 6 sentences in 1 file as of 2026-06-01; 1 not checkable: 1 question",
        "1 supported, 1 contradicted, 1 stale, 2 unverified",
    ]


def test_all_shows_the_calm_sentences_too(cli, fake, report):
    few, every = cli("check", report, "-q").out, cli("check", report, "-q", "--all").out
    assert (len(few.splitlines()), len(every.splitlines())) == (2, 5)


def test_jsonl_has_every_checked_sentence_with_its_location(cli, fake, report):
    found = [json.loads(line) for line in cli("check", report, "--format", "jsonl").out.splitlines()]
    assert len(found) == 5
    for row in found:
        place = row["location"]
        assert list(place) == ["path", "line", "column", "start", "end", "page"]
        assert REPORT[place["start"] : place["end"]] == row["claim"]


def test_a_calm_report_is_exit_0(cli, fake, tmp_path):
    file = tmp_path / "calm.txt"
    file.write_text("It has 27 branches.", encoding="utf-8")
    assert cli("check", file).code == 0


def test_the_unreadable_is_told_and_the_others_are_checked(cli, fake, report, tmp_path):
    missing, empty = tmp_path / "missing.md", tmp_path / "empty.md"
    empty.touch()
    ran = cli("check", missing, empty, report, "--format", "json")
    whole = json.loads(ran.out)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 2
    assert [problem["path"] for problem in whole["problems"]] == [str(missing), str(empty)]
    assert all(problem["message"] and problem["remedy"] for problem in whole["problems"])
    assert whole["summary"]["verdicts"]["contradicted"] == 1


def test_text_says_how_many_files_were_not_read(cli, fake, report, tmp_path):
    assert "1 file could not be read" in cli("check", report, tmp_path / "missing.md").out


def test_folders_are_walked_and_a_file_named_twice_is_read_once(cli, fake, report, tmp_path):
    (tmp_path / "b.txt").write_text("It has 40 branches.", encoding="utf-8")
    whole = json.loads(cli("check", tmp_path, report, tmp_path, "--format", "json").out)
    assert whole["summary"]["files"] == 2


def test_an_empty_folder_is_a_problem(cli, fake, report, tmp_path):
    (tmp_path / "none").mkdir()
    ran = cli("check", tmp_path / "none", report)
    assert ran.code == 2
    assert "no documents in this folder" in ran.err


def test_standard_input(cli, fake):
    ran = cli("check", "-", stdin=REPORT.encode())
    assert ran.out.startswith("<stdin>:3:1: contradicted")


def test_standard_input_takes_its_format_from_its_name(cli, fake):
    page = b"<html><body><p>It has 40 branches.</p><script>It has 40 branches.</script></body></html>"
    whole = json.loads(cli("check", "-", "--stdin-filename", "page.html", "--format", "json", stdin=page).out)
    assert [row["location"]["path"] for row in whole["results"]] == ["page.html"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "no report is given"),
        (("-", "--stdin-filename", "a.rtf"), "cannot be read"),
        (("a.md", "--stdin-filename", "a.md"), "standard input is not read"),
    ],
)
def test_bad_command_lines(cli, fake, arguments, told):
    ran = cli("check", *arguments)
    assert ran.code == 2
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_warning_of_the_reader_is_passed_on(cli, fake, tmp_path):
    file = tmp_path / "old.txt"
    file.write_bytes("Le café has 27 branches.".encode("cp1252"))
    ran = cli("check", file)
    assert ran.code == 0
    assert "Windows-1252" in ran.err


def test_shuffled_paths_give_each_file_the_same_lines(cli, fake, report, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("It has 40 branches.", encoding="utf-8")
    one = cli("check", report, other, "-q").out.splitlines()
    two = cli("check", other, report, "-q").out.splitlines()
    assert one != two
    assert sorted(one) == sorted(two)
