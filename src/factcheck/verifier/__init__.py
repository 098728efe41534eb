"""A learned verifier: how likely a source sentence entails a claim, or excludes it.

Needs the packages of the extra `[verifier]` (onnxruntime, tokenizers, numpy);
nothing is imported before it is asked.
"""

from factcheck.verifier.model import Verifier, available

__all__ = ["Verifier", "available"]
