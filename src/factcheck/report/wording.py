"""What several formats say in the same words: which results they speak of, sources, works, totals.

All of it is safe to print on one line (`visible`). What a format must escape
beyond that, it escapes itself.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factcheck.model import Evidence, Judgement, Reference, Role, Verdict
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.visible import visible

if TYPE_CHECKING:
    from factcheck.model.notice import Notice

CALM = (Verdict.SUPPORTED, Verdict.UNVERIFIED)
FEW = 3
_PHRASES = {  # reasons that are no nouns to count
    "not-checkable": "that assert nothing checkable",
    "other-language": "in another language",
    "outside-article": "outside the article",
    "repeated": "repeated",
    "code": "of code",
    "raw-html": "of raw HTML",
}
_QUIET = {"inline": "in the text", "baseline": "by the baseline"}


def shown(
    results: Iterable[Judgement], tally: Tally, style: Style, *, suppressed: bool = False
) -> Iterator[Judgement]:
    """Pass on the results that are worth a word: findings of a report, and every claim that was asked.

    All of a report are passed on with `style.all`, suppressed ones only where they are wanted.
    """
    for result in results:
        if result.suppressed is not None and not suppressed:
            continue
        if tally.files is None or style.all or result.verdict not in CALM:
            yield result


def headline(result: Judgement) -> str:
    """Say the verdict, its rule and flags, and the reason."""
    flags = f" ({', '.join(result.flags)})" if result.flags else ""
    return f"{result.verdict.value}[{visible(result.rule)}]{flags} {visible(result.message)}".rstrip()


def place(result: Judgement) -> str:
    """Say where a result stands, or which one of the claims asked it is."""
    at = result.location
    return visible(result.id if at is None else f"{at.path}:{at.line}:{at.column}")


def particulars(result: Judgement) -> Iterator[str]:
    """Say in a line each: the claim, the first quotes with their sources, and what to do."""
    yield f'claim: "{visible(result.claim)}"'
    for evidence in result.evidence[:FEW]:
        yield source(evidence)
    if result.help:
        yield f"help: {visible(result.help)}"


def source(evidence: Evidence) -> str:
    """Say what a piece of evidence does, where it stands, its quote, whose it is and for which time."""
    role = "nearest" if evidence.role is Role.CONTEXT else evidence.role.value
    facts = f" ({facts})" if (facts := about(evidence)) else ""
    return f'{role}: {visible(f"{evidence.document}:{evidence.line}")}: "{visible(evidence.quote)}"{facts}'


def about(evidence: Evidence) -> str:
    """Say who says it, and for which time."""
    facts = (
        ("page ", evidence.page and str(evidence.page)),
        ("", evidence.publisher),
        ("according to ", evidence.attributed_to),
        ("valid ", evidence.valid),
        ("as of ", evidence.asserted),
    )
    return ", ".join(name + visible(value) for name, value in facts if value)


def cited(reference: Reference) -> str:
    """Say a work that is cited."""
    title = f'"{reference.title}"' if reference.title else None
    fields = (reference.author, title, reference.publisher, reference.date)
    told = ", ".join(field for field in fields if field) or reference.text
    return visible(f"[{reference.marker}] {told}")


def suppression(result: Judgement) -> str:
    """Say what keeps a result quiet, and why; nothing for one that is not."""
    if result.suppressed is None:
        return ""
    kind, reason = result.suppressed.kind, result.suppressed.reason
    told = f"suppressed {_QUIET.get(kind, visible(kind))}"
    return f"{told}: {visible(reason)}" if reason else told


def notice(one: "Notice") -> str:
    """Say a notice without its place."""
    return visible(f"{one.message} ({one.help})" if one.help else one.message)


def coverage(tally: Tally) -> str:
    """Say how much was checked, and what was not, and why."""
    if tally.files is None:
        return f"checked {count(tally.sentences, 'claim')} as of {tally.as_of}"
    files = count(tally.files, "file")
    text = f"checked {tally.checked} of {count(tally.sentences, 'sentence')} in {files} as of {tally.as_of}"
    if unchanged := tally.skipped["unchanged"]:
        text += f"; {unchanged} unchanged"
    if skipped := tally.skipped.total() - unchanged:
        other = ((reason, n) for reason, n in tally.skipped.items() if reason != "unchanged")
        reasons = sorted(other, key=lambda item: (-item[1], item[0]))
        text += f"; {skipped} not checkable: " + ", ".join(_reason(n, reason) for reason, n in reasons)
    if unread := len(tally.problems):
        text += f"; {count(unread, 'file')} could not be read"
    return text


def kept_quiet(tally: Tally) -> str:
    """Count what is kept quiet, by what does it."""
    return ", ".join(
        f"{n} suppressed {_QUIET.get(kind, kind)}" for kind, n in sorted(tally.suppressed.items())
    )


def count(number: int, noun: str) -> str:
    """Give a number with its noun in the right form."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _reason(number: int, reason: str) -> str:
    """Write "3 questions" for the reason `question`, "2 in another language" for `other-language`."""
    words = _PHRASES.get(reason) or visible(reason).replace("-", " ")
    return f"{number} {words}" if reason in _PHRASES or words.endswith("s") else count(number, words)
