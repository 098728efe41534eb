"""From settled options to a checker, and from results to output and exit code."""

import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from factcheck.cli.console.faults import BAD_INPUT
from factcheck.cli.console.streams import emit
from factcheck.cli.options import Settings
from factcheck.model import Judgement
from factcheck.report import Style, Tally
from factcheck.report.formats import renderer, says

if TYPE_CHECKING:
    from factcheck.pipeline.checking import Checker


def open_checker(settings: Settings) -> "Checker":
    """Open what the options say to check against: documents where they name some, else the base."""
    from factcheck.pipeline.checking import checker_from_base, checker_from_documents

    if settings.sources is not None:
        return checker_from_documents(settings.sources, verifier=settings.verifier)
    return checker_from_base(settings.base, verifier=settings.verifier)


def refuse_places_only(settings: Settings) -> None:
    """Refuse a format that places findings in files, for single claims; raise InputError."""
    if says(settings.format, "PLACES_ONLY"):
        from factcheck.cli.options.choices import fault

        what = f"{settings.format} places findings in files, and single claims stand in none"
        raise fault("--format", what, "use jsonl, or check a file")


def write_results(
    results: Iterable[Judgement], tally: Tally, settings: Settings, *, all: bool = False
) -> int:
    """Write results in the format asked for while they come, and give the exit code.

    0: no verdict of `fail_on`; 1: one is; 2: something could not be read.
    """
    style = Style(
        color=settings.color,
        width=_width(settings),
        all=all,
        quiet=settings.quiet,
        verbose=settings.verbose,
        explanations=_explanations(settings),
    )
    emit(renderer(settings.format)(results, tally, style), settings.output)
    if tally.problems:
        return BAD_INPUT
    return int(any(tally.verdicts[verdict] for verdict in settings.fail_on))


def _explanations(settings: Settings) -> dict[str, str]:
    """Give what `factcheck explain` says of each rule, where the format needs it."""
    if not says(settings.format, "NEEDS_RULES"):
        return {}
    from factcheck.cli.console.explaining import explanation
    from factcheck.judge.checks import catalogue

    return {info.rule: explanation(info) for info in catalogue()}


def _width(settings: Settings) -> int | None:
    if settings.output is not None or not sys.stdout.isatty():
        return None
    return max(40, shutil.get_terminal_size().columns)
