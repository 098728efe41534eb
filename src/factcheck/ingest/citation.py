"""Read one bibliographic entry into author, title, publisher, date and more.

Entries come in many house styles, as scraped: `Author (date). "Title" .
Publisher . Archived … Retrieved …`, `Author: *Title.* Publisher, 2021.`,
`Author (2020). Title. Publisher.`. What cannot be told apart stays None; the
whole entry is kept as text by the caller. Limits: one title per entry.
"""

import re
from dataclasses import dataclass

from factcheck.ingest.dating import edtf_of

LONGEST = 1200
_BROKEN = re.compile(
    r"\(?(?:cite error|citation (?:missing|needed)|reference missing|missing reference)\b", re.IGNORECASE
)
_ACCESS = re.compile(
    r"[,.;(]?\s*\b(?:retrieved|accessed|last accessed|viewed|visited)\b(?:\s+on)?:?\s+([^.;)\]]{4,30})",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(
    r"\barchived\b(?:\s+from the original)?(?:\s*\(PDF\))?(?:\s+on)?\s*[^.;)]{0,30}", re.IGNORECASE
)
_LANGUAGE = re.compile(r"\(in ([A-Z][a-z]+(?: [A-Z][a-z]+)?)\)")
_DROPPED = re.compile(
    r"\((?:PDF|HTML|Report|Thesis|video|subscription required|registration required)\)|\[[^\]]{0,300}\]|https?://\S+"
)
_QUOTED = re.compile(r"\"(.{2,400}?)\s*\"(?=\s*(?:[.,;:(\[]|$))|“(.{2,400}?)\s*”|«\s*(.{2,400}?)\s*»")
_ITALIC = re.compile(r"(?<![\w*])[*_](?![*_\s])([^*_]{2,300}?)[*_](?!\w)")
_DATED = re.compile(r"\(([^()]{4,40})\)\s*[.,:]?\s*")
_SEGMENT = re.compile(
    r"\s+\.\s*|(?<!\b[Nn]o)(?<!\b[Vv]ol)(?<!\bpp)(?<!\bp)(?<!\bed)(?<!\beds)(?<!\b[A-Z])(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bSt)(?<!\bDr)\.\s+"
)
_TAIL_DATE = re.compile(
    r"^(.*?)[,.]?\s*\(?((?:\d{1,2} |[A-Z][a-z]+\.? |\d{4}-)?[^,()]{0,20}?\d{4}(?:-\d\d(?:-\d\d)?)?)\)?$"
)
_MONTH_FIRST = re.compile(r"^(.*?)[,.]?\s*([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})$")
_NOT_PUBLISHER = re.compile(r"^(?:ISSN|ISBN|doi|pp?\.|vol\.|no\.|archived|retrieved|\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The fields of an entry; dates are EDTF."""

    author: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    retrieved: str | None = None


def parse_citation(text: str) -> Citation:
    """Read an entry without its number or back links."""
    text = " ".join(text[:LONGEST].split())
    if _BROKEN.match(text):
        return Citation()
    language = _LANGUAGE.search(text)
    access = _ACCESS.search(text)
    body = _DROPPED.sub(" ", _LANGUAGE.sub(" ", text))
    body = _ARCHIVED.sub(" ", _ACCESS.sub(" . ", body))
    author, title, publisher, date = _parts(body)
    return Citation(
        author=_tidy(author),
        title=_tidy(title),
        publisher=_tidy(publisher),
        date=date,
        language=language.group(1) if language else None,
        retrieved=edtf_of(access.group(1)) if access else None,
    )


Parts = tuple[str | None, str | None, str | None, str | None]


def _parts(body: str) -> Parts:
    quoted, italic = _QUOTED.search(body), _ITALIC.search(body)
    title = quoted or italic
    if title is None:
        return _untitled(body)
    name = next(group for group in title.groups() if group)
    author, date = _author(body[: title.start()])
    publisher, later = _publisher(body[title.end() :])
    return author, name, publisher, date or later


def _author(before: str) -> tuple[str | None, str | None]:
    """Read what stands before a title: `Author (date).`, `Author:` or nothing."""
    dated = list(_DATED.finditer(before))
    date = edtf_of(dated[-1].group(1)) if dated else None
    if date is None:
        return before, None
    return before[: dated[-1].start()], date


def _publisher(after: str) -> tuple[str | None, str | None]:
    """Read what stands after a title: the first segment that is a name, and the first date."""
    publisher, date = None, None
    for segment in _SEGMENT.split(after)[:6]:
        name, found = split_date(segment.strip(" ,.;:()"))
        date = date or found
        if name and publisher is None and not _NOT_PUBLISHER.match(name) and any(c.isalpha() for c in name):
            publisher = name
        elif publisher is not None and date is not None:
            break
    return publisher, date


def split_date(segment: str) -> tuple[str, str | None]:
    """Part "The Courier, 19 November 2022" into name and date."""
    if not any(c.isdigit() for c in segment):
        return segment, None
    whole = edtf_of(segment)
    if whole:
        return "", whole
    for pattern in (_MONTH_FIRST, _TAIL_DATE):
        match = pattern.match(segment)
        date = edtf_of(match.group(2)) if match else None
        if match and date:
            return match.group(1), date
    return segment, None


def _untitled(body: str) -> Parts:
    """Read an entry whose title is not marked: `Author (2020). Title. Publisher.` or `Author: Title`."""
    dated = _DATED.search(body)
    date = edtf_of(dated.group(1)) if dated else None
    if dated and date and dated.start() > 1:
        segments = [s for s in _SEGMENT.split(body[dated.end() :]) if s.strip(" .,")]
        title = segments[0] if segments else None
        return body[: dated.start()], title, segments[1] if len(segments) > 1 else None, date
    head, colon, rest = body.partition(": ")
    if colon and 2 <= len(head) <= 60:
        segments = [s for s in _SEGMENT.split(rest) if s.strip(" .,")]
        title, found = split_date((segments[0] if segments else "").strip(" ,.;"))
        publisher, later = _publisher(" . ".join(segments[1:]))
        return head, title, publisher, date or found or later
    segments = [s for s in _SEGMENT.split(body) if s.strip(" .,()")]
    if not segments:
        return None, None, None, date
    title, found = split_date(segments[0].strip(" ,.;"))
    publisher, later = _publisher(" . ".join(segments[1:]))
    return None, title, publisher, date or found or later


def _tidy(text: str | None) -> str | None:
    """Strip marks that belong to the style and not to the name."""
    if text is None:
        return None
    bare = text.strip(' ,;:()[]*_"“”')
    if not re.search(r"(?:\b[A-Z]|\b(?:Inc|Ltd|Co|Jr|Sr))\.$", bare):
        bare = bare.rstrip(". ")
    return bare if len(bare) > 1 and any(c.isalnum() for c in bare) else None
