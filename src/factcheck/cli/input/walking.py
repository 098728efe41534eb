"""The reports that the paths of a command line name: files, folders of them, and globs.

A folder is walked in order of names; hidden files and folders are left out, and so
is what `.gitignore` and `.factcheckignore` exclude, as git reads them: the file
nearest to a report decides, and a folder that is left out is not looked into. A
path that is named itself is always taken, unless `--exclude` says no. A glob is
anchored where it is written: `*` stays within a folder, `**` does not, and a
folder that matches is walked. Links to folders are not followed.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.options.choices import fault
from factcheck.model import Problem

if TYPE_CHECKING:
    from factcheck.cli.input.ignoring import Patterns, Rules

Found = Path | Problem
_MAGIC = re.compile(r"[*?\[]")


class Walk:
    """What one command line leaves out, and the files that its paths come to."""

    def __init__(self, exclude: Sequence[str] = ()) -> None:
        """Raise InputError for a pattern that cannot be read."""
        self._excluded: Patterns | None = None
        if exclude:
            from factcheck.cli.input.ignoring import patterns

            self._excluded = patterns(exclude, "--exclude")

    def files(self, path: str) -> Iterator[Found]:
        """Give the files that a path comes to, in order of name; for those that cannot be, the reason.

        Raises InputError for a folder or a glob without any.
        """
        if os.path.isdir(path):
            yield from self._some(path, self._folder(path), "no documents in this folder")
        elif os.path.lexists(path) or not _MAGIC.search(path):
            if not self._leaves_out(path, folder=False):
                yield Path(path)
        else:
            yield from self._some(path, self._glob(path), "no document matches")

    def _some(self, path: str, found: Iterator[Found], message: str) -> Iterator[Found]:
        """Pass on what is found, sorted; it is a fault if that is nothing."""
        files = sorted(found, key=_order)
        if not files:
            from factcheck.ingest.registry import suffixes

            known = ", ".join(suffixes())
            raise fault(path, message, f"readable are {known}; some may be excluded or ignored")
        yield from files

    def _folder(self, path: str) -> Iterator[Found]:
        return self._walk(path, None)

    def _glob(self, pattern: str) -> Iterator[Found]:
        """Walk from the last folder that the glob names, and take what matches the rest."""
        from factcheck.cli.input.ignoring import patterns

        parts = pattern.split("/")
        fixed = next(number for number, part in enumerate(parts) if _MAGIC.search(part))
        root = "/".join(parts[:fixed]) or ("/" if fixed else "")
        if not os.path.isdir(root or "."):
            return iter(())
        return self._walk(root, patterns(["/" + "/".join(parts[fixed:])], pattern))

    def _walk(self, root: str, wanted: "Patterns | None") -> Iterator[Found]:
        from factcheck.cli.input.ignoring import Rules
        from factcheck.ingest.registry import suffixes

        home, known = os.path.realpath(root or "."), suffixes()
        problems: list[Found] = []

        def refuse(error: OSError) -> None:
            place = str(error.filename or root)
            message = f"cannot be read: {error.strerror}"
            problems.append(Problem(path=place, message=message, remedy="check its permissions"))

        rules: dict[str, Rules] = {}
        for folder, folders, files in os.walk(root or ".", onerror=refuse):
            shown = "" if not root and folder == "." else folder.removeprefix("./") if not root else folder
            own = rules.pop(folder, None) or Rules.above(folder)
            own = own.within(folder)
            folders[:] = sorted(n for n in folders if self._enters(own, folder, shown, n))
            rules.update((os.path.join(folder, name), own) for name in folders)
            for name in files:
                if name.startswith(".") or Path(name).suffix.lower() not in known:
                    continue
                path, inside = os.path.join(folder, name), os.path.join(shown, name)
                if own.leave_out(path) or self._leaves_out(inside, folder=False):
                    continue
                if wanted is None or wanted.match(os.path.relpath(path, root or ".")):
                    yield _sound(path, inside, home)
        yield from problems

    def _enters(self, rules: "Rules", folder: str, shown: str, name: str) -> bool:
        """Tell whether to look into a folder."""
        if name.startswith("."):
            return False
        left_out = rules.leave_out(os.path.join(folder, name) + "/")
        return not left_out and not self._leaves_out(os.path.join(shown, name), folder=True)

    def _leaves_out(self, path: str, *, folder: bool) -> bool:
        """Tell whether --exclude names a path, as seen from the working directory where it is below."""
        if self._excluded is None:
            return False
        whole = os.path.abspath(path)
        below = os.path.relpath(whole)
        name = whole.lstrip("/") if below.startswith("..") else below
        return bool(self._excluded.match(name + "/" if folder else name))


def _order(found: Found) -> tuple[str, ...]:
    return Path(found.path).parts if isinstance(found, Problem) else found.parts


def _sound(path: str, shown: str, home: str) -> Found:
    """Refuse a link that leads out of the folder, or nowhere."""
    real = os.path.realpath(path)
    if os.path.islink(path) and os.path.commonpath((real, home)) != home:
        message = "is a link out of the folder"
        return Problem(path=shown, message=message, remedy="name the file itself, or leave it out")
    return Path(shown)
