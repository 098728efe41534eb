"""Libraries that only some formats need: what to say where one is not installed, or gives up on a file."""

from collections.abc import Iterator
from contextlib import contextmanager

from factcheck.errors import InputError
from factcheck.ingest.faults import fault


@contextmanager
def library(format: str, extra: str, name: str) -> Iterator[None]:
    """Run what imports a library and opens a file with it; raise InputError for whatever goes wrong.

    What such a library raises for a damaged file depends on the damage, so all
    of it counts as that.
    """
    try:
        yield
    except InputError:
        raise
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("factcheck"):
            raise
        message = f"{format} files need the extra {extra!r}, which is not installed"
        raise fault(name, message, f"pip install 'factcheck[{extra}]'") from None
    except MemoryError:
        raise fault(name, f"this {format} file needs too much memory", "give a smaller file") from None
    except Exception as error:
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        message = f"is damaged, or no {format} file ({reason})"
        raise fault(name, message, "get the whole file again, or export it anew") from None
