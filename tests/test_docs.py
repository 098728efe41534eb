"""What docs/ and the README show in ```console blocks is what happens, step by step in one folder a page.

UPDATE_DOCS=1 writes the output anew. On a page,

- a block with title="NAME" is a file of that name, and so is what `cat NAME` shows if it is not there yet;
- `factcheck …` is run and its output compared (of a run that complains: standard output, then standard
  error); `echo $?` after it shows its exit code;
- `cat`, `echo`, `printf`, `mkdir`, `cp`, `mv`, `rm`, `sed` and `git` are run by bash and compared too, and
  so are pipes and lists with factcheck in them, if their programs are there; other commands are left alone;
- a comment `<!-- needs: NAME … -->` lends files and folders of the project to the page;
- a line `…` in the output stands for any lines;
- a block of Python is run, and a block of text after it is what it prints.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"]
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\$ (.+(?:(?<=\\)\n.+)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
NEEDS = re.compile(r"<!-- needs: (.+?) -->")
PREPARE = {"cat", "echo", "printf", "mkdir", "cp", "mv", "rm", "sed", "git"}
SHELL = re.compile(r"[|<>;&]|\$\(")


class Desk:
    """The folder of one page, and what its steps do there."""

    def __init__(self, folder, cli):
        self.folder, self.cli, self.code = folder, cli, 0

    def lend(self, text):
        """Put the files of the project there that a page needs."""
        for names in NEEDS.findall(text):
            for name in names.split():
                place = self.folder / name
                place.parent.mkdir(parents=True, exist_ok=True)
                (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, place)

    def write(self, name, text):
        place = self.folder / name
        assert place.resolve().is_relative_to(self.folder.resolve()), name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def step(self, command, output):
        """Do a step; give what it may print, or None if it is not one to be run."""
        if command == "echo $?":
            return [f"{self.code}\n"]
        words = command.split()
        if words[0] == "cat" and len(words) == 2 and not (self.folder / words[1]).exists():
            self.write(words[1], output)
        if words[0] == "factcheck" and not SHELL.search(unquoted(command)):
            ran = self.cli(*shlex.split(command)[1:])
            self.code = ran.code
            assert ran.code in (0, 1, 2), ran.err
            return [ran.out, ran.out + ran.err] if ran.code < 2 else [ran.out + ran.err]
        programs = [one.split()[0] for one in re.split(r"[|;&]+", unquoted(command)) if one.split()]
        if (
            not ("factcheck" in programs and all(map(shutil.which, programs)))
            and not set(programs) <= PREPARE
        ):
            return None
        ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120)
        self.code = ran.returncode
        assert "factcheck" in programs or ran.returncode == 0, ran.stderr
        return [ran.stdout, ran.stdout + ran.stderr]


def unquoted(command):
    """Leave out what stands in quotes, so that a quoted bar is no pipe."""
    return re.sub(r"'[^']*'|\"[^\"$]*\"", "x", command)


def agrees(shown, printed):
    """Tell whether a shown output is a printed one, lines of … standing for any lines."""
    pattern = "".join("(?:.*\n)*?" if line == "…" else re.escape(line + "\n") for line in shown.splitlines())
    return re.fullmatch(pattern, printed) is not None


def console(block):
    return block.group(1) == "console"


def blocks(page):
    """Give the blocks of a page that mean something here; of the README, what is not run elsewhere."""
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [block for block in found if page.name != "README.md" or console(block)]


def runnable(page):
    return any(console(block) or block.group(1) == "python" for block in blocks(page))


@pytest.fixture
def desk(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    programs = tmp_path.parent / f"{tmp_path.name}-programs"
    programs.mkdir()
    program = programs / "factcheck"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}/src" exec "{sys.executable}" -m factcheck "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return Desk(tmp_path, cli)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if runnable(page)], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_the_steps_print_what_is_shown(desk, page, capsys):
    text = page.read_text(encoding="utf-8")
    desk.lend(text)
    printed = None
    corrections = []
    names = {"__name__": "example"}  # what the Python of a page shares
    for block in blocks(page):
        kind, title, body = block.groups()
        if title:
            desk.write(title, body)
        if kind == "python" and not title:
            capsys.readouterr()
            above = "\n" * text.count("\n", 0, block.start(3))  # so that a fault tells its line on the page
            exec(compile(above + body, page.name, "exec"), names)
            printed = capsys.readouterr().out
        elif kind == "text" and printed is not None:
            corrections.append((block.start(3), block.end(3), printed, "what Python prints"))
            printed = None
        for step in STEP.finditer(text, block.start(3), block.end(3)) if console(block) else ():
            command, output = step.groups()
            found = desk.step(command, output)
            if found is not None and not any(agrees(output, one) for one in found):
                corrections.append((step.start(2), step.end(2), found[-1], command))
    if os.environ.get("UPDATE_DOCS"):
        for start, end, output, _ in reversed(corrections):
            text = text[:start] + output + text[end:]
        page.write_text(text, encoding="utf-8")
        return
    for start, end, output, command in corrections:
        assert text[start:end] == output, command


def test_pages_of_the_site_are_in_order():
    import runpy

    nav = runpy.run_path(str(ROOT / "publish" / "nav.py"))
    found = nav["pages"](ROOT / "docs")
    assert found[:3] == ["index.md", "quick-start.md", "verdicts.md"]
    assert found[-1] == "python.md"
    assert sorted(found) == sorted(page.relative_to(ROOT / "docs").as_posix() for page in PAGES[:-1])
    assert all((ROOT / "docs" / f"{name}.md").is_file() for name in (*nav["FIRST"], *nav["LAST"]))


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n…\nc\n", "a\nb\nb\nc\n", True),
        ("a\n…\nc\n", "a\nb\n", False),
        ("a\n", "a\nb\n", False),
        ("", "a\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_what_is_shown_is_held_against_what_is_printed(shown, printed, same):
    assert agrees(shown, printed) is same


def test_verdicts_are_all_told():
    from factcheck.model import Verdict

    page = (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8")
    assert all(f"| `{verdict}` |" in page for verdict in Verdict)


def examples():
    """Give (rule or flag, sources, claim) of each row of an example on the page of verdicts."""
    page = (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8")
    for row in re.findall(r"^\| `(.+) \|$", page, re.MULTILINE):
        cells = row.split(" | ")
        if len(cells) > 2 and cells[-1].endswith((".", "?")):
            yield cells[0].strip("`"), cells[-2].split(" / "), cells[-1]


@pytest.mark.parametrize(("name", "sources", "claim"), list(examples()), ids=lambda value: str(value)[:40])
def test_examples_of_rules_are_decided_by_them(tmp_path, name, sources, claim):
    from datetime import date

    from factcheck import checker_from_documents

    for number, source in enumerate(sources):
        (tmp_path / f"{number}.md").write_text(f"{source}\n", encoding="utf-8")
    answer = checker_from_documents(tmp_path).verify(claim, as_of=date(2026, 6, 1))
    assert name in (answer.rule, *answer.flags)


def test_every_rule_and_flag_has_an_example():
    from factcheck.judge.checks import catalogue
    from factcheck.model import Flag

    shown = {name for name, _, _ in examples()}
    assert shown == {info.rule for info in catalogue() if not info.rule.startswith("model-")} | set(Flag)
