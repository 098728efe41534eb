"""Recognise scraped pages of search results.

A result is a publisher, a line "site.org › path › …", a title and one or more
snippet lines; some engines put the title before the address. A snippet often
begins with its date ("November 5, 2020 - ", "3 weeks ago - "), which dates the
block and is not part of it. Whatever else stands between results (video lists,
section names) is noise; short facts before the first result are kept.
"""

import re

from factcheck.ingest.dating import edtf_of
from factcheck.ingest.lines import Line, trim
from factcheck.ingest.noise import noise_reason
from factcheck.ingest.page import Page
from factcheck.ingest.tables import section
from factcheck.model import Block, BlockKind, When

_HOST = r"(?:https?://)?(?:[\w-]+\.)+[a-zA-Z]{2,12}"
_CRUMBS = re.compile(rf"{_HOST}(?:/\S*)?\s*[›»]\s*\S|{_HOST}\s*[›»]\s*$")
_ADDRESS = re.compile(rf"{_HOST}(?:/\S*)?$")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?$")
_DATE_PREFIX = re.compile(r"(.{4,30}?)\s*(?:\s[-–—]|[·•|])\s+(?=\S)")
_WORDS_IN_SNIPPET = 8


def is_search_page(page: Page) -> bool:
    """Tell whether a page lists search results: two addresses with crumbs, or three bare ones."""
    crumbs = sum(1 for _, line in page.free_lines() if _CRUMBS.match(line.text[:300]))
    if crumbs >= 2:
        return True
    bare = [i for i, line in page.free_lines() if _ADDRESS.match(line.text[:300])]
    texts = sum(len(line.text.split()) >= _WORDS_IN_SNIPPET for _, line in page.free_lines())
    return len(bare) >= 3 and texts >= len(bare) // 2


def find_results(page: Page, retrieved: When | None) -> None:
    """Take every line of a page of search results."""
    found = [(i, line) for i, line in page.free_lines()]
    marks = [at for at, (_, line) in enumerate(found) if _is_address(line)]
    starts = [_first_line(found, at) for at in marks]
    _preamble(page, found[: starts[0]])
    for number, at in enumerate(marks):
        end = starts[number + 1] if number + 1 < len(marks) else len(found)
        _result(page, found[starts[number] : end], at - starts[number], retrieved)


def _is_address(line: Line) -> bool:
    return bool(_CRUMBS.match(line.text[:300]) or _ADDRESS.match(line.text[:300]))


def _is_text(line: Line) -> bool:
    """Tell a snippet from a title or label: long, or a sentence."""
    count = len(line.text.split())
    return count >= 25 or (
        count >= _WORDS_IN_SNIPPET and line.text.endswith((".", "...", "…", "!", "?", "”", '"'))
    )


def _first_line(found: list[tuple[int, Line]], at: int) -> int:
    """Give where the result of an address begins: at the publisher or title before it."""
    if at == 0:
        return 0
    before = found[at - 1][1]
    return at if _is_text(before) or _is_address(before) or _CLOCK.match(before.text) else at - 1


def _result(page: Page, group: list[tuple[int, Line]], address: int, retrieved: When | None) -> None:
    """Put one result: name lines as noise, snippet lines as snippets."""
    head = group[address - 1][1].text if address else None
    rest = group[address + 1 :]
    title: str | None = None
    publisher = head
    if rest and not _is_text(rest[0][1]) and any(_is_text(line) for _, line in rest[1:3]):
        title = rest[0][1].text
        rest = rest[1:]
    elif head is not None:
        title, publisher = _named(head, group[address][1].text)
    for index, _ in group[: len(group) - len(rest)]:
        page.drop("search-result", index)
    title = _bare_title(title, publisher)
    for index, line in rest:
        if _is_text(line) and not _beside_clock(page, index):
            page.put(_snippet(page, line, publisher, title, retrieved), index)
        else:
            page.drop(_leftover(page, index, line), index)


def _named(head: str, address: str) -> tuple[str, str]:
    """Part a title "Headline - Publisher"; without such an end the site is the publisher."""
    for mark in (" | ", " - ", " — ", " – "):
        name, found, tail = head.rpartition(mark)
        if found and 1 <= len(tail.split()) <= 5 and not tail.endswith("..."):
            return name, tail
    return head, _site(address)


def _site(address: str) -> str:
    match = re.match(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-zA-Z]{2,12})", address)
    return match.group(1) if match else address[:60]


def _bare_title(title: str | None, publisher: str | None) -> str | None:
    """Drop the publisher's name from the end of a title."""
    if title is None or publisher is None:
        return title
    for mark in (" - ", " | ", " — ", " – ", " · "):
        name, found, tail = title.rpartition(mark)
        if found and _same_name(tail.strip(" ."), publisher):
            return name.strip()
    return title


def _same_name(short: str, publisher: str) -> bool:
    """Tell whether the tail of a title is the publisher's name or its initials."""
    initials = "".join(word[0] for word in publisher.split() if word[0].isupper())
    return short.lower().removeprefix("the ") == publisher.lower().removeprefix("the ") or short == initials


def _snippet(
    page: Page, line: Line, publisher: str | None, title: str | None, retrieved: When | None
) -> Block:
    start, date = line.start, None
    prefix = _DATE_PREFIX.match(line.text)
    if prefix and is_date_label(prefix.group(1)):
        date = edtf_of(prefix.group(1), retrieved)
        start = trim(page.text, line.start + prefix.end(), line.end)[0]
    return Block(
        kind=BlockKind.SNIPPET,
        start=start,
        end=line.end,
        line=line.number,
        publisher=publisher,
        title=title,
        date=date,
    )


def is_date_label(text: str) -> bool:
    """Tell whether a text is only a date or an age such as "3 weeks ago"."""
    if re.fullmatch(
        r"(?:\d{1,3}|an?|one)\s+(?:\w+\s)?(?:second|minute|min|hour|hr|day|week|month|year)s?\.?\s+ago",
        text.lower(),
    ):
        return True
    return text.lower() in ("yesterday", "today", "just now", "last week") or edtf_of(text) is not None


def _beside_clock(page: Page, index: int) -> bool:
    """Tell whether a line or its neighbour is the running time of a video."""
    near = page.lines[max(0, index - 1) : index + 2]
    return any(_CLOCK.match(line.text) for line in near)


def _leftover(page: Page, index: int, line: Line) -> str:
    """Name the noise between results."""
    if _beside_clock(page, index):
        return "video-list"
    if line.text.endswith("?"):
        return "question"
    return "menu" if line.text.strip(" :").lower() in section("videos") else "other-headline"


def _preamble(page: Page, found: list[tuple[int, Line]]) -> None:
    """Keep short facts before the first result, once each; labels above them are headings."""
    seen: set[str] = set()
    for index, line in found:
        text = line.text
        if text.strip(" :").lower() in section("videos") or _CLOCK.match(text) or noise_reason(text):
            page.drop("menu", index)
        elif text in seen:
            page.drop("repeated", index)
        else:
            fact = _is_text(line) or any(c.isdigit() for c in text)
            kind, level = (
                (BlockKind.PARAGRAPH, 0) if fact else (BlockKind.HEADING, 2 + (len(text.split()) <= 3))
            )
            page.put(Block(kind=kind, start=line.start, end=line.end, line=line.number, level=level), index)
        seen.add(text)
