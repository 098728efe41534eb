"""The nouns of the program: frozen records and enums, standard library only.

Every stage speaks in these types; none of them knows a file format, a terminal
or a clock. Text positions are half-open character offsets, dates are calendar
days, numbers are exact decimals.
"""

from factcheck.model.claim import Certainty, Claim, Form, Origin, Polarity, Status
from factcheck.model.document import Block, BlockKind, Document, Reference
from factcheck.model.quantity import Quantity, TimeExpression, TimeRole
from factcheck.model.time import Period, TimeRelation, When
from factcheck.model.verdict import (
    SEVERITIES,
    Edit,
    Evidence,
    Fix,
    Flag,
    Judgement,
    Location,
    Part,
    Problem,
    Role,
    Severity,
    Suppression,
    Verdict,
)

__all__ = [
    "SEVERITIES",
    "Block",
    "BlockKind",
    "Certainty",
    "Claim",
    "Document",
    "Edit",
    "Evidence",
    "Fix",
    "Flag",
    "Form",
    "Judgement",
    "Location",
    "Origin",
    "Part",
    "Period",
    "Polarity",
    "Problem",
    "Quantity",
    "Reference",
    "Role",
    "Severity",
    "Status",
    "Suppression",
    "TimeExpression",
    "TimeRelation",
    "TimeRole",
    "Verdict",
    "When",
]
