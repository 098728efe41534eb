"""A checker that answers by the words of the claim, so that commands are tested apart from the judge."""

import re
from types import SimpleNamespace

import pytest

from factcheck.model import (
    Evidence,
    Flag,
    Judgement,
    Location,
    Origin,
    Part,
    Reference,
    Role,
    Verdict,
)

QUOTE = "The consortium has 27 branches"


def evidence(role, **changed):
    return Evidence(
        **{
            "role": role,
            "claim_id": "charter-0003",
            "quote": QUOTE,
            "document": "charter.md",
            "line": 7,
            "start": 120,
            "end": 150,
            "offsets": "file",
            "valid": "2020-02-01/..",
            "publisher": "Charter Office",
            **changed,
        }
    )


def answer(claim, as_of, id, location):
    """Give the verdict that the claim asks for."""
    common = {"id": id, "claim": claim, "as_of": as_of.isoformat(), "location": location, "confidence": 0.9}
    if at := re.search(r"40 branches", claim):
        return Judgement(
            **common,
            verdict=Verdict.CONTRADICTED,
            rule="number-mismatch",
            message="says 40 branches, source says 27",
            help='write "27 branches"',
            evidence=(evidence(Role.CONTRADICTS, marks=((19, 21),)),),
            marks=((at.start(), at.start() + 2),),
        )
    if "chairs" in claim:
        return Judgement(
            **common,
            verdict=Verdict.STALE,
            rule="ended",
            message="true until 2023",
            evidence=(
                evidence(Role.SUPPORTS, quote="Ada Quill chaired the consortium", line=9),
                evidence(
                    Role.ENDS,
                    quote="In 2023 Ada Quill handed the chair to Ben Rowe",
                    line=11,
                    valid="2023",
                    references=(
                        Reference(
                            number=2,
                            marker="2",
                            author="C. Vellum",
                            title="A new chair",
                            publisher="The Shelf",
                            date="2023-05-02",
                            line=30,
                            start=900,
                            end=950,
                            text="C. Vellum (2 May 2023). A new chair. The Shelf.",
                        ),
                    ),
                    origin=Origin(document="charter-page.txt", line=4, sha256="0" * 64),
                ),
            ),
        )
    if "shared catalogue" in claim:
        return Judgement(
            **common,
            verdict=Verdict.DISPUTED,
            rule="sources-disagree",
            message="sources give 2011 and 2013",
            evidence=(
                evidence(Role.SUPPORTS, quote="since 2011"),
                evidence(Role.CONTRADICTS, quote="since 2013"),
            ),
        )
    if "27 branches" in claim:
        return Judgement(
            **common,
            verdict=Verdict.SUPPORTED,
            rule="stated",
            message="the source says so",
            flags=(Flag.DATED,),
            evidence=(evidence(Role.SUPPORTS),),
        )
    return Judgement(
        **common,
        verdict=Verdict.UNVERIFIED,
        rule="part-uncovered",
        message="no source speaks of all of it",
        evidence=(evidence(Role.CONTEXT),),
        lacks=("solar", "roof"),
        parts=(
            Part(text="it has a roof", verdict=Verdict.UNVERIFIED, rule="no-source", message="no source"),
            Part(text="it has 27 branches", verdict=Verdict.SUPPORTED, rule="stated", message="said"),
        ),
    )


def standing(match, text):
    """Give a match as a sentence with the place that the real checker would ask about."""
    line = text.count("\n", 0, match.start()) + 1
    return SimpleNamespace(line=line, start=match.start(), end=match.end())


class FakeChecker:
    """Answers without sources; `opened` says from what it was opened."""

    def __init__(self, opened):
        self.opened = opened

    def verify(self, claim, *, as_of, id="", location=None, context=()):
        return answer(claim, as_of, id, location)

    def check(self, document, *, as_of, wanted=None):
        from factcheck.model.comment import blanked
        from factcheck.pipeline.checking import Checked

        found, skipped, count = [], {}, 0
        text = blanked(document.text, document.comments)
        for match in re.finditer(r"[^\s.?!][^.?!]*[.?!]", text):
            count += 1
            if wanted is not None and not wanted(standing(match, text)):
                skipped["unchanged"] = skipped.get("unchanged", 0) + 1
                continue
            if match.group().endswith("?"):
                skipped["question"] = skipped.get("question", 0) + 1
                continue
            line = document.text.count("\n", 0, match.start()) + 1
            column = match.start() - document.text.rfind("\n", 0, match.start())
            place = Location(
                path=document.name, line=line, column=column, start=match.start(), end=match.end()
            )
            found.append(self.verify(match.group(), as_of=as_of, id=str(len(found) + 1), location=place))
        return Checked(
            path=document.name,
            judgements=tuple(found),
            sentences=count,
            checked=len(found),
            skipped=skipped,
        )


class Opened(list):
    """What checkers were opened from; `verifiers` are the choices that went with it."""

    def __init__(self):
        super().__init__()
        self.verifiers = []


@pytest.fixture
def fake(monkeypatch):
    """Put the fake checker in the place of the real one; gives the list of what was opened."""
    from factcheck.pipeline import checking

    opened = Opened()

    def opener(name):
        def open_(argument, *, verifier="off"):
            opened.append((name, argument))
            opened.verifiers.append(verifier)
            return FakeChecker(argument)

        return open_

    for name in ("base", "documents", "sentences"):
        monkeypatch.setattr(checking, f"checker_from_{name}", opener(name))
    return opened
