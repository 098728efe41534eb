"""Files and folders: encodings, binaries, links, names; every fault is one error with a remedy."""

import hashlib
import os
from types import ModuleType

import pytest

from factcheck.errors import InputError
from factcheck.ingest import find_documents, read_document, read_text
from factcheck.ingest.registry import collect, readers

SENTENCE = "The café in Århus opened in 1903."


@pytest.mark.parametrize(
    ("name", "data", "warned"),
    [
        ("a.txt", SENTENCE.encode(), False),
        ("a.txt", b"\xef\xbb\xbf" + SENTENCE.encode(), False),
        ("a.txt", SENTENCE.encode("utf-16"), False),
        ("a.txt", SENTENCE.encode("utf-32"), False),
        ("a.txt", SENTENCE.encode("cp1252"), True),
        ("a", SENTENCE.encode(), False),
        ("a.HTM", b'<meta charset="iso-8859-15"><p>' + SENTENCE.encode("iso-8859-15"), False),
        ("a.md", SENTENCE.replace(". ", ".\r\n").encode(), False),
    ],
)
def test_encodings(tmp_path, name, data, warned):
    path = tmp_path / name
    path.write_bytes(data)
    document = read_document(path)
    assert [document.text[b.start : b.end] for b in document.blocks] == [SENTENCE]
    assert bool(document.warnings) is warned
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.name == name


def test_offsets_agree_with_text_mode(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffOne is here.\r\n\r\nTwo is there.\rThree is gone.\n".encode())
    assert read_document(path).text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.txt", b"", "empty"),
        ("a.md", b" \n\t\xef\xbb\xbf\n", "empty"),
        ("a.txt", b"abc\x00def", "NUL"),
        ("a.txt", bytes(range(1, 9)) * 50, "control characters"),
        ("a.txt", b"%PDF-1.7 text", "PDF"),
        ("a.docx", b"PK\x03\x04zip", "ZIP"),
        ("a.png", b"\x89PNG\r\n", "PNG"),
        ("a.rst", b"Text.", "cannot be read"),
        ("a.txt", "Prices rose: €".encode()[:-1], "truncated"),
        ("a.txt", "é".encode() * 20 + b"\xff" + "é".encode() * 20, "damaged UTF-8"),
        ("a.txt", b"a \xed\xa0\x80 b", "half a character"),
        ("a.txt", b"a \x81 b", "neither"),
        ("a.txt", b"\xff\xfea\x00b", "truncated"),
        ("a.md", b"---\ntitle: a\n---\n", "no readable text"),
    ],
)
def test_unreadable_files(tmp_path, name, data, word):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=word) as caught:
        read_document(path)
    assert caught.value.problem.remedy
    assert caught.value.problem.path == name


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        read_document(tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        find_documents(tmp_path / "none")
    with pytest.raises(InputError, match="no documents"):
        find_documents(tmp_path)


def test_too_large_by_its_size(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as out:
        out.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(InputError, match="64 MiB"):
        read_document(path)


def test_standard_input_with_half_characters():
    with pytest.raises(InputError, match="UTF-8"):
        read_text("a\udce9b", name="-", kind="text")


def test_find_documents(tmp_path):
    for name in ("b.txt", "a.MD", "sub/c.html", "notes.rst", ".hidden.md", ".git/d.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Text.", encoding="utf-8")
    assert [str(p.relative_to(tmp_path)) for p in find_documents(tmp_path)] == [
        "a.MD",
        "b.txt",
        os.path.join("sub", "c.html"),
    ]


def test_links_out_of_the_folder_are_refused(tmp_path):
    (tmp_path / "outside.txt").write_text("Text.", encoding="utf-8")
    inside = tmp_path / "docs"
    inside.mkdir()
    (inside / "own.txt").write_text("Text.", encoding="utf-8")
    (inside / "same.txt").symlink_to(inside / "own.txt")
    assert len(find_documents(inside)) == 2
    (inside / "link.txt").symlink_to(tmp_path / "outside.txt")
    with pytest.raises(InputError, match="link out of the folder"):
        find_documents(inside)


def test_control_characters_stay_out_of_labels():
    document = read_text('---\ntitle: "a\\x1b[31mb"\n---\nText is here.\n', name="a.md", kind="markdown")
    assert document.title == "a [31mb"


def _module(name: str, **constants: object) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(constants)
    return module


def test_readers_are_complete_and_distinct():
    assert {".txt", ".md", ".html", "text", "markdown", "html"} <= set(readers())
    whole = {"SUFFIXES": (".x",), "KIND": "x", "read": print}
    for missing in whole:
        with pytest.raises(TypeError, match=missing):
            collect([_module("m", **{k: v for k, v in whole.items() if k != missing})])
    with pytest.raises(ValueError, match="read by both"):
        collect([_module("m", **whole), _module("n", **(whole | {"KIND": "y"}))])
