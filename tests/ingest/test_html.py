"""HTML: the story without the page around it."""

import pytest

from factcheck.errors import InputError

PAGE = """\
<html lang="en-GB"><head><title>Glacier loses a third of its ice - Alpine Post</title>
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-08-17T10:00:00Z"}</script>
<style>p { color: red }</style></head>
<body class="has-nav"><header><div id="logo">Alpine Post</div></header>
<nav><ul><li>Home</li></ul></nav><div class="cookieBar">We use cookies.</div>
<div class="post-content"><h1>Glacier loses a third of its ice</h1>
<div class="post-meta">By Rita Moll <time datetime="2022-08-17">17 Aug</time></div>
<p>The Furka glacier has lost <b>34&nbsp;percent</b> of its ice since 1990,<sup>[1]</sup> a survey shows.</p>
<ul><li>Area: 14 km<sup>2</sup></li><li>Parts<ul><li>Tongue: 300 m</li></ul></li></ul>
<blockquote><p>We were shocked.</p></blockquote>
<table><tr><th>Length</th><td>6.2 km</td></tr></table>
<table><thead><tr><th>Year</th><th>Ice loss</th></tr></thead><tbody>
<tr><td rowspan="2">2021</td><td>1.4 %</td></tr>
<tr><td>1.5 %</td></tr></tbody></table>
<p>Old figure: <del>36 percent</del></p>
<dl><dt>Type</dt><dd>Valley glacier</dd></dl>
<h2>References</h2><ol class="references"><li>^ Moll, R. (2022). "Ice survey". Alpine Institute.</li></ol>
<div class="related-posts"><p>Another story.</p></div><form><button>Send</button></form></div>
<footer>Alpine Post</footer></body></html>
"""


def test_story(html_of, rows_of):
    document = html_of(PAGE)
    assert rows_of(document) == [
        ("heading", "Glacier loses a third of its ice"),
        ("noise:byline", "By Rita Moll 17 Aug"),
        ("paragraph", "The Furka glacier has lost 34 percent of its ice since 1990,[1] a survey shows."),
        ("item", "Area: 14 km²"),
        ("item", "Parts"),
        ("item", "Tongue: 300 m"),
        ("quote", "We were shocked."),
        ("row", "Length | 6.2 km"),
        ("row", "2021 | 1.4 %"),
        ("row", "2021 | 1.5 %"),
        ("paragraph", "Old figure: ~~36 percent~~"),
        ("item", "Type: Valley glacier"),
        ("heading", "References"),
        ("reference", '^ Moll, R. (2022). "Ice survey". Alpine Institute.'),
    ]
    cells = [
        [(head, document.text[a:b]) for head, a, b in block.cells] for block in document.blocks if block.cells
    ]
    assert cells == [
        [("Length", "6.2 km")],
        [("Year", "2021"), ("Ice loss", "1.4 %")],
        [("Year", "2021"), ("Ice loss", "1.5 %")],
    ]
    assert document.omitted == {"byline": 1, "cookies": 1, "footer": 1, "form": 1, "menu": 2, "related": 1}


def test_what_the_page_says_of_itself(html_of):
    document = html_of(PAGE)
    assert (document.title, document.publisher) == ("Glacier loses a third of its ice", "Alpine Post")
    assert document.date is not None
    assert document.date.first.isoformat() == "2022-08-17"
    assert document.offsets == "text"
    assert document.language == "en"
    assert [block.line for block in document.blocks][:4] == [6, 7, 8, 9]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2021-04-05T06:00:00+02:00">', "2021-04-05"),
        ('<meta name="date" content="5 April 2021">', "2021-04-05"),
        ('<meta property="article:modified_time" content="2021-04-05">', "2021-04-05"),
        (
            '<script type="application/ld+json">{"@graph":[{"datePublished":"2021-04-05"}]}</script>',
            "2021-04-05",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta name="date" content="soon">', None),
    ],
)
def test_dates(html_of, head, date):
    document = html_of(
        f"<html><head>{head}</head><body><p>The tide is high today, the harbour says.</p></body></html>"
    )
    assert (document.date.first.isoformat() if document.date else None) == date


def test_only_the_main_part_is_read(html_of, rows_of):
    document = html_of("<p>Sale ends.</p><main><h2>Tides</h2><p>High tide is at nine.</p></main>")
    assert rows_of(document) == [("heading", "Tides"), ("paragraph", "High tide is at nine.")]
    assert document.omitted == {"outside-article": 1}


def test_the_bulk_of_a_page_is_kept_whatever_its_class(html_of, rows_of):
    story = "The ferry company carried 1.2 million passengers in 2020, fewer than the year before, it says."
    document = html_of(f'<div class="sidebar-layout profile">{f"<p>{story}</p>" * 3}</div>')
    assert [kind for kind, _ in rows_of(document)] == ["paragraph"] * 3


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("<div>" * 600 + "deep", "nested"),
        ("<script>var a = 'text';</script>", "no readable text"),
        ("<!-- " * 50, "no readable text"),
    ],
)
def test_pages_that_are_refused(html_of, page, word):
    with pytest.raises(InputError, match=word):
        html_of(page)


def test_unclosed_tags_lose_nothing(html_of, rows_of):
    assert rows_of(html_of("<p>One is here.<p>Two is <b>here.<div>Three is here.")) == [
        ("paragraph", "One is here."),
        ("paragraph", "Two is here."),
        ("paragraph", "Three is here."),
    ]
