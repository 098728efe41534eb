"""Markdown: exact offsets under markup, tables, lists, front matter, restated documents."""

import pytest

from factcheck.errors import InputError

PAGE = """\
---
title: 'Trams of Bellport'
publisher: Bellport Archive
date: 2023-05
tags: [a, b]
---
Trams of Bellport
=================

*From the Atlas of Tramways. Last updated on 3 June 2023.*

Bellport had trams from 1899
to **1957**.

> The last tram ran on 3 May 1957.

1. First line: *harbour*
   - nested ~~old depot~~ item
2. Second line

```
code | no
```

| Line | **Opened** |
|:-----|-------:|
| A \\| B | 1899 |
| C |  |

![map](x.png)

<div>raw</div>

*Mona Berg, Managing Director*
"""


def test_blocks(markdown_of, rows_of):
    document = markdown_of(PAGE)
    assert rows_of(document) == [
        ("heading", "Trams of Bellport"),
        ("noise:byline", "*From the Atlas of Tramways. Last updated on 3 June 2023.*"),
        ("paragraph", "Bellport had trams from 1899\nto **1957**."),
        ("quote", "The last tram ran on 3 May 1957."),
        ("item", "First line: *harbour*"),
        ("item", "nested ~~old depot~~ item"),
        ("item", "Second line"),
        ("code", "code | no"),
        ("row", "A \\| B | 1899"),
        ("row", "C"),
        ("noise:image", "![map](x.png)"),
        ("noise:raw-html", "<div>raw</div>"),
        ("noise:signature", "*Mona Berg, Managing Director*"),
    ]
    assert [block.level for block in document.blocks if block.kind.value == "item"] == [1, 2, 1]
    assert document.blocks[0].line == 7


def test_cells_are_bound_to_heads(markdown_of):
    document = markdown_of(PAGE)
    cells = [
        [(head, document.text[a:b]) for head, a, b in block.cells] for block in document.blocks if block.cells
    ]
    assert cells == [[("Line", "A \\| B"), ("Opened", "1899")], [("Line", "C")]]


def test_head_of_the_file_wins(markdown_of):
    document = markdown_of(PAGE)
    assert (document.title, document.publisher) == ("Trams of Bellport", "Bellport Archive")
    assert document.date is not None
    assert (document.date.first.isoformat(), document.date.last.isoformat()) == ("2023-05-01", "2023-05-31")
    bare = markdown_of(PAGE[PAGE.index("Trams of Bellport\n") :])
    assert bare.publisher == "Atlas of Tramways"
    assert bare.date is not None
    assert bare.date.first.isoformat() == "2023-06-03"


def test_restated_documents(markdown_of):
    document = markdown_of(
        "---\nkind: article\nrestates:\n  document: page.txt\n  sha256: abc\n---\n# Kelp\n\n"
        "<!-- restates line 4 -->\nKelp grows fast.\n\nIt needs light.\n\n<!-- restates lines 7-9 -->\n"
        "- It is brown.\n"
    )
    assert (document.original, document.original_sha256, document.kind) == ("page.txt", "abc", "article")
    assert [block.restates for block in document.blocks] == [None, 4, 4, 7]


def test_a_section_may_name_its_own_publisher_and_date(markdown_of):
    document = markdown_of(
        "# Results\n\n## Kelp News: Kelp forests\n\n*Kelp News, November 5, 2020*\n\n"
        "Kelp covered 40 square miles.\n\n"
        "## Reef Watch: Warm seas\n\n*Reef Watch, 3 weeks before retrieval*\n\nThe sea is warm.\n\n"
        "## Other\n\nIt ends.\n"
    )
    found = [(b.publisher, b.title, b.date) for b in document.blocks if b.kind.value == "paragraph"]
    assert found == [
        ("Kelp News", "Kelp forests", "2020-11-05"),
        ("Reef Watch", "Warm seas", None),
        (None, None, None),
    ]


@pytest.mark.parametrize(
    ("head", "line", "column", "word"),
    [
        ("title: a\ntitle: b", 3, 1, "twice"),
        ("restates:\n  document: a\n  document: b", 4, 3, "twice"),
        ("date: 2024-02-30", 2, 7, "29 days"),
        ("date: 2024-13", 2, 7, "month"),
        ("date: soon", 2, 7, "date"),
        ("title: [a", 2, 10, "YAML"),
        ("title: a: b", 2, 9, "YAML"),
        ("title:\n  - a", 3, 3, "not a text"),
        ('title: "\\ud800"', 2, 8, "half a character"),
    ],
)
def test_faulty_front_matter(markdown_of, head, line, column, word):
    with pytest.raises(InputError) as caught:
        markdown_of(f"---\n{head}\n---\nText.\n")
    problem = caught.value.problem
    assert word in problem.message
    assert (problem.line, problem.column) == (line, column)
    assert problem.remedy


def test_front_matter_that_never_ends(markdown_of):
    with pytest.raises(InputError, match="never closed"):
        markdown_of("---\ntitle: a\n\nText.\n")


def test_words_that_yaml_misreads_stay_words(markdown_of):
    document = markdown_of("---\ntitle: no\npublisher: 12:30\ndate: 2020\nlanguage: null\n---\nText.\n")
    assert (document.title, document.publisher) == ("no", "12:30")


def test_a_rule_at_the_top_is_no_front_matter(markdown_of, rows_of):
    assert rows_of(markdown_of("---\n\nText stands here.\n")) == [("paragraph", "Text stands here.")]


def test_text_nested_beyond_the_parser_is_kept(markdown_of, rows_of):
    deep = "\n".join("  " * i + f"- level {i}" for i in range(200))
    texts = [text for _, text in rows_of(markdown_of(deep))]
    assert texts == [f"level {i}" for i in range(200)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("\t # Head\n[^1]: a note\n\t# Head\n", ["code", "reference", "code"]),
        ("<pre>\nraw\n[^1]: a note\nmore\n</pre>\n", ["noise:raw-html", "reference", "noise:raw-html"]),
    ],
)
def test_a_footnote_parts_what_the_parser_takes_for_one_block(markdown_of, rows_of, text, kinds):
    found = rows_of(markdown_of(text))
    assert [kind for kind, _ in found] == kinds
    assert found[1][1] == "[^1]: a note"
