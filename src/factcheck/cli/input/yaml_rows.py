"""A YAML list of mappings, read strictly: scalars stay strings, equal keys and aliases are refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from factcheck.errors import InputError
from factcheck.model import Problem

LARGEST = 64 * 1024 * 1024


def yaml_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give (line, row) for each item of the list; raise InputError with line and column."""
    node = _compose(path)
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        raise _fault(path, "is not a list of rows", "write each row as a list item: - id: …", node)
    seen: set[int] = set()
    for item in node.value:
        if not isinstance(item, yaml.MappingNode):
            raise _fault(path, "this row is not a mapping", "write it as - id: …, claim: …", item)
        yield item.start_mark.line + 1, _value(path, item, seen)


def _compose(path: Path) -> yaml.Node | None:
    data = path.read_bytes()
    if len(data) > LARGEST:
        raise _plain(path, "larger than 64 MiB", "write it as .jsonl")
    try:
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        node: yaml.Node | None = yaml.compose(data.decode("utf-8-sig"), Loader=loader)
        return node
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _plain(path, "is not valid UTF-8", "save it as UTF-8", line) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be parsed"
        place = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise _plain(path, f"not valid YAML: {reason}", "mend it at this place", *place) from None
    except RecursionError:
        raise _plain(path, "is nested too deeply", "write a flat list of rows") from None


def _value(path: Path, node: yaml.Node, seen: set[int]) -> Any:
    if id(node) in seen:
        raise _fault(path, "an alias repeats an earlier value", "write the value out", node)
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_value(path, item, seen) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    found: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _fault(path, "a key is not a plain word", "write key: value", key)
        if key.value in found:
            raise _fault(path, f"the key {key.value!r} stands twice in one row", "remove one of them", key)
        found[key.value] = _value(path, value, seen)
    return found


def _fault(path: Path, message: str, remedy: str, node: yaml.Node) -> InputError:
    return _plain(path, message, remedy, node.start_mark.line + 1, node.start_mark.column + 1)


def _plain(
    path: Path, message: str, remedy: str, line: int | None = None, column: int | None = None
) -> InputError:
    return InputError(Problem(path=str(path), message=message, remedy=remedy, line=line, column=column))
