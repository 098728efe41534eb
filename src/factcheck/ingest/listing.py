"""Recognise what stands around the text of a scraped page: cited works, contents, profiles.

Each recogniser takes whole lines of a `Page`. Cited works are lines that begin
with `^`, or the lines under a heading such as References. A table of contents
is a label followed by bullets, or by lines that come again as headings.
Profiles are runs of "key : value" bullets with keys of a person's card.
"""

import re
from collections import Counter

from factcheck.ingest.lines import Line, ends_sentence, label
from factcheck.ingest.page import Page
from factcheck.ingest.references import (
    NUMBERED,
    Entry,
    entry_at,
    is_reference_heading,
    reference_block,
)
from factcheck.ingest.tables import section
from factcheck.model import Block, BlockKind

BULLET = re.compile(r"(?:[-–—*•◦▪●‣·○►»+]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_SCRAPED = re.compile(r"(?:\^|↑)\s*\S")
_PAIR = re.compile(r"(?:[-*•◦▪●]\s+)?([A-Za-z][A-Za-z -]{1,20}?)\s*:\s+\S")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b|https?://|\bdoi\b")
_LONGEST_LABEL = 40


def find_scraped_references(page: Page) -> list[Entry]:
    """Take lines that begin with a back link, and the error notes that belong to such lists."""
    entries: list[Entry] = []
    for index, line in list(page.free_lines()):
        if not page.free(index):
            continue
        if _SCRAPED.match(line.text):
            last = _cite_error_end(page, index)
            entry = entry_at(page.text, line.start, page.lines[last].end, line.number)
            entries.append(entry)
            page.put(reference_block(entry), index, last)
        elif line.text.lower().startswith("cite error"):
            page.drop("cite-error", index, _cite_error_end(page, index))
    return entries


def _cite_error_end(page: Page, index: int) -> int:
    """Give the last line of an error note that runs over line ends, else the same line."""
    if "cite error" not in page.lines[index].text[:200].lower():
        return index
    last = index
    while last - index < 8 and "help page" not in page.lines[last].text and page.free(last + 1):
        if _SCRAPED.match(page.lines[last + 1].text):
            break
        last += 1
    return last


def find_listed_references(page: Page) -> list[Entry]:
    """Take the entries under a heading such as References."""
    entries: list[Entry] = []
    for index, line in list(page.free_lines()):
        if len(line.text) <= _LONGEST_LABEL and page.free(index) and is_reference_heading(line.text):
            found = _entries_below(page, index + 1)
            if found:
                block = Block(
                    kind=BlockKind.HEADING, start=line.start, end=line.end, line=line.number, level=2
                )
                page.put(block, index)
                entries += found
    return entries


def _entries_below(page: Page, index: int) -> list[Entry]:
    """Take consecutive entries; a line right below a numbered one without a number continues it."""
    entries: list[Entry] = []
    numbered: bool | None = None
    while index < len(page):
        line = page.lines[index]
        if not line.text:
            index += 1
            continue
        has_number = NUMBERED.match(line.text) is not None
        if not page.free(index) or not _is_entry(line, has_number, numbered):
            break
        numbered = has_number if numbered is None else numbered
        last = index
        while numbered and page.free(last + 1) and not NUMBERED.match(page.lines[last + 1].text):
            last += 1
        entry = entry_at(page.text, line.start, page.lines[last].end, line.number)
        entries.append(entry)
        page.put(reference_block(entry), index, last)
        index = last + 1
    return entries


def _is_entry(line: Line, has_number: bool, numbered: bool | None) -> bool:
    if numbered is None:
        return has_number or _YEAR.search(line.text) is not None
    return has_number if numbered else _YEAR.search(line.text) is not None


def find_contents(page: Page) -> None:
    """Take a table of contents and remember its entries as headings to expect."""
    texts = Counter(line.text for line in page.lines if line.text)
    for index, line in list(page.free_lines()):
        if len(line.text) > _LONGEST_LABEL or label(line.text) not in section("contents"):
            continue
        last, entries = _content_entries(page, index, texts)
        page.drop("contents", index, last)
        page.contents += tuple(entries[: 200 - len(page.contents)])


def _content_entries(page: Page, index: int, texts: Counter[str]) -> tuple[int, list[str]]:
    """Collect the lines below a contents label that are bullets or come again later."""
    entries: list[str] = []
    last, at = index, index + 1
    while at < len(page) and len(entries) < 300:
        text = page.lines[at].text
        bare = BULLET.sub("", text, count=1) if text else ""
        listed = bare != text or texts[text] > 1 or _ends_in_page_number(text)
        again = bare in entries  # the heading itself, right below the list
        if text and (again or not page.free(at) or not listed or len(bare) > 150):
            break
        if text:
            entries.append(re.sub(r"[\s.·…]*\d*$", "", bare))
            last = at
        at += 1
    return last, [entry for entry in entries if entry]


def _ends_in_page_number(text: str) -> bool:
    return re.search(r"(?:\.{2,}|…|\t|\s{2,})\s*\d{1,4}$", text) is not None


def find_profiles(page: Page) -> None:
    """Take cards of invented or real authors: runs of "key : value" lines, with their labels."""
    keys = section("profile_keys")
    index = 0
    while index < len(page):
        run = _pairs_from(page, index)
        if len(run) >= 3 and sum(key in keys for key in run) >= max(2, len(run) // 2):
            _drop_labels_above(page, index)
            page.drop("profile", index, index + len(run) - 1)
        index += max(1, len(run))


def _pairs_from(page: Page, index: int) -> list[str]:
    keys: list[str] = []
    while page.free(index + len(keys)):
        match = _PAIR.match(page.lines[index + len(keys)].text)
        if match is None:
            break
        keys.append(match.group(1).strip().lower())
    return keys


def _drop_labels_above(page: Page, index: int) -> None:
    """Take the short labels ("Socials", "facebook:") right above a card."""
    at = index - 1
    while at >= 0 and index - at < 8:
        text = page.lines[at].text
        if text and (not page.free(at) or len(text.split()) > 3 or text.endswith((".", "!", "?"))):
            break
        page.drop("profile", at)
        at -= 1


def find_info_box(page: Page) -> None:
    """Take the pairs of a scraped info box, a label above its value, as rows: three or more in a row."""
    run: list[int] = []
    for index, line in enumerate(page.lines):
        if not line.text or index - 1 in run:
            continue
        if _is_pair(page, index):
            run.append(index)
            continue
        _put_pairs(page, run)
        run = []
    _put_pairs(page, run)


def _is_pair(page: Page, index: int) -> bool:
    """Tell whether a line and the next, alone between blank lines, are a label and a value."""
    around = (*page.lines[max(0, index - 1) : index], *page.lines[index + 2 : index + 3])
    if any(line.text for line in around) or not (page.free(index) and page.free(index + 1)):
        return False
    name, value = page.lines[index].text, page.lines[index + 1].text
    named = len(name.split()) <= 4 and name[0].isupper() and not any(c.isdigit() for c in name)
    return named and name[-1] not in ",;:!?" and len(value.split()) <= 12 and not ends_sentence(value)


def _put_pairs(page: Page, run: list[int]) -> None:
    if len(run) < 3:
        return
    for index in run:
        name, value = page.lines[index], page.lines[index + 1]
        cells = ((name.text, value.start, value.end),)
        block = Block(kind=BlockKind.ROW, start=name.start, end=value.end, line=name.number, cells=cells)
        page.put(block, index, index + 1)
