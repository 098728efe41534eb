"""A folder of documents about a library consortium."""

import pytest

from factcheck.lexicon import load_lexicon

CHARTER = """---
title: Charter of the Lowland Library Consortium
publisher: Charter Office
date: 2020-02-01
---

# Charter

The Lowland Library Consortium (LLC) has 27 branches.[1] Ada Quill chaired the consortium from 2014 to 2019.

Brenmoor Library joined the consortium in 2015. The consortium runs a shared catalogue.

## References

1. Vellum, C. (3 May 2019). "Counting branches". The Shelf.
"""
NEWS = """# News of the shelves

In 2023 Ada Quill handed the chair to Ben Rowe. Brenmoor Library lends seeds.
"""


@pytest.fixture(scope="session")
def lexicon():
    return load_lexicon()


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "charter.md").write_text(CHARTER, encoding="utf-8")
    (folder / "news.md").write_text(NEWS, encoding="utf-8")
    return folder
