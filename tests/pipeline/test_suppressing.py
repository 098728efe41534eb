"""Comments in a report: which of them are read, what they reach, and what is said of those not in order."""

from datetime import date

import pytest

from factcheck.extract import sentences
from factcheck.ingest import read_text
from factcheck.model import Judgement, Location, Verdict
from factcheck.pipeline.directives import Directive, DirectiveError, Reach, read_directive
from factcheck.pipeline.suppressing import suppress

DAY = date(2026, 6, 1)
NAMES = {"markdown": "r.md", "text": "r.txt", "html": "r.html"}


def judged(document):
    """Judge every sentence: "kept" is supported, "sank" stale, the others contradicted."""
    for sentence in sentences(document):
        verdict = Verdict.SUPPORTED if "kept" in sentence.text else Verdict.CONTRADICTED
        verdict = Verdict.STALE if "sank" in sentence.text else verdict
        rules = {Verdict.STALE: "ended", Verdict.SUPPORTED: "stated", Verdict.CONTRADICTED: "negated"}
        yield Judgement(
            id="",
            claim=sentence.text,
            as_of=DAY.isoformat(),
            verdict=verdict,
            rule=rules[verdict],
            message="",
            location=Location(
                path=document.name, line=sentence.line, column=1, start=sentence.start, end=sentence.end
            ),
        )


def run(text, kind="markdown", **more):
    """Give the first words of the quiet sentences, and the notices as (line, rule)."""
    document = read_text(text, name=NAMES[kind], kind=kind)
    marked, notices = suppress(document, tuple(judged(document)), as_of=DAY, **more)
    quiet = [j.claim.split()[1] for j in marked if j.suppressed]
    return quiet, [(n.line, n.rule.removesuffix("-suppression")) for n in notices]


def boat(name, what="was built in Lys in 1931"):
    return f"The {name} {what}."


ONE, TWO, THREE = boat("Heron"), boat("Gannet"), boat("Petrel")


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        (f"{ONE} <!-- factcheck: ignore -- x -->\n\n{TWO}\n", ["Heron"]),
        (f"{ONE} {TWO} <!-- factcheck: ignore -- x -->\n\n{THREE}\n", ["Heron", "Gannet"]),
        (f"<!-- factcheck: ignore -- x -->\n{ONE}\n\n{TWO}\n", ["Heron"]),
        (f"<!-- factcheck: ignore -- x -->\n\n{ONE}\n\n{TWO}\n", ["Heron"]),
        (f"<!-- factcheck: ignore -- x --> {ONE}\n\n{TWO}\n", ["Heron"]),
        (f"{ONE}\n{TWO} <!-- factcheck: ignore -- x -->\n{THREE}\n", ["Gannet"]),
        (f"- {ONE}\n- {TWO} <!-- factcheck: ignore -- x -->\n- {THREE}\n", ["Gannet"]),
        (f"- <!-- factcheck: ignore -- x -->\n  {ONE}\n- {TWO}\n", ["Heron"]),
        (
            f"{ONE}\n{TWO} <!-- factcheck: ignore-paragraph -- x -->\n{THREE}\n\nThe Tern sank off Lys.\n",
            ["Heron", "Gannet", "Petrel"],
        ),
        (f"<!-- factcheck: ignore-paragraph -- x -->\n\n{ONE}\n{TWO}\n\n{THREE}\n", ["Heron", "Gannet"]),
        (f"{ONE}\n\n<!-- factcheck: ignore-file -- x -->\n\n{TWO}\n", ["Heron", "Gannet"]),
        (
            f"{ONE}\n\n<!-- factcheck: ignore-start -- x -->\n{TWO}\n\n- {THREE}\n\n"
            "<!-- factcheck: ignore-end -->\n"
            "\nThe Tern sank off Lys.\n",
            ["Gannet", "Petrel"],
        ),
        (f"<!-- factcheck: ignore[stale] -- x -->\n{ONE} The Tern sank off Lys.\n", ["Tern"]),
        (
            f"<!-- factcheck: ignore[ended, negated] -- x -->\n{ONE} The Tern sank off Lys.\n",
            ["Heron", "Tern"],
        ),
        (f"<!-- factcheck: ignore until 2026-06-01 -- x -->\n{ONE}\n", ["Heron"]),
        (
            f"{ONE} <!-- a note of the author -->\n<!-- factcheck: ignore\n -- over\n two lines -->\n{TWO}\n",
            ["Gannet"],
        ),
        (
            "| boat | built |\n| --- | --- |\n| Heron | in Lys |\n"
            "| Gannet | in Lys | <!-- factcheck: ignore -- x -->\n",
            ["built"],
        ),
    ],
)
def test_markdown_comments_reach(text, quiet):
    assert run(text) == (quiet, [])


@pytest.mark.parametrize("mark", ["%%", "..", "  %% ", "%%   "])
def test_comment_lines_of_plain_text(mark):
    text = f"{ONE}\n\n{mark} factcheck: ignore -- x\n{TWO}\n\n{THREE}\n"
    assert run(text, "text") == (["Gannet"], [])


def test_a_comment_line_cuts_no_wrapped_sentence():
    text = (
        "The Heron was built in the yard of the Lys ferry company in the spring of\n"
        "%% factcheck: ignore -- x\n"
        "1931, when the yard had only nine hands. The Gannet was built there in the\n"
        "autumn of the same year, when it had twelve of them. The Petrel was built in\n"
        "another yard, which stood on the far side of the harbour of the old town.\n"
    )
    document = read_text(text, name="r.txt", kind="text")
    assert [s.text.split()[1] for s in sentences(document)] == ["Heron", "Gannet", "Petrel"]
    assert not any("factcheck" in s.text for s in sentences(document))
    assert run(text, "text")[0] == ["Heron", "Gannet"], "the sentences that touch the next line"


@pytest.mark.parametrize(
    ("page", "quiet"),
    [
        (f"<p>{ONE} <!-- factcheck: ignore -- x --></p><p>{TWO}</p>", ["Heron"]),
        (f"<!-- factcheck: ignore -- x --><p>{ONE}</p><p>{TWO}</p>", ["Heron"]),
        (
            f"<p>{ONE}</p>\n<!-- factcheck: ignore -- x -->\n<ul><li>{TWO}</li><li>{THREE}</li></ul>",
            ["Gannet"],
        ),
        (f"<p>{ONE}</p><!-- factcheck: ignore-file -- x --><p>{TWO}</p>", ["Heron", "Gannet"]),
        (
            f"<p>{ONE}</p><!-- factcheck: ignore-start -- x --><p>{TWO}</p><!-- factcheck: ignore-end -->"
            f"<p>{THREE}</p>",
            ["Gannet"],
        ),
        (
            f"<p>{ONE} <!-- factcheck: ignore-start -- x -->{TWO}<!-- factcheck: ignore-end --> {THREE}</p>",
            ["Gannet"],
        ),
        (
            "<table><tr><th>boat</th><th>built</th></tr><tr><td>Heron</td><td>in Lys</td></tr>"
            "<!-- factcheck: ignore -- x --><tr><td>Gannet</td><td>in Lys</td></tr></table>",
            ["built"],
        ),
    ],
)
def test_html_comments_reach(page, quiet):
    text = f"<html><head><title>Boats</title></head><body><h1>Boats of Lys</h1>{page}</body></html>"
    assert run(text, "html") == (quiet, [])


def test_html_comments_outside_the_text():
    page = f"""<!-- factcheck: ignore-file -- x -->
<html><head><script>"<!-- factcheck: ignore -->"</script></head><body>
<nav>Home <!-- factcheck: ignore -- menu --></nav><p>{ONE}</p>
<pre><!-- factcheck: ignroe -->code</pre></body></html>"""
    assert run(page, "html") == (["Heron"], [(3, "unused")])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"```\n<!-- factcheck: ignore-file -- x -->\n```\n\n{ONE}\n", "markdown"),
        (f"    <!-- factcheck: ignore-file -- x -->\n\n{ONE}\n", "markdown"),
        (f"{ONE} Write `<!-- factcheck: ignore-file -- x -->` there.\n", "markdown"),
        (f"{ONE} Write \\<!-- factcheck: ignore-file -- x --> there.\n", "markdown"),
        (f"---\ntitle: '<!-- factcheck: ignore-file -- x -->'\n---\n{ONE}\n", "markdown"),
        (f"# factcheck: ignore-file -- x\n\n{ONE}\n", "text"),
        (f"{ONE} %% factcheck: ignore-file -- x\n", "text"),
        (f"<p>{ONE} <code>&lt;!-- factcheck: ignore-file -- x --></code></p>", "html"),
    ],
)
def test_what_looks_like_a_comment_and_is_text(text, kind):
    assert run(text, kind) == (run(ONE)[0], [])


@pytest.mark.parametrize(
    ("comment", "notices"),
    [
        ("factcheck: ignore", ["unexplained"]),
        ("factcheck: ignore --", ["unexplained"]),
        ("factcheck: ignore[negtaed] -- x", ["unknown-rule"]),
        ("factcheck: ignore[ended] -- x", ["unused"]),
        ("factcheck: ignore[ended]", ["unused"]),
        ("factcheck: ignore[supported] -- x", ["unused"]),
        ("factcheck: ignore until 2026-05-31 -- x", ["expired"]),
        ("factcheck: ignore until 2026-02-30 -- x", ["malformed"]),
        ("factcheck: ignore until tomorrow -- x", ["malformed"]),
        ("factcheck: ignore because I say so", ["malformed"]),
        ("factcheck: ignore[] -- x", ["malformed"]),
        ("factcheck: ignore[negated -- x", ["malformed"]),
        ("factcheck: ignroe -- x", ["malformed"]),
        ("factcheck:", ["malformed"]),
        ("factcheck ignore", ["malformed"]),
        ("factcheck: ignore-start -- x", ["malformed"]),
        ("factcheck: ignore-end", ["malformed"]),
        ("factcheck the number before it goes out", []),
        ("nothing of ours", []),
    ],
)
def test_notices(comment, notices):
    quiet, found = run(f"{boat('Skua', 'was kept in Lys until 1990')}\n\n<!-- {comment} -->\n{ONE}\n")
    assert found == [(3, rule) for rule in notices]
    assert bool(quiet) is (notices == ["unexplained"])


def test_the_narrowest_is_the_one_used():
    text = f"<!-- factcheck: ignore-file -- x -->\n\n{ONE} <!-- factcheck: ignore[negated] -- y -->\n"
    assert run(text) == (["Heron"], [(1, "unused")])


def test_some_names_known_and_some_not():
    assert run(f"<!-- factcheck: ignore[negated, nagated] -- x -->\n{ONE}\n") == (
        ["Heron"],
        [(1, "unknown-rule")],
    )


def test_ends_close_the_latest_start_or_that_with_their_names():
    text = (
        f"<!-- factcheck: ignore-start[negated] -- x -->\n<!-- factcheck: ignore-start[stale] -- y -->\n\n"
        f"{ONE}\n\n<!-- factcheck: ignore-end[negated] -->\n\n{TWO} The Tern sank off Lys.\n\n"
        f"<!-- factcheck: ignore-end -->\n\nThe Skua sank off Lys.\n"
    )
    assert run(text) == (["Heron", "Tern"], [])


def test_a_run_about_some_lines_speaks_of_their_comments_only():
    text = f"<!-- factcheck: ignore -->\n{ONE}\n\n<!-- factcheck: ignore -->\n{TWO}\n"
    assert run(text, changed=lambda line: line > 3) == (["Heron", "Gannet"], [(4, "unexplained")])


@pytest.mark.parametrize(
    ("comment", "read"),
    [
        ("factcheck: ignore", Directive(reach=Reach.LINE)),
        ("FactCheck:ignore-file -- why -- so", Directive(reach=Reach.FILE, reason="why -- so")),
        ("factcheck: ignore—told by hand", Directive(reach=Reach.LINE, reason="told by hand")),
        (
            "factcheck: ignore-paragraph[a, b,a] until 2027-01-01 -- r",
            Directive(reach=Reach.PARAGRAPH, names=("a", "b"), until=date(2027, 1, 1), reason="r"),
        ),
    ],
)
def test_directives(comment, read):
    if "—" in comment:
        comment = comment.replace("—", " — ")
    assert read_directive(comment) == read


def test_a_slip_is_told_with_what_was_meant():
    with pytest.raises(DirectiveError) as caught:
        read_directive("factcheck: ignore-paragaph")
    assert caught.value.remedy == "did you mean ignore-paragraph?"


def test_text_beside_a_comment_is_read_and_the_comment_is_not():
    text = "# Boats <!-- x -->\n\n<!-- y --> The Heron was built in Lys.\n\n"
    text += "The Gannet <!-- z --> was built there.\n"
    document = read_text(text, name="r.md", kind="markdown")
    assert [s.text for s in sentences(document)] == [
        "The Heron was built in Lys.",
        "The Gannet was built there.",
    ]
    assert document.title == "Boats"
    assert [text[c.start : c.end] for c in document.comments] == ["<!-- x -->", "<!-- y -->", "<!-- z -->"]


def test_a_comment_that_is_never_closed_is_warned_about():
    document = read_text(f"{ONE}\n\n<!-- factcheck: ignore\n\n{TWO}\n", name="r.md", kind="markdown")
    assert document.warnings == ("line 3: a comment is never closed, so what follows it is not read",)


def test_many_openings_take_time_that_grows_with_them_only():
    for text, kind in (("<!--" * 200_000, "markdown"), ("a `b ``c <!-- " * 40_000, "markdown")):
        document = read_text(f"{ONE}\n\n{text}\n", name="r.md", kind=kind)
        assert document.comments == ()
