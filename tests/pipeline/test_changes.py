"""Lines that have changed: what a diff without context says, and which sentences stand on them."""

import subprocess

import pytest

from factcheck.extract import sentences
from factcheck.ingest import read_document, read_text
from factcheck.pipeline.changes import Changes, Lines, changed_lines, touched

DIFF = b"""diff --git a b
--- a
+++ b
@@ -2 +2 @@ heading
-old
+@@ -9 +90,9 @@ a line that looks like a head
@@ -5,2 +4,0 @@
-gone
-gone
@@ -9,0 +8,3 @@
+a
+b
+c
\\ No newline at end of file
"""


def test_hunks_are_read_and_lines_that_look_like_them_are_not():
    assert changed_lines(DIFF) == Lines(ranges=((2, 2), (8, 10)), gaps=frozenset({4}))
    assert changed_lines(b"") == Lines()
    assert changed_lines(b"diff --git a b\nBinary files a and b differ\n").whole


@pytest.mark.parametrize(
    ("first", "last", "touches"),
    [
        (1, 1, False),
        (2, 2, True),
        (1, 3, True),
        (3, 3, False),
        (4, 4, False),
        (5, 5, False),
        (4, 5, True),
        (7, 7, False),
        (7, 8, True),
        (10, 12, True),
        (11, 12, False),
    ],
)
def test_lines_touch(first, last, touches):
    assert changed_lines(DIFF).touch(first, last) is touches


def test_touching_agrees_with_looking_at_every_line():
    lines = Lines(ranges=((2, 2), (5, 9), (12, 12)))
    changed = {2, *range(5, 10), 12}
    for first in range(1, 15):
        for last in range(first, 15):
            assert lines.touch(first, last) is bool(changed & set(range(first, last + 1)))


def test_a_wrapped_sentence_is_touched_by_any_of_its_lines():
    text = "The Heron was built in Lys\nin the year of 1931. The Gannet\nwas built there too.\n"
    document = read_text(text, name="r.md", kind="markdown")
    wanted = touched(document, Lines(ranges=((3, 3),)))
    assert [wanted(sentence) for sentence in sentences(document)] == [False, True]


def test_a_block_of_html_reaches_to_the_next():
    page = "<p>The Heron\nwas built\nin Lys.</p>\n<p>The Gannet was built in Lys.</p>\n\n"
    page += "<p>The Tern was, too.</p>\n"
    document = read_text(page, name="r.html", kind="html")
    for line, expected in ((2, [True, False, False]), (4, [False, True, False]), (9, [False, False, True])):
        wanted = touched(document, Lines(ranges=((line, line),)))
        assert [wanted(sentence) for sentence in sentences(document)] == expected


def test_a_linked_report_is_compared_as_what_it_leads_to(tmp_path):
    home, who = tmp_path / "home", ("-c", "user.name=t", "-c", "user.email=t@example.org")
    home.mkdir()
    (home / "r.md").write_text("The Heron was built in Lys.\n")
    for command in (
        ("init", "-q"),
        ("add", "-A"),
        (*who, "-c", "commit.gpgsign=false", "commit", "-qm", "x"),
    ):
        subprocess.run(["git", "-C", home, *command], check=True, capture_output=True)
    link = tmp_path / "link.md"
    link.symlink_to(home / "r.md")
    assert Changes("HEAD").lines(read_document(link, name=str(link))) == Lines()
    (home / "r.md").write_text("The Heron was built in Lys.\nThe Tern, too, was built there.\n")
    assert Changes("HEAD").lines(read_document(link, name=str(link))) == Lines(ranges=((2, 2),))
