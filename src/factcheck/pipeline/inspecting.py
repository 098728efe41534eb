"""A look into the base: faults in it, claims by words, by subject and time, documents.

An audit reads the claims files themselves, because it reports what the index
refuses. It compares claims only with the candidates that the index gives, and
what "contradicts" means is for the caller to say. Limits: a subject is found
by its name and the names that documents define for it, not by pronouns.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, structs

from factcheck.base.files import ClaimsFile, load_claims
from factcheck.base.index import Index, keys_of
from factcheck.base.memory import MemoryIndex
from factcheck.lexicon import Lexicon
from factcheck.model import Claim, Form, Period, Reference, Status
from factcheck.pipeline.building import claims_files, index_of_base, own_words
from factcheck.pipeline.sourcing import Extraction, extract_folder, index_of_documents, lexicon_with

Conflicts = Callable[[Claim, Claim], str | None]
Comparing = Callable[[Index], Conflicts]  # an eye for conflicts, with what it may look up
_NEIGHBOURS = 16  # how many candidates each claim is compared with


class Fault(StrEnum):
    """What can be wrong inside a base."""

    CONTRADICTION = "contradiction"
    QUOTE_GONE = "quote-gone"
    QUOTE_MOVED = "quote-moved"
    REFERENCE_MISSING = "reference-missing"
    PERIOD_INVERTED = "period-inverted"
    ENDED_AS_PRESENT = "ended-as-present"
    DOCUMENT_GONE = "document-gone"
    DOCUMENT_CHANGED = "document-changed"


class Finding(Struct, frozen=True, kw_only=True):
    """One fault, with the claim it is about (and the `other` one that it disagrees with)."""

    fault: Fault
    path: Path
    document: str
    message: str
    help: str = ""
    claim: Claim | None = None
    other: Claim | None = None


class SourceInfo(Struct, frozen=True, kw_only=True):
    """A document of the base: its head, and how much was taken from it."""

    head: ClaimsFile
    claims: int
    references: int


class _Held(Struct, frozen=True):
    """A claims file and where it lies."""

    path: Path
    file: ClaimsFile


def open_index_of(base: Path, sources: Path | None) -> Index:
    """Open the index of a folder of documents if one is given, else of a built base."""
    return index_of_base(base) if sources is None else index_of_documents(sources)


def audit(
    base: Path, *, as_of: date, documents: Path | None = None, comparing: Comparing | None = None
) -> tuple[Finding, ...]:
    """Find the faults inside a base, file by file, in order of place.

    `documents` is the folder it was built from; without it, quotes are not
    looked up. `comparing` gives, for an index of the claims whose periods are sound,
    what says on what two of them disagree; without it, none are compared.
    """
    held = [_Held(path, load_claims(path, allow_inverted=True)) for path in claims_files(base)]
    lexicon = lexicon_with(own_words(base))
    found: list[Finding] = []
    for one in held:
        found.extend(_references(one))
        found.extend(_periods(one, as_of, lexicon))
    if documents is not None:
        extracted = {e.file.document: e for e in extract_folder(documents, words=own_words(base))}
        for one in held:
            found.extend(_against_document(one, extracted.get(one.file.document)))
    if comparing is not None:
        found.extend(_contradictions(held, comparing, lexicon))
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[str, int, str, str, str]:
    claim = finding.claim
    at = (claim.start, claim.id) if claim else (-1, "")
    other = finding.other.id if finding.other else ""
    return (finding.path.name, at[0], finding.fault.value, at[1], other + finding.message)


def _live(file: ClaimsFile) -> Iterator[Claim]:
    return (claim for claim in file.claims if claim.status is not Status.REJECTED)


def _finding(one: _Held, fault: Fault, claim: Claim | None, message: str, help: str) -> Finding:
    return Finding(
        fault=fault, path=one.path, document=one.file.document, claim=claim, message=message, help=help
    )


def _references(one: _Held) -> Iterator[Finding]:
    """Find markers without an entry; each is told once, at the first claim that has it."""
    listed = {reference.marker for reference in one.file.references}
    told: set[str] = set()
    for claim in _live(one.file):
        for marker in claim.references:
            if marker not in listed and marker not in told:
                told.add(marker)
                message = f"cites [{marker}], which the document does not list"
                yield _finding(
                    one, Fault.REFERENCE_MISSING, claim, message, "add the entry, or drop the marker"
                )


def period_of(text: str | None) -> Period | None:
    """Read the period of a claim; None where it has none or it ends before it begins."""
    from factcheck.values import parse_edtf

    if text is None:
        return None
    try:
        return parse_edtf(text)
    except ValueError:
        return None


def _periods(one: _Held, as_of: date, lexicon: Lexicon) -> Iterator[Finding]:
    for claim in _live(one.file):
        if claim.valid is None:
            continue
        period = period_of(claim.valid)
        if period is None:
            message = f"the period {claim.valid} ends before it begins"
            yield _finding(one, Fault.PERIOD_INVERTED, claim, message, "swap or correct its ends")
        elif _is_over(period, as_of) and _says_now(claim, lexicon):
            message = f"ended {claim.valid}, but is written in the present tense"
            yield _finding(one, Fault.ENDED_AS_PRESENT, claim, message, "write it in the past tense")


def _is_over(period: Period, as_of: date) -> bool:
    """Whether a stretch of time has ended; a mere date places an event, and ends nothing."""
    return period.end is not None and period.start != period.end and period.last < as_of


def _says_now(claim: Claim, lexicon: Lexicon) -> bool:
    """Whether a claim's main verb is in the present; states drawn from events are no one's wording."""
    from factcheck.syntax.statement import Statement

    if claim.form is not Form.SENTENCE and claim.status is Status.EXTRACTED:
        return False
    main = next((clause for clause in Statement(claim.text, lexicon).clauses if clause.kind == "main"), None)
    return main is not None and main.tense == "present" and not main.modals


def _against_document(one: _Held, extraction: Extraction | None) -> Iterator[Finding]:
    """Compare a claims file with its document as it is now."""
    if extraction is None:
        message = f"the document {one.file.document} is gone"
        yield _finding(one, Fault.DOCUMENT_GONE, None, message, "restore it, or run factcheck build")
        return
    if extraction.file.sha256 != one.file.sha256:
        message = f"the document {one.file.document} changed since the claims were extracted"
        yield _finding(one, Fault.DOCUMENT_CHANGED, None, message, "run factcheck build")
    for claim in _live(one.file):
        if extraction.text[claim.start : claim.end] == claim.quote:
            continue
        at = extraction.text.find(claim.quote)
        if at < 0:
            message = "the quote does not stand in the document"
            yield _finding(one, Fault.QUOTE_GONE, claim, message, "correct the quote, or reject the claim")
        else:
            line = extraction.text.count("\n", 0, at) + 1
            message = f"the quote stands at line {line}, not at the place given"
            yield _finding(one, Fault.QUOTE_MOVED, claim, message, "run factcheck build")


def _contradictions(held: Sequence[_Held], comparing: Comparing, lexicon: Lexicon) -> Iterator[Finding]:
    """Compare each claim with its neighbours in the index; each pair once."""
    sound = [
        structs.replace(one.file, claims=tuple(filter(_has_sound_period, one.file.claims))) for one in held
    ]
    index = MemoryIndex(sound, lexicon)
    conflicts = comparing(index)
    owners = {one.file.document: one for one in held}
    seen: set[tuple[str, str]] = set()
    for claim in index.claims():
        for other in index.candidates([claim.text], _NEIGHBOURS):
            pair = (min(claim.id, other.id), max(claim.id, other.id))
            same_sentence = (claim.document, claim.unit) == (other.document, other.unit)
            if same_sentence or pair in seen:
                continue
            seen.add(pair)
            message = conflicts(claim, other)
            if message:
                one = owners[claim.document]
                found = _finding(
                    one, Fault.CONTRADICTION, claim, message, "reject one, or give each its period"
                )
                yield structs.replace(found, other=other)


def _has_sound_period(claim: Claim) -> bool:
    return claim.valid is None or period_of(claim.valid) is not None


def search(index: Index, words: Sequence[str], limit: int) -> tuple[Claim, ...]:
    """Give the claims that share words with a question, best first."""
    return index.candidates(words, limit)


def timeline(index: Index, subject: str, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Give the claims about a subject in order of when they begin to hold; undated ones come last."""
    wanted = [keys_of(name, lexicon) for name in sorted(aliases(index.names(), subject))]
    found = [c for c in index.claims() if any(_holds(keys_of(c.subject, lexicon), name) for name in wanted)]
    return tuple(sorted(found, key=_when))


def aliases(names: dict[str, tuple[str, ...]], subject: str) -> frozenset[str]:
    """Give the names that may stand for the same thing as a subject, itself included."""
    asked = subject.casefold()
    meant = {other for name, others in names.items() if name.casefold() == asked for other in others}
    same = {name for name, others in names.items() if not meant.isdisjoint(others)}
    return frozenset({subject, *meant, *same})


def _holds(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a name stands among words, unbroken."""
    size = len(name)
    return size > 0 and any(words[i : i + size] == name for i in range(len(words) - size + 1))


def _when(claim: Claim) -> tuple[bool, date, date, str, int, str]:
    period = period_of(claim.valid) or period_of(claim.asserted)
    if period is None:
        return (True, date.max, date.max, claim.document, claim.start, claim.id)
    begins = period.first if period.start else period.end.first if period.end else date.max
    return (False, begins, period.last, claim.document, claim.start, claim.id)


def sources(index: Index) -> tuple[SourceInfo, ...]:
    """Give the documents of a base, in its order, with how much was taken from each."""
    counts: dict[str, int] = {}
    for claim in index.claims():
        counts[claim.document] = counts.get(claim.document, 0) + 1
    return tuple(
        SourceInfo(head=head, claims=counts.get(head.document, 0), references=len(head.references))
        for head in index.documents()
    )


def cited(index: Index, claims: Iterable[Claim]) -> dict[str, tuple[Reference, ...]]:
    """Give the works that claims cite, by claim id."""
    found: dict[str, tuple[Reference, ...]] = {}
    for claim in claims:
        listed = index.references(claim.document) if claim.references else ()
        found[claim.id] = tuple(r for marker in claim.references for r in listed if r.marker == marker)
    return found
