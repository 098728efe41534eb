"""The files that put the checker into pre-commit, GitHub and GitLab: read as they are, their commands run.

What each hands to `factcheck` is given to the program itself, so an option that is renamed fails here.
The scripts of the action run under bash with inputs that try to be commands.
"""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOSTILE = "\"; touch caught; $(touch caught) `touch caught` '$HOME"
SOURCE = "# The railway of Hald\n\nThe Hald railway has 9 stations. The railway opened in 1912.\n"
RIGHT = "# Hald\n\nThe Hald railway opened in 1912.\n"
WRONG = "# Hald\n\nThe Hald railway has 12 stations.\n"


def read(name):
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


HOOKS = {hook["id"]: hook for hook in read(".pre-commit-hooks.yaml")}
ACTION = read("action.yml")
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
GITLAB = read("docs/examples/gitlab-ci.yml")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Lay out a repository: documents, a base built from them, a right report and a wrong one."""
    from factcheck import build_base

    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    for folder in ("documents", "docs", "seeds"):
        (tmp_path / folder).mkdir()
    for folder in ("documents", "seeds"):
        (tmp_path / folder / "hald.md").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "docs" / "right.md").write_text(RIGHT, encoding="utf-8")
    build_base(tmp_path / "documents", tmp_path / "claims")
    return tmp_path


@pytest.fixture
def bash(desk):
    """Run a script with a `factcheck` on its path that writes down what it is given, then runs."""
    programs = desk / "programs"
    programs.mkdir()
    stub = programs / "factcheck"
    stub.write_text(
        f'#!/bin/bash\nprintf "%s\\0" "$@" > "{desk}/given"\n'
        f'PYTHONPATH="{ROOT}/src" exec "{sys.executable}" -m factcheck "$@"\n',
        encoding="utf-8",
    )
    stub.chmod(0o755)

    def run(script, **variables):
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-c", script],
            env={**os.environ, "PATH": path, **variables},
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


def given(desk):
    """Give the arguments that `factcheck` was last given."""
    return (desk / "given").read_text(encoding="utf-8").split("\0")[:-1]


# pre-commit


def hook_arguments(hook, *files):
    """Give the command line of a hook as pre-commit makes it, without the program."""
    program, *arguments = shlex.split(hook["entry"])
    assert (
        program in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    )
    return [*arguments, *hook.get("args", ()), *(files if hook.get("pass_filenames", True) else ())]


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_a_hook_has_what_pre_commit_asks_for(hook):
    assert set(hook) >= {"id", "name", "description", "entry", "language"}
    assert hook["language"] == "python"
    assert hook.get("types_or") or hook.get("files")


def test_a_hook_checks_the_files_that_it_is_given(desk, cli):
    arguments = hook_arguments(HOOKS["factcheck"], "docs/right.md")
    assert cli(*arguments).code == 0
    (desk / "docs" / "wrong.md").write_text(WRONG, encoding="utf-8")
    ran = cli(*arguments, "docs/wrong.md")
    assert ran.code == 1
    assert "docs/wrong.md:3:1: contradicted[number-mismatch]" in ran.out


def test_a_hook_checks_changed_lines_only(desk, cli):
    report = desk / "docs" / "wrong.md"
    report.write_text(WRONG, encoding="utf-8")
    git = ["git", "-c", "user.name=you", "-c", "user.email=you@example.org"]
    for step in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "As it is"]):
        subprocess.run([*git, *step], check=True)
    arguments = hook_arguments(HOOKS["factcheck-changed"], "docs/wrong.md")
    assert cli(*arguments).code == 0
    report.write_text(WRONG + "\nThe Hald railway opened in 1921.\n", encoding="utf-8")
    ran = cli(*arguments)
    assert ran.code == 1
    assert "docs/wrong.md:5:1: contradicted[date-mismatch]" in ran.out
    assert "docs/wrong.md:3" not in ran.out


def test_a_hook_finds_faults_inside_the_base(desk, cli):
    hook = HOOKS["factcheck-audit"]
    assert cli(*hook_arguments(hook, "claims/hald.yaml")).code == 0
    assert re.search(hook["files"], "claims/hald.yaml")
    assert not re.search(hook["files"], "docs/claims/hald.yaml")
    claims = desk / "claims" / "hald.yaml"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace("quote: The Hald railway has", "quote: The Hald railway had"), "utf-8")
    assert cli(*hook_arguments(hook)).code != 0


# GitHub


def test_no_input_is_part_of_a_script():
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", ""), step["name"]


def test_every_input_is_described_and_used_once():
    used = re.findall(r"\$\{\{ *inputs\.([\w-]+) *\}\}", (ROOT / "action.yml").read_text(encoding="utf-8"))
    assert sorted(used) == sorted(ACTION["inputs"])
    assert all(one["description"] for one in ACTION["inputs"].values())
    assert all(one["required"] or "default" in one for one in ACTION["inputs"].values())


def test_every_script_names_its_shell_and_stops_at_a_fault():
    scripts = [step for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert {step["shell"] for step in scripts} == {"bash"}
    assert all(step["run"].startswith("set -euo pipefail\n") for step in scripts)


def test_the_variables_of_a_script_are_given_to_it():
    for step in STEPS.values():
        own = set(re.findall(r"(?<![\w$])([a-z]\w*)\+?=", step.get("run", "")))
        own |= set(re.findall(r"read -r (\w+)", step.get("run", "")))
        asked = set(re.findall(r"\$\{?([A-Za-z]\w*)", step.get("run", "")))
        runner = {"RUNNER_TEMP", "GITHUB_PATH", "GITHUB_SERVER_URL"}
        assert asked <= own | set(step.get("env", {})) | runner, step["name"]


def inputs(**changed):
    """Give the variables of the step that checks, as the runner sets them from inputs."""
    names = {
        variable: re.fullmatch(r"\$\{\{ inputs\.(\S+) \}\}", value).group(1)
        for variable, value in STEPS["Check"]["env"].items()
    }
    values = {name: one.get("default", "") for name, one in ACTION["inputs"].items()} | changed
    return {variable: values[name] for variable, name in names.items()}


def test_the_action_checks_with_its_own_defaults(desk, bash):
    ran = bash(STEPS["Check"]["run"], **inputs(paths="docs\n"))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert given(desk)[-2:] == ["--", "docs"]
    (desk / "docs" / "wrong.md").write_text(WRONG, encoding="utf-8")
    ran = bash(STEPS["Check"]["run"], **inputs(paths="docs/right.md\r\n\ndocs/wrong.md\n"))
    assert ran.returncode == 1
    assert "number-mismatch" in ran.stdout
    assert given(desk)[-3:] == ["--", "docs/right.md", "docs/wrong.md"]


def test_the_action_hands_every_input_on(desk, bash):
    (desk / "docs" / "-wrong.md").write_text(WRONG, encoding="utf-8")
    changed = {"sources": "documents", "as-of": "2026-06-01", "fail-on": "never", "format": "json"}
    ran = bash(
        "cd docs\n" + STEPS["Check"]["run"],
        **inputs(paths="-wrong.md", **changed | {"sources": "../documents", "output": "found.json"}),
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert '"contradicted"' in (desk / "docs" / "found.json").read_text(encoding="utf-8")
    base = bash(STEPS["Check"]["run"], **inputs(paths="docs", base="claims", **{"fail-on": "never"}))
    assert base.returncode == 0


@pytest.mark.parametrize("name", [name for name in ACTION["inputs"] if "version" not in name])
def test_an_input_that_tries_to_be_a_command_is_a_value(desk, bash, name):
    ran = bash(STEPS["Check"]["run"], **inputs(**{"paths": "docs", name: HOSTILE}))
    assert not (desk / "caught").exists()
    assert any(HOSTILE in argument for argument in given(desk))
    assert ran.returncode in (0, 2)  # a file of that name can be written


@pytest.fixture
def installing(desk, bash):
    """Run the step that installs, with a `python` that writes down what pip is given."""
    python = desk / "programs" / "python"
    python.write_text(
        '#!/bin/bash\nif [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; exit; fi\n'
        f'printf "%s\\0" "$@" > "{desk}/given"\n',
        encoding="utf-8",
    )
    python.chmod(0o755)

    def run(version, repository="OWNER/factcheck"):
        surroundings = {
            "RUNNER_TEMP": str(desk / "temporary"),
            "GITHUB_PATH": str(desk / "path"),
            "GITHUB_SERVER_URL": "https://git.example.org",
        }
        own = {"VERSION": version, "REPOSITORY": repository, "HERE": "/the/action"}
        assert set(own) == set(STEPS["Install factcheck"]["env"])
        return bash(STEPS["Install factcheck"]["run"], **surroundings, **own)

    return run


@pytest.mark.parametrize(
    ("version", "wanted"),
    [
        ("", "/the/action"),
        ("v0.1.0", "factcheck @ git+https://git.example.org/OWNER/factcheck@v0.1.0"),
        ("feature/x", "factcheck @ git+https://git.example.org/OWNER/factcheck@feature/x"),
    ],
)
def test_the_action_installs_itself_or_the_version_asked_for(desk, installing, version, wanted):
    assert installing(version).returncode == 0
    assert given(desk)[:3] == ["-m", "pip", "install"]
    assert given(desk)[-1] == wanted
    assert (desk / "path").read_text(encoding="utf-8") == f"{desk}/temporary/factcheck/bin\n"


@pytest.mark.parametrize("version", [HOSTILE, "--index-url=x", "v1 --pre", "v1\nv2", "v1;x", "v1#egg"])
def test_a_version_that_is_none_installs_nothing(desk, installing, version):
    ran = installing(version)
    assert ran.returncode == 2
    assert "no tag, branch or commit" in ran.stderr
    assert not (desk / "given").exists()
    assert not (desk / "caught").exists()


def test_a_local_action_has_one_version(installing):
    assert installing("v1", repository="").returncode == 2


# GitLab


def test_the_gitlab_example_runs(desk, bash):
    job = GITLAB["factcheck"]
    commands = [line for line in job["script"] if line.startswith("factcheck ")]
    assert len(commands) == 2
    assert job["script"][0].endswith('"factcheck @ $FACTCHECK"')
    assert re.fullmatch(
        r"git\+https://git\.example\.org/OWNER/factcheck@v\d[\d.]*", GITLAB["variables"]["FACTCHECK"]
    )
    assert [bash(command).returncode for command in commands] == [0, 0]
    written = job["artifacts"]["reports"]["codequality"]
    assert (desk / written).is_file()
    (desk / "docs" / "wrong.md").write_text(WRONG, encoding="utf-8")
    assert bash(commands[-1]).returncode == 1
    assert "number-mismatch" in (desk / written).read_text(encoding="utf-8")
