"""The order of the pages of the site: first what is read first, then the others by name."""

from pathlib import Path
from typing import Any

FIRST = ("index", "quick-start", "verdicts", "exit-codes", "continuous-integration")
LAST = ("python",)


def pages(folder: Path) -> list[str]:
    """Give the pages below a folder in the order in which they are offered."""
    found = sorted(page.relative_to(folder).as_posix() for page in folder.rglob("*.md"))
    return sorted(found, key=_rank)


def on_config(config: Any) -> Any:
    """Give the site its list of pages; called by mkdocs."""
    config["nav"] = pages(Path(config["docs_dir"]))
    return config


def _rank(page: str) -> tuple[int, int, str]:
    name = page.removesuffix(".md")
    if name in FIRST:
        return 0, FIRST.index(name), page
    return (2, LAST.index(name), page) if name in LAST else (1, 0, page)
