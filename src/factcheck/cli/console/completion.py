"""Completion in a shell: commands, options and their values, known from the program and the base.

The shell asks through an environment variable; typer answers for commands and
options, and the functions here for values. What comes from a base is offered
only if it is plain text: shells evaluate parts of what they are given, and a
document must not put a command there. A fault gives no candidates and no
message, since the user is in the middle of a line.
"""

import inspect
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from factcheck.cli.options.choices import COLORS, NEVER, fault, one_of
from factcheck.model import Verdict

if TYPE_CHECKING:
    from typer.models import CommandInfo, TyperInfo

    from factcheck.base.index import Index

ASKED = "_FACTCHECK_COMPLETE"  # how a shell asks: complete_bash, complete_zsh, complete_fish
SHELLS = ("bash", "zsh", "fish")
_PLAIN = re.compile(r"[\w .,/+-]+")
Candidates = Iterable[str] | Iterable[tuple[str, str]]
Complete = Callable[[typer.Context, str], Candidates]


def complete(app: typer.Typer) -> int:
    """Answer the shell on standard output and give the exit code."""
    from typer.completion import get_completion_inspect_parameters
    from typer.main import get_command

    get_completion_inspect_parameters()  # makes the shells known to typer
    _lend_values(app.registered_callback)
    for command in app.registered_commands:
        _lend_values(command)
    code: object = 0
    answer = StringIO()
    with redirect_stdout(answer):
        try:
            get_command(app)(args=[], prog_name="factcheck")
        except SystemExit as end:
            code = end.code
    told = answer.getvalue()
    # Bash takes candidates as they would be typed.
    print(told.replace(" ", "\\ ") if os.environ[ASKED] == "complete_bash" else told, end="")
    return code if isinstance(code, int) else 0


def shell_named(arguments: list[str]) -> list[str]:
    """Name the shell that the program was started from, where `--install-completion` names none."""
    if len(arguments) != 1 or arguments[0] not in ("--install-completion", "--show-completion"):
        return arguments
    import shellingham

    try:
        return [*arguments, shellingham.detect_shell()[0]]
    except (shellingham.ShellDetectionFailure, OSError):
        raise fault(arguments[0], "the shell is not known", f"name it: {', '.join(SHELLS)}") from None


def script(context: typer.Context, parameter: typer.CallbackParam, shell: str) -> None:
    """Print the script that makes a shell ask, or put it where the shell of this user reads it.

    Raises InputError for a shell that is not known and for a file that cannot be changed.
    """
    from typer import completion

    option = parameter.opts[0]
    act = completion.show_callback if option == "--show-completion" else completion.install_callback
    shell = one_of(shell, SHELLS, option)
    try:
        act(context, parameter, shell)
    except SystemExit:
        raise typer.Exit from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        path = getattr(error, "filename", None) or f"the settings of {shell}"
        raise fault(
            path, f"cannot be changed: {reason}", "use --show-completion and place it by hand"
        ) from None


def _lend_values(command: "TyperInfo | CommandInfo | None") -> None:
    """Say for each parameter of a command how its values are completed."""
    from typer.models import ParameterInfo

    if command is None or command.callback is None:
        return
    for parameter in inspect.signature(command.callback).parameters.values():
        for info in getattr(parameter.annotation, "__metadata__", (parameter.default,)):
            if not isinstance(info, ParameterInfo):
                continue
            # Within Annotated, what looks like the default is the name.
            named = (info.default, *(getattr(info, "param_decls", None) or ()), info.metavar)
            for name in named:
                if isinstance(name, str) and name in _VALUES:
                    info.autocompletion = _offered(_VALUES[name])


def _offered(values: Complete) -> Callable[[typer.Context, str], list[str] | list[tuple[str, str]]]:
    """Give the candidates that begin as the word does, or none if something is wrong."""

    def offered(ctx: typer.Context, incomplete: str) -> Any:
        with suppress(Exception):
            found = [one if isinstance(one, tuple) else (one, "") for one in values(ctx, incomplete)]
            return [(value, help) for value, help in found if value.startswith(incomplete)]
        return []

    return offered


def _formats(context: typer.Context, _: str) -> Candidates:
    from factcheck.cli.console.listing import FORMATS
    from factcheck.report.formats import names

    return names() if context.info_name in ("check", "verify") else FORMATS


def _verdicts(_: typer.Context, incomplete: str) -> Iterator[str]:
    """Complete the last word of a comma list, without the verdicts that it has."""
    before, comma, _last = incomplete.rpartition(",")
    given = before.split(",")
    words = (*(verdict.value for verdict in Verdict), *(() if comma else (NEVER,)))
    return (before + comma + word for word in words if word not in given)


def _rules(_: typer.Context, __: str) -> Iterator[tuple[str, str]]:
    from factcheck.judge.checks import catalogue

    return ((info.rule, info.summary) for info in sorted(catalogue(), key=lambda info: info.rule))


def _ids(context: typer.Context, _: str) -> Iterator[str]:
    return _plain(claim.id for claim in _index(context).claims())


def _subjects(context: typer.Context, _: str) -> Iterator[str]:
    index = _index(context)
    subjects = {claim.subject for claim in index.claims() if claim.subject}
    return _plain(sorted({*subjects, *index.names()}))


def _index(context: typer.Context) -> "Index":
    """Open what the rest of the command line asks about."""
    from factcheck.cli.options import settle
    from factcheck.pipeline.inspecting import open_index_of

    given = {name: context.params.get(name) for name in ("base", "sources", "config")}
    paths = {name: Path(path) if path else None for name, path in given.items()}
    settings = settle(base=paths["base"], sources=paths["sources"], config=paths["config"])
    return open_index_of(settings.base, settings.sources)


def _plain(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if _PLAIN.fullmatch(word))


_VALUES: dict[str, Complete] = {  # by option, or by what an argument is called
    "--format": _formats,
    "--fail-on": _verdicts,
    "--color": lambda *_: COLORS,
    "--verifier": lambda *_: ("auto", "off"),
    "SHELL": lambda *_: SHELLS,
    "RULE": _rules,
    "ID": _ids,
    "SUBJECT": _subjects,
}
