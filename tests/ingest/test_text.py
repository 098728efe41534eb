"""Plain text: headings, paragraphs, items, contents, noise at the end."""

import pytest

WRAPPED = """\
THE BEEKEEPERS OF MOUNT VARDEN
==============================

The Varden Beekeeping Society was founded in 1908 by eleven farmers and a
schoolteacher. It now has 412 members, most of whom keep fewer than five
hives. The society runs a small museum in the old railway station, which
is open from May to September.

1. Honey

In 2022 the members harvested 31 tonnes of honey. Almost all of it was
heather honey, which is darker than clover honey and costs twice as much.

2. Diseases

- Varroa mites were first found in the valley in 1987 and have since been
  treated every August.
- Foulbrood has not been seen since 2011.
"""

SCRAPE = """\
Skip to main content
Home
News
Science
Sport
Subscribe
By Ola Nording
Published 12 March 2021
Why the Great Auk Disappeared
The great auk was a flightless bird. The last pair was killed on Eldey island in June 1844.
How it lived
Great auks came ashore only to breed. Each pair laid one egg a year on bare rock.What Remains Today
About 78 skins and 75 eggs survive in museums around the world.
Read more: The dodo and the solitaire
Photo: J. Harker/Auk Archive
Share on Facebook
What do you think of the great auk? Leave a comment below.
© 2021 Northern Nature Weekly. All rights reserved.
Related articles
Five Extinct Birds You Have Never Heard Of
Scientists Find Feather In Ice Core
"""


def test_wrapped_text_is_joined_and_numbered_headings_found(text_of, rows_of):
    document = text_of(WRAPPED)
    kinds = [kind for kind, _ in rows_of(document)]
    assert kinds == ["heading", "paragraph", "heading", "paragraph", "heading", "item", "item"]
    texts = [text for _, text in rows_of(document)]
    assert texts[1].split("\n")[0].startswith("The Varden Beekeeping")
    assert texts[1].split("\n")[3:] == ["is open from May to September."]
    assert texts[5].split("\n")[1:] == ["  treated every August."]
    assert document.title == "THE BEEKEEPERS OF MOUNT VARDEN"
    assert document.blocks[-1].headings == ("THE BEEKEEPERS OF MOUNT VARDEN", "2. Diseases")
    assert [block.line for block in document.blocks] == [1, 4, 9, 11, 14, 16, 18]


def test_scraped_article_keeps_its_story_only(text_of, rows_of):
    document = text_of(SCRAPE)
    content = [row for row in rows_of(document) if not row[0].startswith("noise")]
    assert [kind for kind, _ in content] == ["heading", "paragraph"] * 3
    assert [text for kind, text in content if kind == "heading"] == [
        "Why the Great Auk Disappeared",
        "How it lived",
        "What Remains Today",
    ]
    assert document.date is not None
    assert document.date.first.isoformat() == "2021-03-12"
    assert {"menu", "byline", "share", "boilerplate", "comment-prompt", "other-headline"} <= set(
        document.omitted
    )
    assert document.blocks[-1].headings[0] == "Why the Great Auk Disappeared"


def test_contents_announce_headings_glued_on_both_sides(text_of, rows_of):
    page = (
        "Salt in the Ancient World\nTable of Contents\n- Where salt was mined\n- The Salt Road\n"
        "Where salt was mined\nSalt was mined at Hallen from 800 BC. "
        + "The miners used bronze picks and pine torches. "
        * 5
        + "They sold it far away.The Salt Road It ran for 300 km from Hallen to the coast and took "
        "eleven days to walk."
    )
    document = text_of(page)
    assert ("heading", "The Salt Road") in rows_of(document)
    assert rows_of(document)[-1] == (
        "paragraph",
        "It ran for 300 km from Hallen to the coast and took eleven days to walk.",
    )
    assert document.omitted == {"contents": 3}


def test_prompts_at_the_end_of_a_paragraph_are_split_off(text_of, rows_of):
    document = text_of(
        "Tea was first planted on the island in 1867 by a Scottish settler. Is green tea better for you than "
        "black? Share your thoughts in the comments below. For more, explore our other articles."
    )
    assert [kind for kind, _ in rows_of(document)] == ["paragraph", "noise:comment-prompt"]
    assert rows_of(document)[0][1].endswith("settler.")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("https://example.org/tea", "noise:url"),
        ("Prices are subject to change without notice.", "noise:boilerplate"),
        (
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
            "noise:lorem-ipsum",
        ),
        ("Quia voluptas numquam reiciendis; omnis autem dolorem vel ut nihil qui.", "noise:lorem-ipsum"),
        (
            "La cosecha de este año fue la más grande de los últimos diez años en la región.",
            "noise:foreign-language",
        ),
        ("Урожай этого года был самым большим за последние десять лет.", "noise:foreign-language"),
        ("The committee found that some of the growers had not been ...", "noise:truncated"),
        ("We use cookies to improve your visit.", "noise:cookies"),
        ("By 1900 the island exported tea to eleven countries.", "paragraph"),
        ("The company uses cookies made of oats in its adverts, the report says.", "paragraph"),
        ("Published in 1931, the book sold 40,000 copies within a year.", "paragraph"),
        ("Café owners in São Paulo and Curaçao said that they were content.", "paragraph"),
    ],
)
def test_lines_by_their_own_words(text_of, rows_of, line, kind):
    document = text_of(
        "The tea estate covers 400 hectares and employs 212 people.\n\n"
        f"{line}\n\nIts owners live in the village below the hill."
    )
    assert (kind, line) in rows_of(document)


def test_a_question_heads_an_answer_or_is_noise(text_of, rows_of):
    document = text_of("Is tea good for you?\n\nTea has no known effect on health.\n\nSo why drink it?")
    assert [kind for kind, _ in rows_of(document)] == ["heading", "paragraph", "noise:question"]


def test_repeated_headlines_and_profiles_at_the_end(text_of, rows_of):
    headline = "Port strike enters third week as talks stall"
    document = text_of(
        "The lighthouse was built in 1871 and automated in 1984.\n\n"
        + f"{headline}\n\n" * 3
        + "Detail Author:\n\n  • Name : Ina Moor\n  • Email : ina@example.org\n  • Job : Baker\n\nSocials\n\n"
        "  • url : https://example.org\n  • followers : 12\n  • username : ina\n"
    )
    kinds = [kind for kind, _ in rows_of(document)]
    assert kinds == ["paragraph", *["noise:other-headline"] * 3, *["noise:profile"] * 8]


def test_short_statements_without_full_stops_stay(text_of, rows_of):
    document = text_of("Tarn is a republic\nThe capital of Tarn is Lorvik\n")
    assert [text for kind, text in rows_of(document) if not kind.startswith("noise")] == [
        "Tarn is a republic",
        "The capital of Tarn is Lorvik",
    ]
    assert not any(kind == "heading" for kind, _ in rows_of(document))


def test_short_lines_below_a_heading_are_items(text_of, rows_of):
    document = text_of(
        "FERRY GUIDE\n\nThe guide is printed once a year and is free of charge.\n\n"
        "CROSSINGS\n\nArn - Bels: daily, 40 minutes\nArn - Cole (Wales): twice a week\n\n"
        "Kind regards,\n\nMona Berg\nManaging Director\n"
    )
    assert rows_of(document)[2:] == [
        ("heading", "CROSSINGS"),
        ("item", "Arn - Bels: daily, 40 minutes"),
        ("item", "Arn - Cole (Wales): twice a week"),
        ("noise:boilerplate", "Kind regards,"),
        ("noise:signature", "Mona Berg"),
        ("noise:signature", "Managing Director"),
    ]


def test_an_info_box_is_read_as_rows(text_of):
    document = text_of(
        "Lake Ask\n\nNative name\nAskvatn\n\nArea\n117 km2 (45 sq mi)\n\nMax. depth\n449 m\n\n"
        "Lake Ask is the deepest lake in Tarn.[1] It was dammed in 1922.\n\nHistory[edit]\n\n"
        'The lake froze in 1940.\n\nReferences[edit]\n\n1. ^ "Lakes". Statistics Tarn. 2011.\n'
    )
    cells = [
        [(head, document.text[a:b]) for head, a, b in block.cells] for block in document.blocks if block.cells
    ]
    assert cells == [
        [("Native name", "Askvatn")],
        [("Area", "117 km2 (45 sq mi)")],
        [("Max. depth", "449 m")],
    ]
    assert document.title == "Lake Ask"
    assert [b.headings for b in document.blocks][-1] == ("Lake Ask", "References")
    assert [(r.marker, r.title, r.date) for r in document.references] == [("1", "Lakes", "2011")]


def test_a_news_report(text_of, rows_of):
    document = text_of(
        "Fishing quotas cut again as cod stocks fall\n\n"
        "LORVIK, 3 March 2024 (TNA) — The ministry cut the cod quota by 18 percent on Sunday.\n\n"
        "Key figures\n• Quota 2023: 50,000 tonnes\n• Boats: 1,150\n\nAlso read: Who owns the sea?\n\n"
        "Minister defends quota in parliament\n\nStorm closes three ports\n"
    )
    assert [kind for kind, _ in rows_of(document)] == [
        "heading",
        "paragraph",
        "heading",
        "item",
        "item",
        *["noise:other-headline"] * 3,
    ]
    assert document.date is not None
    assert document.date.first.isoformat() == "2024-03-03"


@pytest.mark.parametrize(
    ("top", "date"),
    [
        ("Tide Tables\nHarbour guide, January 2019", "2019-01-01"),
        ("Tide Tables\nPublic hearing of 20 November 2025", "2025-11-20"),
        ("Tide Tables\nLast updated on 14 January 2026", "2026-01-14"),
        ("Tide Tables\n\n12 September 2023", "2023-09-12"),
        ("The Storm of January 1953", None),
        ("Tide Tables 2019", None),
        ("Tide Tables\n\nThe pier fell down on 3 March 1931.", None),
    ],
)
def test_dates_near_the_top(text_of, top, date):
    document = text_of(f"{top}\n\nThe harbour has three piers, and the oldest was built in 1871.\n")
    assert (document.date.first.isoformat() if document.date else None) == date
