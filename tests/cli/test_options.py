"""Settings from the command line, the configuration file and the defaults, in this order."""

import json

import pytest

CLAIM = "It has 40 branches"


@pytest.fixture
def settings(tmp_path):
    """Write a configuration file; gives its path."""

    def write(text):
        file = tmp_path / "settings.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_config_sets_what_the_command_line_does_not(cli, fake, settings):
    file = settings('as-of = 2019-06-01\nformat = "jsonl"\nfail-on = ["stale", "disputed"]\n')
    ran = cli("verify", CLAIM, "--config", file)
    assert (json.loads(ran.out)["as_of"], ran.code) == ("2019-06-01", 0)
    ran = cli("verify", CLAIM, "--config", file, "--as-of", "2020-01-01", "--fail-on", "contradicted")
    assert (json.loads(ran.out)["as_of"], ran.code) == ("2020-01-01", 1)


def test_config_of_a_project_has_a_table(cli, fake, settings):
    file = settings('[project]\nname = "x"\n[tool.factcheck]\nfail-on = "never"\nas-of = "2019-06-01"\n')
    ran = cli("verify", CLAIM, "--config", file)
    assert ran.code == 0
    assert "(as of 2019-06-01)" in ran.out


def test_config_of_another_tool_says_nothing(cli, fake, settings):
    assert cli("verify", CLAIM, "--config", settings("[tool.other]\nbase = 3\n")).code == 1


def test_folders_are_taken_from_where_the_file_stands(cli, fake, settings):
    file = settings('sources = "docs"\n')
    cli("verify", CLAIM, "--config", file)
    cli("verify", CLAIM, "--config", file, "--base", "mine")
    assert [(name, str(path)) for name, path in fake] == [
        ("documents", str(file.parent / "docs")),
        ("base", "mine"),
    ]


def test_verifier_is_chosen_like_the_rest(cli, fake, settings):
    file = settings('verifier = "off"\n')
    cli("verify", CLAIM)
    cli("verify", CLAIM, "--config", file)
    cli("verify", CLAIM, "--config", file, "--verifier", "mine")
    cli("check", "-", "--sources", "docs", "--verifier", "off", stdin=b"It has 40 branches.")
    assert fake.verifiers == ["auto", "off", "mine", "off"]


def test_color_from_config(cli, fake, settings):
    assert "\x1b[" in cli("verify", CLAIM, "--config", settings('color = "always"\n')).out


@pytest.mark.parametrize(
    ("environment", "terminal", "expected"),
    [({}, True, True), ({}, False, False), ({"NO_COLOR": "1"}, True, False), ({"TERM": "dumb"}, True, False)],
)
def test_color_auto(monkeypatch, environment, terminal, expected):
    from factcheck.cli.options import coloured

    monkeypatch.setenv("TERM", "xterm")
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal, raising=False)
    assert coloured("auto") is expected


def test_version(cli):
    from importlib.metadata import version

    assert cli("--version").out == f"factcheck {version('factcheck')}\n"
