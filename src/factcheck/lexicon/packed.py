"""Compiled tables to plain data that loads fast, and back.

Equal texts and rows are written once. A frame is packed by itself and read
when it is first asked for, since a sentence touches few of them.
"""

import marshal
from collections.abc import Sequence
from typing import Any, overload

from msgspec import structs

from factcheck.lexicon.tables import Frame, Tables, Template

_PARTS = ("says", "starts", "ends")


class Frames(Sequence[Frame]):
    """Packed frames, each unpacked when it is first asked for."""

    def __init__(self, packed: list[bytes]) -> None:
        self._packed = packed
        self._frames: dict[int, Frame] = {}

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, index: int) -> Frame: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Frame]: ...

    def __getitem__(self, index: int | slice) -> Frame | Sequence[Frame]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        frame = self._frames.get(index)
        if frame is None:
            frame = self._frames[index] = _unpacked_frame(self._packed[index])
        return frame


def pack(tables: Tables) -> dict[str, Any]:
    """Give compiled tables as plain data."""
    shared: dict[Any, Any] = {}
    found = {f.name: getattr(tables, f.name) for f in structs.fields(Tables) if f.name != "frames"}
    data = {name: _shared(value, shared) for name, value in found.items()}
    data["frames"] = [_packed_frame(frame) for frame in tables.frames]
    return data


def unpack(data: dict[str, Any]) -> Tables:
    """Make tables of what `pack` gave."""
    return Tables(**{**data, "frames": Frames(data["frames"])})


def _shared(value: Any, known: dict[Any, Any]) -> Any:
    """Rebuild a value so that its equal texts and tuples are the same objects."""
    if isinstance(value, dict):
        return {_shared(k, known): _shared(v, known) for k, v in value.items()}
    if isinstance(value, list):
        return [_shared(each, known) for each in value]
    if isinstance(value, frozenset):
        return frozenset(_shared(each, known) for each in value)
    if isinstance(value, tuple):
        value = tuple(_shared(each, known) for each in value)
    return known.setdefault(value, value)


def _packed_frame(frame: Frame) -> bytes:
    groups = [[_row(template) for template in getattr(frame, part)] for part in _PARTS]
    return marshal.dumps((*groups, frame.asymmetric))


def _row(template: Template) -> tuple[Any, ...]:
    return tuple(getattr(template, f.name) for f in structs.fields(Template))


def _unpacked_frame(packed: bytes) -> Frame:
    *groups, asymmetric = marshal.loads(packed)
    says, starts, ends = (tuple(_template(*row) for row in group) for group in groups)
    return Frame(says=says, starts=starts, ends=ends, asymmetric=asymmetric)


def _template(
    frame: int,
    subject: str,
    verb: str,
    rest: tuple[str, ...],
    words: tuple[str, ...],
    slots: tuple[tuple[str, str], ...],
) -> Template:
    return Template(frame=frame, subject=subject, verb=verb, rest=rest, words=words, slots=slots)
