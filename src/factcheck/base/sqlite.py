"""The compiled index: SQLite with full-text search, cached in one file.

The file is only ever replaced whole, so two processes may compile and read at
once. It is opened without locks and never written; where it is missing, stale
or damaged, or its folder cannot be written, the index is compiled in memory
and, if possible, kept. Limits: some hundred thousand claims.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from factcheck.base.files import ClaimsFile
from factcheck.base.index import WEIGHTS, Stored, columns_of, merged_names, query_keys, without_claims
from factcheck.lexicon import Lexicon, write_atomically
from factcheck.model import Claim, Reference, Status

_SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE claims(number INTEGER PRIMARY KEY, id TEXT NOT NULL, document TEXT NOT NULL,
                    unit INTEGER NOT NULL, rejected INTEGER NOT NULL, payload BLOB NOT NULL);
CREATE INDEX by_id ON claims(id);
CREATE INDEX by_unit ON claims(document, unit);
CREATE VIRTUAL TABLE words USING fts5(text, quote, topics, context, content='',
                                      tokenize="unicode61 remove_diacritics 0");
"""
_ADD_WORDS = "INSERT INTO words(rowid, text, quote, topics, context) VALUES (?, ?, ?, ?, ?)"
_RANK = f"round(bm25(words, {', '.join(map(str, WEIGHTS))}), 6)"
_CANDIDATES = (
    "SELECT payload FROM words JOIN claims ON claims.number = words.rowid "
    f"WHERE words MATCH ? ORDER BY {_RANK}, claims.id LIMIT ?"
)
# The fields are part of the format: a record that gains one is compiled again.
_FORMAT = "2:" + ",".join(name for cls in (Claim, ClaimsFile, Reference) for name in cls.__annotations__)
_FAULTS = (sqlite3.Error, msgspec.MsgspecError, OSError, KeyError, ValueError, OverflowError)
# Two writes within this time may leave the same stamp on different contents.
_STAMP_GRAIN_NS = 2_000_000_000

_claim = msgspec.msgpack.Decoder(Claim).decode
_heads = msgspec.msgpack.Decoder(tuple[ClaimsFile, ...]).decode


class SqliteIndex:
    """A compiled set of claims files; satisfies the `Index` protocol."""

    def __init__(self, stored: Stored, lexicon: Lexicon) -> None:
        self._stored = stored
        self._lexicon = lexicon
        self._heads: tuple[ClaimsFile, ...] | None = None
        self._connection = _opened(stored) or self._compiled()

    def _compiled(self) -> sqlite3.Connection:
        digest = self._stored.digest()
        connection = compile_index(self._stored.load(), self._lexicon, digest, self._stored.stamps)
        keep(connection, self._stored.path)
        return connection

    def _rows(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, values).fetchall()

    def _ask(self, query: str, *values: object) -> tuple[Claim, ...]:
        """Give the claims that a query finds; a damaged file is compiled again, once."""
        try:
            return tuple(_claim(row[0]) for row in self._rows(query, values))
        except _FAULTS:
            self._mend()
            return tuple(_claim(row[0]) for row in self._rows(query, values))

    def _mend(self) -> None:
        self._connection.close()
        self._connection = self._compiled()
        self._heads = None

    def candidates(self, words: Sequence[str], limit: int) -> tuple[Claim, ...]:
        """Give at most `limit` claims that share words, best first, ties by id."""
        keys = query_keys(words, self._lexicon)
        if not keys or limit < 1:
            return ()
        return self._ask(_CANDIDATES, " OR ".join(f'"{key}"' for key in keys), limit)

    def unit(self, document: str, unit: int) -> tuple[Claim, ...]:
        """Give the claims of one sentence of a document, in order."""
        query = "SELECT payload FROM claims WHERE document = ? AND unit = ? AND NOT rejected ORDER BY number"
        return self._ask(query, document, unit)

    def claim(self, identity: str) -> Claim | None:
        """Give a claim by its id, whatever its status."""
        found = self._ask("SELECT payload FROM claims WHERE id = ? ORDER BY number LIMIT 1", identity)
        return found[0] if found else None

    def claims(self) -> Iterator[Claim]:
        """Give all claims, document by document."""
        return iter(self._ask("SELECT payload FROM claims WHERE NOT rejected ORDER BY number"))

    def documents(self) -> tuple[ClaimsFile, ...]:
        """Give the heads of the documents, without their claims."""
        if self._heads is None:
            try:
                self._heads = _heads(_meta(self._connection, "heads"))
            except _FAULTS:
                self._mend()
                self._heads = _heads(_meta(self._connection, "heads"))
        return self._heads

    def references(self, document: str) -> tuple[Reference, ...]:
        """Give the numbered references of a document."""
        return tuple(r for f in self.documents() if f.document == document for r in f.references)

    def all_references(self) -> tuple[tuple[str, Reference], ...]:
        """Give the references of all documents, each with the document's name."""
        return tuple((f.document, r) for f in self.documents() for r in f.references)

    def names(self) -> dict[str, tuple[str, ...]]:
        """Give the names that the documents define, with what they may stand for."""
        return merged_names(self.documents())


def compile_index(
    files: Iterable[ClaimsFile], lexicon: Lexicon, digest: str, stamps: tuple[tuple[str, int, int], ...]
) -> sqlite3.Connection:
    """Compile claims files into a database in memory."""
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    connection.executescript(_SCHEMA)
    connection.execute("BEGIN")
    heads: list[ClaimsFile] = []
    number = 0
    for file in files:
        heads.append(without_claims(file))
        for claim in file.claims:
            number += 1
            _insert(connection, number, claim, lexicon)
    values = {
        "format": _FORMAT.encode(),
        "digest": digest.encode(),
        "stamps": msgspec.msgpack.encode(stamps),
        "heads": msgspec.msgpack.encode(heads),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(values.items()))
    connection.execute("COMMIT")
    return connection


def _insert(connection: sqlite3.Connection, number: int, claim: Claim, lexicon: Lexicon) -> None:
    rejected = claim.status is Status.REJECTED
    payload = msgspec.msgpack.encode(claim)
    row = (number, claim.id, claim.document, claim.unit, rejected, payload)
    connection.execute("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)", row)
    if not rejected:
        columns = (" ".join(column) for column in columns_of(claim, lexicon))
        connection.execute(_ADD_WORDS, (number, *columns))


def keep(connection: sqlite3.Connection, path: Path) -> None:
    """Write a compiled index to its file, replacing it whole; where that cannot be, do without."""
    try:
        if not path.parent.is_symlink():
            write_atomically(path, connection.serialize())
    except OSError:
        pass  # a read-only folder only costs the time to compile again


def _meta(connection: sqlite3.Connection, key: str) -> bytes:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise KeyError(key)
    return bytes(row[0])


def _opened(stored: Stored) -> sqlite3.Connection | None:
    """Open the cached file if it is whole and fresh."""
    try:
        written = stored.path.stat().st_mtime_ns
        address = stored.path.resolve().as_uri() + "?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)
    except (OSError, sqlite3.Error, ValueError):
        return None
    try:
        if _meta(connection, "format") == _FORMAT.encode() and _fresh(connection, stored, written):
            return connection
    except _FAULTS:
        pass
    connection.close()
    return None


def _fresh(connection: sqlite3.Connection, stored: Stored, written: int) -> bool:
    stamps = msgspec.msgpack.decode(_meta(connection, "stamps"), type=tuple[tuple[str, int, int], ...])
    same = bool(stamps) and stamps == stored.stamps
    if same and all(changed < written - _STAMP_GRAIN_NS for _, _, changed in stamps):
        return True
    if _meta(connection, "digest").decode() != stored.digest():
        return False
    if same:
        with contextlib.suppress(OSError):
            os.utime(stored.path)  # looked at again just now: from here on the stamps tell
    return True
