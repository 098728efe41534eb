"""A comment for a pull request, in Markdown: the counts, each finding with its quotes, the calm ones folded.

All text of others stands in code spans, so that no markup of it, no mention, no
reference to an issue and no link runs. A comment holds 65,536 characters on
GitHub: past a little less, findings are only counted.
"""

import re
from collections.abc import Iterable, Iterator

from factcheck.model import Evidence, Judgement, Role, Verdict
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.visible import visible
from factcheck.report.wording import CALM, FEW, about, cited, count, coverage, kept_quiet, notice, place

NOTICES = True  # are in it
SUMMARY = "a comment for a pull request: counts, findings with quotes and sources"
ROOM = 56_000  # characters for findings and, with what is left of it, for the calm ones
_LONGEST = 600  # characters of one text
_TICKS = re.compile("`+")


def render(results: Iterable[Judgement], tally: Tally, style: Style) -> Iterator[str]:
    """Give the comment in pieces, once all is counted."""
    told = [result for result in results if result.suppressed is None]
    yield f"## Fact check: {_counts(told, calm=False) or 'nothing found'}\n\n{_sentence(coverage(tally))}\n"
    if quiet := kept_quiet(tally):
        yield f"\n{_sentence(quiet)}\n"
    if tally.baseline:
        yield f"\nBaseline: {code(tally.baseline)}\n"
    room = ROOM
    for calm in (False, True):
        chosen = [result for result in told if (result.verdict in CALM) == calm]
        entries, left = _fitting((_calm(r) if calm else _finding(r, style) for r in chosen), room)
        room -= sum(map(len, entries))
        if left:
            entries.append(f"- and {left} more, for which there is no room here\n")
        if entries and calm:
            summary = f"<summary>{_counts(chosen, calm=True)}</summary>"
            yield "\n<details>\n" + summary + "\n\n" + "".join(entries) + "\n</details>\n"
        elif entries:
            yield "\n" + "".join(entries)
    yield from _remarks(tally)


def code(text: str) -> str:
    """Write text of others as a code span, on one line, cut where it is very long."""
    text = visible(text)
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "\u2026"
    if not text.strip():
        return "(empty)"
    fence = "`" * (1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _counts(results: Iterable[Judgement], *, calm: bool) -> str:
    """Count results by verdict, the calm ones or the others."""
    verdicts = [result.verdict for result in results]
    return ", ".join(
        f"{verdicts.count(verdict)} {verdict.value}"
        for verdict in Verdict
        if verdict in verdicts and (verdict in CALM) == calm
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _fitting(entries: Iterator[str], room: int) -> tuple[list[str], int]:
    """Take entries from the first as long as there is room; give them and the number of the others."""
    taken: list[str] = []
    for entry in entries:
        room -= len(entry)
        if room < 0:
            return taken, 1 + sum(1 for _ in entries)
        taken.append(entry)
    return taken, 0


def _finding(result: Judgement, style: Style) -> str:
    lines = [f"- **{result.verdict.value}** at {code(place(result))}: {code(result.message)}"]
    lines.append(f"  - claim: {code(result.claim)}")
    quotes = result.evidence if style.verbose else result.evidence[:FEW]
    for evidence in quotes:
        lines.append(f"  - {_quote(evidence)}")
        lines += [f"    - cites {code(cited(reference))}" for reference in evidence.references[:FEW]]
    if hidden := len(result.evidence) - len(quotes):
        lines.append(f"  - and {hidden} more")
    lines.append(f"  - rule: {code(result.rule)}")
    if result.help:
        lines.append(f"  - help: {code(result.help)}")
    return "\n".join(lines) + "\n"


def _quote(evidence: Evidence) -> str:
    role = "nearest" if evidence.role is Role.CONTEXT else evidence.role.value
    facts = f" ({code(facts)})" if (facts := about(evidence)) else ""
    return f"{role}: {code(f'{evidence.document}:{evidence.line}')}: {code(evidence.quote)}{facts}"


def _calm(result: Judgement) -> str:
    return f"- {result.verdict.value} at {code(place(result))}: {code(result.claim)}\n"


def _remarks(tally: Tally) -> Iterator[str]:
    """Name what could not be read, and what is to be put right about what is kept quiet."""
    if tally.problems:
        yield f"\n{_sentence(count(len(tally.problems), 'file') + ' could not be read')}\n\n"
        for problem in tally.problems[:20]:
            told = f"{problem.message} ({problem.remedy})" if problem.remedy else problem.message
            yield f"- {code(problem.path)}: {code(told)}\n"
    if tally.notices:
        yield f"\n{_sentence(count(len(tally.notices), 'warning'))}\n\n"
        for one in tally.notices[:20]:
            yield f"- {code(one.rule)} at {code(f'{one.path}:{one.line}:{one.column}')}: {code(notice(one))}\n"
