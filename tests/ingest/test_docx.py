"""Word files: headings, lists, tables, tracked changes, properties; bad ones told in one line."""

import datetime
import io
import sys
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from factcheck.errors import InputError
from factcheck.ingest.document import read_data
from factcheck.model import BlockKind


def packed(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(document):
    return read_data(packed(document), ".docx", name="a.docx")


def xml(inner, tag="w:p"):
    return parse_xml(f"<{tag} {nsdecls('w')}>{inner}</{tag}>")


def with_xml(*paragraphs):
    """Make a document of a first sentence and raw paragraphs."""
    document = docx.Document()
    document.add_paragraph("The consortium has 27 branches.")
    body = document.element.body
    for one in paragraphs:
        body.insert(len(body) - 1, xml(one))
    return read(document)


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def rows(document):
    return [(b.kind.value, b.level, document.text[b.start : b.end]) for b in document.blocks]


def test_headings_lists_and_paragraphs():
    made = docx.Document()
    made.add_heading("A consortium of libraries", 0)
    made.add_heading("Its branches", 1)
    made.add_paragraph("It has 27 branches in the valley.")
    made.add_paragraph("The first branch opened in 1954.", style="List Bullet")
    made.add_paragraph("The second branch opened in 1961.", style="List Number")
    made.add_heading("Seeds", 2)
    made.add_paragraph("It lends seeds, they say.", style="Quote")
    document = read(made)
    assert rows(document) == [
        ("heading", 1, "A consortium of libraries"),
        ("heading", 2, "Its branches"),
        ("paragraph", 0, "It has 27 branches in the valley."),
        ("item", 1, "The first branch opened in 1954."),
        ("item", 1, "The second branch opened in 1961."),
        ("heading", 3, "Seeds"),
        ("quote", 0, "It lends seeds, they say."),
    ]
    assert document.blocks[-1].headings == ("A consortium of libraries", "Its branches", "Seeds")
    assert [b.line for b in document.blocks] == [1, 2, 3, 4, 5, 6, 7]
    assert document.offsets == "text"


def test_a_line_that_is_all_bold_is_a_heading_and_a_sentence_is_not():
    made = docx.Document()
    made.add_paragraph().add_run("Its branches").bold = True
    made.add_paragraph("It has 27 branches in the valley.")
    made.add_paragraph().add_run("It has 27 branches.").bold = True
    assert [kind for kind, *_ in rows(read(made))] == ["heading", "paragraph", "paragraph"]


def test_a_style_of_ones_own_counts_by_what_it_is_based_on():
    made = docx.Document()
    own = made.styles.add_style("Chapter", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = made.styles["Heading 1"]
    round_ = made.styles.add_style("Round", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    round_.base_style = round_
    made.add_paragraph("Its branches", style="Chapter")
    made.add_paragraph("It has 27 branches in the valley.", style="Round")
    assert [row[:2] for row in rows(read(made))] == [("heading", 1), ("paragraph", 0)]


def test_tables_bind_cells_to_their_heads():
    made = docx.Document()
    table = made.add_table(rows=3, cols=3)
    for row, texts in zip(
        table.rows,
        [("Branch", "Opened", "Seats"), ("Brenmoor", "1954", "40"), ("Lys", "1961", "")],
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    document = read(made)
    assert [b.kind for b in document.blocks] == [BlockKind.ROW, BlockKind.ROW]
    cells = [[(head, document.text[a:b]) for head, a, b in block.cells] for block in document.blocks]
    assert cells == [
        [("Branch", "Brenmoor"), ("Opened", "1954"), ("Seats", "40")],
        [("Branch", "Lys"), ("Opened", "1961"), ("Seats", "40")],
    ]


def test_a_table_of_one_column_is_layout():
    made = docx.Document()
    cell = made.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "It has 27 branches in the valley."
    cell.add_paragraph("The first branch opened in 1954.", style="List Bullet")
    assert [kind for kind, *_ in rows(read(made))] == ["paragraph", "item"]


def test_tracked_deletions_are_left_out_and_insertions_are_read():
    document = with_xml(
        run("It has ")
        + '<w:del w:id="1" w:author="a"><w:r><w:delText>40</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="a">{run("27")}</w:ins>'
        + run(" branches in the ")
        + f'<w:moveFrom w:id="3" w:author="a">{run("hills")}</w:moveFrom>'
        + run("valley.")
    )
    assert rows(document)[-1][2] == "It has 27 branches in the valley."


def test_a_deleted_end_of_paragraph_joins_two():
    document = with_xml(
        '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>' + run("It has 27 branches"),
        run("in the valley."),
    )
    assert rows(document)[-1][2] == "It has 27 branches in the valley."


def test_a_deleted_row_is_left_out():
    made = docx.Document()
    table = made.add_table(rows=3, cols=2)
    for row, texts in zip(
        table.rows, [("Branch", "Opened"), ("Brenmoor", "1954"), ("Lys", "1961")], strict=True
    ):
        row.cells[0].text, row.cells[1].text = texts
    table.rows[1]._tr.get_or_add_trPr().append(xml("", "w:del"))
    assert [text for *_, text in rows(read(made))] == ["Lys | 1961"]


def test_what_is_hidden_is_not_read_and_what_is_nested_is():
    link = f'<w:hyperlink w:anchor="x">{run("27 branches")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtContent>{run(' in the valley')}</w:sdtContent></w:sdt>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>" + run(" today.")
    document = with_xml(run("It has ") + link + control + run(" (or 40)", "<w:vanish/>") + field)
    assert rows(document)[-1][2] == "It has 27 branches in the valley today."
    assert document.omitted["hidden"] == 1
    document = with_xml(
        run("It has 27 branches", '<w:vanish w:val="0"/>') + run(", not 40", "<w:strike/>") + run(".")
    )
    assert rows(document)[-1][2] == "It has 27 branches~~, not 40~~."


def test_text_boxes_come_after_their_paragraph_once():
    box = f"<w:txbxContent><w:p>{run('A box says so too.')}</w:p></w:txbxContent>"
    choice = f"""<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
        <mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>
        <mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
    document = with_xml(run("It has 27 branches") + choice + run(" in the valley."))
    assert [text for *_, text in rows(document)][1:] == [
        "It has 27 branches in the valley.",
        "A box says so too.",
    ]


def test_contents_controls_and_notes():
    made = docx.Document()
    made.add_paragraph("It has 27 branches.").add_run()._r.append(xml("", "w:footnoteReference"))
    contents = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    inside = f"<w:sdtContent><w:p>{run('Its branches 3')}</w:p></w:sdtContent>"
    made.element.body.insert(0, xml(contents + inside, "w:sdt"))
    made.element.body.insert(0, xml(inside.replace("Its branches 3", "The cover says so."), "w:sdt"))
    document = read(made)
    assert [text for *_, text in rows(document)] == ["The cover says so.", "It has 27 branches."]
    assert (document.omitted["contents"], document.omitted["footnote"]) == (1, 1)


def test_references_under_their_heading():
    made = docx.Document()
    made.add_paragraph("The consortium has 27 branches.[1]")
    made.add_heading("References", 1)
    made.add_paragraph('Vellum, C. (3 May 2019). "Counting branches". The Shelf.', style="List Number")
    (reference,) = read(made).references
    assert (reference.marker, reference.title, reference.line) == ("1", "Counting branches", 3)


def test_properties_give_title_author_and_date():
    made = docx.Document()
    made.add_paragraph("The consortium has 27 branches.")
    made.core_properties.title = "Branches"
    made.core_properties.author = "Charter Office"
    made.core_properties.modified = datetime.datetime(2023, 5, 1, 12)
    document = read(made)
    assert (document.title, document.publisher) == ("Branches", "Charter Office")
    assert document.date.first.isoformat() == "2023-05-01"


def test_the_date_of_a_template_dates_nothing():
    made = docx.Document()
    made.add_paragraph("The consortium has 27 branches.")
    document = read(made)
    assert (document.date, document.publisher) == (None, None)


def test_a_date_of_the_text_is_preferred():
    made = docx.Document()
    made.add_paragraph("Last updated: 3 March 2020")
    made.add_paragraph("The consortium has 27 branches.")
    made.core_properties.modified = datetime.datetime(2023, 5, 1, 12)
    assert read(made).date.first.isoformat() == "2020-03-03"


def sound():
    made = docx.Document()
    made.add_paragraph("The consortium has 27 branches.")
    return packed(made)


def repacked(data, change):
    """Write the archive anew, each part as `change(name, content)` gives it; None leaves it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def bad():
    data = sound()
    body = "word/document.xml"
    yield b"", "is empty"
    yield b"PK\x03\x04zip", "ZIP"
    yield data[: len(data) // 2], "damaged"
    yield b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "encrypted"
    yield repacked(data, lambda n, c: None if n == "[Content_Types].xml" else c), "damaged"
    yield repacked(data, lambda n, c: None if n == body else c), "damaged"
    yield repacked(data, lambda n, c: c[:-40] if n == body else c), "damaged"
    yield repacked(data, lambda n, c: b"<a/>" if n == body else c), "damaged|no readable"
    yield packed(docx.Document()), "no readable text"
    flags = bytearray(data)
    at = flags.index(b"PK\x01\x02")
    flags[at + 8] |= 1
    yield bytes(flags), "encrypted"


@pytest.mark.parametrize(("data", "told"), list(bad()))
def test_bad_files_are_one_line(data, told):
    with pytest.raises(InputError, match=told) as caught:
        read_data(data, ".docx", name="a.docx")
    problem = caught.value.problem
    assert problem.path == "a.docx"
    assert problem.remedy
    assert "\n" not in str(problem)


def test_an_archive_that_unpacks_without_end_is_refused():
    out = io.BytesIO(sound())
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/a.bin", "w") as part,
    ):
        for _ in range(270):
            part.write(bytes(1024 * 1024))
    assert len(out.getvalue()) < 1024 * 1024
    with pytest.raises(InputError, match="unpacks to more than 256 MiB"):
        read_data(out.getvalue(), ".docx", name="a.docx")


def test_entities_are_not_expanded():
    entities = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    head = b'<?xml version="1.0" encoding="UTF-8"?>'

    def change(name, content):
        if name != "word/document.xml":
            return content
        text = content.decode().replace("27", "&i;", 1)
        return head + (entities + "]>").encode() + text[text.index("<w:document") :].encode()

    with pytest.raises(InputError, match="damaged"):
        read_data(repacked(sound(), change), ".docx", name="a.docx")


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(InputError, match="need the extra 'docx'") as caught:
        read_data(sound(), ".docx", name="a.docx")
    assert "factcheck[docx]" in caught.value.problem.remedy


def test_quotes_are_slices_of_the_text():
    made = docx.Document()
    made.add_heading("Its branches", 1)
    made.add_paragraph("The consortium has 27 branches. It was founded in 1954.")
    document = read(made)
    from factcheck.extract import sentences

    found = [document.text[s.start : s.end] for s in sentences(document)]
    assert found == ["The consortium has 27 branches.", "It was founded in 1954."]
    assert [s.line for s in sentences(document)] == [2, 2]
