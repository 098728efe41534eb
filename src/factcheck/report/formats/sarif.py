"""SARIF 2.1.0, for code scanning and editors: one run with its rules, results and what went wrong.

Suppressed results are in it, marked as such. Paths of reports are relative to
`%SRCROOT%`, those of the sources to `SOURCES`, a folder that only the reader
of the file knows. Places within a line are given for reports that are text
files; of a page from which text was extracted only the line is known.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.model import SEVERITIES, Evidence, Fix, Judgement, Problem, Severity, Verdict
from factcheck.model.notice import Notice
from factcheck.report.record import encode
from factcheck.report.rules import Rule, rules
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.texts import ReportText
from factcheck.report.visible import visible
from factcheck.report.wording import FEW, notice, shown, source

NOTICES = True  # are in it
NEEDS_TEXT = True
NEEDS_RULES = True
SUMMARY = "SARIF 2.1.0, for code scanning"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT, SOURCES = "%SRCROOT%", "SOURCES"
_KINDS = {"inline": "inSource", "baseline": "external"}
_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
Record = dict[str, Any]


def render(results: Iterable[Judgement], tally: Tally, style: Style) -> Iterator[str]:
    """Give the log in pieces, one result a line, once all results and thereby their rules are known."""
    found = tuple(shown(results, tally, style, suppressed=True))
    known = rules(style.explanations, found)
    places = {rule.name: index for index, rule in enumerate(known)}
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{\n"tool": '
    yield encode({"driver": _driver(known)})
    yield f',\n"columnKind": "unicodeCodePoints",\n"originalUriBaseIds": {encode(_bases())}'
    yield f',\n"invocations": [{encode(_invocation(tally))}],\n"results": ['
    between = "\n"
    for result in found:
        yield between + encode(
            _result(result, places[result.rule], style.severity(result), tally.texts or {})
        )
        between = ",\n"
    yield "\n]}]}\n"


def _driver(known: Iterable[Rule]) -> Record:
    driver: Record = {"name": "factcheck"}
    if number := version():
        driver["version"] = number
    driver["rules"] = [_rule(rule) for rule in known]
    return driver


def version() -> str | None:
    """Give the version of the program, None where it runs without being installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("factcheck")
    except PackageNotFoundError:
        return None


def _bases() -> Record:
    return {
        ROOT: {"description": {"text": "The folder that the reports were named from."}},
        SOURCES: {
            "description": {"text": "The folder of the documents that the reports were checked against."}
        },
    }


def _rule(rule: Rule) -> Record:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.detects},
        "help": {"text": rule.explanation},
        "defaultConfiguration": {"level": SEVERITIES[rule.verdict].value},
    }


def _result(result: Judgement, index: int, severity: Severity, texts: Mapping[str, ReportText]) -> Record:
    at = result.location
    text = texts.get(at.path) if at is not None else None
    record: Record = {
        "ruleId": result.rule,
        "ruleIndex": index,
        "kind": _kind(result, severity),
        "level": severity.value,
        "message": {"text": _message(result)},
        "locations": [] if at is None else [{"physicalLocation": _physical(result, text)}],
        "partialFingerprints": {"claimAndVerdict/v1": result.fingerprint},
        "relatedLocations": [_related(number, e) for number, e in enumerate(result.evidence, start=1)],
        "suppressions": _suppressions(result),
        "properties": _properties(result),
    }
    if at is not None and result.fixes and (text is None or text.in_file):
        record["fixes"] = [_fix(fix, at.path, text) for fix in result.fixes]
    return record


def _kind(result: Judgement, severity: Severity) -> str:
    """Give the kind; what is no failure has no level."""
    if severity is not Severity.NONE:
        return "fail"
    return "pass" if result.verdict is Verdict.SUPPORTED else "informational"


def _message(result: Judgement) -> str:
    """Say the verdict and the reason, with links to the evidence, and what to do."""
    asked = "" if result.location else f'"{_literal(result.claim)}": '
    text = f"{asked}{result.verdict.value}: {_literal(result.message)}"
    links = (
        f"[{_link(f'{e.document}:{e.line}')}]({n})" for n, e in enumerate(result.evidence[:FEW], start=1)
    )
    if linked := ", ".join(links):
        text += f" (see {linked})"
    return f"{text}; {_literal(result.help)}" if result.help else text


def _literal(text: str) -> str:
    """Write text of others so that it is neither a placeholder nor a link."""
    return visible(text).replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def _link(text: str) -> str:
    """Write text of others as the text of a link."""
    escaped = visible(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return escaped.replace("{", "{{").replace("}", "}}")


def _physical(result: Judgement, text: ReportText | None) -> Record:
    at = result.location
    assert at is not None
    region: Record = {"startLine": at.line}
    if text is None or text.in_file:
        region["startColumn"] = at.column
        if text is not None:
            end = text.place(at.end)
            region |= {"endLine": end.line, "endColumn": end.column}
        region |= {"charOffset": at.start, "charLength": at.end - at.start}
    region["snippet"] = {"text": text.text[at.start : at.end] if text else result.claim}
    return {"artifactLocation": _artifact(at.path, ROOT), "region": region}


def _related(number: int, evidence: Evidence) -> Record:
    region: Record = {"startLine": evidence.line}
    if evidence.offsets == "file":
        region |= {"charOffset": evidence.start, "charLength": evidence.end - evidence.start}
    region["snippet"] = {"text": evidence.quote}
    return {
        "id": number,
        "physicalLocation": {"artifactLocation": _artifact(evidence.document, SOURCES), "region": region},
        "message": {"text": _literal(source(evidence))},
    }


def _suppressions(result: Judgement) -> list[Record]:
    quiet = result.suppressed
    if quiet is None:
        return []
    record: Record = {"kind": _KINDS.get(quiet.kind, "external"), "status": "accepted"}
    return [{**record, "justification": quiet.reason} if quiet.reason else record]


def _properties(result: Judgement) -> Record:
    return {
        "verdict": result.verdict.value,
        "claim": result.claim,
        "asOf": result.as_of,
        "confidence": round(result.confidence, 3),
        "flags": [flag.value for flag in result.flags],
    }


def _fix(fix: Fix, path: str, text: ReportText | None) -> Record:
    replacements = []
    for edit in fix.edits:
        region: Record = {}
        if text is not None:
            start, end = text.place(edit.start), text.place(edit.end)
            region = {"startLine": start.line, "startColumn": start.column}
            region |= {"endLine": end.line, "endColumn": end.column}
        region |= {"charOffset": edit.start, "charLength": edit.end - edit.start}
        replacements.append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    return {
        "description": {"text": _literal(fix.message)},
        "artifactChanges": [{"artifactLocation": _artifact(path, ROOT), "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _invocation(tally: Tally) -> Record:
    return {
        "executionSuccessful": not tally.problems,
        "toolExecutionNotifications": [_problem(problem) for problem in tally.problems],
        "toolConfigurationNotifications": [_notice(one) for one in tally.notices],
    }


def _problem(problem: Problem) -> Record:
    told = f"{problem.message} ({problem.remedy})" if problem.remedy else problem.message
    return {
        "level": "error",
        "message": {"text": _literal(told)},
        "locations": [_at(problem.path, problem.line, problem.column)],
    }


def _notice(one: Notice) -> Record:
    return {
        "descriptor": {"id": one.rule},
        "level": "warning",
        "message": {"text": _literal(notice(one))},
        "locations": [_at(one.path, one.line, one.column)],
    }


def _at(path: str, line: int | None, column: int | None) -> Record:
    physical: Record = {"artifactLocation": _artifact(path, ROOT)}
    if line is not None:
        physical["region"] = {"startLine": line} | ({} if column is None else {"startColumn": column})
    return {"physicalLocation": physical}


def _artifact(path: str, base: str) -> Record:
    """Give a path as a URI, relative to its base unless it is absolute."""
    from pathlib import PurePath

    pure = PurePath(path)
    quoted = "".join(
        chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in pure.as_posix().encode(errors="replace")
    )
    if pure.is_absolute():
        return {"uri": f"file://{quoted}" if quoted.startswith("/") else f"file:///{quoted}"}
    return {"uri": quoted, "uriBaseId": base}
