"""One assertion of a document, with what is needed to cite and to judge it."""

from dataclasses import dataclass
from enum import StrEnum


class Polarity(StrEnum):
    """Whether the statement affirms or denies."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How firmly the source says it."""

    STATED = "stated"
    REPORTED = "reported"  # reportedly, allegedly, according to …
    ESTIMATED = "estimated"
    POSSIBLE = "possible"  # may, could, likely
    PLANNED = "planned"  # plans, will, is to, expects
    DENIED = "denied"


class Status(StrEnum):
    """Who stands behind the record."""

    EXTRACTED = "extracted"
    REVIEWED = "reviewed"
    REJECTED = "rejected"
    ADDED = "added"


class Form(StrEnum):
    """What of its sentence a claim is."""

    SENTENCE = "sentence"  # the whole of it
    ROW = "row"  # one row of a table
    PART = "part"  # an embedded statement: an apposition, a relative clause
    STATE = "state"  # a state that an event in it starts or ends
    WORK = "work"  # what a reference says of the work that it names


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The original page that a restated document stands for, and the line in it."""

    document: str
    line: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim of the base. `text` stands alone; `quote` is the document's own slice.

    `valid` and `asserted` are EDTF strings (None: the text does not say);
    `published` is the date of the document or snippet it stands in.
    `topics` are the headings and titles that it stands under, `context` the
    sentences before it in its paragraph: what "the group" may refer to.
    `quantity` is the leading amount as written. `references` are the markers
    of the works cited at it. `unit` is the running number of the sentence in
    its document, so that neighbours can be found. `page` is that of a paged document.
    """

    id: str
    text: str
    subject: str
    relation: str
    object: str
    polarity: Polarity = Polarity.POSITIVE
    quantifier: str | None = None
    only: bool = False
    quantity: str | None = None
    valid: str | None = None
    asserted: str | None = None
    published: str | None = None
    attributed_to: str | None = None
    certainty: Certainty = Certainty.STATED
    quote: str
    document: str
    line: int
    start: int
    end: int
    offsets: str = "file"
    references: tuple[str, ...] = ()
    status: Status = Status.EXTRACTED
    topics: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    publisher: str | None = None
    origin: Origin | None = None
    unit: int = 0
    form: Form = Form.SENTENCE
    page: int | None = None
