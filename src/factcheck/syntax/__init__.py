"""Enough of English grammar: tokens, word classes, clauses with their roles.

Shared by extraction and judging, so that a claim and a source sentence are
read by the same code. Rules and word lists, no statistics: the same text
always gives the same reading.
"""

from factcheck.syntax.clauses import Clause, Phrase, find_clauses
from factcheck.syntax.sentences import split_sentences
from factcheck.syntax.tags import tag
from factcheck.syntax.tokens import Token, mask_citations, tokenize

__all__ = [
    "Clause",
    "Phrase",
    "Token",
    "find_clauses",
    "mask_citations",
    "split_sentences",
    "tag",
    "tokenize",
]
