"""Claims and reports checked against a base: extract, match, judge, in that order."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from factcheck.base.index import Index
from factcheck.judge import Judge, Source
from factcheck.judge.learned import Verify
from factcheck.judge.source import Reading
from factcheck.lexicon import Lexicon, Names, load_lexicon
from factcheck.match import candidates
from factcheck.model import BlockKind, Claim, Document, Judgement, Location, Reference
from factcheck.pipeline.dating import as_written, day_written
from factcheck.syntax.statement import Statement
from factcheck.values import parse_edtf

if TYPE_CHECKING:
    from factcheck.extract import Sentence
    from factcheck.model.notice import Notice

_KEPT_SOURCES = 20_000


class Checked(Struct, frozen=True, kw_only=True):
    """A report after checking: its judgements in order, and what was not checked, by reason."""

    path: str
    judgements: tuple[Judgement, ...]
    sentences: int
    checked: int
    skipped: dict[str, int] = field(default_factory=dict)
    date: datetime.date | None = None
    notices: "tuple[Notice, ...]" = ()


class Checker:
    """Answers for sentences, against one base."""

    def __init__(self, index: Index, lexicon: Lexicon, verify: Verify | None = None) -> None:
        self.index = index
        self.lexicon = lexicon
        self.names = Names(lexicon, index.names())
        self._references: dict[str, tuple[Reference, ...]] = {}
        self._sources: dict[str, Source] = {}
        self._around: dict[str, Reading] = {}
        self._cited: tuple[Claim, ...] | None = None
        self.judge = Judge(lexicon, self.names, self._references_of, verify)

    def verify(
        self,
        claim: str,
        *,
        as_of: date,
        id: str = "",
        location: Location | None = None,
        context: Sequence[str] = (),
        reference: date | None = None,
    ) -> Judgement:
        """Judge one claim as of a day. `context`: headings and sentences before it in its report.

        `reference` is the day that "last year" counts from, by default the day of asking.
        """
        statement = Statement(claim, self.lexicon, reference or as_of)
        found: Iterable[Claim] = candidates(statement, self.index, self.names)
        if self.judge.about_works(statement):
            found = (*found, *self._works())
        sources = [self._source(c) for c in found]
        judgement = self.judge.judge(claim, sources, as_of, id, reference)
        return judgement if location is None else replace(judgement, location=location)

    def check(
        self, document: Document, *, as_of: date, wanted: "Callable[[Sentence], bool] | None" = None
    ) -> Checked:
        """Judge every sentence of a report that asserts something checkable.

        Those that are not `wanted` are counted as unchanged.
        """
        from factcheck.extract import sentences

        judgements: list[Judgement] = []
        written = day_written(document, as_of)
        skipped = dict(document.omitted)
        count = 0
        for sentence in sentences(document, _CHECKED_KINDS):
            count += 1
            if wanted is not None and not wanted(sentence):
                skipped["unchanged"] = skipped.get("unchanged", 0) + 1
                continue
            place = _place(document, sentence)
            context = (*sentence.block.headings, *sentence.before)
            ask = partial(self.verify, sentence.text, location=place, context=context, reference=written)
            judgement = ask(as_of=as_of, id=f"{document.name}:{place.line}:{place.column}")
            judgement = as_written(judgement, document, written, ask)
            if judgement.rule == "not-checkable":
                skipped["not-checkable"] = skipped.get("not-checkable", 0) + 1
                continue
            judgements.append(judgement)
        for kind, reason in _UNCHECKED_KINDS.items():
            number = sum(block.kind is kind for block in document.blocks)
            if number:
                skipped[reason] = skipped.get(reason, 0) + number
        return Checked(
            path=document.name,
            judgements=tuple(judgements),
            sentences=count,
            checked=len(judgements),
            skipped=dict(sorted(skipped.items())),
            date=document.date.last if document.date else None,
        )

    def conflicts(self, first: Claim, second: Claim, as_of: date) -> str | None:
        """Say how a claim of the base contradicts another one of it, asked on a day, or None."""
        day = parse_edtf(first.published).last if first.published else as_of
        answer = self.judge.judge(first.text, [self._source(second)], day)
        return answer.message if answer.verdict == "contradicted" else None

    def _source(self, claim: Claim) -> Source:
        source = self._sources.get(claim.id)
        if source is None:
            reference = parse_edtf(claim.published).last if claim.published else None
            around = (*claim.context, *claim.topics, claim.publisher or "", claim.attributed_to or "")
            source = Source(claim, claim.text, self.lexicon, self.names, around, reference, self._reading)
            if len(self._sources) >= _KEPT_SOURCES:
                self._sources.clear()
                self._around.clear()
            self._sources[claim.id] = source
        return source

    def _reading(self, text: str) -> Reading:
        """Read what stands around a statement, once for all that it stands around."""
        reading = self._around.get(text)
        if reading is None:
            reading = self._around[text] = Reading(Statement(text, self.lexicon), self.names)
        return reading

    def _references_of(self, document: str) -> tuple[Reference, ...]:
        found = self._references.get(document)
        if found is None:
            found = self._references[document] = self.index.references(document)
        return found

    def _works(self) -> tuple[Claim, ...]:
        """Give the statements about the works that the documents cite."""
        if self._cited is None:
            from factcheck.extract.references import reference_claims

            heads = {head.document: head for head in self.index.documents()}
            self._cited = tuple(reference_claims(self.index.all_references(), heads))
        return self._cited


def _place(document: Document, sentence: "Sentence") -> Location:
    return Location(
        path=document.name,
        line=sentence.line,
        column=sentence.start - document.text.rfind("\n", 0, sentence.start),
        start=sentence.start,
        end=sentence.end,
        page=document.page(sentence.start),
    )


# A quotation is somebody else's voice, and code is none: a report is not held to them.
_CHECKED_KINDS = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.SNIPPET,
        BlockKind.SPEECH,
        BlockKind.ROW,
        BlockKind.HEADING,
    }
) - {BlockKind.HEADING}
_UNCHECKED_KINDS = {
    BlockKind.CODE: "code",
    BlockKind.QUOTE: "quotation",
    BlockKind.HEADING: "heading",
    BlockKind.REFERENCE: "reference",
}


def learned_voice(choice: str) -> Verify | None:
    """Give the learned verifier that is chosen: "auto" (the shipped one, if installed), "off", or a folder.

    The model is loaded when it is first asked, so that what the rules decide pays nothing.
    """
    if choice == "off":
        return None
    from factcheck.verifier import Verifier, available

    if choice == "auto" and not available():
        return None
    open_model = Verifier.load if choice == "auto" else partial(Verifier.from_folder, Path(choice))
    if choice != "auto":
        model = open_model()  # a wrong folder is told before anything is judged
        return model.probabilities
    opened = lru_cache(maxsize=1)(open_model)
    return lambda pairs: opened().probabilities(pairs)


def checker_from_base(folder: Path, *, verifier: str = "off") -> Checker:
    """Open a built base (a `claims/` folder), compiling its index where that is missing, stale or damaged."""
    from factcheck.pipeline.building import index_of_base, own_words
    from factcheck.pipeline.sourcing import lexicon_with

    return Checker(index_of_base(folder), lexicon_with(own_words(folder)), learned_voice(verifier))


def conflicts_by(index: Index, base: Path, as_of: date) -> Callable[[Claim, Claim], str | None]:
    """Give what says how two claims of an index contradict each other, with the base's own words."""
    from factcheck.pipeline.building import own_words
    from factcheck.pipeline.sourcing import lexicon_with

    checker = Checker(index, lexicon_with(own_words(base)))
    return lambda first, second: checker.conflicts(first, second, as_of)


def checker_from_documents(folder: Path, *, verifier: str = "off") -> Checker:
    """Check against the documents of a folder directly; extraction is cached by content."""
    from factcheck.pipeline.sourcing import index_of_documents

    return Checker(index_of_documents(folder), load_lexicon(), learned_voice(verifier))


def checker_from_sentences(sentences: Sequence[str], *, verifier: str = "off") -> Checker:
    """Check against a few sentences and nothing else."""
    from factcheck.base.files import ClaimsFile
    from factcheck.base.memory import MemoryIndex
    from factcheck.extract import defined_names, extract_claims
    from factcheck.ingest import plain_document

    lexicon = load_lexicon()
    document = plain_document(sentences, name="evidence")
    file = ClaimsFile(
        document=document.name,
        sha256=document.sha256,
        names=defined_names([document.text]),
        claims=extract_claims(document, lexicon),
    )
    return Checker(MemoryIndex([file], lexicon), lexicon, learned_voice(verifier))


__all__ = [
    "Checked",
    "Checker",
    "Iterator",
    "checker_from_base",
    "checker_from_documents",
    "checker_from_sentences",
]
