"""The rules, one file each, found by file name.

A module here states its rule, the verdict that it leads to and a summary; its
docstring has five parts (Detects, Why it matters, Conflicts, Does not
conflict, Limits) and is what `factcheck explain` prints. A rule about one
source has `check(pair)`; one about times or several sources is applied by the
verdict table through its own function. Order never matters: where several
rules fire on one source, the one that is surest is reported, ties by name.
"""

import importlib
import pkgutil
from functools import lru_cache
from types import ModuleType

from msgspec import Struct

from factcheck.judge.finding import Finding
from factcheck.judge.pair import Pair
from factcheck.judge.works import work_finding
from factcheck.model import Form, Verdict


class RuleInfo(Struct, frozen=True, kw_only=True):
    """A rule as users see it."""

    rule: str
    verdict: Verdict
    summary: str
    explanation: str


@lru_cache(maxsize=1)
def modules() -> tuple[ModuleType, ...]:
    """Give the rule modules; a file without its constants, or whose rule is not its name, is an error."""
    found = []
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        for constant in ("RULE", "VERDICT", "SUMMARY"):
            if not hasattr(module, constant):
                raise TypeError(f"rule file {info.name}.py lacks {constant}")
        if module.RULE.replace("-", "_") != info.name or not module.__doc__:
            raise TypeError(f"rule file {info.name}.py must be named like its rule and have a docstring")
        found.append(module)
    return tuple(found)


def catalogue() -> tuple[RuleInfo, ...]:
    """Give every rule with its explanation, by name."""
    return tuple(
        RuleInfo(rule=m.RULE, verdict=m.VERDICT, summary=m.SUMMARY, explanation=(m.__doc__ or "").strip())
        for m in modules()
    )


def findings(pair: Pair) -> tuple[Finding, ...]:
    """Apply every rule that looks at one source; surest first."""
    if pair.source.claim.form is Form.WORK:
        work = work_finding(pair)
        return (work,) if work is not None else ()
    found = [f for m in modules() if hasattr(m, "check") for f in [m.check(pair)] if f is not None]
    return tuple(sorted(found, key=lambda f: (-f.confidence, f.rule)))
