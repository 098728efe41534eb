"""The rules that findings name, for formats that explain them: read from `Style.explanations`."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from factcheck.model import Judgement, Verdict

_HEAD = re.compile(r"(?P<rule>\S+) \((?P<verdict>[a-z]+)\): (?P<summary>.*)")
_DETECTS = re.compile(r"^Detects: (.+?)(?=^[A-Z][a-z ]+: |\Z)", re.MULTILINE | re.DOTALL)


class Rule(Struct, frozen=True, kw_only=True):
    """A rule: its verdict, one line on it, what it detects, and its whole explanation."""

    name: str
    verdict: Verdict
    summary: str
    detects: str
    explanation: str


def rules(explanations: Mapping[str, str], results: Iterable[Judgement]) -> tuple[Rule, ...]:
    """Give the rules that are explained and those that results name beside them, by name."""
    found = {name: _rule(name, text) for name, text in explanations.items()}
    for result in results:
        if result.rule not in found:
            found[result.rule] = _unexplained(result.rule, result.verdict)
    return tuple(found[name] for name in sorted(found))


def _rule(name: str, text: str) -> Rule:
    head, _, body = text.partition("\n")
    match = _HEAD.fullmatch(head)
    if match is None or match["verdict"] not in tuple(Verdict):
        raise ValueError(f"the explanation of {name} does not begin with its verdict: {head!r}")
    body = body.strip()
    detects = _DETECTS.search(body)
    return Rule(
        name=name,
        verdict=Verdict(match["verdict"]),
        summary=match["summary"],
        detects=" ".join((detects[1] if detects else match["summary"]).split()),
        explanation=body or match["summary"],
    )


def _unexplained(name: str, verdict: Verdict) -> Rule:
    text = f"a result of the rule {name} is {verdict.value}"
    return Rule(name=name, verdict=verdict, summary=text, detects=text, explanation=text)
