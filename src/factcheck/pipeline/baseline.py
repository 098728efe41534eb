"""Findings that were there when checking began: kept quiet, written down, and only ever fewer.

A baseline is JSON, one finding a line, sorted, so that a diff shows what was
mended. A finding is known by the words and the verdict of its sentence, not by
its line, and by its file: a second copy of the sentence is new. Where its file is
gone, the sentence may have moved with it. Paths are relative to the baseline.
Limits: a sentence that is worded anew is a new finding.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import msgspec
from msgspec import Struct

from factcheck.errors import InputError
from factcheck.model import Judgement, Problem, Suppression, Verdict

SCHEMA = "factcheck-baseline/1"
KIND = "baseline"
_LARGEST = 64 * 1024 * 1024
_Key = tuple[str, str]  # path, fingerprint


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A finding of one file; `reason` is a person's, `count` how often the sentence stands there."""

    fingerprint: str
    path: str
    verdict: Verdict
    rule: str
    claim: str
    reason: str = ""
    count: int = 1

    @property
    def key(self) -> _Key:
        """What entries are sorted and known by."""
        return self.path, self.fingerprint


class _File(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema: str
    findings: tuple[Entry, ...]


class Baseline:
    """The entries of a file, and which of them a run has met; `folders` are those that it checks whole."""

    def __init__(self, path: Path, entries: Iterable[Entry] = (), folders: Collection[Path] = ()) -> None:
        self.path = path
        self.entries = {entry.key: entry for entry in entries}
        self._left = Counter({key: entry.count for key, entry in self.entries.items()})
        self._moved: Counter[tuple[_Key, str]] = Counter()
        self._homes: dict[str, list[str]] = {}
        for name, fingerprint in sorted(self.entries):
            self._homes.setdefault(fingerprint, []).append(name)
        self._checked: set[str] = set()
        self._home = os.path.realpath(path.parent)
        self._folders = [os.path.join(os.path.realpath(folder), "") for folder in folders]

    def name(self, path: str) -> str:
        """Give the path of a report as entries have it; standard input keeps its name."""
        if path.startswith("<"):
            return path
        name = os.path.relpath(os.path.realpath(path), self._home).replace(os.sep, "/")
        return name.encode(errors="backslashreplace").decode()

    def check(self, path: str, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
        """Mark the findings of a report that the baseline holds; the others are new."""
        name = self.name(path)
        self._checked.add(name)
        return tuple(self._marked(name, judgement) for judgement in judgements)

    def _marked(self, name: str, judgement: Judgement) -> Judgement:
        if judgement.suppressed is not None or judgement.fingerprint not in self._homes:
            return judgement
        key = self._meet(name, judgement.fingerprint)
        if key is None:
            return judgement
        return replace(judgement, suppressed=Suppression(kind=KIND, reason=self.entries[key].reason))

    def _meet(self, name: str, fingerprint: str) -> _Key | None:
        own = (name, fingerprint)
        if self._left[own] > 0:
            self._left[own] -= 1
            return own
        for home in self._homes[fingerprint]:
            other = (home, fingerprint)
            if home != name and self._left[other] > 0 and self._gone(home):
                self._left[other] -= 1
                self._moved[other, name] += 1
                return other
        return None

    def _gone(self, name: str) -> bool:
        return not name.startswith("<") and not os.path.lexists(os.path.join(self._home, name))

    def _judged(self, name: str) -> bool:
        """Tell whether this run can say that an entry of a path is met no more."""
        place = os.path.normpath(os.path.join(self._home, name))
        inside = any(place.startswith(folder) for folder in self._folders)
        return name in self._checked or (inside and self._gone(name))

    def fixed(self) -> int:
        """Count the findings that are no longer in what this run has checked."""
        return sum(left for (name, _), left in self._left.items() if left > 0 and self._judged(name))

    def update(self) -> int:
        """Take out of the file what is fixed, follow files that were renamed; give how many are out.

        What somebody else has changed in the file meanwhile stays changed.
        """
        with locked(self.path):
            now = {entry.key: entry for entry in load_entries(self.path)}
            before = sum(entry.count for entry in now.values())
            after = {key: smaller for key, entry in now.items() if (smaller := self._shrunk(entry))}
            for (key, name), number in sorted(self._moved.items()):
                if key in now:
                    moved = _with(now[key], path=name, count=min(number, now[key].count))
                    there = after.get(moved.key)
                    count = moved.count + (there.count if there else 0)
                    after[moved.key] = _with(there or moved, count=count)
            if after != now:
                _write(self.path, after.values())
            return before - sum(entry.count for entry in after.values())

    def _shrunk(self, entry: Entry) -> Entry | None:
        known = self.entries.get(entry.key)
        moved = sum(number for (key, _), number in self._moved.items() if key == entry.key)
        if known is None or not (moved or self._judged(entry.path)):
            return entry
        left = self._left[entry.key] if self._judged(entry.path) else 0
        count = min(entry.count, known.count - left - moved)
        return _with(entry, count=count) if count > 0 else None

    def write(self, findings: Iterable[Judgement], *, force: bool) -> int:
        """Write the file anew with these findings; give how many.

        Raises InputError where a file is there that holds what they lack, unless
        forced. Reasons of a person are kept.
        """
        with locked(self.path):
            before = {entry.key: entry for entry in _overwritable(self.path, force=force)}
            reasons = {entry.fingerprint: entry.reason for entry in before.values() if entry.reason}
            fresh: dict[_Key, Entry] = {}
            for finding in findings:
                entry = self._entry(finding, before, reasons)
                there = fresh.get(entry.key)
                fresh[entry.key] = _with(there, count=there.count + 1) if there else entry
            lost = self._lost(before, fresh)
            if lost and not force:
                raise _fault(
                    self.path,
                    f"holds {lost} of {sum(e.count for e in before.values())} findings that this run has not",
                    "--update-baseline takes out what is fixed; --force writes it anew all the same",
                )
            if fresh != before or not self.path.exists():
                _write(self.path, fresh.values())
            return sum(entry.count for entry in fresh.values())

    def _lost(self, before: dict[_Key, Entry], fresh: dict[_Key, Entry]) -> int:
        """Count the entries that fresh ones lack, those of a renamed file not among them."""
        surplus: Counter[str] = Counter()
        for key, entry in fresh.items():
            surplus[entry.fingerprint] += max(0, entry.count - (before[key].count if key in before else 0))
        lost = 0
        for key, entry in before.items():
            missing = max(0, entry.count - (fresh[key].count if key in fresh else 0))
            moved = min(missing, surplus[entry.fingerprint]) if self._gone(entry.path) else 0
            surplus[entry.fingerprint] -= moved
            lost += missing - moved
        return lost

    def _entry(self, finding: Judgement, before: dict[_Key, Entry], reasons: dict[str, str]) -> Entry:
        name = self.name(finding.location.path if finding.location else finding.id)
        own = before.get((name, finding.fingerprint))
        return Entry(
            fingerprint=finding.fingerprint,
            path=name,
            verdict=finding.verdict,
            rule=finding.rule,
            claim=" ".join(finding.claim.split()),
            reason=own.reason if own else reasons.get(finding.fingerprint, ""),
        )


def open_baseline(path: Path, folders: Collection[Path], *, fresh: bool, force: bool) -> Baseline:
    """Open a baseline; one that is to be written anew may be missing, or damaged if that is forced.

    Raises InputError for a file that cannot be read, or could not be written in the end.
    """
    if not path.parent.is_dir():
        raise _fault(path, "cannot be there: there is no such folder", "check the path")
    if fresh:
        entries: Iterable[Entry] = _overwritable(path, force=force)
    elif not path.exists():
        raise _fault(path, "there is no such baseline", "--write-baseline makes it of the present findings")
    else:
        entries = load_entries(path)
    return Baseline(path, entries, folders)


def load_entries(path: Path) -> tuple[Entry, ...]:
    """Read the entries of a baseline; raise InputError with the place of a fault."""
    data = _bytes(path)
    try:
        file = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _fault(path, f"is no baseline: {_reason(error)}", _remedy(data), _line(data, error)) from None
    if file.schema != SCHEMA:
        raise _fault(
            path, f'has the schema "{file.schema[:40]}", not {SCHEMA}', "use the factcheck that wrote it"
        )
    seen: dict[_Key, int] = {}
    for number, entry in enumerate(file.findings, start=1):
        first = seen.setdefault(entry.key, number)
        if first != number:
            raise _fault(
                path,
                f"entry {number} is the same finding as entry {first}",
                "remove one; count says how many there are",
            )
        if entry.count < 1:
            raise _fault(path, f"entry {number} has the count {entry.count}", "remove it, or count from 1")
    return file.findings


def _overwritable(path: Path, *, force: bool) -> tuple[Entry, ...]:
    """Give the entries of a file that is to be written anew; what is no baseline is never overwritten."""
    if not path.exists():
        return ()
    try:
        return load_entries(path)
    except InputError:
        if force and _is_ours(_bytes(path)):
            return ()
        raise


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise _fault(path, "is not a file", "give the file of a baseline")
        if path.stat().st_size > _LARGEST:
            raise _fault(path, "is larger than 64 MiB", "give the file of a baseline")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _fault(path, f"cannot be read: {reason}", "check the path and its permissions") from None


def _write(path: Path, entries: Iterable[Entry]) -> None:
    from factcheck.lexicon.cache import write_atomically
    from factcheck.report.record import encode

    rows = (encode(msgspec.to_builtins(entry)) for entry in sorted(entries, key=lambda e: e.key))
    body = ",\n".join(rows)
    text = f'{{"schema": "{SCHEMA}", "findings": [\n{body}{chr(10) if body else ""}]}}\n'
    real = Path(os.path.realpath(path))
    try:
        mode = real.stat().st_mode & 0o777 if real.exists() else 0o644
        write_atomically(real, text.encode())
        os.chmod(real, mode)
    except OSError as error:
        raise _fault(path, f"cannot be written: {error.strerror}", "check the folder's permissions") from None


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other runs from the file until the block ends; where locks are unknown, nothing is kept.

    The folder is locked and not the file, since the file is replaced.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    try:
        handle = os.open(os.path.dirname(os.path.realpath(path)), os.O_RDONLY)
    except OSError as error:
        raise _fault(path, f"cannot be written: {error.strerror}", "check the path") from None
    try:
        _quietly(lambda: fcntl.flock(handle, fcntl.LOCK_EX))
        yield
    finally:
        os.close(handle)


def _quietly(lock: Callable[[], object]) -> None:
    """Lock, where the file system can."""
    try:
        lock()
    except OSError:
        return


def _with(entry: Entry, *, count: int, path: str | None = None) -> Entry:
    return msgspec.structs.replace(entry, count=count, path=entry.path if path is None else path)


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not valid UTF-8"
    text = str(error)
    return text if text.startswith("JSON") else text[:1].lower() + text[1:]


def _line(data: bytes, error: Exception) -> int | None:
    """Find the line of a fault, where the parser says at which byte it is."""
    import re

    at = re.search(r"\(byte (\d+)\)", str(error))
    return data.count(b"\n", 0, int(at.group(1))) + 1 if at else None


def _is_ours(data: bytes) -> bool:
    """Tell a baseline, damaged or not, from another file."""
    return SCHEMA.partition("/")[0].encode() in data


def _remedy(data: bytes) -> str:
    if _is_ours(data):
        return "mend or restore it, or make it anew with --write-baseline --force"
    return "give the file of a baseline"


def _fault(path: Path, message: str, remedy: str, line: int | None = None) -> InputError:
    return InputError(Problem(path=str(path), message=message, remedy=remedy, line=line))
