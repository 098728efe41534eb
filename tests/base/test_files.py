"""Claims files: what is written is read back, and what is wrong is refused with its place."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import claim, claims_file, reference

from factcheck.base import ClaimsFile, dump_claims, load_claims
from factcheck.base.decode import decode_claims
from factcheck.errors import InputError
from factcheck.model import Certainty, Claim, Form, Origin, Polarity, Reference, Status

HEAD = f"document: charter.md\nsha256: {'ab' * 32}\n"
RECORD = """- id: charter-1
  text: The consortium has 27 branches.
  subject: The consortium
  relation: has
  object: 27 branches
  quote: The consortium has 27 branches.
  at: {line: 7, start: 10, end: 41}
  status: extracted
"""
GOOD = f"{HEAD}claims:\n{RECORD}"

characters = st.characters(exclude_categories=("Cs",))
texts = st.text(characters, min_size=1, max_size=30) | st.sampled_from(
    [
        "no",
        "12:30",
        "2024-01-02",
        "~",
        "null",
        "- a",
        "a: b",
        "a #b",
        "#",
        "'",
        '"',
        "\\",
        "x\ny",
        " x ",
        "a:",
        "é\u2028",
    ]
)
dates = st.sampled_from(["2024", "2024-03", "2024-03-09", "198X", "../2024", "2014/2017", "2013-12/.."])
whole = st.integers(min_value=0, max_value=10**6)
optional = st.none() | texts
ORIGINAL = "page.txt"
origins = st.builds(
    Origin, document=texts | st.just(ORIGINAL), line=whole, sha256=st.just("cd" * 32) | st.just("")
)


def place(draw):
    start = draw(whole)
    return {"line": draw(whole) + 1, "start": start, "end": start + draw(whole)}


@st.composite
def claims(draw, head):
    return Claim(
        **{name: draw(texts) for name in ("id", "text", "quote")},
        **{name: draw(texts | st.just("")) for name in ("subject", "relation", "object")},
        **{name: draw(optional) for name in ("quantifier", "quantity", "attributed_to")},
        **{name: draw(st.none() | dates) for name in ("valid", "asserted")},
        publisher=draw(optional | st.just(head["publisher"])),
        published=draw(st.none() | dates | st.just(head["date"])),
        polarity=draw(st.sampled_from(Polarity)),
        certainty=draw(st.sampled_from(Certainty)),
        status=draw(st.sampled_from(Status)),
        form=draw(st.sampled_from(Form)),
        only=draw(st.booleans()),
        references=tuple(draw(st.lists(texts, max_size=3))),
        topics=tuple(draw(st.lists(texts, max_size=3))),
        context=tuple(draw(st.lists(texts, max_size=3))),
        origin=draw(st.none() | origins),
        unit=draw(whole),
        document=head["document"],
        offsets=head["offsets"],
        **place(draw),
    )


@st.composite
def references(draw):
    return Reference(
        number=draw(whole),
        marker=draw(texts),
        text=draw(texts),
        **{name: draw(optional) for name in ("author", "title", "publisher", "language")},
        **{name: draw(st.none() | dates) for name in ("date", "retrieved")},
        **place(draw),
    )


@st.composite
def files(draw):
    head = {
        "document": draw(texts),
        "publisher": draw(optional),
        "date": draw(st.none() | dates),
        "offsets": draw(st.sampled_from(["file", "text"])),
    }
    original = draw(st.none() | texts | st.just(ORIGINAL))
    found = draw(st.lists(claims(head), max_size=4, unique_by=lambda c: c.id))
    return ClaimsFile(
        **head,
        sha256="ab" * 32,
        title=draw(optional),
        kind=draw(optional),
        language=draw(st.sampled_from(["en", "no", "de"])),
        retrieved=draw(st.none() | dates),
        original=original,
        original_sha256=draw(st.none() | st.just("cd" * 32)) if original else None,
        omitted=draw(st.dictionaries(texts, whole, max_size=3)),
        names=draw(st.dictionaries(texts, st.lists(texts, max_size=3).map(tuple), max_size=3)),
        claims=tuple(found),
        references=tuple(draw(st.lists(references(), max_size=3))),
    )


@settings(max_examples=150, deadline=None)
@given(files())
def test_what_is_written_is_read_back_and_written_the_same(file):
    text = dump_claims(file)
    again = decode_claims(text, "x")
    assert again == file
    assert dump_claims(again) == text
    assert all(line.isprintable() for line in text.split("\n"))


def test_a_record_reads_well_and_leaves_defaults_out():
    one = claim(
        quote="The consortium has 27 branches.[1]",
        references=("1",),
        valid="2014/..",
        topics=("Charter",),
        status=Status.REVIEWED,
    )
    text = dump_claims(
        claims_file(one, references=(reference(),), names={"LLC": ("Lowland Library Consortium",)})
    )
    assert (
        text
        == f"""\
# build keeps claims whose status is reviewed, rejected or added, and replaces the others.
document: charter.md
sha256: "{"ab" * 32}"
title: Charter
publisher: Charter Office
date: "2020-02-01"
names:
  LLC: ["Lowland Library Consortium"]
claims:
- id: charter-0001
  text: The consortium has 27 branches.
  subject: the consortium
  relation: has
  object: "27 branches"
  valid: "2014/.."
  quote: The consortium has 27 branches.[1]
  at: {{line: 6, start: 100, end: 134}}
  references: ["1"]
  status: reviewed
  topics:
    - Charter
  unit: 1
references:
- number: 1
  marker: "1"
  title: Counting branches
  date: "2019-05-03"
  text: C. Vellum (2019). "Counting branches".
  at: {{line: 30, start: 900, end: 950}}
""".replace(f'sha256: "{"ab" * 32}"', f"sha256: {'ab' * 32}")
    )


def test_every_field_of_a_claim_is_kept():
    """A field that is added to the record must not get lost on the way through a file."""
    fields = {**dict.fromkeys(("quantifier", "quantity", "attributed_to"), "x"), "only": True}
    one = claim(
        **fields,
        valid="2014",
        asserted="2015",
        references=("1",),
        topics=("a",),
        context=("b",),
        origin=Origin(document="page.txt", line=3, sha256="cd" * 32),
        polarity=Polarity.NEGATIVE,
        certainty=Certainty.PLANNED,
        status=Status.ADDED,
        form=Form.STATE,
        page=4,
    )
    plain = Claim(
        **dict.fromkeys(("id", "text", "subject", "relation", "object", "quote", "document"), "x"),
        line=1,
        start=0,
        end=1,
    )
    same = [
        n
        for n in Claim.__slots__
        if getattr(one, n) == getattr(plain, n) and n not in ("document", "offsets")
    ]
    assert same == []
    assert decode_claims(dump_claims(claims_file(one)), "x").claims == (one,)


@pytest.mark.parametrize(
    "written", ["NO", "12:30", "2024-01-02", "0x1F", "1_000", "1e3", ".inf", "off", "null", "~", "="]
)
def test_scalars_stay_what_was_written(written):
    text = GOOD.replace("object: 27 branches", f"object: {written}")
    assert decode_claims(text, "x").claims[0].object == written


def test_a_person_may_write_yaml_in_other_ways():
    loose = (
        f"# mine\n---\n'document': \"charter.md\"\nsha256: {'ab' * 32}\nclaims:\n  -   id: a-1 # first\n"
        + "".join(f"      {line.strip()}\n" for line in RECORD.splitlines()[1:])
        .replace("text: The consortium has", "text: >-\n        The consortium\n        has")
        .replace("{line: 7, start: 10", "{start: 10, line: 7")
    )
    found = decode_claims(loose, "x")
    assert found.claims[0].text == "The consortium has 27 branches."
    assert found.claims[0].line == 7


def changed(old, new):
    assert old in GOOD
    return GOOD.replace(old, new)


BAD = {
    "empty file": ("", "is empty", None),
    "only white space": (" \n\n", "is empty", None),
    "only a comment": ("# nothing\n", "only comments", None),
    "a list": ("- a\n- b\n", "not a mapping", (1, 1)),
    "a word": ("claims\n", "not a mapping", (1, 1)),
    "no document": (f"sha256: {'ab' * 32}\nclaims: []\n", "'document' is missing", (1, 1)),
    "no sha256": ("document: a\n", "'sha256' is missing", (1, 1)),
    "bad sha256": ("document: a\nsha256: abc\n", "SHA-256", (2, 9)),
    "head below claims": (f"{GOOD}title: Late\n", "below", (12, 8)),
    "unknown key at the top": (f"{HEAD}tittle: x\n", "unknown key 'tittle'", (3, 9)),
    "unknown key of a claim": (changed("status:", "statsu:"), "unknown key 'statsu'", (11, 3)),
    "unknown key of a place": (changed("start: 10", "begin: 10"), "unknown key 'begin'", (10, 17)),
    "key twice at the top": (f"{HEAD}document: b.md\n", "'document' stands twice", (3, 1)),
    "key twice in a claim": (changed("  status", "  text: again\n  status"), "'text' stands twice", (11, 3)),
    "key twice in a place": (changed("start: 10", "line: 10"), "'line' stands twice", (10, 17)),
    "missing id": (changed("- id: charter-1\n  text", "- text"), "'id' is missing", (4, 3)),
    "missing quote": (
        changed("  quote: The consortium has 27 branches.\n", ""),
        "'quote' is missing",
        (4, 3),
    ),
    "missing at": (changed("  at: {line: 7, start: 10, end: 41}\n", ""), "'at' is missing", (4, 3)),
    "missing status": (changed("  status: extracted\n", ""), "'status' is missing", (4, 3)),
    "missing end": (changed(", end: 41", ""), "'end' is missing", (10, 7)),
    "id twice": (f"{GOOD}{RECORD}", "stands already at line 4", (12, 7)),
    "unknown status": (changed("extracted", "checked"), "status 'checked' is unknown", (11, 11)),
    "unknown polarity": (changed("  status", "  polarity: maybe\n  status"), "polarity 'maybe'", (11, 13)),
    "text empty": (changed("text: The consortium has 27 branches.", "text:"), "'text' is empty", (5, 8)),
    "relation empty": (changed("relation: has", "relation:"), "'relation' has no value", (7, 12)),
    "text a list": (changed("object: 27 branches", "object: [27]"), "'object' is not a text", (8, 11)),
    "text a mapping": (changed("object: 27 branches", "object: {a: b}"), "'object' is not a text", (8, 11)),
    "unquoted colon": (changed("object: 27 branches", "object: 27: all"), "not valid YAML", (8, 13)),
    "at a text": (changed("{line: 7, start: 10, end: 41}", "line 7"), "'at' is not a mapping", (10, 7)),
    "number a word": (changed("line: 7", "line: seven"), "'line' is not a whole number", (10, 14)),
    "number negative": (changed("start: 10", "start: -10"), "'start' is not a whole number", (10, 24)),
    "number huge": (changed("end: 41", f"end: {'9' * 400}"), "'end' is not a whole number", (10, 33)),
    "number not ASCII": (changed("line: 7", "line: ٧"), "'line' is not a whole number", (10, 14)),
    "ends before it starts": (changed("end: 41", "end: 4"), "'at' is no place", (10, 7)),
    "line 0": (changed("line: 7", "line: 0"), "'at' is no place", (10, 7)),
    "only a word": (changed("  status", "  only: yes\n  status"), "neither true nor false", (11, 9)),
    "references a text": (
        changed("  status", "  references: 12\n  status"),
        "'references' is not a list",
        (11, 15),
    ),
    "impossible day": (changed("  status", "  valid: 2023-02-29\n  status"), "2023-02 has 28 days", (11, 10)),
    "impossible month": (changed("  status", "  valid: 2023-13\n  status"), "no month 13", (11, 10)),
    "date in words": (changed("  status", "  asserted: May 2023\n  status"), "is no date", (11, 13)),
    "inverted period": (changed("  status", "  valid: 2020/2014\n  status"), "backwards", (11, 10)),
    "bad date at the top": (f"{HEAD}date: 2021-04-31\n", "2021-04 has 30 days", (3, 7)),
    "claims a text": (f"{HEAD}claims: none\n", "'claims' is not a list", (3, 9)),
    "claims a mapping": (f"{HEAD}claims: {{a: b}}\n", "'claims' is not a list", (3, 9)),
    "claim a text": (f"{HEAD}claims:\n- a\n", "'a claim' is not a mapping", (4, 3)),
    "reference without text": (
        f"{HEAD}references:\n- number: 1\n  marker: a\n  at: {{line: 1, start: 0, end: 1}}\n",
        "'text' is missing",
        (4, 3),
    ),
    "omitted a list": (f"{HEAD}omitted: [menu]\n", "'omitted' is not a mapping", (3, 10)),
    "names a text": (f"{HEAD}names: {{LLC: Consortium}}\n", "'LLC' is not a list", (3, 14)),
    "offsets unknown": (f"{HEAD}offsets: page\n", "neither 'file' nor 'text'", (3, 10)),
    "original without document": (
        f"{HEAD}original: {{sha256: {'ab' * 32}}}\n",
        "'document' is missing",
        (3, 11),
    ),
    "origin without document": (
        changed("  status", "  origin: {line: 3}\n  status"),
        "names no document",
        (11, 11),
    ),
    "anchor": (changed("relation: has", "relation: &x has"), "anchors and aliases", (7, 13)),
    "alias": (changed("relation: has", "relation: *x"), "anchors and aliases", (7, 13)),
    "tag": (changed("relation: has", "relation: !!python/name:os.system"), "the tag", (7, 13)),
    "two documents": (f"{GOOD}---\n{GOOD}", "second document", (12, 1)),
    "truncated": (GOOD[: GOOD.index("start: 10")], "not valid YAML", (11, 1)),
    "tab indent": (changed("  text: The", "\ttext: The"), "not valid YAML", None),
    "control character": (changed("relation: has", "relation: h\x07as"), "not valid YAML", (7, None)),
    "deep nesting": (f"{HEAD}omitted: {'[' * 60}", "nested too deeply", (3, 16)),
    "deep mapping": (f"{HEAD}omitted: {'{a: ' * 60}", "nested too deeply", None),
    "a mapping as key": (f"{HEAD}? {{a: b}}\n: c\n", "a key is expected", (3, 3)),
}


@pytest.mark.parametrize(("text", "message", "at"), BAD.values(), ids=BAD.keys())
def test_what_is_wrong_is_refused_with_its_place(tmp_path, text, message, at):
    path = tmp_path / "charter.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_claims(path)
    problem = caught.value.problem
    assert problem.path == str(path)
    assert message in problem.message
    assert problem.remedy
    assert "\n" not in str(problem)
    if at is not None:
        assert (problem.line, problem.column) == at


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        (b"document: a\nsha256: \xff\xfe\n", "not valid UTF-8: byte 0xff", 2),
        (GOOD.encode("utf-16"), "not valid UTF-8", 1),
        (b"document: a\x00b\n", "not valid YAML", 1),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not valid UTF-8", 1),
    ],
)
def test_bytes_that_are_no_text_are_refused(tmp_path, content, message, line):
    path = tmp_path / "charter.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        load_claims(path)
    assert message in caught.value.problem.message
    assert caught.value.problem.line == line


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path, message in ((tmp_path / "none.yaml", "cannot be read"), (tmp_path, "is not a file")):
        with pytest.raises(InputError, match=message):
            load_claims(path)


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path):
    path = tmp_path / "charter.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load_claims(path) == decode_claims(GOOD, "x")


def test_an_audit_may_read_inverted_periods_but_no_other_bad_date(tmp_path):
    path = tmp_path / "charter.yaml"
    path.write_text(changed("  status", "  valid: 2020/2014\n  status"), encoding="utf-8")
    assert load_claims(path, allow_inverted=True).claims[0].valid == "2020/2014"
    path.write_text(changed("  status", "  valid: 2020/2014-13\n  status"), encoding="utf-8")
    with pytest.raises(InputError, match="no month 13"):
        load_claims(path, allow_inverted=True)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=string.ascii_letters + " :-{}[]#&*!|>'\"\n%@`,?0", max_size=120))
def test_no_text_does_anything_but_load_or_be_refused(text):
    try:
        found = decode_claims(HEAD + text, "x")
    except InputError:
        return
    assert found.document == "charter.md"
