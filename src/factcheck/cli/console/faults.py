"""Whatever a command raises becomes one line on standard error and an exit code.

0 to 2 are the command's own; 2 is also every fault of the input, 3 a fault of
the program, 130 an interrupt, 141 a reader that closed the pipe. A traceback is
printed only where FACTCHECK_DEBUG is set.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from factcheck.cli.console.streams import silence, unwritable
from factcheck.errors import InputError
from factcheck.report.visible import visible

BAD_INPUT = 2
FAULT = 3
INTERRUPTED = 130
CLOSED_PIPE = 141


def outcome(command: Callable[[], int]) -> int:
    """Run a command and give its exit code, whatever it raises."""
    try:
        return _flushed(_code(command))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence()
        return CLOSED_PIPE


def complain(message: str) -> None:
    """Print one line on standard error, with nothing in it that a terminal obeys."""
    with suppress(OSError):  # nobody is left to tell
        print(visible(f"factcheck: {message}"), file=sys.stderr, flush=True)


def _prepare() -> None:
    """Write UTF-8 whatever the locale says, so that the same input gives the same bytes.

    Closed streams are None: standard error then leads nowhere, standard output is an error.
    """
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - open as long as the process
    if sys.stdout is None:
        raise unwritable("standard output", OSError("it is closed"), "leave it open")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _code(command: Callable[[], int]) -> int:
    try:
        _prepare()
        return command()
    except BrokenPipeError:
        raise
    except Exception as error:
        return _explain(error)


def _flushed(code: int) -> int:
    """Give the code, or what went wrong while the rest of the output was written."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence()
        complain(str(unwritable("standard output", error).problem))
        return BAD_INPUT
    return code


def _explain(error: Exception) -> int:
    code = getattr(error, "exit_code", None)
    if type(error).__name__ == "Exit" and isinstance(code, int):
        return code
    if isinstance(error, InputError):
        complain(str(error.problem))
        return BAD_INPUT
    if hasattr(error, "format_message"):  # a usage error of the option parser
        complain(_usage(error))
        return BAD_INPUT
    if os.environ.get("FACTCHECK_DEBUG"):
        import traceback

        traceback.print_exc()
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    complain(f"internal fault: {what}; run with FACTCHECK_DEBUG=1 for details")
    return FAULT


def _usage(error: Exception) -> str:
    """Say a usage error in one clause, with the option or command that was meant."""
    from factcheck.cli.options.choices import suggestion

    name = getattr(error, "option_name", None)
    if name and hasattr(error, "possibilities"):
        remedy = suggestion(name, error.possibilities or ()) or "see --help"
        return f"no such option: {name} ({remedy})"
    text = " ".join(error.format_message().split()).rstrip(".")  # type: ignore[attr-defined]
    return f"{text[:1].lower()}{text[1:]} (see --help)"
