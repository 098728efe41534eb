"""Documents to claims files without a built base; what was extracted is cached by content.

The cache key hashes the document, its name, the word lists and the source code
of every stage that extraction runs through, so that an edit to any of them
extracts again. A damaged or unwritable cache only costs time. The newest few
hundred entries are kept.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from factcheck.base.files import ClaimsFile
from factcheck.base.index import Index, Stored, open_index
from factcheck.lexicon import Lexicon, cache_folder, load_lexicon, write_atomically
from factcheck.model import Claim

if TYPE_CHECKING:
    import hashlib

Progress = Callable[[int, int, str], None]

_PACKAGE = Path(__file__).parent.parent
_STAGES = ("ingest", "extract", "syntax", "values", "model", "lexicon")
_MOST_ENTRIES = 600


class Extraction(Struct, frozen=True, kw_only=True):
    """What one document gives: its claims file, its text as read, and what to warn of."""

    file: ClaimsFile
    text: str
    warnings: tuple[str, ...] = ()


class _Source(Struct, frozen=True):
    """A document to extract from: its file, its name in results, its content hash."""

    path: Path
    name: str
    sha256: str


def claims_from_documents(folder: Path, *, words: Path | None = None) -> tuple[ClaimsFile, ...]:
    """Extract the claims of a folder's documents; `words` is a folder with word lists of one's own.

    Raises InputError for a folder without documents, and for any that cannot be read.
    """
    return tuple(extraction.file for extraction in extract_folder(folder, words=words))


def index_of_documents(folder: Path, *, words: Path | None = None) -> Index:
    """Open the index over a folder's documents, extracting and compiling where that is not cached."""
    sources = _sources(folder)
    digest = _hash(extractor_version(words).encode())
    for source in sources:
        digest.update(f"\0{source.name}\0{source.sha256}".encode())
    key = digest.hexdigest()
    stored = Stored(
        path=_cache() / f"index-{key}.sqlite",
        digest=lambda: key,
        load=lambda: claims_from_documents(folder, words=words),
    )
    return open_index(stored, lexicon_with(words))


def extract_folder(
    folder: Path, *, words: Path | None = None, progress: Progress | None = None
) -> tuple[Extraction, ...]:
    """Extract every document of a folder, in order of name; ids are unique over all of them.

    `progress` is called with the number done, the number of all and the name of the next.
    """
    sources = _sources(folder)
    found: list[Extraction] = []
    for number, source in enumerate(sources):
        if progress:
            progress(number, len(sources), source.name)
        found.append(_extracted(source, words))
    if progress:
        progress(len(sources), len(sources), "")
    return tuple(_with_unique_ids(found))


def lexicon_with(words: Path | None) -> Lexicon:
    """Load the word lists, those of a folder of one's own added."""
    # Without an argument: the loader remembers by its arguments, and others call it so.
    return load_lexicon() if words is None else load_lexicon(words)


@lru_cache(maxsize=4)
def extractor_version(words: Path | None = None) -> str:
    """Give a hash of everything, apart from the document, that decides what is extracted."""
    digest = _hash()
    for folder in (*(_PACKAGE / stage for stage in _STAGES), *([words] if words else [])):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".yaml")):
            digest.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    digest.update(Path(__file__).read_bytes())
    return digest.hexdigest()


def _hash(content: bytes = b"") -> "hashlib.blake2b":
    """Begin the hash of a cache key."""
    import hashlib

    return hashlib.blake2b(content, digest_size=20)


def _sources(folder: Path) -> tuple[_Source, ...]:
    import hashlib

    from factcheck.ingest import find_documents
    from factcheck.ingest.decode import read_bytes

    found: list[_Source] = []
    for path in find_documents(folder):
        name = path.relative_to(folder).as_posix()
        found.append(_Source(path, name, hashlib.sha256(read_bytes(path, name)).hexdigest()))
    return tuple(found)


def _cache() -> Path:
    return cache_folder() / "sources"


def _extracted(source: _Source, words: Path | None) -> Extraction:
    """Extract one document, or take it from the cache."""
    import msgspec

    key = f"{extractor_version(words)}\0{source.name}\0{source.sha256}"
    cached = _cache() / f"{_hash(key.encode()).hexdigest()}.msgpack"
    try:
        return msgspec.msgpack.decode(cached.read_bytes(), type=Extraction)
    except (OSError, msgspec.MsgspecError):
        pass
    extraction = _extract(source, lexicon_with(words))
    if extraction.file.sha256 == source.sha256:  # else it was written to while it was read
        with contextlib.suppress(OSError):
            write_atomically(cached, msgspec.msgpack.encode(extraction))
            _prune(cached.parent)
    return extraction


def _extract(source: _Source, lexicon: Lexicon) -> Extraction:
    from factcheck.extract import defined_names, extract_claims, sentences
    from factcheck.ingest import read_document
    from factcheck.values import format_edtf

    document = read_document(source.path, name=source.name)
    file = ClaimsFile(
        document=document.name,
        sha256=document.sha256,
        title=document.title,
        publisher=document.publisher,
        date=format_edtf(document.date) if document.date else None,
        retrieved=format_edtf(document.retrieved) if document.retrieved else None,
        kind=document.kind,
        language=document.language,
        offsets=document.offsets,
        original=document.original,
        original_sha256=document.original_sha256,
        omitted=document.omitted,
        names=defined_names(sentence.text for sentence in sentences(document)),
        claims=extract_claims(document, lexicon),
        references=document.references,
    )
    return Extraction(file=file, text=document.text, warnings=document.warnings)


def _prune(folder: Path) -> None:
    """Remove the oldest entries of the cache beyond what is kept."""
    entries = [path for path in folder.iterdir() if not path.name.startswith(".")]
    if len(entries) > _MOST_ENTRIES:
        entries.sort(key=lambda path: path.stat().st_mtime_ns)
        for path in entries[: len(entries) - _MOST_ENTRIES // 2]:
            path.unlink(missing_ok=True)


def _with_unique_ids(extractions: Sequence[Extraction]) -> Iterator[Extraction]:
    """Number ids that stand already in an earlier document: similar names and equal sentences make them."""
    taken: set[str] = set()
    for extraction in extractions:
        claims = tuple(_renamed(claim, taken) for claim in extraction.file.claims)
        taken.update(claim.id for claim in claims)
        yield structs.replace(extraction, file=structs.replace(extraction.file, claims=claims))


def _renamed(claim: Claim, taken: set[str]) -> Claim:
    if claim.id not in taken:
        return claim
    number = 2
    while f"{claim.id}.{number}" in taken:
        number += 1
    return replace(claim, id=f"{claim.id}.{number}")
