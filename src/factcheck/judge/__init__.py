"""Claims against sources: typed checks, the table of times and voices, the verdict."""

from factcheck.judge.judge import Judge
from factcheck.judge.source import Source

__all__ = ["Judge", "Source"]
