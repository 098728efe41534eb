"""Which elements of an HTML page are not its text, and why.

Element names, ARIA roles and the words of class and id names decide, from the
table `html.yaml`. Where the page marks its main part (`<main>`, `<article>`),
headings and paragraphs outside it are left out. An element that holds the
main part or the first heading is never dropped for its class.
"""

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from factcheck.ingest.tables import load_table

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_NEVER = frozenset(
    {"html", "body", "main", "article", "h1", "p", "li", "td", "tr", "table", "tbody", "-text"}
)


@cache
def _table() -> dict[str, dict[str, str]]:
    rows = load_table("html")
    table = {name: {w: r for r, ws in rows[name].items() for w in ws} for name in ("tags", "roles", "words")}
    table["byline"] = dict.fromkeys(rows["byline"], "byline")
    return table


class Parts:
    """Judges elements of one page."""

    def __init__(self, parser: "LexborHTMLParser") -> None:
        self.omitted: Counter[str] = Counter()
        self.kept = self._ancestors(parser)
        main = parser.css_first("main, [role=main]") or self._only_article(parser)
        self.main = main.mem_id if main else None

    @staticmethod
    def _only_article(parser: "LexborHTMLParser") -> "LexborNode | None":
        articles = parser.css("article")
        return articles[0] if len(articles) == 1 else None

    @staticmethod
    def _ancestors(parser: "LexborHTMLParser") -> set[int]:
        """Collect the elements that hold the main part or a first-level heading."""
        kept: set[int] = set()
        for node in parser.css("main, article, h1, [role=main]"):
            above: LexborNode | None = node
            while above is not None and above.mem_id not in kept:
                kept.add(above.mem_id)
                above = above.parent
        return kept

    def dropped(self, node: "LexborNode") -> str | None:
        """Give why an element is left out of the text, None if it is not."""
        tag = node.tag or ""
        reason = _table()["tags"].get(tag)
        if reason == "script":
            return reason
        if node.mem_id in self.kept:
            return None
        attributes = node.attributes
        if "hidden" in attributes or attributes.get("aria-hidden") == "true":
            return "hidden"
        if reason is None and tag not in _NEVER:
            reason = _table()["roles"].get(attributes.get("role") or "") or self._by_words(attributes)
        return reason

    @staticmethod
    def _by_words(attributes: dict[str, str | None]) -> str | None:
        for name in ("class", "id"):
            for word in _names(attributes.get(name)):
                reason = _table()["words"].get(word)
                if reason:
                    return reason
        return None

    def is_byline(self, node: "LexborNode") -> bool:
        """Tell whether an element names the author or date of the page."""
        attributes = node.attributes
        return any(w in _table()["byline"] for w in _names(attributes.get("class"))) or (
            attributes.get("rel") == "author"
        )


def _names(value: str | None) -> list[str]:
    """Part class names into lower-case words: `most-read navBar` gives mostread, most, read, nav, bar."""
    if not value:
        return []
    names: list[str] = []
    for name in value[:300].split():
        parts = [w.lower() for w in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)]
        names += [*parts, "".join(parts)]
    return names
