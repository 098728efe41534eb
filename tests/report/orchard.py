"""Two reports about an orchard with findings of every kind, and with text that would do harm if it ran."""

from factcheck.model import (
    Edit,
    Evidence,
    Fix,
    Flag,
    Judgement,
    Location,
    Origin,
    Part,
    Problem,
    Reference,
    Role,
    Suppression,
    Verdict,
)
from factcheck.model.notice import Notice
from factcheck.report import Style, Tally
from factcheck.report.formats import renderer

HOSTILE = (
    "<script>alert(1)</script> @mallory ](http://evil.example) ::error::x %0A {0} `a` \x1b[2J\u202e | #1"
)
NOTES = f"""# The orchard

\u00c5ngby orchard has 40 trees. \U0001f34f It lies by the lake.
Ada Quill chairs the society & has done so for years.
Ada Quill chairs the society & has done so for years.
The press was sold in 1990. It opens on Sundays.
It has {HOSTILE} apples.
The gate is green.
The fence is new.
"""
PAGE = "Pears of the orchard\n\nThe orchard grows 12 kinds of pears.\n"
EXPLANATIONS = {
    "number-mismatch": "number-mismatch (contradicted): another number in the same slot\n\n"
    "Two numbers of one thing differ.\n\nDetects: a number that is neither\nequal nor about equal.\n"
    "Why it matters: numbers are what is quoted.\nLimits: none that is known.",
    "ended": "ended (stale): it was so, and has ended\n\nIt was so.\n\nDetects: what has ended.",
}


def evidence(role, quote, line, **more):
    start = 100 * line
    return Evidence(
        **{
            "role": role,
            "claim_id": f"ledger-{line:04}",
            "quote": quote,
            "document": "ledger [old].md",
            "line": line,
            "start": start,
            "end": start + len(quote),
            "offsets": "file",
            **more,
        }
    )


def standing(text, sentence, path="notes/orchard.md", nth=1):
    """Give the place of the nth occurrence of a sentence."""
    start = -1
    for _ in range(nth):
        start = text.index(sentence, start + 1)
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return Location(path=path, line=line, column=column, start=start, end=start + len(sentence))


def judgement(number, claim, verdict, rule, message, place, **more):
    return Judgement(
        id=str(number),
        claim=claim,
        as_of="2026-06-01",
        verdict=verdict,
        rule=rule,
        message=message,
        location=place,
        confidence=0.9,
        **more,
    )


def results():
    trees = "\u00c5ngby orchard has 40 trees."
    chair = "Ada Quill chairs the society & has done so for years."
    at = standing(NOTES, trees)
    ended = (
        evidence(Role.SUPPORTS, "Ada Quill chaired the society", 9, valid="2001/2023-05"),
        evidence(
            Role.ENDS,
            "In May 2023 Ada Quill handed the chair to Ben Rowe",
            11,
            valid="2023-05",
            publisher="The Shelf <b>",
            references=(
                Reference(
                    number=2, marker="2", title="A new chair", date="2023", line=30, start=1, end=9, text="x"
                ),
            ),
            origin=Origin(document="ledger-page.html", line=4, sha256="0" * 64),
        ),
    )
    yield judgement(
        1,
        trees,
        Verdict.CONTRADICTED,
        "number-mismatch",
        "says 40 trees, source says 27",
        at,
        help='write "27 trees"',
        marks=((18, 20),),
        evidence=(
            evidence(
                Role.CONTRADICTS, "The orchard\nhas 27 trees", 7, marks=((16, 18),), valid="2020-02-01/.."
            ),
        ),
        fixes=(
            Fix(
                message="the sourced number",
                safe=True,
                edits=(Edit(start=at.start + 18, end=at.start + 20, text="27"),),
            ),
            Fix(
                message="a footnote",
                safe=False,
                edits=(
                    Edit(start=at.end, end=at.end, text="[^1]"),
                    Edit(start=len(NOTES), end=len(NOTES), text="[^1]: ledger"),
                ),
            ),
        ),
    )
    for nth in (1, 2):
        place = standing(NOTES, chair, nth=nth)
        yield judgement(1 + nth, chair, Verdict.STALE, "ended", "true until May 2023", place, evidence=ended)
    yield judgement(
        4,
        "The press was sold in 1990.",
        Verdict.DISPUTED,
        "sources-disagree",
        "sources give 1990 and 1992",
        standing(NOTES, "The press was sold in 1990."),
        evidence=(
            evidence(Role.SUPPORTS, "sold in 1990", 20),
            evidence(Role.CONTRADICTS, "sold in 1992", 21),
        ),
    )
    yield judgement(
        5,
        "It opens on Sundays.",
        Verdict.SUPPORTED,
        "stated",
        "the source says so",
        standing(NOTES, "It opens on Sundays."),
        flags=(Flag.DATED,),
        evidence=(evidence(Role.SUPPORTS, "Open on Sundays", 22),),
    )
    claim = f"It has {HOSTILE} apples."
    yield judgement(
        6,
        claim,
        Verdict.CONTRADICTED,
        "negated",
        f"says {HOSTILE}",
        standing(NOTES, claim),
        help=HOSTILE,
        evidence=(evidence(Role.CONTRADICTS, HOSTILE, 23, document=f"{HOSTILE}.md", publisher=HOSTILE),),
    )
    for number, sentence, quiet in (
        (7, "The gate is green.", Suppression(kind="inline", reason="painted in May <i>")),
        (8, "The fence is new.", Suppression(kind="baseline")),
    ):
        yield judgement(
            number,
            sentence,
            Verdict.CONTRADICTED,
            "negated",
            "the source denies it",
            standing(NOTES, sentence),
            suppressed=quiet,
        )
    pears = "The orchard grows 12 kinds of pears."
    yield judgement(
        9,
        pears,
        Verdict.UNVERIFIED,
        "part-uncovered",
        "one part is in no source",
        standing(PAGE, pears, "notes/pears page.html"),
        lacks=("12 kinds",),
        parts=(Part(text="it grows pears", verdict=Verdict.SUPPORTED, rule="stated", message="said so"),),
        evidence=(evidence(Role.CONTEXT, "Pears grow by the wall", 24, offsets="text"),),
    )
    yield judgement(
        10,
        pears,
        Verdict.CONTRADICTED,
        "number-mismatch",
        "says 12 kinds, source says 9",
        standing(PAGE, pears, "notes/pears page.html"),
        fixes=(Fix(message="the sourced number", safe=True, edits=(Edit(start=40, end=42, text="9"),)),),
    )


def tally(texts=True):
    found = Tally(as_of="2026-06-01", files=2, sentences=13, checked=10, texts={} if texts else None)
    found.keep_text("notes/orchard.md", NOTES, in_file=True)
    found.keep_text("notes/pears page.html", PAGE, in_file=False)
    found.skipped.update({"question": 2, "heading": 1})
    found.problems.append(Problem(path="gone.md", message="there is no such file", remedy="check the path"))
    found.notices.append(
        Notice(
            path="notes/orchard.md",
            line=9,
            column=3,
            rule="unused-suppression",
            message="suppresses nothing",
            help="remove it",
        )
    )
    return found


def rendered(format, *, texts=True, **style):
    """Give what a format makes of the two reports."""
    found = tally(texts)
    style = Style(explanations=EXPLANATIONS, **style)
    return "".join(renderer(format)(found.judged(results()), found, style))


def asked(format, **style):
    """Give what a format makes of the same claims, asked one by one."""
    from dataclasses import replace

    found = Tally(as_of="2026-06-01")
    bare = (replace(result, location=None, suppressed=None, fixes=()) for result in results())
    return "".join(renderer(format)(found.asked(bare), found, Style(**style)))
