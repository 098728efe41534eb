"""Documents and reports to claims: who says what, of whom, for which time."""

from factcheck.extract.aliases import defined_names
from factcheck.extract.claims import extract_claims
from factcheck.extract.sentences import Sentence, sentences

__all__ = ["Sentence", "defined_names", "extract_claims", "sentences"]
