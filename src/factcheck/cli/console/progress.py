"""A counter on standard error for work that takes time; nothing where that is no terminal."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 1.0  # seconds of work before anything is shown


def counted(items: Iterable[T], what: str, *, quiet: bool = False) -> Iterator[T]:
    """Pass items on and show how many there were, once it takes more than a second."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    began = monotonic()
    waiting = iter(items)
    number = 0
    for item in waiting:
        number += 1
        yield item
        if monotonic() - began > PATIENCE:
            break
    else:
        return
    yield from _shown(waiting, what, number)


def _shown(items: Iterator[T], what: str, number: int) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:,.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None, completed=number)
        for item in items:
            yield item
            progress.advance(task)
