"""What the README shows is what the program prints: every `$ factcheck …` with output below it is run.

UPDATE_README=1 writes the output anew. Commands with a pipe, and commands shown
without output, are examples of use and are left alone; so are days of today.
"""

import json
import os
import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
TODAY = re.compile(r"\(as of \d{4}-\d\d-\d\d\)")


def steps(text):
    """Give (command, output, start, end of the output) of each command that is shown with output."""
    for block in BLOCK.finditer(text):
        for step in STEP.finditer(text, block.start(1), block.end(1)):
            if step.group(2).strip():
                yield step.group(1), step.group(2), step.start(2), step.end(2)


def runnable():
    text = README.read_text(encoding="utf-8")
    return [step for step in steps(text) if step[0].startswith("factcheck ") and "|" not in step[0]]


def comparable(command, output):
    return output.strip() if "--as-of" in command else TODAY.sub("(as of today)", output).strip()


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Lay out a folder as the README has it: the shipped base, and the files that it prints."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("claims", "seeds"):
        (folder / name).symlink_to(ROOT / name)
    for command, output, _, _ in steps(README.read_text(encoding="utf-8")):
        if command.startswith("cat "):
            (folder / command.removeprefix("cat ")).write_text(output, encoding="utf-8")
    return folder


@pytest.mark.parametrize("number", range(len(runnable())), ids=lambda number: runnable()[number][0])
def test_commands_print_what_is_shown(cli, desk, monkeypatch, number):
    command, shown, start, end = runnable()[number]
    monkeypatch.chdir(desk)
    ran = cli(*shlex.split(command)[1:])
    assert ran.code in (0, 1), ran.err
    if os.environ.get("UPDATE_README"):
        text = README.read_text(encoding="utf-8")
        gap = "\n" if shown.endswith("\n\n") else ""
        README.write_text(text[:start] + ran.out + gap + text[end:], encoding="utf-8")
        return
    assert comparable(command, shown) == comparable(command, ran.out)


def test_the_demonstration_is_what_the_readme_shows():
    asked = re.findall(r"\$\(call ask,(.+)\)", (ROOT / "Makefile").read_text(encoding="utf-8"))
    shown = [shlex.split(step[0])[2] for step in runnable()[: len(asked)]]
    assert asked == shown


def test_the_result_shown_has_the_keys_of_a_result_in_order(cli, desk, monkeypatch):
    monkeypatch.chdir(desk)
    (example,) = re.findall(
        r"^```json\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    shown = json.loads(example)
    real = json.loads(cli("verify", shown["claim"], "--as-of", shown["as_of"], "--format", "jsonl").out)
    assert list(shown) == list(real)
    assert list(shown["evidence"][0]) == list(real["evidence"][0])
    assert list(shown["evidence"][0]["references"][0]) == [
        "marker",
        "author",
        "title",
        "publisher",
        "date",
        "line",
    ]
