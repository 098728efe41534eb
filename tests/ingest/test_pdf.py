"""PDF files: paragraphs rebuilt, furniture dropped, pages known, bad ones told in one line."""

import sys
import zlib

import pytest
from printing import block, line, pdf

from factcheck.errors import InputError
from factcheck.ingest.document import read_data
from factcheck.model import BlockKind

FIRST = (
    "The Lowland Library Consortium has 27 branches, which it runs together",
    "with four towns. It was founded in 1954 by six librarians of the valley,",
    "and its catalogue is shared.",
)
SECOND = ("The consortium lends seeds and tools too. In 2019 it lent 400 of them.",)


def read(*pages, **options):
    return read_data(pdf(*pages, **options), ".pdf", name="a.pdf")


def texts(document, kind=BlockKind.PARAGRAPH):
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]


def test_lines_become_paragraphs():
    document = read([*block(700, *FIRST), *block(640, *SECOND)])
    assert texts(document) == [" ".join(FIRST), SECOND[0]]
    assert document.offsets == "text"
    assert [b.line for b in document.blocks] == [1, 2]


def test_each_block_is_its_slice_and_one_line():
    document = read([line(72, 760, "Branches of the valley", 18), *block(700, *FIRST)], block(700, *SECOND))
    assert document.text.split("\n\n")[0] == "Branches of the valley"
    for found in document.blocks:
        assert "\n" not in document.text[found.start : found.end]


def test_headings_are_told_by_size_and_by_weight():
    document = read(
        [
            line(72, 780, "A consortium of libraries", 20),
            line(72, 750, "Its branches", 14),
            *block(720, *FIRST),
            line(72, 660, "Seeds", 11, bold=True),
            *block(640, *SECOND),
        ]
    )
    headings = [b for b in document.blocks if b.kind is BlockKind.HEADING]
    assert [b.level for b in headings] == [1, 2, 3]
    assert document.title == "A consortium of libraries"
    assert document.blocks[-1].headings == ("A consortium of libraries", "Its branches", "Seeds")


def test_a_sentence_over_two_pages_is_one_and_each_page_is_known():
    document = read(block(100, *FIRST[:2]), block(780, FIRST[2], *SECOND))
    assert " ".join(document.text.split()) == " ".join((*FIRST, *SECOND))
    assert document.blocks[0].end > document.text.index("is shared")
    assert document.page(document.text.index("27 branches")) == 1
    assert document.page(document.text.index("four towns")) == 1
    assert document.page(document.text.index("catalogue is shared")) == 2
    assert document.page(len(document.text) - 1) == 2


def test_pages_without_text_are_passed_over_and_warned_of():
    document = read(block(700, *FIRST), "", block(700, *SECOND), "")
    assert document.page(document.text.index("seeds")) == 3
    assert any("no text on 2 of 4 pages (2, 4)" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("The consortium of the low valley runs one shared cata-", "logue of books.", "catalogue of books"),
        ("The shop of the low valley of the river sells well-", "known books to all.", "well-known books"),
        (
            "The archive of the low valley holds the Franco-",
            "German letters of 1911.",
            "Franco-German letters",
        ),
        ("The prize of the low valley was given in 2011-", "2013 to nobody at all.", "2011- 2013"),
        ("It runs a re-use shop. The council has always said that re-", "use is cheap.", "re-use is cheap"),
    ],
)
def test_hyphens_at_the_end_of_a_line(above, below, joined):
    assert joined in read(block(700, above, below)).text


def test_soft_hyphens_and_ligatures():
    document = read(block(700, "The consortium of the valley keeps its cata\xad", "logue in order."))
    assert "its catalogue in order" in document.text
    assert "\xad" not in document.text


def furnished(number, *texts):
    return [
        line(72, 800, f"Annual report {2019}"),
        *block(740, *texts),
        line(290, 30, f"Page {number} of 3"),
    ]


def test_running_heads_and_page_numbers_are_dropped():
    document = read(furnished(1, *FIRST), furnished(2, *SECOND), furnished(3, "Ada Quill chairs it today."))
    assert "Annual report" not in document.text
    assert "Page" not in document.text
    assert (document.omitted["running-head"], document.omitted["page-number"]) == (3, 3)


def test_a_last_line_that_repeats_is_text_where_it_is_not_set_apart():
    document = read(
        block(700, FIRST[0], "with towns. It was founded in 1954."),
        block(700, FIRST[0], "with towns. It was founded in 1961."),
    )
    assert "1954" in document.text
    assert "1961" in document.text


def test_a_number_that_ends_a_sentence_is_no_page_number():
    document = read(block(700, "The consortium of the valley was founded by six librarians in", "1954"))
    assert document.text.endswith("in 1954")


def test_bullets_are_items_and_columns_are_read_as_drawn():
    document = read(
        [
            *block(700, "• The first branch opened in 1954.", "• The second branch opened in 1961."),
            *block(700, "In the next column stands the third branch, in a", "house of its own.", x=320),
        ]
    )
    assert texts(document, BlockKind.ITEM) == [
        "The first branch opened in 1954.",
        "The second branch opened in 1961.",
    ]
    assert texts(document)[-1] == "In the next column stands the third branch, in a house of its own."


def test_small_notes_at_the_foot_are_left_out():
    document = read([*block(700, *FIRST), line(72, 60, "1 Counted in May by the office.", 8)])
    assert "Counted" not in document.text
    assert document.omitted["footnote"] == 1


def test_references_are_read():
    document = read(
        [
            *block(700, "The consortium has 27 branches.[1]"),
            line(72, 660, "References", 14),
            *block(640, '[1] Vellum, C. (3 May 2019). "Counting branches". The Shelf.'),
        ]
    )
    (reference,) = document.references
    assert (reference.marker, reference.title, reference.line) == ("1", "Counting branches", 3)


def test_properties_give_title_author_and_date():
    info = "/Title (Branches) /Author (Charter Office) /CreationDate (D:20230501120000Z)"
    document = read(block(700, *FIRST), info=info)
    assert (document.title, document.publisher) == ("Branches", "Charter Office")
    assert document.date.first.isoformat() == "2023-05-01"


def test_a_date_of_the_text_is_preferred():
    document = read(
        [line(72, 780, "Last updated: 3 March 2020"), *block(700, *FIRST)],
        info="/CreationDate (D:20230501120000Z)",
    )
    assert document.date.first.isoformat() == "2020-03-03"


@pytest.mark.parametrize(
    "info", ["/CreationDate (yesterday)", "/Title 7 /Author [1 2]", "/Title (report.docx)"]
)
def test_properties_that_make_no_sense_are_not_there(info):
    document = read(block(700, *FIRST), info=info)
    assert (document.title, document.publisher, document.date) == (None, None, None)


def test_packed_streams():
    assert texts(read(block(700, *FIRST), packed=True)) == [" ".join(FIRST)]


WHOLE = pdf(block(700, *FIRST))
ENCRYPTED = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format(
    "41" * 32
)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"Text, by its name a PDF.", "no PDF file"),
        (b"%PDF-1.7 ...", "damaged or truncated"),
        (WHOLE[: len(WHOLE) // 2], "damaged or truncated"),
        (b"%PDF-1.7\n%%EOF\n", "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\n%%EOF", "damaged"),
        (pdf(), "holds no text"),
        (pdf("q 100 0 0 100 0 0 cm Q", ""), "holds no text: its pages are pictures"),
        (pdf(block(700, *FIRST), trailer=ENCRYPTED), "is encrypted"),
        (pdf(block(700, "\x01\x02\x03\x04" * 20)), "fonts do not name"),
    ],
)
def test_bad_files_are_one_line(data, told, caplog):
    with pytest.raises(InputError, match=told) as caught:
        read_data(data, ".pdf", name="a.pdf")
    problem = caught.value.problem
    assert problem.path == "a.pdf"
    assert problem.remedy
    assert "\n" not in str(problem)
    assert not caplog.records


def test_a_stream_that_unpacks_without_end_is_refused():
    bomb = zlib.compress(b" " * 200_000_000, 9)
    plain = pdf("MARK")
    data = plain.replace(
        b"<< /Length 4  >>\nstream\nMARK",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s" % (len(bomb), bomb),
    )
    assert len(data) < 400_000
    with pytest.raises(InputError, match="page 1"):
        read_data(data, ".pdf", name="a.pdf")


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(InputError, match="need the extra 'pdf'") as caught:
        read_data(WHOLE, ".pdf", name="a.pdf")
    assert "factcheck[pdf]" in caught.value.problem.remedy
