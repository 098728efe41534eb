"""The lexicon compiled: words as sets, implications, opposites and frames.

Built from the YAML under `data/` (and from a user's own folder, by the same
loader), then cached. A phrase is known by its key: the keys of its words,
articles left out, joined by spaces; `~` in a phrase stands for up to six words.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field


class Template(Struct, frozen=True, kw_only=True):
    """One way to say a frame: `X fund Y`, `X receive money from Y`.

    `verb` is the key of the head verb, `rest` the keys of the literal words
    after it, `words` the template as written, `slots` (role variable, preposition key or "" for the
    object) in order; `subject` is the variable before the verb. `noun` marks
    nominal templates ("X be capital of Y").
    """

    frame: int
    subject: str
    verb: str
    rest: tuple[str, ...]
    words: tuple[str, ...]
    slots: tuple[tuple[str, str], ...]


class Frame(Struct, frozen=True, kw_only=True):
    """Templates that mean the same, the states that the event starts or ends."""

    says: tuple[Template, ...]
    starts: tuple[Template, ...] = ()
    ends: tuple[Template, ...] = ()
    asymmetric: bool = False


class Tables(Struct, kw_only=True):
    """Everything compiled; see `Lexicon` for the look-ups.

    `members` holds the keys of each synonym set, one a line; `concluded` the keys
    that only follow from others; `name_sizes` the most tokens of the names and places
    that begin with these letters. `templates` finds those of a verb: frame,
    kind, place among its kind, first literal word or "".
    """

    words: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    irregular: dict[str, Any] = field(default_factory=dict)
    vocabulary: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    gradable: list[str] = field(default_factory=list)
    set_kinds: list[str] = field(default_factory=list)
    opposite_kinds: list[str] = field(default_factory=list)
    sets_of: dict[str, list[int]] = field(default_factory=dict)
    members: list[str] = field(default_factory=list)
    concluded: list[str] = field(default_factory=list)
    implies: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    opposites: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    gaps: dict[str, list[list[str]]] = field(default_factory=dict)
    parts_of_speech: dict[str, str] = field(default_factory=dict)
    frames: Sequence[Frame] = ()
    templates: dict[str, list[tuple[int, str, int, str]]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    name_sizes: dict[str, int] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    within: dict[str, list[str]] = field(default_factory=dict)
