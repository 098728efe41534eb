"""Which word classes a word may have, by closed lists, parts of speech in the word lists, and its shape.

Closed classes come from `lexicon/data/words/function.yaml`. What stands around a
word is not looked at here, but for the capital of a name. Limits: a word of no
list is judged by its ending alone.
"""

from collections.abc import Sequence

from factcheck.lexicon import Lexicon
from factcheck.syntax.tokens import Token

_NOUN_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ism",
    "ist",
    "ance",
    "ence",
    "ship",
    "hood",
    "dom",
    "ology",
    "ics",
    "eer",
    "tor",
    "sor",
    "graph",
    "logist",
    "cy",
    "tude",
    "age",
    "ery",
    "ture",
    "crat",
)
_VERB_ENDINGS = ("ises", "izes", "ates", "ifies", "ects", "erves", "ides", "uces", "upts", "ains", "ulfils")
_ADJECTIVE_ENDINGS = (
    "ous",
    "ful",
    "ive",
    "able",
    "ible",
    "less",
    "ic",
    "ical",
    "ish",
    "ary",
    "al",
    "ant",
    "ent",
    "ese",
)
SUBJECTS = frozenset({"i", "he", "she", "it", "we", "they", "who", "which", "that", "there"})
_BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"})
HAVE = frozenset({"have", "has", "had", "having", "'ve", "'d"})
DO = frozenset({"do", "does", "did"})
FINITE = _BE | HAVE | DO
_WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_ZERO_PAST = frozenset(
    [
        "put",
        "cut",
        "set",
        "hit",
        "let",
        "shut",
        "cost",
        "hurt",
        "cast",
        "thrust",
        "quit",
        "bid",
        "split",
        "spread",
        "broadcast",
        "forecast",
        "bet",
    ]
)


class WordClasses:
    """The classes that words may have, with the word lists of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        words = lexicon.words
        self.closed = {
            "D": words("function", "determiners"),
            "I": words("function", "prepositions"),
            "C": words("function", "coordinators"),
            "O": words("function", "pronouns"),
            "L": words("function", "modals"),
            "R": words("function", "adverbs"),
            "M": words("function", "numbers"),
        }
        self.subordinators = words("function", "subordinators")
        self.relatives = words("function", "relatives")
        self.listed = lexicon.tables.parts_of_speech

    def open_classes(self, token: Token) -> str:
        """Give the open classes that a word may have, likeliest first."""
        word = token.lower
        ending = self._ending(word)
        listed = self.listed.get(word, "")
        if not listed or ending in ("ing", "ed", "s"):
            by_key = "".join(self.listed.get(k, "") for k in token.keys) + listed
        else:
            by_key = listed
        letters = "".join(c for c in "nvar" if c in by_key).upper()
        if ending == "ing":
            return "VNA" if "V" in letters or not letters else letters + "V"
        if ending == "ed":
            return "VA" if not listed or "v" in listed or "V" in letters else letters + "V"
        if word in self.lexicon.forms.pasts or word in self.lexicon.forms.participles:
            return "V" + letters.replace("V", "")
        if ending == "s" and word.endswith("ous"):
            return letters if "A" in letters else f"A{letters}"
        if ending == "s":
            kept = "".join(c for c in letters if c in "NV")
            return kept or ("NV" if word.endswith(_VERB_ENDINGS) else "N")
        if word.endswith("ly") and "N" not in letters:
            return "R" + letters.replace("R", "").replace("V", "")
        if listed and letters:
            return letters
        guessed = self._guess(word)
        return letters if letters and guessed == "N" else guessed + letters.replace(guessed, "")

    @staticmethod
    def _ending(word: str) -> str:
        if (
            len(word) > 4
            and word.endswith("ing")
            and word
            not in (
                "during",
                "thing",
                "king",
                "spring",
                "string",
                "something",
                "nothing",
                "anything",
                "everything",
                "evening",
                "morning",
                "ceiling",
                "sibling",
            )
        ):
            return "ing"
        if (
            len(word) > 3
            and word.endswith("ed")
            and not word.endswith(("eed", "hundred"))
            and word not in ("red", "bed", "shed", "sacred", "naked", "wicked")
        ):
            return "ed"
        if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")):
            return "s"
        return ""

    @staticmethod
    def _guess(word: str) -> str:
        if word.endswith(_NOUN_ENDINGS):
            return "N"
        if len(word) > 5 and word.endswith(_ADJECTIVE_ENDINGS):
            return "A"
        if len(word) > 5 and word.endswith(("ise", "ize", "ify")):
            return "V"
        return "N"

    def form(self, word: str) -> str:
        """Give the inflection of a verb form."""
        forms = self.lexicon.forms
        if word.endswith("ing") and self._ending(word):
            return "ing"
        past, participle = word in forms.pasts, word in forms.participles
        if (past and participle) or self._ending(word) == "ed":
            return "past|en"
        if past:
            return "past"
        if participle:
            return "en"
        if word in _ZERO_PAST:
            return "base|past|en"
        return "s" if self._ending(word) == "s" else "base"

    def candidates(self, token: Token, i: int, tokens: Sequence[Token]) -> str:
        """Give the classes that a token may have, likeliest first."""
        word = token.lower
        first = word[0]
        if not (first.isalnum() or first in "'’") or word in ("'", "’"):
            return "I" if word in ("&",) else "Z"
        if first.isdigit():
            return "M"
        if word in ("n't", "not"):
            return "G"
        if word == "'s":
            return "QX"
        if word in FINITE or word in ("be", "been", "being", "having", "'re", "'ve", "'m", "'d"):
            return "X"
        if word in ("'ll",):
            return "L"
        if word == "to":
            return "TI"
        if word == "one":
            return "MO"
        if word == "according":
            return "I"
        if token.capital and self._is_name(token, i, tokens):
            return "P"
        return self.closed_classes(word) or self.open_classes(token)

    def closed_classes(self, word: str) -> str:
        """Give the closed classes that list a word, "" where none does."""
        if (word in self.closed["L"] and word != "may") or word == "may":
            return "L"
        if word in ("no",):
            return "D"
        if word in self.closed["M"]:
            return "M"
        found = ""
        if word in self.relatives and word != "where" and word != "when":
            found += "W"
        if word in self.subordinators and word != "provided":
            found += "S"
        found += "".join(c for c in "DIOCR" if word in self.closed[c] and c not in found)
        return found

    def _is_name(self, token: Token, i: int, tokens: Sequence[Token]) -> bool:
        if token.lower in MONTHS or token.lower in _WEEKDAYS:
            return True
        canonical = self.lexicon.tables.names.get(token.text)
        if canonical and all(name[0].islower() for name in canonical):
            return False  # "CEO", "GDP": words, not names
        at_start = i == 0 or tokens[i - 1].text in '.!?:;"“‘•*—-('
        if not at_start:
            if i and tokens[i - 1].capital and self.closed_classes(token.lower):
                return False
            return not (self.closed_classes(token.lower) and len(token.text) < 5)
        if self.closed_classes(token.lower) or token.lower in FINITE:
            return False
        if canonical or token.text in self.lexicon.tables.places:
            return True
        known = token.lower in self.listed or any(k in self.listed for k in token.keys)
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        # At the start of a sentence a capital says little: names are unknown words, or run on.
        if not known:
            return not token.lower.endswith(("ly", "ing", "ed"))
        if following is None or not following.capital or following.joined:
            return False
        return (
            "v" not in self.listed.get(token.lower, "")
            and self._ending(token.lower) != "ing"
            and not self.closed_classes(following.lower)
        )
