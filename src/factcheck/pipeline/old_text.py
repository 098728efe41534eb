"""Reports that were there before the checker: what of their findings is spoken of.

Sentences that have not changed since a revision are not judged, comments of the
author keep findings quiet, then the baseline does; what is left is new.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from msgspec import Struct, structs

from factcheck.model import Document, Judgement, Suppression, Verdict
from factcheck.pipeline.baseline import KIND, Baseline
from factcheck.pipeline.changes import Changes, touched
from factcheck.pipeline.checking import Checked, Checker
from factcheck.pipeline.suppressing import suppress

WORTH_KEEPING = frozenset({Verdict.CONTRADICTED, Verdict.STALE, Verdict.DISPUTED})


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of the baseline: how many entries occur no more, and what was done, in a few words."""

    fixed: int = 0
    done: str = ""


class OldText:
    """What a run knows of old findings. `write` makes the baseline anew, `update` only shrinks it.

    `failing` are verdicts that fail the run; they go into a new baseline beside those that people
    are shown.
    """

    def __init__(
        self,
        *,
        as_of: date,
        changes: Changes | None = None,
        baseline: Baseline | None = None,
        write: bool = False,
        update: bool = False,
        force: bool = False,
        failing: frozenset[Verdict] = frozenset(),
    ) -> None:
        self._as_of = as_of
        self._changes = changes
        self._baseline = baseline
        self._write, self._update, self._force = write, update, force
        self._kept = WORTH_KEEPING | failing
        self._findings: list[Judgement] = []

    def check(self, checker: Checker, document: Document) -> Checked:
        """Check a report; what is kept quiet is marked as suppressed. Raises InputError where git fails."""
        changed: Callable[[int], bool] | None = None
        if self._changes is None:
            checked = checker.check(document, as_of=self._as_of)
        else:
            lines = self._changes.lines(document)
            wanted = touched(document, lines)
            checked = checker.check(document, as_of=self._as_of, wanted=wanted)

            def changed(line: int) -> bool:
                return lines.touch(line, line)

        marked, notices = suppress(document, checked.judgements, as_of=self._as_of, changed=changed)
        if self._baseline is not None:
            marked = self._baseline.check(document.name, marked)
            if self._write:
                marked = tuple(map(self._written, marked))
        return structs.replace(checked, judgements=marked, notices=notices)

    def _written(self, judgement: Judgement) -> Judgement:
        """Take a finding into the baseline that is to be written."""
        quiet = judgement.suppressed
        if (quiet is None and judgement.verdict not in self._kept) or (quiet and quiet.kind != KIND):
            return judgement
        self._findings.append(judgement)
        return judgement if quiet else replace(judgement, suppressed=Suppression(kind=KIND))

    def finish(self, *, complete: bool) -> Outcome:
        """Bring the baseline up to date if that was asked for; a run that is not complete changes nothing.

        Raises InputError where it cannot be written.
        """
        if self._baseline is None:
            return Outcome()
        file = self._baseline.path.name
        if self._changes is not None:
            return Outcome()
        if not complete and (self._write or self._update):
            return Outcome(done=f"{file} is left as it is, since something could not be read")
        if self._write:
            number = self._baseline.write(self._findings, force=self._force)
            return Outcome(done=f"{file} holds {number} now")
        fixed = self._baseline.fixed()
        if self._update:
            return Outcome(done=f"{self._baseline.update()} removed from {file}")
        return Outcome(fixed=fixed, done=f"{fixed} fixed: run --update-baseline" if fixed else "")
