"""What is said of a rule: by `factcheck explain`, and in formats that explain their findings."""

from inspect import cleandoc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.judge.checks import RuleInfo


def explanation(info: "RuleInfo") -> str:
    """Give the rule, its verdict and summary on one line, an empty line, and its explanation."""
    return f"{info.rule} ({info.verdict.value}): {info.summary}\n\n{cleandoc(info.explanation)}"
