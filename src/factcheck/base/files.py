"""A claims file: what one document says, as records that a person reviews in diffs.

Reading is strict: a key that is unknown or stands twice, a date that does not
exist, a value of the wrong kind and anything else that a typing mistake can
make of YAML is an error with file, line, column and remedy. Writing is
deterministic: one record per claim, default values left out, no line folded.
Comments of a person are not kept when a file is written again.
"""

from pathlib import Path

from msgspec import Struct, field

from factcheck.errors import InputError
from factcheck.model import Claim, Problem, Reference


class ClaimsFile(Struct, frozen=True, kw_only=True):
    """The claims of one document, with what the document says of itself.

    `date` and `retrieved` are EDTF. `original` and `original_sha256` name the
    page that a restated document stands for. `omitted` counts what was left
    out, by reason. `names` gives each name that the document defines, with
    the canonical names that it may stand for.
    """

    document: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    retrieved: str | None = None
    kind: str | None = None
    language: str = "en"
    offsets: str = "file"
    original: str | None = None
    original_sha256: str | None = None
    omitted: dict[str, int] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    references: tuple[Reference, ...] = ()


def load_claims(path: Path, *, allow_inverted: bool = False) -> ClaimsFile:
    """Read a claims file; raise InputError with place and remedy for anything that is not right in it.

    `allow_inverted` lets periods pass that end before they begin, so that an
    audit can list them all.
    """
    from factcheck.base.decode import decode_claims

    return decode_claims(_text(path), str(path), allow_inverted=allow_inverted)


def dump_claims(claims: ClaimsFile) -> str:
    """Write a claims file; what `load_claims` reads from it equals what was given."""
    from factcheck.base.encode import encode_claims

    return encode_claims(claims)


def _text(path: Path) -> str:
    """Read a file as strict UTF-8, a byte order mark dropped."""
    try:
        if path.exists() and not path.is_file():
            raise _fault(path, "is not a file", "remove it from the base")
        data = path.read_bytes()
    except OSError as error:
        raise _fault(
            path, f"cannot be read: {error.strerror}", "check the path and its permissions"
        ) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"is not valid UTF-8: byte 0x{data[error.start]:02x}"
        raise _fault(path, message, "save it as UTF-8", line) from None


def _fault(path: Path, message: str, remedy: str, line: int | None = None) -> InputError:
    return InputError(Problem(path=str(path), message=message, remedy=remedy, line=line))
