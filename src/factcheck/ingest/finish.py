"""Finish a reader's draft the same way for every format.

Noise is told from content, foreign blocks are left out, each block gets the
path of its headings, and the document its title, publisher and date where the
head of the file did not give them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from factcheck.ingest.dating import NEAR_TOP, document_date
from factcheck.ingest.draft import Draft, Source
from factcheck.ingest.faults import fault
from factcheck.ingest.language import foreign
from factcheck.ingest.lines import ends_sentence, is_title_case, label
from factcheck.ingest.markup import plain
from factcheck.ingest.noise import is_signature, is_teaser, noise_reason
from factcheck.ingest.tables import section
from factcheck.model import Block, BlockKind, Document, When
from factcheck.model.comment import blanked

CONTENT = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.SNIPPET, BlockKind.QUOTE, BlockKind.SPEECH}
)
_ASIDE = r"(?:\[\s*\w{1,3}\s*\]|\([^)]{0,80}\)|,[^,]{0,60},)"
_SUBJECT = re.compile(
    rf"(?:The |A |An )?([A-Z][^.()\[\],]{{2,60}}?)\s*{_ASIDE}*\s+(?:is|was|are|were) (?:a|an|the|one)\b"
)
_FROM = re.compile(r"^\W*From (?:the )?([A-Z][^.,;:]{2,50}?)(?:, the free encyclopedia)?\s*[.*_]")


def finish(source: Source, draft: Draft) -> Document:
    """Make the document of a draft."""
    whole, draft = draft.text, replace(draft, text=blanked(draft.text, draft.comments))
    judged, language = _in_english(draft.text, _judged(draft))
    if draft.flat:
        judged = _titled(judged)
    blocks = _under_headings(draft.text, judged)
    head = draft.metadata
    searched = any(block.kind is BlockKind.SNIPPET for block in blocks)
    scraped = sum(reference.text.startswith("^") for reference in draft.references) >= 3
    left_out = Counter(block.reason for block in blocks if block.kind is BlockKind.NOISE)
    omitted = Counter(draft.omitted) + left_out
    warnings = draft.warnings
    if all(block.kind is BlockKind.NOISE for block in blocks):
        if not blocks:
            raise fault(source.name, "holds no readable text", "give a document with sentences in it")
        warnings += (
            "nothing in it reads as a statement: only page furniture, headlines or another language",
        )
    if language != "en":
        warnings += (f"the text is not in English ({language}): nothing can be checked against it",)
    return Document(
        name=source.name,
        text=whole,
        sha256=source.sha256,
        offsets=draft.offsets,
        title=head.title or (None if searched else _title(draft.text, blocks, scraped)),
        publisher=head.publisher or _publisher(draft.text, blocks),
        date=head.date or (None if searched else _date(draft.text, blocks)) or draft.saved,
        retrieved=head.retrieved,
        kind=head.kind or ("search-results" if searched else "encyclopedia" if scraped else None),
        language=head.language or language,
        blocks=blocks,
        references=draft.references,
        original=head.original,
        original_sha256=head.original_sha256,
        omitted=dict(sorted(omitted.items())),
        warnings=warnings,
        comments=draft.comments,
        pages=draft.pages,
    )


def _judged(draft: Draft) -> list[Block]:
    """Turn blocks into noise that their own words, or the heading above, give away."""
    blocks: list[Block] = []
    related = False
    for block in draft.blocks:
        text = draft.text[block.start : block.end]
        if block.kind is BlockKind.HEADING:
            related = label(plain(text)) in section("related")
            reason = "menu" if related else _heading_noise(text)
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            related = related and not _is_sentence(text)
            reason = "other-headline" if related else _content_noise(text, block.kind)
        else:
            reason = None
        blocks.append(_as_noise(block, reason) if reason else block)
    return blocks


def _as_noise(block: Block, reason: str) -> Block:
    return replace(block, kind=BlockKind.NOISE, reason=reason, level=0)


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 6 and ends_sentence(text) and not text.endswith("?")


def _heading_noise(text: str) -> str | None:
    reason = noise_reason(plain(text))
    return (
        None
        if (reason in ("question", "comment-prompt") and is_title_case(text)) or reason == "question"
        else reason
    )


def _content_noise(text: str, kind: BlockKind) -> str | None:
    bare = plain(text) if len(text) < 300 else text
    name, comma, office = bare.partition(", ")
    if comma and is_signature(name, office):
        return "signature"
    reason = noise_reason(bare)
    if reason is None and is_teaser(bare):
        return "truncated"
    return reason


def _in_english(text: str, blocks: Sequence[Block]) -> tuple[list[Block], str]:
    """Leave out blocks in other languages; give the document's language too."""
    judged: list[Block] = []
    found: Counter[str] = Counter()
    for block in blocks:
        if block.kind not in CONTENT and block.kind is not BlockKind.HEADING:
            judged.append(block)
            continue
        code = foreign(text[block.start : block.end])
        weight = block.end - block.start
        found[code or "en"] += weight if code != "la" else 0
        reason = "lorem-ipsum" if code == "la" else "foreign-language"
        judged.append(_as_noise(block, reason) if code else block)
    language = max(found, key=lambda code: (found[code], code), default="en")
    return judged, language


def _under_headings(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give each block the path of headings above it."""
    path: list[tuple[int, str]] = []
    placed: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            while path and path[-1][0] >= block.level:
                path.pop()
            placed.append(replace(block, headings=tuple(name for _, name in path)))
            path.append((block.level, plain(text[block.start : block.end])))
        else:
            if block.kind is BlockKind.SNIPPET:
                path.clear()  # a search result stands under no heading of the page
            placed.append(replace(block, headings=tuple(name for _, name in path)))
    return tuple(placed)


def _titled(blocks: list[Block]) -> list[Block]:
    """Make the heading above all content the title, where the page has no other."""
    first = next((i for i, block in enumerate(blocks) if block.kind is not BlockKind.NOISE), None)
    titles = any(block.kind is BlockKind.HEADING and block.level == 1 for block in blocks)
    if first is not None and not titles and blocks[first].kind is BlockKind.HEADING:
        blocks[first] = replace(blocks[first], level=1)
    return blocks


def _near_top(blocks: Sequence[Block]) -> list[Block]:
    skipped = ("menu", "cookies", "share", "rule", "contents")
    return [b for b in blocks if b.reason not in skipped and b.kind is not BlockKind.REFERENCE][:NEAR_TOP]


def _date(text: str, blocks: Sequence[Block]) -> When | None:
    tops = [(b, plain(text[b.start : min(b.end, b.start + 600)])) for b in _near_top(blocks)]
    return document_date((top, _is_sentence(top) and b.kind in CONTENT) for b, top in tops)


def _title(text: str, blocks: Sequence[Block], scraped: bool) -> str | None:
    """Take the first heading; a scraped encyclopedia shows a description there, so the first subject."""
    first = next((b for b in blocks[:20] if b.kind is BlockKind.HEADING), None)
    heading = plain(text[first.start : first.end]) if first else None
    if not scraped or first is None or first.level != 1:
        return heading
    body = next((b for b in blocks[:20] if b.kind is BlockKind.PARAGRAPH), None)
    match = _SUBJECT.match(plain(text[body.start : body.start + 300])) if body and heading else None
    return match.group(1).strip() if match else heading


def _publisher(text: str, blocks: Sequence[Block]) -> str | None:
    for block in _near_top(blocks):
        match = _FROM.match(text[block.start : min(block.end, block.start + 120)])
        if match and block.end - block.start < 160:
            return match.group(1).strip()
    return None
