"""Text to tokens with exact offsets.

Hyphenated compounds become one token a part ("Iran" "backed"), with the
parts after the first marked `joined`; "n't" and "'s" stand alone; citation
marks such as `[ 24]` are blanked out first, lengths kept.
"""

import re

from msgspec import Struct

from factcheck.lexicon import Lexicon

_CITATION = re.compile(
    r"\[\s*(?:\d{1,4}(?:\s*[,–-]\s*\d{1,4})*|[a-z]|note \d+|nb \d+|\^\w+"
    r"|citation needed|clarification needed|who\?|when\?)\s*\]"
)
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:[A-Z](?![a-z]))?"  # U.S.
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)\b"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+?(?=n['’]t\b)|n['’]t\b"
    r"|['’](?:s|re|ve|d|m|ll)\b"
    r"|[^\W\d_]+(?:['’][^\W\d_]{2,})*[\d]*"
    r"|\.\.\.|…|--|[^\w\s]",
)
_PREFIXES = frozenset({"co", "re", "pre"})
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}
_HYPHENS = "-‐‑"


class Token(Struct, frozen=True):
    """A word or mark at `[start:end]`; `keys` are its word keys, `tag` its class.

    Tags: N noun, P proper noun, V verb, X auxiliary, L modal, A adjective,
    R adverb, D determiner, I preposition, C coordinator, S subordinator,
    W relative or question word, M number, O pronoun, T infinitive "to",
    G negator, Q possessive mark, Z punctuation. `form` of a verb: base, s,
    past, en (past participle), ing.
    """

    index: int
    text: str
    lower: str
    keys: tuple[str, ...]
    start: int
    end: int
    joined: bool = False
    tag: str = ""
    form: str = ""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def mask_citations(text: str) -> str:
    """Blank out citation marks, keeping every offset."""
    return _CITATION.sub(lambda m: " " * len(m.group()), text)


def tokenize(text: str, lexicon: Lexicon) -> list[Token]:
    """Split text into tokens, not yet tagged."""
    tokens: list[Token] = []
    keys = lexicon.forms.keys
    joined = False
    spans = [m.span() for m in _TOKEN.finditer(mask_citations(text))]
    skip = False
    for position, (start, end) in enumerate(spans):
        if skip:
            skip = False
            continue
        word = text[start:end]
        lower = word.lower().replace("’", "'")
        after = spans[position + 1] if position + 1 < len(spans) else (-1, -1)
        beyond = spans[position + 2] if position + 2 < len(spans) else (-1, -1)
        if lower in _PREFIXES and after[0] == end and text[end] in _HYPHENS and beyond[0] == after[1]:
            # "co-operate" is one word; the hyphen and the prefix join what follows.
            stem = text[beyond[0] : beyond[1]].lower()
            if stem.isalpha():
                tokens.append(
                    Token(
                        len(tokens),
                        text[start : beyond[1]],
                        lower + stem,
                        keys(lower + stem),
                        start,
                        beyond[1],
                    )
                )
                spans[position + 2] = (-1, -1)
                skip = True
                continue
        if start < 0:
            continue
        if word in _HYPHENS and tokens and tokens[-1].end == start and after[0] == end:
            joined = True
            continue
        lower = (
            _SHORTENED.get(lower, lower)
            if after[0] == end and text[after[0] : after[1]].lower().startswith("n")
            else lower
        )
        tokens.append(Token(len(tokens), word, lower, keys(lower), start, end, joined))
        joined = False
    return tokens
