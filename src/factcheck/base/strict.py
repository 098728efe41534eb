"""YAML read strictly, event by event: every scalar is a text, every node knows its place.

`NO` stays "NO", `12:30` stays "12:30", a date stays as written. Two equal
keys, tags, anchors, aliases, several documents in one file and deep nesting
are refused. Events keep memory flat and cost a fifth of composing the whole
file: ten thousand records take about a second.
"""

from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from factcheck.errors import InputError
from factcheck.model import Problem

_DEEPEST = 6
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Node:
    """A value with its place (line and column count from 1); None is a value that was left empty.

    `places` are those of a mapping's keys.
    """

    __slots__ = ("column", "line", "places", "value")

    def __init__(self, value: Any, line: int, column: int) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.places: dict[str, tuple[int, int]] = {}


class StrictReader:
    """Reads one YAML mapping key by key. `name` is how errors refer to the file."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self._text = text
        self._loader: Any = None

    def fail(self, message: str, remedy: str, line: int | None = None, column: int | None = None) -> NoReturn:
        """Raise the InputError for a fault at a place."""
        raise InputError(Problem(path=self.name, message=message, remedy=remedy, line=line, column=column))

    def fail_at(self, node: Node, message: str, remedy: str) -> NoReturn:
        """Raise the InputError for a fault at a node."""
        self.fail(message, remedy, node.line, node.column)

    def entries(self, streamed: frozenset[str]) -> Iterator[tuple[str, Node | Iterator[Node]]]:
        """Give the top-level keys with their values; those of `streamed` keys as iterators of list items."""
        if not self._text.strip():
            self.fail("is empty", "delete the file and run factcheck build")
        self._open()
        seen: set[str] = set()
        while (event := self._event()).__class__ is not yaml.MappingEndEvent:
            key = self._key(event, seen)
            value = self._event()
            if key in streamed and value.__class__ is yaml.SequenceStartEvent:
                yield key, self._items(value)
            else:
                yield key, self._node(value, 1)
        self._close()

    def place(self) -> tuple[int, int]:
        """Give the place after the last event that was read."""
        return self._last

    def _open(self) -> None:
        self._last = (1, 1)
        try:
            self._loader = _LOADER(self._text)
        except yaml.YAMLError as error:
            self._broken(error)
        self._event()  # the stream
        if self._event().__class__ is yaml.StreamEndEvent:
            self.fail("holds only comments", "delete the file and run factcheck build")
        top = self._event()
        if top.__class__ is not yaml.MappingStartEvent:
            self.fail("is not a mapping of keys to values", "run factcheck build", *_place(top))
        self._plainly(top)

    def _close(self) -> None:
        self._event()  # the end of the document
        last = self._event()
        if last.__class__ is not yaml.StreamEndEvent:
            self.fail("a second document begins here", "keep one document in a file", *_place(last))

    def _event(self) -> Any:
        try:
            event = self._loader.get_event()
        except (yaml.YAMLError, ValueError) as error:
            self._broken(error)
        self._last = _place(event)
        return event

    def _broken(self, error: Exception) -> NoReturn:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable character"
        remedy = "quote values that hold ': ', '#' or a bracket"
        if mark is None:
            self.fail(f"not valid YAML: {problem}", "remove control characters", self._bad_line())
        self.fail(f"not valid YAML: {problem}", remedy, mark.line + 1, mark.column + 1)

    def _bad_line(self) -> int | None:
        """Give the line of the first character that YAML does not allow."""
        for number, line in enumerate(self._text.split("\n"), 1):
            if any(not c.isprintable() and c not in "\t\r\xa0\x85" for c in line):
                return number
        return None

    def _plainly(self, event: Any) -> None:
        if event.__class__ is yaml.AliasEvent or getattr(event, "anchor", None) is not None:
            self.fail("anchors and aliases are not read here", "write the value out", *_place(event))
        if getattr(event, "tag", None) is not None:
            self.fail(f"the tag {event.tag!r} is not read here", "remove it", *_place(event))

    def _key(self, event: Any, seen: set[str]) -> str:
        self._plainly(event)
        if event.__class__ is not yaml.ScalarEvent:
            self.fail("a key is expected here", "write key: value", *_place(event))
        key = str(event.value)
        if key in seen:
            self.fail(f"key {key!r} stands twice", "keep one of the two", *_place(event))
        seen.add(key)
        return key

    def _items(self, start: Any) -> Iterator[Node]:
        self._plainly(start)
        while (event := self._event()).__class__ is not yaml.SequenceEndEvent:
            yield self._node(event, 2)

    def _node(self, event: Any, depth: int) -> Node:
        self._plainly(event)
        mark = event.start_mark
        node = Node(None, mark.line + 1, mark.column + 1)
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            node.value = event.value if event.value or not event.implicit[0] else None
            return node
        if depth > _DEEPEST:
            self.fail_at(node, "is nested too deeply", "keep to the keys of a claims file")
        if kind is yaml.SequenceStartEvent:
            node.value = items = []
            while (event := self._event()).__class__ is not yaml.SequenceEndEvent:
                items.append(self._node(event, depth + 1))
            return node
        self._fill(node, depth)
        return node

    def _fill(self, node: Node, depth: int) -> None:
        node.value = {}
        seen: set[str] = set()
        while (event := self._event()).__class__ is not yaml.MappingEndEvent:
            key = self._key(event, seen)
            node.places[key] = _place(event)
            node.value[key] = self._node(self._event(), depth + 1)


def _place(event: Any) -> tuple[int, int]:
    return (event.start_mark.line + 1, event.start_mark.column + 1)
