"""Words as data: synonyms, implications, opposites, frames, names, closed classes."""

from factcheck.lexicon.cache import cache_folder, write_atomically
from factcheck.lexicon.lexicon import Lexicon
from factcheck.lexicon.load import load_lexicon
from factcheck.lexicon.names import Names
from factcheck.lexicon.tables import Frame, Tables, Template

__all__ = [
    "Frame",
    "Lexicon",
    "Names",
    "Tables",
    "Template",
    "cache_folder",
    "load_lexicon",
    "write_atomically",
]
