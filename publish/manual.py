"""Write man/factcheck.1 from the commands themselves: what --help says, the rules, the exit codes.

    python publish/manual.py [FILE]

The same program gives the same bytes: nothing in the page depends on the day or the place. What
is not in the help of the commands is here (files, environment) or taken from the README (exit codes).
"""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "man" / "factcheck.1"
FILES = (
    ("claims/NAME.yaml", "The claims base, one file for each document; --base names another folder."),
    ("claims/.cache/", "The compiled index of the base. It may be deleted at any time."),
    ("claims/lexicon/", "Words of your own: names, synonyms, opposites, units."),
    ("pyproject.toml", "Settings, in the table [tool.factcheck]."),
)
ENVIRONMENT = (
    ("FACTCHECK_CACHE", "The folder for what is extracted from the documents of --sources."),
    ("XDG_CACHE_HOME", "The folder that it is in where FACTCHECK_CACHE is not set; ~/.cache by default."),
    ("FACTCHECK_DEBUG", "If set, a fault of the program prints its details."),
    ("NO_COLOR", "If set, no colour is used unless --color=always asks for it."),
)
SIGNALS = (
    ("130", "The run was interrupted."),
    ("141", "The reader of the output closed the pipe."),
)


def main(arguments: list[str]) -> None:
    """Write the page to the file that is named, or to its place."""
    page = Path(arguments[0]) if arguments else PAGE
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(manual(), encoding="ascii")


def manual() -> str:
    """Give the page as roff."""
    from typer.main import get_command

    from factcheck.cli import application, command_names

    group: Any = get_command(application(command_names()))
    with group.make_context("factcheck", [], resilient_parsing=True) as context:
        lines = [
            f'.TH FACTCHECK 1 "" "factcheck {version("factcheck")}" "User commands"',
            *_section("NAME", [f"factcheck \\- {_text(_clause(group.help))}"]),
            *_section("SYNOPSIS", _synopsis(group, context)),
            *_section("DESCRIPTION", _description(group)),
            *_section("OPTIONS", _options(group, context)),
            *_section("COMMANDS", _commands(group, context)),
            *_section("RULES", _rules()),
            *_section("EXIT STATUS", _entries((*_exit_codes(), *SIGNALS))),
            *_section("FILES", _entries(FILES)),
            *_section("ENVIRONMENT", _entries(ENVIRONMENT)),
        ]
    return "\n".join(lines) + "\n"


def _section(title: str, lines: Any) -> Iterator[str]:
    yield f'.SH "{title}"'
    yield from lines


def _synopsis(group: Any, context: Any) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        yield _usage(f"factcheck {name}", command, context)
        yield ".br"
    yield _usage("factcheck", group, context)


def _usage(name: str, command: Any, context: Any) -> str:
    with _child(command, name, context) as own:
        # A required argument stands in braces there, which a manual page keeps for choices.
        pieces = [piece.strip("{}") for piece in command.collect_usage_pieces(own)]
        return f"{_bold(name)} {_text(' '.join(pieces))}"


def _description(group: Any) -> Iterator[str]:
    yield from _paragraphs(group.help)
    yield ".PP"
    yield _text("Each command says what it does and which options it has with --help.")


def _commands(group: Any, context: Any) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        yield f'.SS "factcheck {_text(name)}"'
        yield from _paragraphs(command.help)
        with _child(command, name, context) as own:
            yield from _options(command, own)


def _options(command: Any, context: Any) -> Iterator[str]:
    """Give each argument and option as its help does, its value and its default with it."""
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            yield from _entries([record])


def _rules() -> Iterator[str]:
    """Give the rules that can decide, by verdict."""
    from factcheck.judge.checks import catalogue
    from factcheck.model import Verdict

    yield _text("What can decide a verdict; factcheck explain RULE says more of each.")
    for verdict in Verdict:
        yield f'.SS "{verdict.value}"'
        found = sorted((info for info in catalogue() if info.verdict is verdict), key=lambda info: info.rule)
        yield from _entries([(info.rule, info.summary) for info in found])


def _exit_codes() -> Iterator[tuple[str, str]]:
    """Take the table from the README, so that the two never differ."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("\n## Exit codes\n")[2].partition("\n## ")[0]
    for code, meaning in re.findall(r"^\| (\d+) \| (.+) \|$", section, re.MULTILINE):
        yield code, meaning.replace("`", "")


def _child(command: Any, name: str, context: Any) -> Any:
    return command.make_context(name, [], parent=context, resilient_parsing=True)


def _entries(entries: Any) -> Iterator[str]:
    for name, meaning in entries:
        yield ".TP"
        yield _bold(name)
        yield _text(meaning)


def _paragraphs(help: str | None) -> Iterator[str]:
    for number, paragraph in enumerate((help or "").strip().split("\n\n")):
        if number:
            yield ".PP"
        yield _text(" ".join(paragraph.split()))


def _clause(help: str | None) -> str:
    first = " ".join((help or "").split()).rstrip(".")
    return first[:1].lower() + first[1:]


def _bold(text: str) -> str:
    return f"\\fB{_text(text)}\\fR"


def _text(text: str) -> str:
    """Escape what roff would obey: backslashes, hyphens, controls at the start of a line, and no ASCII."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    text = "".join(one if one.isascii() else f"\\[u{ord(one):04X}]" for one in text)
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    main(sys.argv[1:])
