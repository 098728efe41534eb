"""A claim to the few statements of a base that may bear on it."""

from factcheck.match.candidates import candidates

__all__ = ["candidates"]
