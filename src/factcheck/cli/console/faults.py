"""Whatever a command raises becomes one line on standard error and an exit code.

0 to 2 are the command's own; 2 is also every fault of the input, 3 a fault of
the program, 130 an interrupt, 141 a reader that closed the pipe. A traceback is
printed only where FACTCHECK_DEBUG is set.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from factcheck.errors import InputError
from factcheck.report.visible import visible

BAD_INPUT = 2
FAULT = 3
INTERRUPTED = 130
CLOSED_PIPE = 141


def outcome(command: Callable[[], int]) -> int:
    """Run a command and give its exit code, whatever it raises."""
    try:
        _prepare()
        code = command()
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        _silence()
        code = CLOSED_PIPE
    except Exception as error:
        code = _explain(error)
    return code


def complain(message: str) -> None:
    """Print one line on standard error, with nothing in it that a terminal obeys."""
    print(visible(f"factcheck: {message}"), file=sys.stderr, flush=True)


def _prepare() -> None:
    """Write UTF-8 whatever the locale says, so that the same input gives the same bytes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _silence() -> None:
    """Point standard output nowhere, so that the interpreter's last flush is quiet too."""
    with suppress(OSError, ValueError):  # no real file, as under a test: nothing to flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explain(error: Exception) -> int:
    code = getattr(error, "exit_code", None)
    if type(error).__name__ == "Exit" and isinstance(code, int):
        return _flushed(code)
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


def _flushed(code: int) -> int:
    """Give the code, or what went wrong while the rest of the output was written."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        return CLOSED_PIPE
    except OSError as error:
        _silence()
        complain(f"standard output: cannot be written: {error.strerror} (free some space)")
        return BAD_INPUT
    return code


def _usage(error: Exception) -> str:
    """Say a usage error in one clause, with the option or command that was meant."""
    from factcheck.cli.options.choices import suggestion

    name = getattr(error, "option_name", None)
    if name and hasattr(error, "possibilities"):
        remedy = suggestion(name, error.possibilities or ()) or "see --help"
        return f"no such option: {name} ({remedy})"
    text = " ".join(error.format_message().split()).rstrip(".")  # type: ignore[attr-defined]
    return f"{text[:1].lower()}{text[1:]} (see --help)"
