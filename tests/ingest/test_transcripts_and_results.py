"""Plain text of other shapes: transcripts and search results."""

MINUTES = """\
WATER BOARD OF TARN
Public meeting of 8 May 2024

Present: Dr Ida Roth (chair); Per Holst, chief engineer; Lena Fisk.

ROTH: The dam first. Mr Holst?

HOLST: The dam was finished in 1964. It leaks 40 litres a second.

That is more than last year.

FISK: I count 55 litres.

(Laughter)

ROTH: Noted.
"""

RESULTS = """\
About 1,240,000 results (0.41 seconds)
Ocean Facts
oceanfacts.example › reefs › bleaching
Coral bleaching - Ocean Facts
12 April 2023 - Corals expel the algae in their tissue. In 2016, bleaching hit 29 percent of the north reef.
Videos
07:14
The reef from above in four minutes of film and music | Deep ...
Marine Institute
marine.example › home › reef report
Reef report | MI
3 weeks ago - The institute surveyed 310 reefs and found bleaching on 190 of them ...
"""


def test_speakers_are_completed_from_those_present(text_of):
    document = text_of(MINUTES)
    turns = [(b.speaker, document.text[b.start : b.end]) for b in document.blocks if b.speaker]
    assert turns == [
        ("Dr Ida Roth, chair", "The dam first. Mr Holst?"),
        ("Per Holst, chief engineer", "The dam was finished in 1964. It leaks 40 litres a second."),
        ("Per Holst, chief engineer", "That is more than last year."),
        ("Lena Fisk", "I count 55 litres."),
        ("Dr Ida Roth, chair", "Noted."),
    ]
    assert document.title == "WATER BOARD OF TARN"
    assert document.date is not None
    assert document.date.first.isoformat() == "2024-05-08"


def test_names_in_ordinary_letters_must_recur(text_of):
    turns = text_of(
        "Anna Weller: How old is the bridge?\nKofi Osei: It was built in 1964.\n"
        "Anna Weller: Who paid?\nKofi Osei: The state paid.\n"
    )
    assert [b.speaker for b in turns.blocks] == ["Anna Weller", "Kofi Osei", "Anna Weller", "Kofi Osei"]
    plain = text_of("Opening hours: nine to five every day.\nEntrance: four euros for adults.\n")
    assert all(b.speaker is None for b in plain.blocks)


def test_search_results(text_of):
    document = text_of(RESULTS)
    found = [b for b in document.blocks if b.kind.value == "snippet"]
    assert [(b.publisher, b.title, b.date) for b in found] == [
        ("Ocean Facts", "Coral bleaching", "2023-04-12"),
        ("Marine Institute", "Reef report", None),
    ]
    assert document.text[found[0].start :].startswith("Corals expel")
    assert document.text[found[1].start : found[1].end].endswith("of them ...")
    assert document.omitted["video-list"] == 3
    assert document.kind == "search-results"
    assert all(b.headings == () for b in found)


def test_relative_dates_count_from_the_retrieval(text_of):
    document = text_of("---\nretrieved: 2024-05-31\n---\n" + RESULTS)
    dates = [b.date for b in document.blocks if b.kind.value == "snippet"]
    assert dates[0] == "2023-04-12"
    assert dates[1] is not None
    assert dates[1].startswith("2024-05")


def test_title_before_the_address(text_of):
    document = text_of(
        "Warm seas - Reef Watch\nhttps://reefwatch.example › learn\n"
        "Warm water is the main cause of bleaching, the group says.\n"
        "Cold seas - Kelp News\nhttps://kelp.example › learn\n"
        "Kelp forests covered 40 square miles of the coast in 1990.\n"
    )
    found = [b for b in document.blocks if b.kind.value == "snippet"]
    assert [(b.publisher, b.title) for b in found] == [
        ("Reef Watch", "Warm seas"),
        ("Kelp News", "Cold seas"),
    ]
