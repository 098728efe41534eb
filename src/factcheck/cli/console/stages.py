"""A progress bar on standard error for work of known length; nothing where that is no terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from factcheck.cli.console.progress import PATIENCE

Report = Callable[[int, int, str], None]


@contextmanager
def stages(what: str, *, quiet: bool = False) -> Iterator[Report | None]:
    """Give the function to call with the number done, the number of all and the next one's name.

    The bar appears once the work has taken more than a second.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task(what, total=None)
    began = monotonic()

    def report(done: int, total: int, name: str) -> None:
        progress.update(task, completed=done, total=total)
        if not progress.live.is_started and monotonic() - began > PATIENCE:
            progress.start()

    try:
        yield report
    finally:
        progress.stop()
