"""A learned verifier: reads a source sentence and a claim, says how likely the one entails or excludes the other.

Needs the packages of the extra `[verifier]` (onnxruntime, tokenizers, numpy);
nothing is imported before it is asked.
"""

from factcheck.verifier.model import Verifier, available

__all__ = ["Verifier", "available"]
