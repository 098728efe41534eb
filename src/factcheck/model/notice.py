"""Something to put right about how findings are kept quiet: no verdict, and no fault of the input."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A remark on a suppression in a report; line and column are where it stands and count from 1.

    `rule` is `unused-suppression`, `expired-suppression`, `unexplained-suppression`,
    `malformed-suppression` or `unknown-rule`.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    help: str = ""
