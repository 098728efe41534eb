"""Cited works: fields of entries in many styles, and their numbers."""

import pytest

from factcheck.ingest.citation import parse_citation

ENTRIES = [
    (
        'Berg, Mona (3 May 2019). "The Salt Road" . Tarn Weekly . Archived from the original on 4 June 2020. '
        "Retrieved 5 July 2021 .",
        ("Berg, Mona", "The Salt Road", "Tarn Weekly", "2019-05-03", None, "2021-07-05"),
    ),
    (
        '"Flag of Lorvik" . Flags Online (in Norwegian). Retrieved 2020-06-01 .',
        (None, "Flag of Lorvik", "Flags Online", None, "Norwegian", "2020-06-01"),
    ),
    (
        "Ola Nord: *Bees of the North.* Fjell Press, 2019.",
        ("Ola Nord", "Bees of the North", "Fjell Press", "2019", None, None),
    ),
    (
        '"Depot closes". Bellport Echo, 4 May 1957.',
        (None, "Depot closes", "Bellport Echo", "1957-05-04", None, None),
    ),
    ("Lee, K. (1988). *Trams*. Bellport Press.", ("Lee, K.", "Trams", "Bellport Press", "1988", None, None)),
    (
        "Lee, K. (1990). Buses and trams. Bellport Press.",
        ("Lee, K.", "Buses and trams", "Bellport Press", "1990", None, None),
    ),
    (
        '"Harbour in figures". Notice no. 14, 21 August 2025.',
        (None, "Harbour in figures", "Notice no. 14", "2025-08-21", None, None),
    ),
    (
        "Harbour Network: list of members, retrieved 8 January 2026.",
        ("Harbour Network", "list of members", None, None, None, "2026-01-08"),
    ),
    (
        '(28 May 2024). "Rain stops play". The Umpire.',
        (None, "Rain stops play", "The Umpire", "2024-05-28", None, None),
    ),
    (
        '"Ein Titel" [A title]. Zeitung (in German). March 2012.',
        (None, "Ein Titel", "Zeitung", "2012-03", "German", None),
    ),
    ("Cite error: The named reference tide was invoked but never defined.", (None,) * 6),
    ("", (None,) * 6),
]


@pytest.mark.parametrize(("entry", "fields"), ENTRIES)
def test_fields(entry, fields):
    found = parse_citation(entry)
    assert (found.author, found.title, found.publisher, found.date, found.language, found.retrieved) == fields


def test_scraped_list_begins_at_one_when_counts_agree(text_of):
    document = text_of(
        "Lorvik is a city in Tarn.[ 2] It was founded in 1210.[ 2] [ 3] The harbour freezes in winter.[ 2]\n"
        '^ "Flag" . Flags Online.\n^ a b c "History" . City Press.\n^ "Founding" . Tarn Weekly.\n'
        "^ Cite error: The named reference sea\nwas invoked but never defined (see the help page ).\n"
    )
    assert [(r.marker, r.title) for r in document.references] == [
        ("1", "Flag"),
        ("2", "History"),
        ("3", "Founding"),
        ("4", None),
    ]
    assert document.title == "Lorvik is a city" or document.references[3].text.endswith("help page ).")


def test_scraped_list_is_shifted_to_where_counts_agree(text_of):
    document = text_of(
        "The river floods often.[11][12] It is 90 km long.[11] Boats are rare.[11][13] Fish are not.[13]\n"
        '^ a b c "Floods" . Atlas.\n^ "Length" . Atlas.\n^ a b "Fish" . Atlas.\n'
    )
    assert [(r.number, r.title) for r in document.references] == [
        (11, "Floods"),
        (12, "Length"),
        (13, "Fish"),
    ]


def test_listed_references_in_text_keep_their_numbers_and_continuations(text_of):
    document = text_of(
        "The mill burned down in 1902 and was never rebuilt.[2]\n\nReferences\n\n"
        '[1] Hanna Sorvik: "Mills". Fjell Press, 2019.\n'
        "[2] Mill Society: Annual report 2022, accessed 4 May\n    2023.\n"
    )
    assert [(r.marker, r.retrieved) for r in document.references] == [("1", None), ("2", "2023-05-04")]
    assert [b.kind.value for b in document.blocks] == ["paragraph", "heading", "reference", "reference"]


def test_markdown_lists_and_footnotes(markdown_of):
    document = markdown_of(
        "Trams ran until 1957.[^end] Buses followed.\n\n## Sources\n\n"
        "1. Lee, K. (1988). *Trams*. Bellport Press.\n"
        '2. "Depot closes". Bellport Echo, 4 May 1957.\n\n[^end]: City archive: "File 12",\n    1957.\n'
    )
    assert [(r.marker, r.title) for r in document.references] == [
        ("1", "Trams"),
        ("2", "Depot closes"),
        ("end", "File 12"),
    ]
    for reference in document.references:
        assert document.text[reference.start : reference.end] == reference.text
