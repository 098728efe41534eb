"""Statements about the works that a document cites: who published what, and when.

A reference list asserts that the work exists, by whom, where and when it
appeared and in which language; it does not assert what the work's title says.
These statements are asked only about works.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from factcheck.model import Certainty, Claim, Form, Reference


class Head(Protocol):
    """What is needed of the citing document."""

    @property
    def title(self) -> str | None:
        """Its title."""

    @property
    def publisher(self) -> str | None:
        """Its publisher."""


def reference_claims(
    references: Iterable[tuple[str, Reference]], heads: Mapping[str, Head]
) -> Iterator[Claim]:
    """Give one statement for each reference that could be read."""
    for document, reference in references:
        text = _text(reference)
        if not text:
            continue
        head = heads.get(document)
        topics = tuple(
            t for t in (getattr(head, "title", None), "references, works cited, sources, bibliography") if t
        )
        yield Claim(
            id=f"{document}-reference-{reference.number}",
            text=text,
            subject=reference.title or reference.author or "",
            relation="was published",
            object=reference.publisher or "",
            valid=reference.date,
            quote=reference.text,
            document=document,
            line=reference.line,
            start=reference.start,
            end=reference.end,
            references=(),
            form=Form.WORK,
            certainty=Certainty.STATED,
            topics=topics,
            attributed_to=reference.author,
            quantifier=reference.language,
            context=(reference.text,),
        )


def _spelt(when: str) -> str:
    """Write an EDTF date as running text has it."""
    parts = when.split("-")
    if len(parts) == 3 and when.replace("-", "").isdigit():
        return f"on {int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if len(parts) == 2 and when.replace("-", "").isdigit():
        return f"in {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"in {when}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _text(reference: Reference) -> str:
    """Write out a reference as a sentence about a work."""
    if not (reference.title or reference.author):
        return ""
    words = ["The article, report, study, book or piece"]
    if reference.author:
        words.append(f"by {reference.author}")
    if reference.title:
        words.append(f'titled "{reference.title.rstrip(".")}"')
    words.append("was published")
    if reference.publisher:
        words.append(f"by {reference.publisher}")
    if reference.date:
        words.append(_spelt(reference.date))
    if reference.language:
        words.append(f"in the {reference.language} language")
    return " ".join(words) + "."
