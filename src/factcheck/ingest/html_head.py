"""What an HTML page says of itself: meta tags, JSON-LD, `<time>`, `<title>`.

The publisher is the site name, else the last part of a title "Headline |
Publisher". The date is the publication date, else the last change.
"""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.ingest.dating import when_of
from factcheck.ingest.metadata import Metadata, clean
from factcheck.model import When

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_MARKS = re.compile(r"\s+(?:\||–|—|-|::|·|»|•)\s+")
_PUBLISHED = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "citation_publication_date", "citation_date", "parsely-pub-date", "pubdate",
    "publish-date", "publishdate", "sailthru.date", "article.published", "og:published_time",
)  # fmt: skip
_CHANGED = ("article:modified_time", "datemodified", "og:updated_time", "last-modified", "dcterms.modified")
_LONGEST_JSON = 200_000


def read_head(parser: "LexborHTMLParser") -> Metadata:
    """Read title, publisher, date and language of a page."""
    meta = _meta_tags(parser)
    linked = dict(_json_fields(parser))
    heading = _first_text(parser, "h1")
    title, site = _titled(_first_text(parser, "title"), heading)
    root = parser.css_first("html")
    language = (root.attributes.get("lang") or "") if root else ""
    return Metadata(
        title=clean(heading or meta.get("og:title") or linked.get("headline") or title),
        publisher=clean(
            meta.get("og:site_name") or linked.get("publisher") or meta.get("dc.publisher") or site
        ),
        date=_date(meta, linked, parser),
        language=language[:2].lower() if re.match(r"[a-zA-Z]{2}\b", language) else None,
    )


def _meta_tags(parser: "LexborHTMLParser") -> dict[str, str]:
    found: dict[str, str] = {}
    for node in parser.css("meta"):
        attributes = node.attributes
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if key and content:
            found.setdefault(key.strip().lower(), content[:500])
    return found


def _first_text(parser: "LexborHTMLParser", selector: str) -> str | None:
    node = parser.css_first(selector)
    return clean(node.text()[:500]) if node else None


def _titled(title: str | None, heading: str | None) -> tuple[str | None, str | None]:
    """Part "Headline | Publisher"; without a heading to compare, only a short last part is the publisher."""
    if title is None:
        return None, None
    if heading and title.startswith(heading) and len(title) > len(heading):
        return heading, title[len(heading) :].strip(" |–—-:·»•") or None
    cuts = list(_MARKS.finditer(title))
    if not cuts:
        return title, None
    name, site = title[: cuts[-1].start()], title[cuts[-1].end() :]
    strong = cuts[-1].group().strip() in ("|", "::", "»", "•")
    return (name, site) if strong or len(site.split()) <= 4 else (title, None)


def _json_fields(parser: "LexborHTMLParser") -> Iterator[tuple[str, str]]:
    """Give headline, publisher and dates from JSON-LD; broken scripts say nothing."""
    for node in parser.css('script[type="application/ld+json"]'):
        source = node.text()
        if len(source) > _LONGEST_JSON:
            continue
        try:
            data = json.loads(source)
        except (ValueError, RecursionError):
            continue
        yield from _found_in(data)


def _found_in(data: Any) -> Iterator[tuple[str, str]]:
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            for key in ("headline", "datePublished", "dateModified"):
                if isinstance(item.get(key), str):
                    yield key, item[key]
            publisher = item.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                yield "publisher", publisher["name"]
            waiting.extend(v for v in item.get("@graph", ()) if isinstance(v, dict)) if isinstance(
                item.get("@graph"), list
            ) else None


def _date(meta: dict[str, str], linked: dict[str, str], parser: "LexborHTMLParser") -> When | None:
    times = [node.attributes.get("datetime") for node in parser.css("time[datetime]")[:3]]
    given = [meta.get(key) for key in _PUBLISHED]
    given += [linked.get("datePublished"), *times, linked.get("dateModified")]
    given += [meta.get(key) for key in _CHANGED]
    for text in given:
        try:
            if text:
                return when_of(text.strip().replace("/", "-") if re.match(r"\d{4}/", text) else text)
        except ValueError:
            continue
    return None
