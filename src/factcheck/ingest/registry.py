"""Find the readers by file name and say which reads which suffix.

BINARY = True in one says that it is given bytes, not text.

A module in `readers/` without one of its constants, and two modules for the
same suffix or kind, are faults of the program and raise at once.
"""

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from types import ModuleType

CONSTANTS = ("SUFFIXES", "KIND", "read")


def collect(modules: Iterable[ModuleType]) -> dict[str, ModuleType]:
    """Map suffixes (".md") and kinds ("markdown") to modules; raise TypeError or ValueError for bad ones."""
    found: dict[str, ModuleType] = {}
    for module in modules:
        for constant in CONSTANTS:
            if not hasattr(module, constant):
                raise TypeError(f"reader {module.__name__} lacks {constant}")
        for key in (*module.SUFFIXES, module.KIND):
            if key in found:
                raise ValueError(f"{key!r} is read by both {found[key].__name__} and {module.__name__}")
            found[key] = module
    return found


@cache
def readers() -> dict[str, ModuleType]:
    """Give the readers shipped, by suffix and by kind."""
    from factcheck.ingest import readers as package

    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return collect(importlib.import_module(f"{package.__name__}.{name}") for name in names)


def is_binary(kind: ModuleType) -> bool:
    """Tell whether a reader is given bytes."""
    return bool(getattr(kind, "BINARY", False))


def suffixes() -> tuple[str, ...]:
    """Give the suffixes that can be read, sorted."""
    return tuple(sorted(key for key in readers() if key.startswith(".")))
