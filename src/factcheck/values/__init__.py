"""Surface text to values: quantities, time expressions, their comparison and spelling."""

from factcheck.values.calendar import contains, intersection, relation
from factcheck.values.compare import Match, as_share, compare
from factcheck.values.edtf import format_edtf, parse_edtf
from factcheck.values.period import find_times
from factcheck.values.quantity import find_quantities

__all__ = [
    "Match", "as_share", "compare", "contains", "find_quantities", "find_times", "format_edtf",
    "intersection", "parse_edtf", "relation",
]  # fmt: skip
