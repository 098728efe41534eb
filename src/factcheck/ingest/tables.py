"""Word lists about pages: function words of languages, section names, noise.

The lists are YAML under `lexicon/data/page`, so that a person can extend them;
this is the only place that reads them. Each is loaded once, when first needed.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Any

Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def load_table(name: str) -> dict[str, Any]:
    """Load one page table by name, scalars as strings."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    text = files("factcheck.lexicon").joinpath("data", "page", f"{name}.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.load(text, Loader=loader)
    return table


@cache
def languages() -> dict[str, frozenset[str]]:
    """Give the function words of each language, by language code."""
    return {code: frozenset(words) for code, words in load_table("languages").items()}


@cache
def _sections() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_table("sections").items()}


def section(name: str) -> frozenset[str]:
    """Give the words of one list of `sections.yaml`."""
    return _sections()[name]


@cache
def noise(scope: str) -> Patterns:
    """Give (reason, pattern) pairs for a whole line (`line`) or one sentence (`sentence`)."""
    rows: dict[str, list[str]] = load_table("noise")[scope]
    joined = ((reason, "|".join(f"(?:{p})" for p in patterns)) for reason, patterns in rows.items())
    return tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in joined)
