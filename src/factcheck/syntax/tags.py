"""Word classes by closed lists, word shapes and neighbours.

Closed classes come from `lexicon/data/words/function.yaml`; what an open-class
word may be comes from the parts of speech in the word lists and from its
ending; its left and right neighbours decide. Limits: about one open-class
word in fifteen is misjudged, most often a plural noun taken for a verb in
headlines; clause finding is built to bear that.
"""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import structs

from factcheck.lexicon import Lexicon
from factcheck.syntax.tokens import Token
from factcheck.syntax.word_classes import DO, HAVE, MONTHS, SUBJECTS, WordClasses


class Tagger(WordClasses):
    """Tags tokens with the word lists of one lexicon."""

    def tag(self, tokens: Sequence[Token]) -> list[Token]:
        """Give the tokens with word class and verb form."""
        lists = [self.candidates(t, i, tokens) for i, t in enumerate(tokens)]
        tagged: list[Token] = []
        for i, token in enumerate(tokens):
            if (
                token.joined
                and "V" in lists[i]
                and "en" in self.form(token.lower)
                and not (i + 1 < len(tokens) and tokens[i + 1].lower in ("by", "to"))
            ):
                tagged.append(structs.replace(token, tag="A"))  # "Norra-backed", "state-owned"
                continue
            chosen = lists[i][0] if len(lists[i]) == 1 else self._choose(i, tokens, lists, tagged)
            if chosen == "V" and self._plain(token) and tagged and tagged[-1].tag in "DQ" and tagged[-1].tag:
                chosen = "N"  # no finite verb stands right behind an article ("the air ambulance")
            form = self.form(token.lower) if chosen == "V" else ""
            tagged.append(structs.replace(token, tag=chosen, form=form))
        if not any(
            (t.tag in "XL" and t.tag) or (t.tag == "V" and t.form not in ("ing", "en")) for t in tagged
        ):
            self._find_verb(tagged, lists)
        return tagged

    def _find_verb(self, tagged: list[Token], lists: Sequence[str]) -> None:
        """Where no verb was found, let the likeliest noun be one: "ferries run on batteries"."""
        for wanted in ("s", "base"):
            for i in range(1, len(tagged) - 1):
                form = self.form(tagged[i].lower)
                if tagged[i].tag != "N" or "V" not in lists[i] or not form.startswith(wanted):
                    continue
                counted = tagged[i - 1].lower in ("all", "both", "each") or tagged[i - 1].tag == "R"
                if (tagged[i - 1].tag in "NP" or counted) and tagged[i + 1].tag in "DIRPMATQ":
                    tagged[i] = structs.replace(tagged[i], tag="V", form=form)
                    return

    def _choose(self, i: int, tokens: Sequence[Token], lists: Sequence[str], done: list[Token]) -> str:
        token = tokens[i]
        options = lists[i]
        word = token.lower
        before = self._before(done)
        after = lists[i + 1] if i + 1 < len(lists) else "Z"
        if word == "'s":
            return self._possessive(i, tokens, lists)
        if word == "to":
            return (
                "T"
                if ("V" in after and "P" not in after and self._base(tokens[i + 1]))
                or after == "X"
                or (after[:1] == "R" and i + 2 < len(lists) and "V" in lists[i + 2])
                else "I"
            )
        if word == "that":
            return self._that(i, lists, before)
        if word in ("than", "as", "like"):
            return "I"
        if word in ("before", "after", "since", "until", "till"):
            if i + 1 < len(tokens) and (tokens[i + 1].lower in MONTHS or tokens[i + 1].text[0].isdigit()):
                return "I"
            return "S" if self._clause_ahead(i, lists, tokens) else "I"
        if word == "one" and (set(after) & set("NAP") or (done and done[-1].tag == "D")):
            return "M"
        if word in ("so", "yet", "once", "now"):
            return "R" if "R" in options else options[0]
        if options[0] in "WSDIOCR" and not set(options) & set("NVA"):
            return self._function(word, options, before, after)
        return self._open(i, tokens, lists, before, done)

    def _function(self, word: str, options: str, before: Token | None, after: str) -> str:
        if "W" in options:
            return "W"
        if ("D" in options and set(after) & set("NAPMR") and word not in ("one", "both")) or (
            "D" in options and options == "D"
        ):
            return "D"
        if "D" in options and "O" in options:
            return "O" if after[0] in "XVLIZ" else "D"
        if "S" in options and "I" not in options:
            return "S"
        if "I" in options and after and (set(after) & set("DNAPMO") or after[0] in "V"):
            return "I"
        if word in ("first", "last", "next", "only") and set(after) & set("NAPM"):
            return "A"
        if "R" in options:
            return "R"
        return options[0]

    @staticmethod
    def _before(done: list[Token]) -> Token | None:
        for token in reversed(done):
            if token.tag not in ("R", "G"):
                return token
        return None

    def _possessive(self, i: int, tokens: Sequence[Token], lists: Sequence[str]) -> str:
        if i and tokens[i - 1].lower in SUBJECTS | {"that", "what", "here", "where", "how", "let"}:
            return "X"
        after = lists[i + 1] if i + 1 < len(lists) else "Z"
        return (
            "X"
            if after[0] in "DG"
            or (after[0] == "V" and tokens[i + 1].lower.endswith("ing") and len(after) == 1)
            else "Q"
        )

    @staticmethod
    def _that(i: int, lists: Sequence[str], before: Token | None) -> str:
        after = lists[i + 1] if i + 1 < len(lists) else "Z"
        if after[0] in "XL" or after == "V":
            return "W" if before is not None and before.tag in "NPOM" else "O"
        if before is not None and before.tag in "NPM" and "V" in after and "N" not in after:
            return "W"
        if before is not None and before.tag in "IC":
            return "D" if set(after) & set("NA") else "O"
        if before is None and set(after) & set("NA"):
            return "D"
        return "S"

    def _plain(self, token: Token) -> bool:
        return self.form(token.lower) in ("base", "s")

    def _base(self, token: Token) -> bool:
        return self.form(token.lower).startswith("base")

    def _clause_ahead(self, i: int, lists: Sequence[str], tokens: Sequence[Token]) -> bool:
        """Whether a finite verb follows before the next comma or full stop, after a noun or pronoun."""
        seen = False
        for j in range(i + 1, min(i + 12, len(lists))):
            options = lists[j]
            if options[0] == "Z" and tokens[j].text in ",.;:()":
                return False
            if options[0] in "XL" or (
                seen and options[0] == "V" and self.form(tokens[j].lower) not in ("ing", "base")
            ):
                return seen
            if options[0] in "NPO":
                seen = True
        return False

    def _open(
        self, i: int, tokens: Sequence[Token], lists: Sequence[str], before: Token | None, done: list[Token]
    ) -> str:
        """Choose among noun, verb, adjective and adverb by what stands around."""
        token, options = tokens[i], lists[i]
        after = lists[i + 1] if i + 1 < len(lists) else "Z"
        form = self.form(token.lower)
        previous = before.tag if before else ""
        governed = previous in ("T", "L") or (previous == "X" and before is not None and before.lower in DO)
        if governed and "V" in options and form.startswith("base"):
            return "V"
        if previous == "X" and before:
            return self._after_auxiliary(before, options, form, after)
        if previous in ("D", "Q") or previous == "A":
            return self._nominal(options, form, after)
        if previous == "M":
            if "V" in options and (form == "past" or (form == "past|en" and set(after) & set("DIPO"))):
                return "V"  # "sales in 2025 came to …"
            return self._nominal(options, form, after)
        if previous == "I":
            if "V" in options and form == "ing":
                return "V" if set(after) & set("DPOI") or after[0] in "AN" else "N" if "N" in options else "V"
            return self._nominal(options, form, after)
        if previous in ("N", "P", "O", "W"):
            return self._after_noun(i, tokens, lists, previous, form, done)
        if previous in ("C", "Z", "S", "", "V", "R"):
            return self._after_break(options, form, previous, after, i, tokens, lists)
        return options[0]

    @staticmethod
    def _after_auxiliary(before: Token, options: str, form: str, after: str) -> str:
        if "V" in options and ("en" in form or form == "ing"):
            return "V"
        if before.lower in HAVE | DO and "V" in options and form.startswith("base") and before.lower in DO:
            return "V"
        if "A" in options and not (after and after[0] == "Z" and options[0] == "N"):
            return "A"
        return "N" if "N" in options else options[0]

    @staticmethod
    def _nominal(options: str, form: str, after: str) -> str:
        """Inside a noun phrase: adjective before a noun, else noun."""
        noun_follows = bool(set(after) & set("NP")) or after[0] == "A"
        if form == "ing" and "V" in options and after[0] in "DPO" and "A" not in options[:1]:
            return "V"
        if "A" in options and noun_follows:
            return "A"
        if "V" in options and ("en" in form or form == "ing") and "N" not in options:
            return "A" if noun_follows or after[0] == "M" or "A" in options else "V"
        if "N" in options:
            return "N" if not (form == "ing" and noun_follows and "V" in options) else "A"
        if "A" in options:
            return "A"
        return "N" if form in ("base", "s", "") or options == "R" else options[0]

    def _after_noun(
        self,
        i: int,
        tokens: Sequence[Token],
        lists: Sequence[str],
        previous: str,
        form: str,
        done: list[Token],
    ) -> str:
        options = lists[i]
        after = lists[i + 1] if i + 1 < len(lists) else "Z"
        if "V" not in options:
            return (
                "N"
                if "N" in options and not ("A" in options and options[0] == "A" and after[0] != "N")
                else options[0]
            )
        if "N" not in options:
            return "V" if form != "base" or previous != "A" else options[0]
        verb_ahead = after[0] in "XL" or (
            after[0] == "V" and self.form(tokens[i + 1].lower) in ("past", "past|en", "s")
        )
        if form in ("past", "en", "past|en"):
            return "V"
        if verb_ahead or (form in ("s", "base") and i + 1 < len(tokens) and tokens[i + 1].lower == "by"):
            return "N"
        subject_plural = self._plural(tokens[i - 1]) if i else False
        if form == "s":
            if previous in ("O", "W") or (previous in "NP" and not subject_plural):
                object_follows = bool(set(after) & set("DPMO")) or after[0] in "RAN"
                if not object_follows and set(after) & set("IT"):
                    object_follows = not self._finite_ahead(i, tokens, lists)
                return "V" if object_follows and not self._finite_before(done) else "N"
            return "N"
        if form.startswith("base"):
            if previous in ("O", "W") or subject_plural:
                return "V" if set(after) & set("DPMOITRNA") else "N"
            return "N"
        return "V" if form == "ing" and set(after) & set("DPOI") else "N"

    def _finite_ahead(self, i: int, tokens: Sequence[Token], lists: Sequence[str]) -> bool:
        """Whether the clause has a finite verb further on."""
        for j in range(i + 2, len(lists)):
            if lists[j][0] in "XL" or (
                lists[j][0] == "V" and self.form(tokens[j].lower) in ("past", "past|en", "s")
            ):
                return True
            if tokens[j].text in ",;:.":
                return False
        return False

    @staticmethod
    def _finite_before(done: list[Token]) -> bool:
        """Whether the clause already has its verb."""
        for token in reversed(done):
            if token.tag in "XL" or (token.tag == "V" and token.form != "en"):
                return True
            if token.tag in "ZSWC":
                return False
        return False

    @staticmethod
    def _plural(token: Token) -> bool:
        return (token.lower.endswith("s") and not token.lower.endswith(("ss", "us"))) or token.lower in (
            "people",
            "police",
            "they",
            "we",
            "you",
            "i",
            "men",
            "women",
            "children",
        )

    def _after_break(
        self,
        options: str,
        form: str,
        previous: str,
        after: str,
        i: int,
        tokens: Sequence[Token],
        lists: Sequence[str],
    ) -> str:
        if form in ("past", "past|en", "en", "ing") and "V" in options:
            if form == "ing" and "N" in options and previous == "V" and after[0] in "NZ":
                return "V"
            if "A" in options and after[0] == "N" and previous in ("", "S", "C", "V"):
                return "A"
            return "V"
        if previous == "C" and "V" in options and form == "s" and set(after) & set("DNPAM"):
            earlier = any(
                self.form(t.lower) == "s" and "V" in o for t, o in zip(tokens[:i], lists[:i], strict=True)
            )
            if earlier and not self._finite_ahead(i, tokens, lists):
                return "V"
        if previous == "C" and i > 1 and "V" in options and form in ("s", "base"):
            left = tokens[i - 2]
            mate = lists[i - 2]
            if form == "s" and after[0] == "T" and i + 2 < len(lists) and "V" in lists[i + 2]:
                return "V"  # "… and intends to …"
            if form == "s" and mate[0] != "V" and "N" in options:
                return "N"
            return (
                "V" if mate[0] == "V" and self.form(left.lower) == form else ("N" if "N" in options else "V")
            )
        if "A" in options and set(after) & set("NP"):
            return "A"
        if "N" in options:
            return "N"
        return options[0]


@lru_cache(maxsize=4)
def _tagger(lexicon: Lexicon) -> Tagger:
    return Tagger(lexicon)


def tag(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """Give the tokens with their word classes."""
    return _tagger(lexicon).tag(tokens)
