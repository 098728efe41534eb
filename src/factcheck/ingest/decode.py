"""Bytes of a file to text, or one clear error.

UTF-8 is tried first, then a byte order mark, then what an HTML page declares;
Windows-1252 is the last resort and is warned about. Newlines become `\\n`, as
Python's own text mode does, so offsets agree with `Path.read_text`; a UTF-8
byte order mark stays in the text. Limits: no guessing beyond that.
"""

import codecs
import re
from pathlib import Path

from factcheck.ingest.faults import fault

LARGEST = 64 * 1024 * 1024
MAGIC = (
    (b"%PDF", "a PDF file", "give it the suffix .pdf"),
    (
        b"PK\x03\x04",
        "a ZIP archive (or a DOCX, ODT or EPUB file)",
        "give a DOCX file the suffix .docx, export others as text, Markdown or HTML",
    ),
    (b"PK\x05\x06", "an empty ZIP archive", "give the documents themselves"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x89PNG", "a PNG image", "give the text of it"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text of it"),
    (b"GIF8", "a GIF image", "give the text of it"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office file (DOC, XLS or PPT)",
        "export it as text, Markdown or HTML first",
    ),
    (b"{\\rtf", "an RTF file", "export it as text, Markdown or HTML first"),
    (b"\x7fELF", "a program", "give a text document"),
    (b"MZ\x90", "a program", "give a text document"),
    (b"SQLite format 3", "an SQLite database", "give a text document"),
)
BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def read_bytes(path: Path, name: str) -> bytes:
    """Read a regular file of at most 64 MiB; raise InputError for anything else."""
    try:
        if path.is_dir():
            raise fault(name, "this is a folder", "give a file, or the folder where documents are asked for")
        if not path.exists():
            raise fault(name, "there is no such file", "check the path")
        if not path.is_file():
            raise fault(name, "this is not a regular file", "give a text, Markdown or HTML file")
        if path.stat().st_size > LARGEST:
            raise fault(name, "larger than 64 MiB", "split it into smaller documents")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise fault(name, f"cannot be read: {reason}", "check the path and its permissions") from None


def refuse_size(data: bytes, name: str) -> None:
    """Raise InputError for bytes that are none, or too many."""
    if len(data) > LARGEST:
        raise fault(name, "larger than 64 MiB", "split it into smaller documents")
    if not data:
        raise fault(name, "is empty", "give a file with text in it")


def decode(data: bytes, name: str, *, html: bool = False) -> tuple[str, tuple[str, ...]]:
    """Give the text with `\\n` newlines, and warnings; raise InputError where it is no text."""
    refuse_size(data, name)
    for magic, what, remedy in MAGIC:
        if data.startswith(magic):
            raise fault(name, f"this is {what}, not text", remedy)
    text, warnings = _marked(data, name) or _unmarked(data, name, html)
    if not text.strip().strip("\ufeff").strip():
        raise fault(name, "is empty", "give a file with text in it")
    return text.replace("\r\n", "\n").replace("\r", "\n"), warnings


def _marked(data: bytes, name: str) -> tuple[str, tuple[str, ...]] | None:
    """Decode UTF-16 or UTF-32 that announces itself by a byte order mark."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                reason = f"is damaged or truncated {encoding.upper()} at byte {error.start + 1}"
                raise fault(name, reason, "get the whole file again, or save it as UTF-8") from None
    return None


def _unmarked(data: bytes, name: str, html: bool) -> tuple[str, tuple[str, ...]]:
    sample = data[: 1 << 20]
    if b"\x00" in data:
        raise fault(
            name, "holds NUL bytes, so it is binary or UTF-16 without a mark", "save it as UTF-8 text"
        )
    if len(_CONTROL.findall(sample)) > 0.02 * len(sample):
        raise fault(name, "is mostly control characters, so it is binary", "give a text document")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        broken = error
    declared = _declared(data) if html else None
    if declared:
        try:
            return data.decode(declared), ()
        except (UnicodeDecodeError, LookupError):
            pass
    _refuse_damaged(data, name, broken)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        reason = f"is neither UTF-8 nor Windows-1252 (byte {error.start + 1})"
        raise fault(name, reason, "save it as UTF-8", line=_line(data, error.start)) from None
    return text, ("not UTF-8: read as Windows-1252",)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    return match.group(1).decode("ascii", "replace") if match else None


def _refuse_damaged(data: bytes, name: str, error: UnicodeDecodeError) -> None:
    """Raise where the bytes are UTF-8 with a fault in it, not another encoding."""
    line = _line(data, error.start)
    cut = error.reason == "unexpected end of data" and error.start > len(data) - 4
    if cut and (_MULTIBYTE.search(data) or len(data) - error.start > 1):
        raise fault(name, "ends in the middle of a character: truncated", "get the whole file", line=line)
    if _SURROGATE.search(data):
        raise fault(name, f"holds half a character at byte {error.start + 1}", "save it as UTF-8", line=line)
    sound = len(_MULTIBYTE.findall(data))
    high = sum(byte >= 0xC0 for byte in data[: 1 << 20])
    if sound and sound >= 0.5 * high:
        raise fault(name, f"is damaged UTF-8 at byte {error.start + 1}", "save it as UTF-8", line=line)


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1
