"""Source-grounded fact checking, offline: do these sources say it, for the time that it talks about?

    from datetime import date
    from pathlib import Path
    import factcheck

    checker = factcheck.checker_from_base(Path("claims"))
    answer = checker.verify("The council has 40 members", as_of=date(2026, 6, 1))
    answer.verdict, answer.rule, answer.message, answer.evidence

- `build_base(documents, base)` extracts claims from documents into a base of YAML files
- `checker_from_base(folder)` opens a built base
- `checker_from_documents(folder)` checks against documents directly
- `checker_from_sentences(sentences)` checks against a few sentences
- `Checker` has `verify(claim, as_of=…)` and `check(document, as_of=…)`
- `read_document(path)`, `read_text(text, name=…, kind=…)` read a report to check
- `Judgement`, `Evidence`, `Verdict` are the answer; `InputError` is raised for bad input

Each is imported when it is first used, so `import factcheck` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.errors import InputError
    from factcheck.ingest import read_document, read_text
    from factcheck.model import Evidence, Judgement, Verdict
    from factcheck.pipeline.building import build_base
    from factcheck.pipeline.checking import (
        Checker,
        checker_from_base,
        checker_from_documents,
        checker_from_sentences,
    )

__all__ = [
    "Checker",
    "Evidence",
    "InputError",
    "Judgement",
    "Verdict",
    "build_base",
    "checker_from_base",
    "checker_from_documents",
    "checker_from_sentences",
    "read_document",
    "read_text",
]

_HOMES = {
    "Checker": "factcheck.pipeline.checking",
    "Evidence": "factcheck.model",
    "InputError": "factcheck.errors",
    "Judgement": "factcheck.model",
    "Verdict": "factcheck.model",
    "build_base": "factcheck.pipeline.building",
    "checker_from_base": "factcheck.pipeline.checking",
    "checker_from_documents": "factcheck.pipeline.checking",
    "checker_from_sentences": "factcheck.pipeline.checking",
    "read_document": "factcheck.ingest",
    "read_text": "factcheck.ingest",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
