"""The options of `factcheck check` for reports that were there before it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from factcheck.cli.options import Settings
from factcheck.cli.options.choices import fault

if TYPE_CHECKING:
    from factcheck.pipeline.old_text import OldText


class OldTextOptions(Struct, frozen=True, kw_only=True):
    """What a command line says of old findings."""

    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Findings that are known: only others fail."),
    ] = None
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Take out of the baseline what is fixed; add nothing.")
    ] = False
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Make the baseline anew of the present findings.")
    ] = False
    force: Annotated[
        bool, typer.Option("--force", help="With --write-baseline: though the old one holds others.")
    ] = False
    diff: Annotated[
        str | None,
        typer.Option("--diff", metavar="REV", help="Check only sentences changed since this git revision."),
    ] = None
    strict_suppressions: Annotated[
        bool,
        typer.Option(
            "--strict-suppressions",
            help="Exit 1 on suppressions that are unused, expired or without a reason.",
        ),
    ] = False


NO_OLD_TEXT = OldTextOptions()


def old_text(options: OldTextOptions, paths: Sequence[str], settings: Settings) -> "OldText":
    """Settle these options; raise InputError for a baseline or a combination that cannot be."""
    _refuse(options)
    if options.diff is not None and "-" in paths:
        raise fault("--diff", "standard input has no revisions", "give files, or leave --diff out")
    from factcheck.pipeline.baseline import open_baseline
    from factcheck.pipeline.changes import Changes
    from factcheck.pipeline.old_text import OldText

    folders = [Path(path) for path in paths if Path(path).is_dir()]
    file, fresh = options.baseline, options.write_baseline
    return OldText(
        as_of=settings.as_of,
        changes=None if options.diff is None else Changes(options.diff),
        baseline=None if file is None else open_baseline(file, folders, fresh=fresh, force=options.force),
        write=fresh,
        update=options.update_baseline,
        force=options.force,
        failing=settings.fail_on,
    )


def _refuse(options: OldTextOptions) -> None:
    """Refuse what cannot go together."""
    update, write = options.update_baseline, options.write_baseline
    asked = "--write-baseline" if write else "--update-baseline"
    if update and write:
        raise fault("--update-baseline and --write-baseline", "both are given", "give one of them")
    if (update or write) and options.baseline is None:
        raise fault(asked, "no baseline is named", "give --baseline FILE too")
    if (update or write) and options.diff is not None:
        raise fault(f"{asked} and --diff", "both are given", "check whole files for a baseline")
    if options.force and not write:
        raise fault("--force", "is for --write-baseline only", "leave it out")
