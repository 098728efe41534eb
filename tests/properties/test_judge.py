"""What must hold of every answer, whatever the sources say: tables and drawn sentences over a small base."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.pipeline.sourcing import claims_from_documents

ASKED = date(2026, 6, 1)
DOCUMENTS = {
    "harbour.md": """---
title: The harbour of Sund
date: 2025-03-04
---

# The harbour

The harbour of Sund was opened in 1931. It employs 420 people and is owned by the town.
A storm damaged the northern pier in 2019. The pier was repaired in 2021.

## Ferries

The ferry to Holm ran until 1999. The quay is 640 metres long, and it is not open to tankers.
""",
    "clinic.md": """---
title: The clinic
date: 2024-10-12
---

Lena Okafor was head of the clinic in Drell from 2008 to 2014. Farah Aziz has been its head since 2014.
The clinic treats children. According to the nurses' union, 14 wards lack staff.
Most of the patients come from the city. None of the wards has been closed.
""",
    "rowing.txt": (
        "Pelham beat Corran in the rowing final on 3 May 2014.\n\n"
        "The club was founded by Greta Holm in 1902. The club plans to build a new boathouse in 2028.\n"
    ),
}
UNRELATED = """---
title: On octopuses
date: 2023-01-01
---

Octopuses have three hearts and blue blood. A female guards her eggs for several weeks.
"""
QUESTIONS = (
    ("The harbour of Sund was opened in 1931.", "supported"),
    ("The harbour of Sund was opened in 1950.", "contradicted"),
    ("The pier was repaired in 2021.", "supported"),
    ("The ferry to Holm runs.", "stale"),
    ("The quay is 900 metres long.", "contradicted"),
    ("Lena Okafor is head of the clinic in Drell.", "stale"),
    ("The clinic does not treat children.", "contradicted"),
    ("Pelham beat Corran in the rowing final.", "supported"),
    ("Corran beat Pelham in the rowing final.", "contradicted"),
    ("The cathedral of Telmar has a copper roof.", "unverified"),
)
RELAXED = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Write the small base's documents."""
    found = tmp_path_factory.mktemp("documents")
    for name, content in DOCUMENTS.items():
        (found / name).write_text(content, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def checker(folder):
    """Open the small base."""
    return factcheck.checker_from_documents(folder)


@pytest.fixture(scope="module")
def claims(folder):
    """Give every claim that the small base holds."""
    return [claim for file in claims_from_documents(folder) for claim in file.claims]


def against(source, claim, day=ASKED):
    """Judge a claim against one sentence."""
    return factcheck.checker_from_sentences([source]).verify(claim, as_of=day)


@pytest.mark.parametrize(("claim", "verdict"), QUESTIONS)
def test_the_base_answers(checker, claim, verdict):
    assert checker.verify(claim, as_of=ASKED).verdict == verdict


def test_no_claim_contradicts_its_own_base(checker, claims):
    assert len(claims) > 12
    answers = {claim.text: checker.verify(claim.text, as_of=date(2025, 4, 1)) for claim in claims}
    assert [text for text, a in answers.items() if a.verdict in ("contradicted", "disputed")] == []


def test_each_sentence_backs_itself(claims):
    plain = [c for c in claims if c.form == "sentence" and c.certainty == "stated" and not c.attributed_to]
    assert len(plain) > 8
    day = date(2025, 4, 1)
    verdicts = {c.text: against(c.text, c.text, day).verdict for c in plain}
    assert [text for text, verdict in verdicts.items() if verdict in ("contradicted", "unverified")] == []


def test_the_same_bytes_twice(process, folder):
    def run(seed):
        asked = ("--sources", folder, "--as-of", ASKED, "--verifier", "off", "--format", "jsonl")
        claims = [claim for claim, _ in QUESTIONS]
        return process("verify", *asked, *claims, env={"PYTHONHASHSEED": seed})

    first, second = run("1"), run("2")
    assert first.stdout == second.stdout
    assert [json.loads(line)["verdict"] for line in first.stdout.splitlines()] == [v for _, v in QUESTIONS]


def test_an_unrelated_document_changes_no_verdict(checker, claims, folder, tmp_path):
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "aquarium.md").write_text(UNRELATED, encoding="utf-8")
    wider = factcheck.checker_from_documents(tmp_path)
    asked = [claim for claim, _ in QUESTIONS] + [claim.text for claim in claims]
    before = [checker.verify(claim, as_of=ASKED) for claim in asked]
    after = [wider.verify(claim, as_of=ASKED) for claim in asked]
    changed = [
        a.claim for a, b in zip(before, after, strict=True) if (a.verdict, a.rule) != (b.verdict, b.rule)
    ]
    assert changed == []


def test_every_quote_equals_its_slice(checker, claims, folder):
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in DOCUMENTS}
    asked = [claim for claim, _ in QUESTIONS] + [claim.text for claim in claims]
    quotes = [e for claim in asked for e in checker.verify(claim, as_of=ASKED).evidence]
    assert len(quotes) > len(QUESTIONS)
    for evidence in quotes:
        assert evidence.offsets == "file"
        assert texts[evidence.document][evidence.start : evidence.end] == evidence.quote
        line = texts[evidence.document].count("\n", 0, evidence.start) + 1
        assert evidence.line == line
        assert all(0 <= a < b <= len(evidence.quote) for a, b in evidence.marks)


SUBJECTS = st.sampled_from(("Corvin", "Marisol Tan", "the council", "the museum", "Quillon", "the ministry"))
DEEDS = st.sampled_from(
    (
        ("repaired", "repair", "the bridge"),
        ("bought", "buy", "the mill"),
        ("signed", "sign", "the treaty"),
        ("published", "publish", "the report"),
        ("won", "win", "the election"),
        ("destroyed", "destroy", "the archive"),
        ("visited", "visit", "the island"),
    )
)
PLACES = st.sampled_from(("", " in Sund", " in 2019", " after the flood"))


@RELAXED
@given(SUBJECTS, DEEDS, PLACES)
def test_not_turns_support_into_contradiction(subject, deed, place):
    past, base, thing = deed
    start = subject[0].upper() + subject[1:]
    affirmed = f"{start} {past} {thing}{place}."
    denied = f"{start} did not {base} {thing}{place}."
    assert against(affirmed, affirmed).verdict == "supported"
    assert against(denied, denied).verdict == "supported"
    assert against(affirmed, denied).verdict == "contradicted"
    assert against(denied, affirmed).verdict == "contradicted"


UNITS = (
    ("The road is {} long.", "kilometres", "metres", 1000),
    ("The whale weighs {}.", "tonnes", "kilograms", 1000),
    ("The tank holds {}.", "cubic metres", "litres", 1000),
    ("The plant has a capacity of {}.", "gigawatts", "megawatts", 1000),
    ("The flight lasts {}.", "hours", "minutes", 60),
)


@RELAXED
@given(st.sampled_from(UNITS), st.integers(2, 90), st.sampled_from((1, 2, 5)))
def test_a_unit_changes_no_verdict(unit, stated, times):
    sentence, large, small, factor = unit
    source = sentence.format(f"{stated} {large}")
    claimed = stated * times  # far apart where it differs, as a rounding is no contradiction
    verdict = "supported" if times == 1 else "contradicted"
    assert against(source, sentence.format(f"{claimed} {large}")).verdict == verdict
    assert against(source, sentence.format(f"{claimed * factor:,} {small}")).verdict == verdict


BOUNDED = (
    ("Tarvos is a member of the union until 2028.", "Tarvos is a member of the union."),
    ("Tarvos was a member of the union until 2019.", "Tarvos is a member of the union."),
    ("From 2008 to 2014 the mill belonged to the Carder family.", "The mill belongs to the Carder family."),
    ("Hunting was banned on the island until 5 May 2016.", "Hunting is banned on the island."),
    ("The bridge was opened in 1931.", "The bridge is open."),
)


@RELAXED
@given(st.sampled_from(BOUNDED), st.dates(date(2014, 1, 1), date(2035, 12, 31)), st.integers(1, 4000))
def test_time_only_makes_a_present_claim_staler(row, day, later):
    source, claim = row
    order = ("supported", "unverified", "stale")
    before, after = against(source, claim, day), against(source, claim, day + timedelta(days=later))
    assert order.index(before.verdict) <= order.index(after.verdict)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2013-05-01", "supported"),
        ("2019-01-01", "supported"),
        ("2021-01-01", "stale"),
        ("2040-01-01", "stale"),
    ],
)
def test_what_has_ended_was_so_before(day, verdict):
    source = "Tarvos was a member of the union until 2019."
    assert against(source, "Tarvos is a member of the union.", date.fromisoformat(day)).verdict == verdict
