"""Documents about a library consortium, and edits that a person makes to a base built from them."""

CHARTER = """---
title: Charter of the Lowland Library Consortium
publisher: Charter Office
date: 2020-02-01
---

# Charter

The Lowland Library Consortium (LLC) has 27 branches.[1] Ada Quill chaired the consortium from 2014 to 2019.

The LLC runs a shared catalogue.[7]

## References

1. Vellum, C. (3 May 2019). "Counting branches". The Shelf.
"""
NEWS = "# News\n\nIn 2023 Ada Quill handed the chair to Ben Rowe. Brenmoor Library lends seeds.\n"


def write_documents(folder):
    """Write the documents; give their folder."""
    folder.mkdir()
    (folder / "charter.md").write_text(CHARTER, encoding="utf-8")
    (folder / "news.md").write_text(NEWS, encoding="utf-8")
    return folder


def edit(path, old, new):
    """Replace the first occurrence of a text that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
