"""Sentences to claims: subject, relation, object, time, attribution, certainty.

Each sentence gives one claim that carries it whole, one for each embedded
statement (apposition, relative clause) that stands alone, and one for each
state that an event in it starts or ends. All share the sentence's quote.
Limits: a sentence without a verb group gives a claim with an empty relation.
"""

import hashlib
import re
from collections.abc import Iterator

from msgspec import Struct

from factcheck.extract.antecedents import resolve
from factcheck.extract.sentences import Sentence, sentences
from factcheck.extract.state import State
from factcheck.extract.states import states
from factcheck.extract.subjects import main_names
from factcheck.lexicon import Lexicon
from factcheck.model import (
    Block,
    BlockKind,
    Certainty,
    Claim,
    Document,
    Form,
    Origin,
    Period,
    Polarity,
    Quantity,
    TimeRole,
)
from factcheck.syntax.clauses import Clause
from factcheck.syntax.stance import stance
from factcheck.syntax.statement import Statement
from factcheck.values import format_edtf

_MARKER = re.compile(r"\[\s*(\d{1,4})\s*\]|\[\^([\w-]+)\]")
_TIMES_THAT_BOUND = frozenset(
    {TimeRole.AT, TimeRole.AGO, TimeRole.SINCE, TimeRole.FROM, TimeRole.UNTIL, TimeRole.SPAN}
)


class _Setting(Struct, frozen=True):
    """What all claims of one sentence share."""

    document: Document
    sentence: Sentence
    statement: Statement
    subject_text: str
    main_names: tuple[str, ...]


def extract_claims(document: Document, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Extract the claims of a document, in order, with ids that survive insertions elsewhere."""
    found: list[Claim] = []
    slug = _slug(document.name)
    main = main_names(document, lexicon)
    taken: dict[str, int] = {}
    for sentence in sentences(document):
        if document.title and sentence.block.level == 1:
            continue
        for claim in _sentence_claims(document, sentence, lexicon, main):
            digest = hashlib.blake2b(f"{claim.text}|{claim.valid}".encode(), digest_size=3).hexdigest()
            taken[digest] = taken.get(digest, 0) + 1
            suffix = "" if taken[digest] == 1 else f"-{taken[digest]}"
            found.append(_with_id(claim, f"{slug}-{digest}{suffix}"))
    return tuple(found)


def _with_id(claim: Claim, identity: str) -> Claim:
    from dataclasses import replace

    return replace(claim, id=identity)


def _slug(name: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", name.rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()).strip("-")
    return stem[:24].rstrip("-") or "document"


def _published(document: Document, block: Block) -> str | None:
    if block.date:
        return block.date
    if block.kind == "snippet" or document.date is None:
        return None
    return format_edtf(document.date)


def _sentence_claims(
    document: Document, sentence: Sentence, lexicon: Lexicon, main_names: tuple[str, ...]
) -> Iterator[Claim]:
    reference = document.date.last if document.date else None
    text, subject = resolve(sentence, document, lexicon)
    statement = Statement(text, lexicon, reference)
    setting = _Setting(document, sentence, statement, subject, main_names)
    main = _main(statement)
    yield _whole(setting, main)
    for number, clause in enumerate(statement.clauses):
        if number == main or clause.subject is None:
            continue
        if clause.kind == "apposition" or (clause.kind == "relative" and _adds(statement, clause)):
            embedded = _embedded(setting, number, clause)
            if embedded is not None:
                yield embedded
    for state in states(statement, sentence.before[-1] if sentence.before else ""):
        yield _derived(setting, state)


def _adds(statement: Statement, clause: Clause) -> bool:
    """Whether a relative clause adds a statement, set off by a comma, and does not only say which one."""
    opening = next(
        (i for i in range(clause.start, clause.group[0] + 1) if statement.tokens[i].tag == "W"), -1
    )
    return (
        opening > 0
        and statement.tokens[opening - 1].text == ","
        and statement.tokens[opening].lower != "that"
    )


def _main(statement: Statement) -> int:
    for kind in ("main", "complement", "adverbial", "relative", "participle"):
        for number, clause in enumerate(statement.clauses):
            if clause.kind == kind:
                return number
    return -1


def _claim(setting: _Setting, **fields: object) -> Claim:
    document, sentence = setting.document, setting.sentence
    block = sentence.block
    quote = document.text[sentence.start : sentence.end]
    origin = None
    if document.original and block.restates is not None:
        origin = Origin(
            document=document.original, line=block.restates, sha256=document.original_sha256 or ""
        )
    topics = tuple(t for t in (block.title, *block.headings, document.title, *setting.main_names) if t)
    common: dict[str, object] = {
        "id": "",
        "quote": quote,
        "document": document.name,
        "line": sentence.line,
        "start": sentence.start,
        "end": sentence.end,
        "offsets": document.offsets,
        "page": document.page(sentence.start),
        "references": tuple(a or b for a, b in _MARKER.findall(quote)),
        "topics": tuple(dict.fromkeys(topics)),
        "context": tuple(t for t in (*sentence.before, block.speaker or "") if t),
        "publisher": block.publisher or document.publisher,
        "origin": origin,
        "unit": sentence.number,
        "published": _published(document, block),
    }
    common.update(fields)
    return Claim(**common)  # type: ignore[arg-type]


def _whole(setting: _Setting, main: int) -> Claim:
    statement = setting.statement
    clause = statement.clauses[main] if main >= 0 else None
    subject, relation, object_ = _triple(statement, clause)
    said = stance(statement, main)
    speaker = said.attributed_to or setting.sentence.block.speaker
    certainty = said.certainty
    if certainty is Certainty.STATED and setting.sentence.block.speaker:
        certainty = Certainty.REPORTED
    words = {t.lower for t in statement.tokens}
    return _claim(
        setting,
        form=Form.ROW if setting.sentence.block.kind is BlockKind.ROW else Form.SENTENCE,
        text=statement.text,
        subject=setting.subject_text or subject,
        relation=relation,
        object=object_,
        polarity=Polarity.NEGATIVE
        if clause is not None and statement.denied[clause.verb]
        else Polarity.POSITIVE,
        quantifier=_quantifier(statement, clause),
        only=bool(words & {"only", "sole", "solely"}),
        quantity=_quantity_text(statement.quantities),
        valid=_valid(statement, clause),
        asserted=_asserted(statement),
        attributed_to=speaker,
        certainty=certainty,
    )


def _triple(statement: Statement, clause: Clause | None) -> tuple[str, str, str]:
    if clause is None:
        return (statement.text, "", "")
    subject = statement.slice(clause.subject.start, clause.subject.end) if clause.subject else ""
    relation = "be" if clause.kind == "apposition" else statement.slice(*clause.group)
    rest = [p for p in (clause.object, *clause.others) if p is not None and p.start >= clause.group[1]]
    if clause.kind == "apposition" and clause.object is not None:
        rest = [clause.object, *clause.others]
    end = max((p.end for p in rest), default=clause.group[1])
    start = min((p.start for p in rest), default=end)
    if (
        start > 0
        and rest
        and rest[0].preposition
        and statement.tokens[start - 1].lower == rest[0].preposition
    ):
        start -= 1
    return (subject, relation, statement.slice(start, end))


def _embedded(setting: _Setting, number: int, clause: Clause) -> Claim | None:
    statement = setting.statement
    subject, relation, object_ = _triple(statement, clause)
    taken_up = (
        clause.object is not None and clause.object.start < clause.group[0] and clause.kind == "relative"
    )
    if taken_up or not subject or not object_ or statement.tokens[clause.subject.start].tag == "O":  # type: ignore[union-attr]
        return None
    verb = "is" if clause.kind == "apposition" else relation
    said = stance(statement, number)
    return _claim(
        setting,
        form=Form.PART,
        text=f"{_capital(subject)} {verb} {object_}.",
        subject=subject,
        relation=relation,
        object=object_,
        polarity=Polarity.NEGATIVE if statement.denied[clause.verb] else Polarity.POSITIVE,
        valid=_valid(statement, clause),
        attributed_to=said.attributed_to or setting.sentence.block.speaker,
        certainty=said.certainty,
    )


def _derived(setting: _Setting, state: State) -> Claim:
    said = stance(setting.statement, state.clause)
    return _claim(
        setting,
        form=Form.STATE,
        text=state.text,
        subject=state.subject,
        relation=state.relation,
        object=state.object,
        valid=format_edtf(state.period) if not state.period.unbounded else None,
        attributed_to=said.attributed_to or setting.sentence.block.speaker,
        certainty=said.certainty,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _quantifier(statement: Statement, clause: Clause | None) -> str | None:
    if clause is None or clause.subject is None:
        return None
    for name in ("universal", "majority", "partial", "minority", "many", "none"):
        words = statement.lexicon.words("scope", name)
        for i in range(clause.subject.start, clause.subject.end):
            if statement.tokens[i].lower in words:
                return statement.tokens[i].lower
    return None


def _quantity_text(quantities: tuple[Quantity, ...]) -> str | None:
    return quantities[0].text if quantities else None


def _valid(statement: Statement, clause: Clause | None) -> str | None:
    """Give the period that the times in a clause place it in, as EDTF."""
    span = range(clause.start, clause.end) if clause is not None else range(len(statement.tokens))
    times = {statement.time_at[i] for i in span if i in statement.time_at}
    chosen = [
        t
        for t in sorted(times, key=lambda t: t.start)
        if t.role in _TIMES_THAT_BOUND and t.period is not None
    ]
    start = next((t.period.start for t in chosen if t.period and t.period.start), None)
    end = next((t.period.end for t in chosen if t.period and t.period.end), None)
    if start is None and end is None:
        return None
    if start is not None and end is not None and end.last < start.first:
        return format_edtf(chosen[0].period) if chosen[0].period else None
    return format_edtf(Period(start, end))


def _asserted(statement: Statement) -> str | None:
    for time in statement.times:
        if time.role is TimeRole.AS_OF and time.period is not None:
            return format_edtf(time.period)
    return None
