"""The claims base on disk: built from documents, loaded, opened as an index.

`build_base` reads every document before it writes anything, writes only files
whose content changes, and replaces each whole: broken input, a full disk or a
kill leaves old or new files, never half of one. A file that a person saves
while a build runs is not overwritten. Claims files of documents that are gone
are removed unless they hold a person's work.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from factcheck.base.files import ClaimsFile, dump_claims, load_claims
from factcheck.base.index import Index, Stored, open_index
from factcheck.base.merge import Changes, has_persons_work, merge
from factcheck.errors import InputError
from factcheck.lexicon import write_atomically
from factcheck.model import Problem
from factcheck.pipeline.sourcing import (
    Extraction,
    Progress,
    claims_from_documents,
    extract_folder,
    lexicon_with,
)

__all__ = [
    "BuildResult", "BuiltDocument", "build_base", "claims_files", "claims_from_documents", "index_of_base",
    "load_base", "own_words",
]  # fmt: skip

# What decides the stems that an index is compiled with, beside the claims themselves.
_LEXICON = Path(__file__).parent.parent / "lexicon"
_STEMMING = tuple(_LEXICON / part for part in ("words.py", "data/words/irregular.yaml"))


class BuiltDocument(Struct, frozen=True, kw_only=True):
    """What a build did for one document.

    `retained`: the document is gone, its claims file holds a person's work and stays.
    """

    document: str
    path: Path
    state: Literal["new", "updated", "unchanged", "removed", "retained"]
    changes: Changes = field(default_factory=Changes)
    claims: int = 0
    warnings: tuple[str, ...] = ()


class BuildResult(Struct, frozen=True, kw_only=True):
    """What a build did, document by document in order of name."""

    documents: tuple[BuiltDocument, ...]

    @property
    def claims(self) -> int:
        """The number of claims in the base now."""
        return sum(document.claims for document in self.documents)


class _Existing(Struct, frozen=True, kw_only=True):
    """A claims file that is there, with its bytes as they were read."""

    path: Path
    content: bytes
    file: ClaimsFile


def own_words(base: Path) -> Path | None:
    """Give the folder of a base with word lists of the user's own, if there is one."""
    folder = base / "lexicon"
    return folder if folder.is_dir() else None


def claims_files(base: Path) -> list[Path]:
    """List the claims files of a base; raise InputError where there are none."""
    if not base.exists():
        raise _fault(base, "there is no such claims base", "run factcheck build, or name one with --base")
    paths = _listed(base)
    if not paths:
        raise _fault(
            base, "there are no claims in this folder", "run factcheck build, or name another with --base"
        )
    return paths


def load_base(base: Path) -> tuple[ClaimsFile, ...]:
    """Load all claims files of a base, in order of file name.

    Raises InputError for a base without any, for any fault in one, and for ids
    and documents that stand in two.
    """
    return _loaded(claims_files(base))


def index_of_base(base: Path) -> Index:
    """Open the index of a base, compiling it where its cache is missing, stale or damaged."""
    paths = claims_files(base)
    words = own_words(base)
    watched = [*paths, *(sorted(words.rglob("*.yaml")) if words else ()), *_STEMMING]
    stored = Stored(
        path=base / ".cache" / "index.sqlite",
        digest=lambda: _digest(watched),
        load=lambda: _loaded(paths),
        stamps=_stamps(watched),
    )
    return open_index(stored, lexicon_with(words))


def build_base(documents: Path, base: Path, *, progress: Progress | None = None) -> BuildResult:
    """Extract or update the claims files of a folder's documents.

    Raises InputError, with nothing written, for any document or claims file
    that cannot be read; and for one that cannot be written.
    """
    if base.exists() and not base.is_dir():
        raise _fault(base, "is not a folder", "name a folder for the claims base")
    existing = {found.file.document: found for found in _existing(base)}
    extractions = extract_folder(documents, words=own_words(base), progress=progress)
    paths = file_names(extraction.file.document for extraction in extractions)
    planned = [_planned(e, existing.get(e.file.document), base / paths[e.file.document]) for e in extractions]
    done = [_written(built, content, existing.get(built.document)) for built, content in planned]
    present = {built.document for built in done}
    done += [_retired(found) for name, found in existing.items() if name not in present]
    return BuildResult(documents=tuple(sorted(done, key=lambda built: built.document)))


def file_names(documents: Iterable[str]) -> dict[str, str]:
    """Name the claims file of each document: by its stem, by its full name where stems collide."""
    flat = {name: name.replace("/", "__") for name in documents}
    chosen = {name: file.rsplit(".", 1)[0] for name, file in flat.items()}
    for name in _colliding(chosen):
        chosen[name] = flat[name]
    for number, name in enumerate(_colliding(chosen), 2):
        chosen[name] = f"{flat[name]}~{number}"
    return {name: f"{stem}.yaml" for name, stem in chosen.items()}


def _colliding(chosen: dict[str, str]) -> list[str]:
    """Give the documents whose names differ in nothing but case, or not at all."""
    folded = [stem.casefold() for stem in chosen.values()]
    return [name for name, stem in chosen.items() if folded.count(stem.casefold()) > 1]


def _fault(path: Path, message: str, remedy: str) -> InputError:
    return InputError(Problem(path=str(path), message=message, remedy=remedy))


def _listed(base: Path) -> list[Path]:
    try:
        return sorted(p for p in base.iterdir() if p.suffix == ".yaml" and not p.name.startswith("."))
    except OSError as error:
        raise _fault(base, f"cannot be read: {error.strerror}", "name a folder with claims files") from None


def _loaded(paths: Iterable[Path]) -> tuple[ClaimsFile, ...]:
    files: list[ClaimsFile] = []
    owners: dict[str, Path] = {}
    documents: dict[str, Path] = {}
    for path in paths:
        file = load_claims(path)
        first = documents.setdefault(file.document, path)
        if first is not path:
            raise _fault(
                path, f"{file.document!r} has a claims file already: {first.name}", "remove one of them"
            )
        for claim in file.claims:
            if (owner := owners.setdefault(claim.id, path)) is not path:
                raise _fault(
                    path, f"id {claim.id!r} stands already in {owner.name}", "give each claim its own id"
                )
        files.append(file)
    return tuple(files)


def _stamps(paths: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    found = []
    for path in paths:
        try:
            status = path.stat()
        except OSError as error:
            raise _fault(path, f"cannot be read: {error.strerror}", "remove it or mend the link") from None
        found.append((path.name, status.st_size, status.st_mtime_ns))
    return tuple(found)


def _digest(paths: Iterable[Path]) -> str:
    import hashlib

    digest = hashlib.blake2b(digest_size=20)
    for path in paths:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise _fault(path, f"cannot be read: {error.strerror}", "check its permissions") from None
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _existing(base: Path) -> list[_Existing]:
    """Read the claims files that are there, each with its bytes."""
    if not base.exists():
        return []
    paths = _listed(base)
    contents = {path: path.read_bytes() if path.is_file() else b"" for path in paths}
    files = _loaded(paths)
    return [_Existing(path=p, content=contents[p], file=f) for p, f in zip(paths, files, strict=True)]


def _planned(extraction: Extraction, found: _Existing | None, path: Path) -> tuple[BuiltDocument, bytes]:
    """Give what is to be written for a document, and what that changes."""
    merged, changes = merge(found.file if found else None, extraction.file, text=extraction.text)
    content = dump_claims(merged).encode()
    same = found is not None and found.path == path and (found.content == content or found.file == merged)
    built = BuiltDocument(
        document=merged.document,
        path=path,
        state="new" if found is None else "unchanged" if same else "updated",
        changes=changes,
        claims=len(merged.claims),
        warnings=extraction.warnings,
    )
    return built, content


def _written(built: BuiltDocument, content: bytes, found: _Existing | None) -> BuiltDocument:
    """Write a planned file; the one that it takes the place of goes last."""
    if built.state == "unchanged":
        return built
    before = found if found is not None and found.path == built.path else None
    try:
        if _content(built.path) != content:
            _unchanged_since(built.path, before)
            write_atomically(built.path, content)
            os.chmod(built.path, 0o644)
        if found is not None and found.path != built.path:
            _unchanged_since(found.path, found)
            found.path.unlink(missing_ok=True)
    except OSError as error:
        raise _fault(
            built.path, f"cannot be written: {error.strerror}", "check the folder's permissions"
        ) from None
    return built


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _unchanged_since(path: Path, before: _Existing | None) -> None:
    """Refuse to replace what somebody saved since the build began."""
    content = _content(path)
    if content is not None and content != (before.content if before else None):
        raise _fault(path, "was changed while the base was built", "run factcheck build again")


def _retired(found: _Existing) -> BuiltDocument:
    """Remove the claims file of a document that is gone, unless a person worked on it."""
    ids = tuple(claim.id for claim in found.file.claims)
    if has_persons_work(found.file):
        kept = Changes(orphaned=tuple(c.id for c in found.file.claims))
        return BuiltDocument(
            document=found.file.document, path=found.path, state="retained", changes=kept, claims=len(ids)
        )
    try:
        if _content(found.path) is not None:
            _unchanged_since(found.path, found)
            found.path.unlink(missing_ok=True)
    except OSError as error:
        raise _fault(found.path, f"cannot be removed: {error.strerror}", "remove it by hand") from None
    return BuiltDocument(
        document=found.file.document, path=found.path, state="removed", changes=Changes(retired=ids)
    )
