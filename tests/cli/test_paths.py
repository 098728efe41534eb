"""Which files `factcheck check` takes: folders, globs, ignore files, --exclude."""

import json
import os
import subprocess
import sys

import pytest

TEXT = "It has 27 branches.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Lay out files in a folder that the command runs in: `desk("a.md", ignored={".gitignore": "…"})`."""
    monkeypatch.chdir(tmp_path)

    def lay(*names, **ignored):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(TEXT, encoding="utf-8")
        for name, lines in ignored.items():
            path = tmp_path / name.replace("__", "/").replace("git", ".gitignore").replace(
                "own", ".factcheckignore"
            )
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(lines, encoding="utf-8")
        return tmp_path

    return lay


@pytest.fixture
def taken(cli, fake):
    """Give the files that a command line checks, in order."""

    def run(*arguments):
        ran = cli("check", *arguments, "--format", "json")
        assert ran.code == 0, ran.err
        return list(dict.fromkeys(row["location"]["path"] for row in json.loads(ran.out)["results"]))

    return run


def test_a_glob_is_anchored_and_two_stars_go_deeper(desk, taken):
    desk("reports/a.md", "reports/2024/b.md", "reports/2024/c.txt", "other/reports/d.md", "e.md")
    assert taken("reports/**/*.md") == ["reports/2024/b.md", "reports/a.md"]
    assert taken("reports/*.md") == ["reports/a.md"]
    assert taken("*.md") == ["e.md"]
    assert taken("reports/20??/[bc].*") == ["reports/2024/b.md", "reports/2024/c.txt"]


def test_a_glob_that_matches_a_folder_walks_it(desk, taken):
    desk("north/a.md", "north/deep/b.md", "south/c.md")
    assert taken("n*") == ["north/a.md", "north/deep/b.md"]


def test_globs_may_be_absolute_or_lead_upwards(desk, taken, monkeypatch):
    folder = desk("a/x.md", "b/y.md")
    assert taken(f"{folder}/*/x.md") == [f"{folder}/a/x.md"]
    monkeypatch.chdir(folder / "a")
    assert taken("../b/*.md") == ["../b/y.md"]


def test_a_file_with_a_glob_for_a_name_is_that_file(desk, taken):
    desk("notes[1].md", "notes1.md")
    assert taken("notes[1].md") == ["notes[1].md"]


@pytest.mark.parametrize("path", ["none/**/*.md", "*.html", "reports/*.log", "empty", "reports/.drafts/*.md"])
def test_what_matches_nothing_is_one_line(cli, fake, desk, path):
    desk("reports/a.md", "reports/b.log").joinpath("empty").mkdir()
    ran = cli("check", path)
    assert ran.code == 2
    (line,) = ran.err.splitlines()
    assert line.startswith(f"factcheck: {path}: no document")
    assert ".md" in line


def test_the_others_are_checked_beside_a_glob_that_matches_nothing(cli, fake, desk):
    desk("a.md")
    ran = cli("check", "*.html", "a.md", "--format", "json")
    assert (ran.code, json.loads(ran.out)["summary"]["files"]) == (2, 1)


def test_ignore_files_leave_out_what_git_would(desk, taken):
    desk(
        "a.md", "b.old.md", "build/c.md", "sub/d.md", "sub/e.md", "sub/build/f.md", "keep/g.old.md",
        git="*.old.md\n/build/\n# note\n\n", keep__git="!g.old.md\n", sub__own="e.md\n",
    )  # fmt: skip
    assert taken(".") == ["a.md", "keep/g.old.md", "sub/build/f.md", "sub/d.md"]
    assert taken("**/*.md") == ["a.md", "keep/g.old.md", "sub/build/f.md", "sub/d.md"]


def test_its_own_ignore_file_wins_over_git(desk, taken):
    desk("a.md", "drafts/b.md", git="drafts/\n", own="!drafts/\na.md\n")
    assert taken(".") == ["drafts/b.md"]


def test_git_sees_the_same(desk, taken):
    names = ["a.md", "a b.md", "x/a.md", "x/y/z.md", "x/y/keep.md", "log/t.md", "x/log/t.md", "doc.md/q.md"]
    folder = desk(*names, git="/x/y/*\n!/x/y/keep.md\nlog/\ndoc.md/\n")
    subprocess.run(["git", "init", "-q", folder], check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "*.md"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert sorted(taken(".")) == sorted(name for name in listed.stdout.split("\0") if name)


def test_ignore_files_above_the_folder_count_up_to_the_repository(desk, taken):
    folder = desk("repo/reports/a.md", "repo/reports/b.old.md", git="a.md\n", repo__git="*.old.md\n")
    (folder / "repo" / ".git").mkdir()
    assert taken("repo/reports") == ["repo/reports/a.md"]


def test_a_path_that_is_named_is_taken_though_it_is_ignored(desk, taken):
    folder = desk("build/a.md", "b.md", git="build/\nb.md\n")
    (folder / ".git").mkdir()
    assert taken("b.md") == ["b.md"]
    assert taken("build") == ["build/a.md"]


def test_hidden_files_and_folders_are_left_out(desk, taken):
    desk("a.md", ".hidden.md", ".cache/b.md", "sub/.venv/c.md")
    assert taken(".") == ["a.md"]


def test_exclude_can_be_repeated_and_holds_for_files_that_are_named(desk, taken):
    desk("a.md", "b.md", "drafts/c.md", "sub/drafts/d.md", "sub/e.md")
    assert taken(".", "--exclude", "drafts") == ["a.md", "b.md", "sub/e.md"]
    assert taken(".", "--exclude", "/drafts/", "--exclude", "b.*") == ["a.md", "sub/drafts/d.md", "sub/e.md"]
    assert taken("a.md", "b.md", "--exclude", "b.md") == ["a.md"]


@pytest.mark.parametrize("pattern", ["", " ", "!a.md", "#a", "a\\", "[z-a]"])
def test_an_exclude_that_is_no_pattern(cli, fake, desk, pattern):
    desk("a.md")
    ran = cli("check", ".", "--exclude", pattern)
    assert ran.code == 2
    assert "--exclude" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_lines_of_an_ignore_file_that_are_no_pattern_say_nothing(desk, taken):
    folder = desk("a.md", "b.md", git="a\\\n[z-a]\nb.md\n")
    (folder / ".factcheckignore").write_bytes(b"\xff\xfe\x00\n")
    assert taken(".") == ["a.md"]


def test_loops_of_links_end(cli, fake, desk):
    folder = desk("a/b.md")
    (folder / "a" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "a" / "self.md").symlink_to(folder / "a" / "self.md")
    ran = cli("check", ".", "--format", "json")
    assert ran.code == 2
    whole = json.loads(ran.out)
    assert whole["summary"]["files"] == 1
    assert [problem["path"] for problem in whole["problems"]] == [os.path.join("a", "self.md")]


def test_links_out_of_the_folder_are_told_and_the_others_checked(cli, fake, desk):
    folder = desk("in/a.md", "out.md")
    (folder / "in" / "link.md").symlink_to(folder / "out.md")
    ran = cli("check", "in", "--format", "json")
    assert ran.code == 2
    assert "link out of the folder" in ran.err
    assert json.loads(ran.out)["summary"]["files"] == 1


def test_the_order_does_not_depend_on_the_disk(desk, taken, monkeypatch):
    names = ["b.md", "a/z.md", "a/b.md", "c/d/e.md", "a.md"]
    desk(*names)
    before = taken(".")
    real = os.walk

    def shuffled(*arguments, **options):
        for folder, folders, files in real(*arguments, **options):
            folders.sort(reverse=True)
            yield folder, folders, sorted(files, reverse=True)

    monkeypatch.setattr(os, "walk", shuffled)
    assert taken(".") == before
    assert sorted(before) == sorted(names)


def test_a_report_that_is_named_needs_no_patterns(tmp_path):
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "a.md").write_text(TEXT, encoding="utf-8")
    code = (
        "import sys; from factcheck.cli import run; "
        "run(['check', 's/a.md', '--sources', 's']); print('pathspec' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert ran.stdout.splitlines()[-1] == "False", ran.stderr
