"""What docs/old-text.md shows is what happens, step by step in one folder (UPDATE_DOCS=1 writes it anew)."""

import os
import re
import shlex
import subprocess
from pathlib import Path

DOCS = Path(__file__).parent.parent.parent / "docs" / "old-text.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def steps(text):
    for block in BLOCK.finditer(text):
        yield from STEP.finditer(text, block.start(1), block.end(1))


def shown(step, cli):
    """Do a step and give what it prints; a file that is shown and not there is made."""
    command = step.group(1)
    if command.startswith("factcheck "):
        ran = cli(*shlex.split(command)[1:])
        assert ran.code in (0, 1), ran.err
        return ran.out
    if command.startswith("cat ") and not (file := Path(command.removeprefix("cat "))).exists():
        file.parent.mkdir(exist_ok=True)
        file.write_text(step.group(2), encoding="utf-8")
    return subprocess.run(["bash", "-c", command], check=True, capture_output=True, text=True).stdout


def test_the_steps_print_what_is_shown(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    text = DOCS.read_text(encoding="utf-8")
    done = [(step, shown(step, cli)) for step in steps(text)]
    assert sum(step.group(1).startswith("factcheck ") for step, _ in done) >= 7
    if os.environ.get("UPDATE_DOCS"):
        for step, output in reversed(done):
            text = text[: step.start(2)] + output + text[step.end(2) :]
        DOCS.write_text(text, encoding="utf-8")
        return
    for step, output in done:
        assert output == step.group(2), step.group(1)
