"""A look into the base: every fault is found where it is and nowhere else."""

from dataclasses import replace
from datetime import date

import pytest
from msgspec import structs
from records import claim, claims_file, reference, with_status

from factcheck.base import MemoryIndex, dump_claims
from factcheck.errors import InputError
from factcheck.pipeline.building import build_base, load_base
from factcheck.pipeline.inspecting import aliases, audit, cited, open_index_of, search, sources, timeline

DAY = date(2026, 6, 1)


@pytest.fixture
def base(tmp_path):
    folder = tmp_path / "claims"
    folder.mkdir()
    return folder


def write(base, file):
    path = base / f"{file.document.rsplit('.', 1)[0]}.yaml"
    path.write_text(dump_claims(file), encoding="utf-8")


def faults(findings):
    return [(f.fault.value, f.claim.id if f.claim else None) for f in findings]


def test_a_built_base_has_no_faults(documents, base):
    build_base(documents, base)
    assert faults(audit(base, as_of=DAY, documents=documents)) == []


def test_a_marker_without_an_entry_is_told_once(base):
    one = claim(1, references=("1", "7"))
    two = claim(2, references=("7",))
    write(base, claims_file(one, two, references=(reference(1),)))
    assert faults(audit(base, as_of=DAY)) == [("reference-missing", one.id)]


@pytest.mark.parametrize(
    ("valid", "text", "fault"),
    [
        ("2020/2014", "The LLC ran a van.", "period-inverted"),
        ("../2019", "Ada Quill chairs the consortium.", "ended-as-present"),
        ("2014/2019", "Ada Quill is the chair of the consortium.", "ended-as-present"),
        ("../2019", "Ada Quill chaired the consortium.", None),
        ("2014/..", "Ada Quill chairs the consortium.", None),
        ("../2031", "Ada Quill chairs the consortium.", None),
        ("2019", "The report counts 27 branches.", None),
        (None, "Ada Quill chairs the consortium.", None),
    ],
)
def test_periods(base, valid, text, fault):
    one = claim(1, text, valid="2000")
    write(base, claims_file(one))
    if valid is not None:
        path = base / "charter.yaml"
        path.write_text(path.read_text().replace('"2000"', f'"{valid}"'))
    assert faults(audit(base, as_of=DAY)) == ([(fault, one.id)] if fault and valid else [])


def test_as_of_decides_what_has_ended(base):
    write(base, claims_file(claim(1, "Ada Quill chairs the consortium.", valid="2014/2019")))
    assert audit(base, as_of=date(2018, 1, 1)) == ()


def test_a_rejected_claim_has_no_faults(base):
    rejected = with_status(claim(1, "Ada Quill chairs it.", valid="../2019", references=("9",)), "rejected")
    write(base, claims_file(rejected))
    assert audit(base, as_of=DAY) == ()


def test_quotes_are_looked_up_in_their_documents(documents, base):
    build_base(documents, base)
    (charter, _) = load_base(base)
    first, second, *rest = charter.claims
    gone = replace(first, quote="The consortium has 28 branches.", end=first.start + 31)
    moved = replace(second, start=second.start + 2, end=second.end + 2)
    write(base, structs.replace(charter, claims=(gone, moved, *rest)))
    found = audit(base, as_of=DAY, documents=documents)
    assert sorted(faults(found)) == sorted([("quote-gone", gone.id), ("quote-moved", moved.id)])
    assert f"line {second.line}" in next(f.message for f in found if f.fault.value == "quote-moved")


def test_documents_that_changed_or_went_are_told(documents, base):
    build_base(documents, base)
    text = (documents / "charter.md").read_text(encoding="utf-8")
    (documents / "charter.md").write_text(text + "\nThe van was sold.\n", encoding="utf-8")
    (documents / "news.md").unlink()
    found = audit(base, as_of=DAY, documents=documents)
    assert faults(found) == [("document-changed", None), ("document-gone", None)]
    assert [f.document for f in found] == ["charter.md", "news.md"]


def test_claims_are_compared_with_their_neighbours_once(base):
    one = claim(1, "The consortium has 27 branches.", unit=1)
    two = claim(2, "The consortium has 31 branches.", unit=2)
    same_sentence = claim(3, "The consortium has 99 branches.", unit=1)
    far = claim(4, "Maps are lent for free.", unit=4)
    broken = claim(5, "The consortium has 40 branches.", unit=5, valid="2000")
    write(base, claims_file(one, two, same_sentence, far, broken))
    path = base / "charter.yaml"
    path.write_text(path.read_text().replace('"2000"', "2020/2014"))
    asked = []

    def conflicts(a, b):
        asked.append({a.id, b.id})
        return "27 and 31" if {a.id, b.id} == {one.id, two.id} else None

    found = audit(base, as_of=DAY, comparing=lambda index: conflicts)
    told = [(f.claim.id, f.other.id, f.message) for f in found if f.fault.value == "contradiction"]
    assert told == [(one.id, two.id, "27 and 31")]
    assert sorted(map(sorted, asked)) == [[one.id, two.id], [two.id, same_sentence.id]]


def test_an_audit_of_a_broken_file_is_a_fault_of_the_input(base):
    (base / "charter.yaml").write_text("document: a\nsha: b\n")
    with pytest.raises(InputError, match="unknown key 'sha'"):
        audit(base, as_of=DAY)


def test_search_takes_sources_or_base(documents, base):
    build_base(documents, base)
    for index in (open_index_of(base, None), open_index_of(base, documents)):
        assert search(index, ["branches"], 1)[0].text.endswith("27 branches.[1]")


NAMES = {
    "LLC": ("Lowland Library Consortium",),
    "Lowland Library Consortium": ("Lowland Library Consortium",),
}


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("LLC", {"LLC", "Lowland Library Consortium"}),
        ("llc", {"llc", "LLC", "Lowland Library Consortium"}),
        ("Lowland Library Consortium", {"LLC", "Lowland Library Consortium"}),
        ("Brenmoor", {"Brenmoor"}),
    ],
)
def test_aliases(subject, expected):
    assert aliases(NAMES, subject) == expected


def test_a_timeline_is_in_order_of_when_claims_begin(lexicon):
    def about(number, subject, **fields):
        return claim(number, f"Sentence {number}.", subject=subject, **fields)

    file = claims_file(
        about(1, "the LLC"),
        about(2, "the Lowland Library Consortium", valid="2016/2019"),
        about(3, "LLC", valid="2014/.."),
        about(4, "LLC", asserted="2015-03"),
        about(5, "Brenmoor Library", valid="2001"),
        about(6, "LLC branches", valid="../2012"),
        names=NAMES,
    )
    found = timeline(MemoryIndex((file,), lexicon), "llc", lexicon)
    assert [int(c.id[-1]) for c in found] == [6, 3, 4, 2, 1]


def test_sources_tell_what_was_taken(lexicon):
    rejected = with_status(claim(2), "rejected")
    file = claims_file(claim(1), rejected, references=(reference(1),), omitted={"menu": 3})
    (info,) = sources(MemoryIndex((file,), lexicon))
    assert (info.head.title, info.claims, info.references, info.head.omitted) == (
        "Charter",
        1,
        1,
        {"menu": 3},
    )


def test_works_cited_are_those_of_the_claims_own_document(lexicon):
    one = claim(1, references=("2", "9"))
    file = claims_file(one, references=(reference(1), reference(2)))
    other = claims_file(document="news.md", references=(reference(2, title="Other"),))
    index = MemoryIndex((other, file), lexicon)
    assert cited(index, [one]) == {one.id: (reference(2),)}
