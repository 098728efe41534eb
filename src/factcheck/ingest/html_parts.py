"""Which elements of an HTML page are not its text, and why.

Element names, ARIA roles and the words of class and id names decide, from the
table `html.yaml`. Where the page marks its main part (`<main>`, `<article>`),
headings and paragraphs outside it are left out. An element that holds the
main part, the first heading or most long paragraphs is never dropped for its
class.
"""

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from factcheck.ingest.tables import load_table

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_LONG, _COUNTED = 100, 5000
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
        self.weights = self._weights(parser, _LONG) or self._weights(parser, 1)
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

    @staticmethod
    def _weights(parser: "LexborHTMLParser", shortest: int) -> Counter[int]:
        """Count the paragraphs of some length below each element, and in all (key 0)."""
        weights: Counter[int] = Counter()
        for node in parser.css("p")[:_COUNTED]:
            if len(node.text()) < shortest:
                continue
            above: LexborNode | None = node
            weights[0] += 1
            while above is not None:
                weights[above.mem_id] += 1
                above = above.parent
        return weights

    def _is_most(self, node: "LexborNode") -> bool:
        """Tell whether an element holds most of the page's long paragraphs."""
        return self.weights[node.mem_id] * 2 > self.weights[0]

    def dropped(self, node: "LexborNode") -> str | None:
        """Give why an element is left out of the text, None if it is not."""
        tag = node.tag or ""
        reason = _table()["tags"].get(tag)
        if reason == "script":
            return reason
        if node.mem_id in self.kept:
            return None
        if tag == "header" and not _inside_article(node):
            return "menu"
        attributes = node.attributes
        if "hidden" in attributes or attributes.get("aria-hidden") == "true":
            return "hidden"
        if reason is None and tag not in _NEVER and not self._is_most(node):
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


def _inside_article(node: "LexborNode") -> bool:
    above = node.parent
    while above is not None and above.tag not in ("article", "main"):
        above = above.parent
    return above is not None


def _names(value: str | None) -> list[str]:
    """Part class names into lower-case words: `most-read navBar` gives mostread, most, read, nav, bar."""
    if not value:
        return []
    names: list[str] = []
    for name in value[:300].split():
        parts = [w.lower() for w in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)]
        names += [*parts, "".join(parts)]
    return names
