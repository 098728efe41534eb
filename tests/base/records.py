"""Builders of claims, references and claims files about a library consortium."""

from factcheck.base import ClaimsFile
from factcheck.model import Claim, Reference, Status


def claim(number=1, text="The consortium has 27 branches.", **changed):
    """Build a claim; `changed` fields win over plain ones."""
    fields = {
        "id": f"charter-{number:04}",
        "text": text,
        "subject": "the consortium",
        "relation": "has",
        "object": "27 branches",
        "quote": text,
        "document": "charter.md",
        "line": 5 + number,
        "start": 100 * number,
        "end": 100 * number + len(changed.get("quote", text)),
        "unit": number,
        "publisher": "Charter Office",
        "published": "2020-02-01",
    }
    return Claim(**{**fields, **changed})


def claims_file(*claims, **changed):
    """Build a claims file of one document."""
    fields = {
        "document": "charter.md",
        "sha256": "ab" * 32,
        "title": "Charter",
        "publisher": "Charter Office",
        "date": "2020-02-01",
        "claims": tuple(claims),
    }
    return ClaimsFile(**{**fields, **changed})


def reference(number=1, **changed):
    """Build a reference of that document."""
    fields = {"number": number, "marker": str(number), "title": "Counting branches", "date": "2019-05-03"}
    place = {"line": 30, "start": 900, "end": 950, "text": 'C. Vellum (2019). "Counting branches".'}
    return Reference(**{**fields, **place, **changed})


def with_status(one, status):
    """Give a claim with another status."""
    from dataclasses import replace

    return replace(one, status=Status(status))
