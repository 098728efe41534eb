"""Output formats, one file each, found by file name: adding a file adds a format.

Each has SUMMARY, one line for people, and `render(results, tally, style)`, which
gives the output in chunks while the results pass. A file that lacks one of the
two is a fault of the program. A file may say more of itself, each True or absent:

NOTICES     the notices of the tally are in it; elsewhere they are told beside the output
NEEDS_TEXT  it needs `tally.texts`
NEEDS_RULES it needs `style.explanations`
PLACES_ONLY its findings stand in files, so that it is of no use for single claims
"""

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from types import ModuleType

from factcheck.model import Judgement
from factcheck.report.style import Style
from factcheck.report.tally import Tally

Render = Callable[[Iterable[Judgement], Tally, Style], Iterator[str]]
CONSTANTS = ("SUMMARY", "render")
DEFAULT = "text"


def names() -> tuple[str, ...]:
    """Give the names of the formats, the default first."""
    found = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return (DEFAULT, *(name for name in found if name != DEFAULT))


def renderer(name: str) -> Render:
    """Give the function that writes a format; `name` is one of `names()`."""
    render: Render = checked(import_module(f"{__name__}.{name}")).render
    return render


def says(name: str, constant: str) -> bool:
    """Tell whether a format says this of itself, for example "NOTICES"."""
    return bool(getattr(import_module(f"{__name__}.{name}"), constant, False))


def checked(module: ModuleType) -> ModuleType:
    """Give the module back if it has what a format must have; raise TypeError otherwise."""
    for constant in CONSTANTS:
        if not hasattr(module, constant):
            raise TypeError(f"format {module.__name__} lacks {constant}")
    return module
