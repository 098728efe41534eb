"""What a shell is told when somebody presses the tab key: commands, options, values, ids of the base."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import build_base
from factcheck.cli import command_names
from factcheck.judge.checks import catalogue
from factcheck.model import Verdict
from factcheck.report.formats import names

ROOT = Path(__file__).parent.parent.parent
SOURCE = """# The railway of Hald

The Hald railway has 9 stations. The Upper Valley line opened in 1912.
"""


@pytest.fixture
def base(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "hald.md").write_text(SOURCE, encoding="utf-8")
    build_base(tmp_path / "documents", tmp_path / "claims")
    return tmp_path / "claims"


@pytest.fixture
def offered(cli, monkeypatch):
    """Give what bash is offered for the last of these words."""

    def ask(*words):
        monkeypatch.setenv("_FACTCHECK_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", "\n".join(("factcheck", *words)))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        ran = cli()
        assert (ran.code, ran.err) == (0, "")
        return ran.out.split("\n")[:-1] if ran.out.strip() else []

    return ask


def test_commands_and_options(offered):
    assert offered("") == list(command_names())
    assert offered("ver") == ["verify"]
    assert offered("check", "--basel") == ["--baseline"]


@pytest.mark.parametrize("command", ["check", "verify"])
def test_formats(offered, command):
    assert offered(command, "--format", "") == list(names())
    assert offered(command, "--format", "jso") == [name for name in names() if name.startswith("jso")]


def test_formats_are_those_of_the_command(offered):
    assert offered("audit", "--format", "") == ["text", "json"]


def test_verdicts_one_after_another(offered):
    assert offered("check", "--fail-on", "") == [*Verdict, "never"]
    assert offered("check", "--fail-on", "s") == ["supported", "stale"]
    assert offered("verify", "--fail-on", "stale,") == [f"stale,{v}" for v in Verdict if v != "stale"]
    assert offered("verify", "--fail-on", "stale,c") == ["stale,contradicted"]
    assert offered("verify", "--fail-on", "stale,x") == []


def test_other_values(offered):
    assert offered("check", "--color", "a") == ["auto", "always"]
    assert offered("check", "--verifier", "") == ["auto", "off"]
    assert offered("--show-completion", "") == ["bash", "zsh", "fish"]
    assert offered("explain", "") == sorted(info.rule for info in catalogue())
    assert offered("explain", "num") == ["number-mismatch"]


def test_claims_of_the_base(offered, base):
    found = offered("show", "hal")
    assert len(found) == 2
    assert all(identity.startswith("hald-") for identity in found)
    assert offered("show", found[0]) == [found[0]]
    assert offered("show", "--base", "claims", "hald") == found
    assert offered("show", "--sources", "documents", "hald") == found


def test_subjects_are_escaped_for_bash(offered, base):
    assert offered("timeline", "The\\ H") == [r"The\ Hald\ railway"]


def test_a_base_that_is_not_there_offers_nothing(offered, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert offered("show", "") == []
    assert offered("show", "--config", "none.toml", "") == []


@pytest.mark.parametrize(
    "name", ['"; touch caught', "$(touch caught)", "`touch caught`", "a\nb", "a'b", "\\"]
)
def test_what_a_shell_would_obey_is_not_offered(offered, monkeypatch, name):
    from factcheck.pipeline import inspecting

    monkeypatch.setattr(inspecting, "open_index_of", lambda base, sources: _Index(name))
    assert offered("timeline", "") == ["Harmless"]


class _Index:
    def __init__(self, name):
        self.name = name

    def claims(self):
        return iter(())

    def names(self):
        return {self.name: (), "Harmless": ()}


def test_zsh_and_fish_are_told_what_rules_are(cli, monkeypatch):
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "factcheck explain num")
    monkeypatch.setenv("_FACTCHECK_COMPLETE", "complete_zsh")
    assert cli().out == """_arguments '*: :(("number-mismatch":"the source gives another value"))'\n"""
    monkeypatch.setenv("_FACTCHECK_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    assert cli().out == "number-mismatch\tthe source gives another value\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_shown_and_installed(cli, tmp_path, monkeypatch, shell):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    shown = cli("--show-completion", shell)
    assert shown.code == 0
    assert f"_FACTCHECK_COMPLETE=complete_{shell}" in shown.out
    done = cli("--install-completion", shell)
    assert (done.code, done.err) == (0, "")
    written = [file for file in tmp_path.rglob("*") if file.is_file() and "factcheck" in file.name]
    assert [file.read_text(encoding="utf-8").strip() for file in written] == [shown.out.strip()]


def test_the_shell_is_found_or_asked_for(cli, monkeypatch):
    import shellingham

    monkeypatch.setattr(shellingham, "detect_shell", lambda: ("fish", "/bin/fish"))
    assert "complete_fish" in cli("--show-completion").out

    def unknown():
        raise shellingham.ShellDetectionFailure

    monkeypatch.setattr(shellingham, "detect_shell", unknown)
    ran = cli("--show-completion")
    assert ran.code == 2
    assert ran.err == "factcheck: --show-completion: the shell is not known (name it: bash, zsh, fish)\n"


def test_a_wrong_shell_or_a_home_that_cannot_be_written_is_one_line(cli, tmp_path, monkeypatch):
    wrong = cli("--install-completion", "fsh")
    assert (wrong.code, wrong.err) == (
        2,
        "factcheck: --install-completion: unknown value 'fsh' (did you mean fish?)\n",
    )
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    ran = cli("--install-completion", "bash")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "use --show-completion" in ran.err


def shell_path(folder):
    program = folder / "factcheck"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}/src" exec "{sys.executable}" -m factcheck "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    return {"PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin", "HOME": str(folder)}


SHELLS = {
    "bash": 'eval "$(factcheck --show-completion bash)"; COMP_WORDS=(factcheck check --fail-on stale,c); '
    'COMP_CWORD=3; _factcheck_completion factcheck; printf "%s\\n" "${COMPREPLY[@]}"',
    "fish": 'factcheck --show-completion fish | source; complete -C "factcheck check --fail-on stale,c"',
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_completes(tmp_path, shell):
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    ran = subprocess.run(
        [program, "-c", SHELLS[shell]],
        env=shell_path(tmp_path),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (ran.stdout, ran.stderr) == ("stale,contradicted\n", "")
