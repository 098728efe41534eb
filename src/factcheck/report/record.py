"""A judgement as the record that other programs read; the order of keys is a promise."""

import re
from typing import TYPE_CHECKING, Any

from factcheck.model import (
    Evidence,
    Fix,
    Judgement,
    Location,
    Origin,
    Part,
    Problem,
    Reference,
    Suppression,
    Verdict,
)
from factcheck.report.tally import Tally
from factcheck.report.visible import HOSTILE

if TYPE_CHECKING:
    from factcheck.model.notice import Notice

SCHEMA = "factcheck/1"
Record = dict[str, Any]
_HOSTILE = re.compile(f"[{HOSTILE}]")


def encode(record: Record) -> str:
    """Give the record as JSON on one line; what a terminal would obey is escaped."""
    from msgspec.json import encode as to_json

    return _HOSTILE.sub(_escaped, to_json(record).decode())


def _escaped(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def judgement_record(judgement: Judgement) -> Record:
    """Give the result of one claim."""
    return {
        "schema": SCHEMA,
        "id": judgement.id,
        "claim": judgement.claim,
        "location": _location(judgement.location),
        "as_of": judgement.as_of,
        "verdict": judgement.verdict.value,
        "rule": judgement.rule,
        "flags": [flag.value for flag in judgement.flags],
        "confidence": round(judgement.confidence, 3),
        "message": judgement.message,
        "help": judgement.help,
        "evidence": [_evidence(evidence) for evidence in judgement.evidence],
        "parts": [_part(part) for part in judgement.parts],
        "lacks": list(judgement.lacks),
        "marks": [list(mark) for mark in judgement.marks],
        "fingerprint": judgement.fingerprint,
        "fixes": [_fix(fix) for fix in judgement.fixes],
        "suppressed": _suppression(judgement.suppressed),
        "written": judgement.written,
        "then": None if judgement.then is None else judgement.then.value,
    }


def problem_record(problem: Problem) -> Record:
    """Give a problem of the input."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def summary_record(tally: Tally) -> Record:
    """Give the totals; every verdict is named, reasons are in order of their names."""
    return {
        "files": tally.files,
        "sentences": tally.sentences,
        "checked": tally.checked,
        "not_checked": {reason: tally.skipped[reason] for reason in sorted(tally.skipped)},
        "verdicts": {verdict.value: tally.verdicts[verdict] for verdict in Verdict},
        "suppressed": {kind: tally.suppressed[kind] for kind in ("inline", "baseline")},
        "notices": len(tally.notices),
        "fixed": tally.fixed,
    }


def notice_record(notice: "Notice") -> Record:
    """Give a notice about a suppression."""
    return {
        "path": notice.path,
        "line": notice.line,
        "column": notice.column,
        "rule": notice.rule,
        "message": notice.message,
        "help": notice.help,
    }


def _fix(fix: Fix) -> Record:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"message": fix.message, "safe": fix.safe, "edits": edits}


def _suppression(suppression: Suppression | None) -> Record | None:
    return None if suppression is None else {"kind": suppression.kind, "reason": suppression.reason}


def _location(location: Location | None) -> Record | None:
    if location is None:
        return None
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "start": location.start,
        "end": location.end,
        "page": location.page,
    }


def _evidence(evidence: Evidence) -> Record:
    return {
        "role": evidence.role.value,
        "claim_id": evidence.claim_id,
        "quote": evidence.quote,
        "document": evidence.document,
        "line": evidence.line,
        "start": evidence.start,
        "end": evidence.end,
        "offsets": evidence.offsets,
        "valid": evidence.valid,
        "asserted": evidence.asserted,
        "references": [_reference(reference) for reference in evidence.references],
        "publisher": evidence.publisher,
        "attributed_to": evidence.attributed_to,
        "origin": _origin(evidence.origin),
        "marks": [list(mark) for mark in evidence.marks],
        "page": evidence.page,
    }


def _reference(reference: Reference) -> Record:
    return {
        "marker": reference.marker,
        "author": reference.author,
        "title": reference.title,
        "publisher": reference.publisher,
        "date": reference.date,
        "line": reference.line,
    }


def _origin(origin: Origin | None) -> Record | None:
    if origin is None:
        return None
    return {"document": origin.document, "line": origin.line, "sha256": origin.sha256}


def _part(part: Part) -> Record:
    return {"text": part.text, "verdict": part.verdict.value, "rule": part.rule, "message": part.message}
