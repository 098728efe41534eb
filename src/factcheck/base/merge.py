"""A fresh extraction joined with what a person made of the last one.

Claims that a person reviewed, rejected or added stay word for word; only
their place is brought up to date while their quote stands. Extracted claims
are replaced. A rejected claim keeps the same claim from coming back, by id or
by text; a reviewed sentence is not extracted a second time beside it.
"""

from collections.abc import Iterable
from dataclasses import replace

from msgspec import Struct, structs

from factcheck.base.files import ClaimsFile
from factcheck.model import Claim, Form, Status

_FORMS = tuple(Form)
_PLACE = ("line", "start", "end", "unit", "origin")


class Changes(Struct, frozen=True, kw_only=True):
    """Ids by what became of them; `orphaned` ones are kept although their quote is gone."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.retired)


def merge(old: ClaimsFile | None, new: ClaimsFile, *, text: str | None = None) -> tuple[ClaimsFile, Changes]:
    """Join a fresh extraction with an older claims file of the same document.

    `text` is the document's text; without it a quote stands where a fresh
    claim has the same one.
    """
    if old is None:
        return new, Changes(added=tuple(claim.id for claim in new.claims))
    held = [claim for claim in old.claims if claim.status is not Status.EXTRACTED]
    placed = {claim.id: _placed(claim, new.claims, text) for claim in held}
    kept = [placed[claim.id] or claim for claim in held]
    fresh = _not_held(new.claims, kept)
    order = {claim.id: number for number, claim in enumerate(new.claims)}

    def place(claim: Claim) -> tuple[int, int, int, int, str]:
        return (claim.start, claim.end, _FORMS.index(claim.form), order.get(claim.id, len(order)), claim.id)

    orphaned = [claim.id for claim in held if placed[claim.id] is None]
    changes = _changes(old.claims, fresh, kept, orphaned)
    return structs.replace(new, claims=tuple(sorted([*fresh, *kept], key=place))), changes


def has_persons_work(file: ClaimsFile) -> bool:
    """Whether a person reviewed, rejected or added anything in a file."""
    return any(claim.status is not Status.EXTRACTED for claim in file.claims)


def _placed(claim: Claim, fresh: tuple[Claim, ...], text: str | None) -> Claim | None:
    """Give a claim at the place where its quote stands now, the nearest to where it stood; None if gone."""
    if text is None:
        starts = sorted({c.start for c in fresh if c.quote == claim.quote})
    else:
        starts = _occurrences(text, claim.quote)
    if not starts:
        return None
    start = min(starts, key=lambda s: (abs(s - claim.start), s))
    end = start + len(claim.quote)
    around = next((c for c in fresh if c.start <= start and end <= c.end), None)
    line = claim.line
    if text is not None:
        line = text.count("\n", 0, start) + 1
    elif around is not None:
        line = around.line
    moved = replace(claim, line=line, start=start, end=end)
    if around is None:
        return moved
    return replace(moved, unit=around.unit, origin=around.origin or claim.origin)


def _occurrences(text: str, quote: str) -> list[int]:
    found: list[int] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _not_held(fresh: Iterable[Claim], kept: list[Claim]) -> list[Claim]:
    """Leave out fresh claims that a person has decided on already."""
    ids = {claim.id for claim in kept}
    rejected = {claim.text for claim in kept if claim.status is Status.REJECTED}
    said = {(claim.text, claim.quote) for claim in kept}
    # By quote and place: a claim whose quote is gone keeps a place where another sentence stands now.
    sentences = {_sentence(c) for c in kept if c.form is Form.SENTENCE and c.status is Status.REVIEWED}
    return [
        claim
        for claim in fresh
        if claim.id not in ids
        and claim.text not in rejected
        and (claim.text, claim.quote) not in said
        and not (claim.form is Form.SENTENCE and _sentence(claim) in sentences)
    ]


def _sentence(claim: Claim) -> tuple[str, int]:
    return (claim.quote, claim.start)


def _changes(
    before: tuple[Claim, ...], fresh: list[Claim], kept: list[Claim], orphaned: list[str]
) -> Changes:
    earlier = {claim.id: claim for claim in before}
    present = {claim.id for claim in (*fresh, *kept)}
    return Changes(
        added=tuple(c.id for c in fresh if c.id not in earlier),
        changed=tuple(c.id for c in fresh if c.id in earlier and not _same_but_place(earlier[c.id], c)),
        retired=tuple(c.id for c in before if c.id not in present),
        kept=tuple(c.id for c in kept),
        orphaned=tuple(orphaned),
    )


def _same_but_place(one: Claim, other: Claim) -> bool:
    moved = replace(one, **{name: getattr(other, name) for name in _PLACE})
    return moved == other
