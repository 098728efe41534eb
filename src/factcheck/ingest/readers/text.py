"""Read plain text: articles, transcripts, brochures, scraped web pages, search results.

Lines are handed to one recogniser after another; what none of them takes is
prose. A page of search results has no other parts. Limits: see each
recogniser; text in columns is read line by line.
"""

from factcheck.ingest.comments import comment_lines
from factcheck.ingest.draft import Draft, Source
from factcheck.ingest.endings import neighbour_noise
from factcheck.ingest.lines import trim
from factcheck.ingest.listing import (
    BULLET,
    find_contents,
    find_info_box,
    find_listed_references,
    find_profiles,
    find_scraped_references,
)
from factcheck.ingest.metadata import front_matter
from factcheck.ingest.noise import noise_reason, prompt_tail
from factcheck.ingest.page import Page
from factcheck.ingest.prose import Piece, heading_level, is_heading, is_prose, take_pieces
from factcheck.ingest.references import number_entries
from factcheck.ingest.search_results import find_results, is_search_page
from factcheck.ingest.speech import find_speech
from factcheck.model import Block, BlockKind
from factcheck.model.comment import blanked

SUFFIXES = (".txt", ".text")
KIND = "text"


def read(source: Source) -> Draft:
    """Read a plain-text document."""
    metadata, body = front_matter(source.text, source.name)
    comments = comment_lines(source.text, body)
    bridged = frozenset(comment.line - 1 for comment in comments)
    page = Page(blanked(source.text, comments), body, bridged)
    entries = find_scraped_references(page)
    if is_search_page(page):
        find_results(page, metadata.retrieved)
    else:
        entries += find_listed_references(page)
        find_contents(page)
        find_profiles(page)
        find_info_box(page)
        find_speech(page)
        page.blocks += _prose_blocks(page, take_pieces(page))
    entries.sort(key=lambda entry: entry.start)
    return Draft(
        text=source.text,
        blocks=tuple(sorted(page.blocks, key=lambda block: block.start)),
        references=number_entries(entries, source.text),
        metadata=metadata,
        flat=True,
        warnings=source.warnings,
        comments=comments,
    )


def _prose_blocks(page: Page, pieces: list[Piece]) -> list[Block]:
    reasons = neighbour_noise(pieces)
    top = next((i for i, p in enumerate(pieces) if i not in reasons and not noise_reason(p.text)), 0)
    reasons = dict.fromkeys(_subtitles(pieces, top), "subtitle") | reasons
    blocks: list[Block] = []
    for at, piece in enumerate(pieces):
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if at in reasons:
            blocks.append(_noise(piece, reasons[at]))
        elif is_heading(piece, following, first=at == top):
            level = heading_level(piece.text, title=at == top)
            blocks.append(
                Block(kind=BlockKind.HEADING, start=piece.start, end=piece.end, line=piece.line, level=level)
            )
        else:
            blocks += _text_blocks(page, piece, listed=_in_list(pieces, at))
    return blocks


def _subtitles(pieces: list[Piece], top: int) -> list[int]:
    """Find up to three lines right below the title, before the first blank line."""
    below = top + 1
    while below < len(pieces) and not pieces[below].lone and not is_prose(pieces[below]):
        below += 1
    if not top + 2 <= below < len(pieces) or below > top + 4:
        return []
    return list(range(top + 1, below)) if is_heading(pieces[top], pieces[top + 1], first=True) else []


def _noise(piece: Piece, reason: str) -> Block:
    return Block(kind=BlockKind.NOISE, start=piece.start, end=piece.end, line=piece.line, reason=reason)


def _in_list(pieces: list[Piece], at: int) -> bool:
    """Tell whether a short line stands among other short lines, without blank lines between."""
    if is_prose(pieces[at]) or pieces[at].words > 25:
        return False
    above = at > 0 and not pieces[at].lone and not is_prose(pieces[at - 1])
    below = at + 1 < len(pieces) and not pieces[at + 1].lone and not is_prose(pieces[at + 1])
    return above or below


def _text_blocks(page: Page, piece: Piece, *, listed: bool) -> list[Block]:
    """Make a paragraph or an item, with prompts to the reader at its end split off."""
    bullet = BULLET.match(piece.text)
    kind = BlockKind.ITEM if bullet or listed else BlockKind.PARAGRAPH
    start = piece.start + (bullet.end() if bullet else 0)
    tail = prompt_tail(page.text, start, piece.end)
    if tail is None or tail[0] <= start:
        return [Block(kind=kind, start=start, end=piece.end, line=piece.line)]
    end = trim(page.text, start, tail[0])[1]
    line = piece.line + page.text.count("\n", piece.start, tail[0])
    return [
        Block(kind=kind, start=start, end=end, line=piece.line),
        Block(kind=BlockKind.NOISE, start=tail[0], end=piece.end, line=line, reason=tail[1]),
    ]
