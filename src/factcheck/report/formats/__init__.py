"""Output formats, one file each, found by file name: adding a file adds a format.

Each has SUMMARY, one line for people, and `render(results, tally, style)`, which
gives the output in chunks while the results pass. A file that lacks one of the
two is a fault of the program. NOTICES = True says that the notices of the tally
are in it; elsewhere they are told beside the output.
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


def has_notices(name: str) -> bool:
    """Tell whether a format has the notices of the tally in it."""
    return bool(getattr(import_module(f"{__name__}.{name}"), "NOTICES", False))


def checked(module: ModuleType) -> ModuleType:
    """Give the module back if it has what a format must have; raise TypeError otherwise."""
    for constant in CONSTANTS:
        if not hasattr(module, constant):
            raise TypeError(f"format {module.__name__} lacks {constant}")
    return module
