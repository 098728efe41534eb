"""What has changed in a report since a revision, as git sees it: only that is judged.

Committed, staged and other changes count alike; a file that git does not follow
has changed as a whole, and so has one that it takes for binary. Git is run without
a shell, a pager, external programs, locks or the network. Limits: a renamed file
has changed as a whole; a page of HTML is known by the lines between the beginnings of
its blocks.
"""

import os
import re
import subprocess
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.errors import InputError
from factcheck.model import Document, Problem

if TYPE_CHECKING:
    from factcheck.extract import Sentence

OPTION = "--diff"
_TAIL = 1000  # lines that the last block of a page may go on for
_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_WHOLE = re.compile(rb"^(?:Binary files |\* Unmerged path )", re.MULTILINE)
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_QUIET = ("-c", "core.quotePath=off", "-c", "core.fsmonitor=false", "-c", "core.pager=cat")
_DIFF = (
    "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames",
    "--submodule=short", "--no-relative", "--no-prefix",
)  # fmt: skip
_SURROUNDINGS = (  # of a hook, which are about another folder or would change the output
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE",
    "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
)  # fmt: skip


class Lines(Struct, frozen=True, kw_only=True):
    """Lines of a file that have changed: ranges from first to last, in order.

    A gap is the number of the line after which some were taken out. `whole` says
    that all have changed.
    """

    ranges: tuple[tuple[int, int], ...] = ()
    gaps: frozenset[int] = frozenset()
    whole: bool = False

    def touch(self, first: int, last: int) -> bool:
        """Tell whether lines from first to last have changed, or lost a line between them."""
        if self.whole:
            return True
        at = bisect_left(self.ranges, (last + 1, 0)) - 1
        changed = at >= 0 and self.ranges[at][1] >= first
        return changed or any(line in self.gaps for line in range(first, last))


class Changes:
    """Changes since a revision, looked up file by file; commits are looked up once a repository."""

    def __init__(self, revision: str) -> None:
        """Raise InputError for what can be no revision."""
        if not revision.strip() or revision.startswith("-") or "\0" in revision:
            raise _fault(f"{revision!r} is no revision", "give a commit, a branch or a tag")
        self._revision = revision
        self._commits: dict[str, str] = {}

    def lines(self, document: Document) -> Lines:
        """Give the changed lines of a report; raise InputError where git cannot say."""
        if document.name.startswith("<") or not os.path.isfile(document.name):
            raise _fault("standard input has no revisions", "give files, or leave --diff out")
        folder, name = os.path.split(os.path.realpath(document.name))
        commit = self._commit(folder)
        if not _git(folder, "ls-files", "--cached", "-z", "--", name).stdout:
            return Lines(whole=True)
        ran = _git(folder, "diff", *_DIFF, commit, "--", name)
        if ran.returncode:
            raise _fault(f"git cannot compare {document.name}: {_said(ran)}", "try git diff on it")
        return changed_lines(ran.stdout)

    def _commit(self, folder: str) -> str:
        if folder not in self._commits:
            self._commits[folder] = self._looked_up(folder)
        return self._commits[folder]

    def _looked_up(self, folder: str) -> str:
        inside = _git(folder, "rev-parse", "--is-inside-work-tree")
        if inside.returncode or inside.stdout.strip() != b"true":
            said = _said(inside)
            why = "" if not said or "not a git repository" in said else f": {said}"
            raise _fault(f"{folder} is not in a git repository{why}", "leave --diff out there")
        ran = _git(folder, "rev-parse", "--verify", "--quiet", f"{self._revision}^{{commit}}")
        commit = ran.stdout.decode("ascii", "replace").strip()
        if ran.returncode or not _COMMIT.fullmatch(commit):
            raise _fault(
                f"git knows no revision {self._revision!r}",
                "give a commit, a branch or a tag; fetch it first",
            )
        return commit


def changed_lines(diff: bytes) -> Lines:
    """Read the diff of one file, made without context."""
    if _WHOLE.search(diff):
        return Lines(whole=True)
    ranges: list[tuple[int, int]] = []
    gaps: set[int] = set()
    for match in _HUNK.finditer(diff):
        start, count = int(match.group(1)), int(match.group(2) or 1)
        if count:
            ranges.append((start, start + count - 1))
        else:
            gaps.add(start)
    return Lines(ranges=tuple(ranges), gaps=frozenset(gaps))


def touched(document: Document, lines: Lines) -> "Callable[[Sentence], bool]":
    """Give what tells whether a sentence of a report stands on changed lines.

    Where the text was extracted, a sentence is taken to reach from the beginning of
    its block to that of the next one.
    """
    if document.offsets == "file":
        return lambda s: lines.touch(s.line, s.line + document.text.count("\n", s.start, s.end))
    starts = sorted({block.line for block in document.blocks})

    def reaches(sentence: "Sentence") -> bool:
        after = bisect_right(starts, sentence.block.line)
        last = starts[after] - 1 if after < len(starts) else sentence.block.line + _TAIL
        return lines.touch(sentence.block.line, last)

    return reaches


def _git(folder: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    surroundings = {key: value for key, value in os.environ.items() if key not in _SURROUNDINGS}
    surroundings |= {
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_PAGER": "cat",
        "LC_ALL": "C",
    }
    try:
        return subprocess.run(
            ["git", "--no-pager", "-C", folder, *_QUIET, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=surroundings,
            check=False,
        )
    except FileNotFoundError:
        raise _fault("git is not installed", "install git, or leave --diff out") from None
    except (OSError, ValueError) as error:
        raise _fault(f"git cannot be run: {error}", "check the installation of git") from None


def _said(ran: "subprocess.CompletedProcess[bytes]") -> str:
    """Give the first line of what git said was wrong."""
    said = ran.stderr.decode("utf-8", "replace").strip().split("\n")[0]
    return said.removeprefix("fatal: ").rstrip(".")


def _fault(message: str, remedy: str) -> InputError:
    return InputError(Problem(path=OPTION, message=message, remedy=remedy))
