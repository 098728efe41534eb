"""The manual page: every command, argument, option, rule and exit code is in it, and roff takes it."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

from factcheck.cli import application, command_names
from factcheck.judge.checks import catalogue

ROOT = Path(__file__).parent.parent
SPEC = importlib.util.spec_from_file_location("manual", ROOT / "publish" / "manual.py")
manual = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(manual)


@pytest.fixture(scope="module")
def page():
    return manual.manual()


def shown(page):
    """Give the page as it reads, without the marks of roff."""
    text = re.sub(r"\\f[BR]|\\&", "", page).replace("\\-", "-").replace("\\e", "\\")
    return re.sub(r"\\\[u([0-9A-F]{4,6})\]", lambda found: chr(int(found.group(1), 16)), text)


def commands():
    return get_command(application(command_names())).commands


def section(page, title):
    return shown(page).partition(f'.SH "{title}"\n')[2].partition("\n.SH ")[0]


@pytest.mark.parametrize("name", command_names())
def test_every_command_has_its_help_in_it(page, cli, name):
    body = section(page, "COMMANDS").partition(f'.SS "factcheck {name}"\n')[2].partition("\n.SS ")[0]
    words = " ".join(body.split())
    for parameter in commands()[name].params:
        if parameter.param_type_name == "option":
            assert all(
                re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", body) for option in parameter.opts
            )
        else:
            assert parameter.metavar in body
        assert " ".join(parameter.help.split()) in words
    assert "--help" in body
    first = cli(name, "--help").out.split("\n\n")[1]
    assert " ".join(first.split()) in words
    assert f"factcheck {name} [OPTIONS]" in section(page, "SYNOPSIS")


def test_options_of_the_program_itself(page):
    for option in ("--version", "--help", "--install-completion", "--show-completion"):
        assert option in section(page, "OPTIONS")


def test_every_rule_stands_under_its_verdict(page):
    rules = section(page, "RULES")
    for info in catalogue():
        under = rules.partition(f'.SS "{info.verdict.value}"')[2].partition("\n.SS ")[0]
        assert f"\n{info.rule}\n{info.summary}" in under


def test_exit_codes_are_those_of_the_readme(page):
    assert re.findall(r"^\.TP\n(\d+)$", section(page, "EXIT STATUS"), re.MULTILINE) == [
        "0",
        "1",
        "2",
        "3",
        "130",
        "141",
    ]
    assert "the input is bad or the run incomplete" in section(page, "EXIT STATUS")


def test_files_and_variables_are_those_of_the_program(page):
    source = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "src").rglob("*.py"))
    named = re.findall(r"^([A-Z_]{4,})$", section(page, "ENVIRONMENT"), re.MULTILINE)
    assert len(named) == len(manual.ENVIRONMENT)
    assert all(f'"{name}"' in source for name in named)
    assert "claims/NAME.yaml" in section(page, "FILES")


def test_what_roff_would_obey_is_escaped():
    text = manual._text
    assert text(".TH x") == "\\&.TH x"
    assert text("'br") == "\\&'br"
    assert text("a\\fB-b\n.SH c") == "a\\efB\\-b .SH c"
    assert text("PATH…") == "PATH\\[u2026]"


def test_it_is_written_the_same_each_time(page, tmp_path):
    file = tmp_path / "man" / "factcheck.1"
    manual.main([str(file)])
    assert file.read_text(encoding="ascii") == page
    assert page == manual.manual()
    assert str(ROOT) not in page
    assert not re.search(r"\d{4}-\d\d-\d\d", page)


def test_groff_takes_it_without_a_warning(page):
    program = shutil.which("groff")
    if program is None:
        pytest.skip("groff is not installed")
    ran = subprocess.run(
        [program, "-man", "-ww", "-Tutf8"], input=page, capture_output=True, text=True, timeout=60
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "PATH…" in ran.stdout
