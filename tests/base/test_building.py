"""The base on disk: what a build writes, keeps, removes, and leaves alone when something is wrong."""

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from factcheck.base import load_claims
from factcheck.errors import InputError
from factcheck.lexicon import cache_folder
from factcheck.model import Status
from factcheck.pipeline import building, sourcing
from factcheck.pipeline.building import build_base, file_names, index_of_base, load_base
from factcheck.pipeline.sourcing import claims_from_documents, index_of_documents


@pytest.fixture
def base(tmp_path):
    return tmp_path / "claims"


def contents(folder):
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}


def states(result):
    return {built.document: built.state for built in result.documents}


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def set_status(base, text, status):
    """Give the claim with a text another status, as a person would; its id comes back."""
    for path in sorted(base.glob("*.yaml")):
        for claim in load_claims(path).claims:
            if claim.text == text:
                head, tail = path.read_text(encoding="utf-8").split(f"- id: {claim.id}\n")
                path.write_text(
                    f"{head}- id: {claim.id}\n{tail.replace('status: extracted', f'status: {status}', 1)}",
                    encoding="utf-8",
                )
                return claim.id
    raise AssertionError(f"no claim says {text!r}")


def test_a_build_writes_one_file_for_each_document(documents, base):
    result = build_base(documents, base)
    assert states(result) == {"charter.md": "new", "news.md": "new"}
    assert sorted(contents(base)) == ["charter.yaml", "news.yaml"]
    charter, news = load_base(base)
    assert charter.title == "Charter of the Lowland Library Consortium"
    assert (charter.publisher, charter.date, charter.offsets) == ("Charter Office", "2020-02-01", "file")
    assert [r.marker for r in charter.references] == ["1"]
    assert "LLC" in charter.names
    assert result.claims == len(charter.claims) + len(news.claims) > 4
    text = (documents / "charter.md").read_text(encoding="utf-8")
    assert all(text[c.start : c.end] == c.quote for c in charter.claims)


def test_a_second_build_writes_nothing(documents, base):
    build_base(documents, base)
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_ino) for p in base.glob("*.yaml")}
    result = build_base(documents, base)
    assert set(states(result).values()) == {"unchanged"}
    assert not any(built.changes for built in result.documents)
    assert before == {
        p.name: (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_ino) for p in base.glob("*.yaml")
    }


def test_a_second_build_extracts_only_what_changed(documents, base, monkeypatch):
    build_base(documents, base)
    extracted = []
    real = sourcing._extract
    monkeypatch.setattr(sourcing, "_extract", lambda s, x: extracted.append(s.name) or real(s, x))
    build_base(documents, base)
    assert extracted == []
    edit(documents / "news.md", "Ben Rowe", "Cleo Lark")
    result = build_base(documents, base)
    assert extracted == ["news.md"]
    assert states(result) == {"charter.md": "unchanged", "news.md": "updated"}
    (changes,) = (built.changes for built in result.documents if built.document == "news.md")
    assert changes.added
    assert changes.retired


def test_a_file_that_a_person_laid_out_otherwise_is_left_as_it_is(documents, base):
    build_base(documents, base)
    edit(base / "news.yaml", "claims:\n", "# looked through in May\nclaims:\n")
    before = contents(base)
    assert set(states(build_base(documents, base)).values()) == {"unchanged"}
    assert contents(base) == before


def test_an_edit_without_a_status_is_undone(documents, base):
    """Only the status tells a person's work from the program's."""
    build_base(documents, base)
    before = contents(base)
    edit(base / "news.yaml", "relation: ", "relation: x")
    assert states(build_base(documents, base))["news.md"] == "updated"
    assert contents(base) == before


def test_a_persons_decisions_outlive_a_change_of_the_document(documents, base):
    build_base(documents, base)
    kept = set_status(base, "Brenmoor Library lends seeds.", "reviewed")
    gone = set_status(base, "In 2023 Ada Quill handed the chair to Ben Rowe.", "rejected")
    edit(
        documents / "news.md",
        "In 2023 Ada Quill handed the chair to Ben Rowe.",
        "A new paragraph stands here now.",
    )
    result = build_base(documents, base)
    (changes,) = (built.changes for built in result.documents if built.document == "news.md")
    assert set(changes.kept) == {kept, gone}
    assert changes.orphaned == (gone,)
    claims = {c.id: c for c in load_claims(base / "news.yaml").claims}
    assert claims[gone].status is Status.REJECTED
    text = (documents / "news.md").read_text(encoding="utf-8")
    assert text[claims[kept].start : claims[kept].end] == claims[kept].quote


def test_the_file_of_a_document_that_is_gone_is_removed(documents, base):
    build_base(documents, base)
    (documents / "news.md").unlink()
    result = build_base(documents, base)
    assert states(result) == {"charter.md": "unchanged", "news.md": "removed"}
    assert sorted(contents(base)) == ["charter.yaml"]


def test_the_file_of_a_document_that_is_gone_stays_if_a_person_worked_on_it(documents, base):
    build_base(documents, base)
    set_status(base, "Brenmoor Library lends seeds.", "reviewed")
    before = contents(base)
    (documents / "news.md").unlink()
    assert states(build_base(documents, base)) == {"charter.md": "unchanged", "news.md": "retained"}
    assert contents(base) == before


def test_documents_with_one_stem_get_files_with_their_full_names(documents, base):
    build_base(documents, base)
    reviewed = set_status(base, "Brenmoor Library lends seeds.", "reviewed")
    text = (documents / "news.md").read_text(encoding="utf-8")
    (documents / "news.txt").write_text(text, encoding="utf-8")
    build_base(documents, base)
    assert sorted(contents(base)) == ["charter.yaml", "news.md.yaml", "news.txt.yaml"]
    files = {file.document: file for file in load_base(base)}
    assert reviewed in {c.id for c in files["news.md"].claims}
    ids = [c.id for file in files.values() for c in file.claims]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("documents", "files"),
    [
        (["a.md", "b.txt"], ["a.yaml", "b.yaml"]),
        (["a.md", "a.txt", "b.md"], ["a.md.yaml", "a.txt.yaml", "b.yaml"]),
        (["A.md", "a.txt"], ["A.md.yaml", "a.txt.yaml"]),
        (["x/a.md", "a.md"], ["x__a.yaml", "a.yaml"]),
        (["x/a.md", "x__a.md"], ["x__a.md~2.yaml", "x__a.md~3.yaml"]),
        (["noextension"], ["noextension.yaml"]),
    ],
)
def test_names_of_claims_files(documents, files):
    assert list(file_names(documents).values()) == files


def test_documents_in_folders_are_named_by_their_path(documents, base):
    (documents / "2021").mkdir()
    (documents / "2021" / "news.md").write_text("The consortium opened a branch.\n", encoding="utf-8")
    build_base(documents, base)
    assert sorted(contents(base)) == ["2021__news.yaml", "charter.yaml", "news.yaml"]
    assert load_claims(base / "2021__news.yaml").document == "2021/news.md"


def test_progress_is_told(documents, base):
    told = []
    build_base(documents, base, progress=lambda *step: told.append(step))
    assert told == [(0, 2, "charter.md"), (1, 2, "news.md"), (2, 2, "")]


def test_words_of_ones_own_are_used_and_are_no_claims(documents, base):
    words = base / "lexicon" / "synonyms"
    words.mkdir(parents=True)
    (words / "own.yaml").write_text("- n: [branch, outpost]\n", encoding="utf-8")
    build_base(documents, base)
    assert len(load_base(base)) == 2
    assert len(index_of_base(base).documents()) == 2


BAD_DOCUMENTS = {
    "empty.md": b"",
    "binary.txt": b"\x89PNG\r\n\x1a\n\x00\x00",
    "head.md": b"---\ndate: 2021-02-30\n---\nThe branch opened.\n",
}


@pytest.mark.parametrize(("name", "content"), BAD_DOCUMENTS.items())
def test_a_document_that_cannot_be_read_stops_the_build_before_it_writes(documents, base, name, content):
    build_base(documents, base)
    before = contents(base)
    edit(documents / "charter.md", "27 branches", "31 branches")
    (documents / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        build_base(documents, base)
    assert name in str(caught.value.problem)
    assert contents(base) == before


def test_a_claims_file_that_cannot_be_read_stops_the_build_before_it_writes(documents, base):
    build_base(documents, base)
    edit(documents / "charter.md", "27 branches", "31 branches")
    edit(base / "news.yaml", "status: extracted", "status: fine")
    before = contents(base)
    with pytest.raises(InputError, match="status 'fine' is unknown"):
        build_base(documents, base)
    assert contents(base) == before


def test_bad_folders_are_refused(documents, base, tmp_path):
    base.write_text("a file")
    with pytest.raises(InputError, match="is not a folder"):
        build_base(documents, base)
    for folder, message in ((tmp_path / "none", "no such folder"), (tmp_path / "bare", "no documents")):
        (tmp_path / "bare").mkdir(exist_ok=True)
        with pytest.raises(InputError, match=message):
            build_base(folder, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_base_that_cannot_be_written_is_one_clear_fault(documents, base, monkeypatch):
    def full(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, "write_atomically", full)
    with pytest.raises(InputError, match="cannot be written: No space left on device"):
        build_base(documents, base)


def test_a_build_that_breaks_off_leaves_whole_files(documents, base, monkeypatch):
    build_base(documents, base)
    old = contents(base)
    edit(documents / "charter.md", "27 branches", "31 branches")
    edit(documents / "news.md", "Ben Rowe", "Cleo Lark")
    real = os.replace

    def breaks_at_the_second(source, target):
        if Path(target).name == "news.yaml":
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", breaks_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        build_base(documents, base)
    monkeypatch.undo()
    after = contents(base)
    assert sorted(after) == ["charter.yaml", "news.yaml"]
    assert after["charter.yaml"] != old["charter.yaml"]
    assert after["news.yaml"] == old["news.yaml"]
    assert states(build_base(documents, base)) == {"charter.md": "unchanged", "news.md": "updated"}


def test_what_a_person_saves_during_a_build_is_not_overwritten(documents, base, monkeypatch):
    build_base(documents, base)
    edit(documents / "news.md", "Ben Rowe", "Cleo Lark")
    real = building.extract_folder

    def slowly(*arguments, **named):
        set_status(base, "Brenmoor Library lends seeds.", "reviewed")
        return real(*arguments, **named)

    monkeypatch.setattr(building, "extract_folder", slowly)
    with pytest.raises(InputError, match="was changed while the base was built"):
        build_base(documents, base)
    assert "status: reviewed" in (base / "news.yaml").read_text(encoding="utf-8")


def build_quietly(folders):
    documents, base = folders
    return len(build_base(documents, base).documents)


def test_builds_at_once_leave_a_sound_base(documents, base):
    folders = [(documents, base)] * 4
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        reports = list(pool.map(build_base, [documents] * 4, [base] * 4))
        assert [len(report.documents) for report in reports] == [2] * 4
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(build_quietly, folders)) == [2] * 4
    assert sorted(contents(base)) == ["charter.yaml", "news.yaml"]
    assert states(build_base(documents, base)) == {"charter.md": "unchanged", "news.md": "unchanged"}


def test_a_base_that_is_not_there_or_empty_is_refused(base):
    for message in ("no such claims base", "no claims in this folder"):
        for opening in (load_base, index_of_base):
            with pytest.raises(InputError, match=message):
                opening(base)
        base.mkdir(exist_ok=True)


def test_one_document_or_one_id_in_two_files_is_refused(documents, base):
    build_base(documents, base)
    text = (base / "news.yaml").read_text(encoding="utf-8")
    (base / "other.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="has a claims file already"):
        load_base(base)
    (base / "other.yaml").write_text(
        text.replace("document: news.md", "document: other.md"), encoding="utf-8"
    )
    with pytest.raises(InputError, match=r"stands already in news\.yaml"):
        load_base(base)


def test_the_index_of_a_base_follows_its_files(documents, base):
    build_base(documents, base)
    assert index_of_base(base).candidates(["branches"], 3)
    assert (base / ".cache" / "index.sqlite").is_file()
    set_status(base, "Brenmoor Library lends seeds.", "rejected")
    asked = index_of_base(base).candidates(["seeds"], 9)
    assert all(c.text != "Brenmoor Library lends seeds." for c in asked)


def test_an_index_opened_over_a_broken_claims_file_is_a_fault(documents, base):
    build_base(documents, base)
    index_of_base(base)
    edit(base / "news.yaml", "status: extracted", "status: fine")
    with pytest.raises(InputError, match="status 'fine' is unknown"):
        index_of_base(base)


def test_documents_can_be_asked_directly(documents):
    files = claims_from_documents(documents)
    assert [file.document for file in files] == ["charter.md", "news.md"]
    index = index_of_documents(documents)
    assert {c.id for c in index.claims()} == {c.id for file in files for c in file.claims}
    edit(documents / "news.md", "Brenmoor Library", "Northgate Library")
    assert any("Northgate" in c.text for c in index_of_documents(documents).candidates(["Northgate"], 3))


def test_a_damaged_extraction_is_done_again(documents):
    before = claims_from_documents(documents)
    for path in (cache_folder() / "sources").glob("*.msgpack"):
        path.write_bytes(b"\xc1 damaged")
    assert claims_from_documents(documents) == before


def test_what_extracts_decides_the_version(tmp_path):
    words = tmp_path / "lexicon"
    words.mkdir()
    plain = sourcing.extractor_version()
    (words / "a.yaml").write_text("- n: [branch, outpost]\n", encoding="utf-8")
    assert plain != sourcing.extractor_version(words)


def test_old_entries_of_the_cache_are_removed(tmp_path, monkeypatch):
    monkeypatch.setattr(sourcing, "_MOST_ENTRIES", 4)
    for number in range(6):
        path = tmp_path / f"{number}.msgpack"
        path.write_bytes(b"x")
        os.utime(path, ns=(number, number))
    sourcing._prune(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["4.msgpack", "5.msgpack"]
