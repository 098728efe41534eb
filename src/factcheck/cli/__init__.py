"""The command line: thin over the library, and the only place that knows a terminal or a clock.

Each module in this folder is one command, found by its file name, with one
function `register(app)`; packages in it (`options`, `input`, `console`) are what
the commands share. Only the module of the command asked for is imported, so a
cold start pays for nothing else. Every fault of the input is one line on
standard error and exit 2; a fault of the program is one line and exit 3.
"""

import gc
import os
import pkgutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from factcheck.cli.console.faults import BAD_INPUT, outcome

if TYPE_CHECKING:
    import typer

_ALLOCATIONS = 2_000_000  # that a collection of the young waits for


def main() -> None:
    """Run the command line of this process and exit with its code.

    The tables that a run loads live as long as the process: the collector of
    cycles is kept from walking them over and over, and once more at the end.
    """
    gc.set_threshold(_ALLOCATIONS)
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code."""
    return outcome(lambda: _dispatch(list(arguments)))


def command_names() -> tuple[str, ...]:
    """Give the names of the commands, sorted."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.ispkg))


def application(names: Sequence[str]) -> "typer.Typer":
    """Build the application with these commands."""
    from importlib import import_module

    import typer

    app = typer.Typer(
        name="factcheck",
        help="Check sentences and reports against your own documents, offline.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich" if sys.stdout.isatty() else None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )

    @app.callback()
    def factcheck(
        version: bool = typer.Option(
            False, "--version", help="Print the version and exit.", is_eager=True, callback=_version
        ),
        install_completion: str = typer.Option(
            None, metavar="SHELL", help="Install completion for bash, zsh or fish.", callback=_completion
        ),
        show_completion: str = typer.Option(
            None, metavar="SHELL", help="Print what installs it.", callback=_completion
        ),
    ) -> None:
        """Check sentences and reports against your own documents, offline."""

    for name in names:
        import_module(f"{__name__}.{name}").register(app)
    return app


def _dispatch(arguments: list[str]) -> int:
    from typer.main import get_command

    names = command_names()
    if os.environ.get("_FACTCHECK_COMPLETE"):
        from factcheck.cli.console.completion import complete

        return complete(application(names))
    asked = arguments[0] if arguments else ""
    if asked and not asked.startswith("-"):
        _refuse_unknown(asked, names)
        names = (asked,)
    elif asked.endswith("-completion"):
        from factcheck.cli.console.completion import shell_named

        arguments = shell_named(arguments)
    command = get_command(application(names))
    if not arguments:  # nothing was asked for, so nothing is found to be well
        with command.make_context("factcheck", [], resilient_parsing=True) as context:
            print(command.get_help(context))
        return BAD_INPUT
    with command.make_context("factcheck", arguments) as context:
        result = command.invoke(context)
    return result if isinstance(result, int) else 0


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        import typer

        print(f"factcheck {version('factcheck')}")
        raise typer.Exit


def _completion(ctx: Any, param: Any, value: str | None) -> None:
    if value is not None and not ctx.resilient_parsing:
        from factcheck.cli.console.completion import script

        script(ctx, param, value)


def _refuse_unknown(asked: str, names: Sequence[str]) -> None:
    if asked not in names:
        from factcheck.cli.options.choices import fault, suggestion

        raise fault(asked, "no such command", suggestion(asked, names) or "see factcheck --help")
