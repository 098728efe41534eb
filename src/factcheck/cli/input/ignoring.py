"""Patterns that leave files out, in git's own syntax: of ignore files, and of the command line.

`.gitignore` counts from the root of the repository downwards, outside of one
from the folder that is walked; `.factcheckignore` stands beside it and wins.
Limits: git's excludes of a user or a repository that are no `.gitignore` are not
read.
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.cli.options.choices import fault

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILES = (".gitignore", ".factcheckignore")  # the latter wins
_LARGEST = 1 << 20
_UNREADABLE = (ValueError, re.error)


class Patterns:
    """Patterns in the syntax of `.gitignore`; the last that matches decides."""

    def __init__(self, spec: "GitIgnoreSpec") -> None:
        self._spec = spec

    def match(self, path: str) -> bool | None:
        """Tell whether a path (a folder's ends in `/`) is named; None where no pattern speaks of it."""
        return self._spec.check_file(path).include


class Rules(Struct, frozen=True):
    """The ignore files that hold in a folder, the outermost first: each with the folder it stands in."""

    files: tuple[tuple[str, Patterns], ...] = ()

    @classmethod
    def above(cls, folder: str) -> "Rules":
        """Read the files above a folder that is named itself, up to the root of its repository.

        Where they leave out the folder, they do not count: it was asked for.
        """
        rules, whole = cls(), os.path.realpath(folder)
        for above in _between(_root(whole), whole):
            rules = rules.within(above)
        return cls() if rules.leave_out(whole + "/") else rules

    def within(self, folder: str) -> "Rules":
        """Add the files of a folder."""
        found = [(os.path.realpath(folder), p) for name in IGNORE_FILES if (p := _read(folder, name))]
        return Rules((*self.files, *found)) if found else self

    def leave_out(self, path: str) -> bool:
        """Tell whether a path (a folder's ends in `/`) is left out: the nearest file that says decides."""
        if not self.files:
            return False
        end = "/" if path.endswith("/") else ""
        bare = path.rstrip("/")
        parent = os.path.realpath(os.path.dirname(bare) or ".")
        whole = os.path.join(parent, os.path.basename(bare)) + end
        for home, patterns in reversed(self.files):
            named = patterns.match(whole[len(home.rstrip("/")) + 1 :])
            if named is not None:
                return named
        return False


def patterns(lines: Iterable[str], where: str) -> Patterns:
    """Read patterns that a person has typed; raise InputError for one that cannot be."""
    from pathspec import GitIgnoreSpec

    lines = list(lines)
    for line in lines:
        if not line.strip() or line.startswith(("!", "#")):
            raise fault(where, f"{line!r} is no pattern", "write one such as drafts/ or **/*.old.md")
    try:
        return Patterns(GitIgnoreSpec.from_lines(lines))
    except _UNREADABLE:
        raise fault(where, "is no pattern that can be read", "write one such as **/*.md") from None


def _read(folder: str, name: str) -> Patterns | None:
    """Read an ignore file; as with git, lines that are no pattern say nothing."""
    from pathspec import GitIgnoreSpec

    path = os.path.join(folder, name)
    if not os.path.isfile(path):
        return None
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            lines = file.read(_LARGEST).splitlines()
    except OSError as error:
        raise fault(path, f"cannot be read: {error.strerror}", "check its permissions") from None
    readable: list[str] = []
    for line in lines:
        with suppress(*_UNREADABLE):
            GitIgnoreSpec.from_lines([line])
            readable.append(line)
    return Patterns(GitIgnoreSpec.from_lines(readable))


def _root(folder: str) -> str:
    """Find the root of the repository that a folder is in, else the folder itself."""
    above = folder
    while True:
        if os.path.exists(os.path.join(above, ".git")):
            return above
        parent = os.path.dirname(above)
        if parent == above:
            return folder
        above = parent


def _between(top: str, folder: str) -> list[str]:
    """List the folders from the top one down to the parent of a folder."""
    found = []
    while folder != top:
        folder = os.path.dirname(folder)
        found.append(folder)
    return found[::-1]
