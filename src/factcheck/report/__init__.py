"""Judgements to output: whoever finds does not format, whoever formats does not decide."""

from factcheck.report.style import Style
from factcheck.report.tally import Tally

__all__ = ["Style", "Tally"]
