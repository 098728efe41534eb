"""Errors of the input in one voice."""

from factcheck.errors import InputError
from factcheck.model import Problem


def fault(
    path: str, message: str, remedy: str, *, line: int | None = None, column: int | None = None
) -> InputError:
    """Make the error for a file that cannot be read as asked."""
    return InputError(Problem(path=path, message=message, remedy=remedy, line=line, column=column))
