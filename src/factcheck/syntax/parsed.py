"""One sentence with its tokens, clauses, dates, amounts and denials.

The lower half of a `Statement`; what its words mean and weigh stands above it.
Limits: dates are bounded by the words before them, and by no more.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from factcheck.lexicon import Lexicon
from factcheck.model import Period, Quantity, TimeExpression, TimeRole
from factcheck.syntax.clauses import Clause, find_clauses
from factcheck.syntax.gaps import gaps
from factcheck.syntax.scope import denied_tokens
from factcheck.syntax.tags import tag
from factcheck.syntax.tokens import Token, tokenize
from factcheck.values import find_quantities, find_times

_OPENERS = {
    "until": TimeRole.UNTIL, "till": TimeRole.UNTIL, "before": TimeRole.BEFORE, "after": TimeRole.AFTER,
    "since": TimeRole.SINCE, "following": TimeRole.AFTER, "beyond": TimeRole.AFTER,
}  # fmt: skip
_RATES = {
    "annually": "year", "yearly": "year", "annual": "year",
    "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
}  # fmt: skip
_EACH = {"year": "year", "month": "month", "week": "week", "day": "day", "hour": "hour"}
_CONCESSIVE = frozenset({"while", "whereas", "although", "though"})

_BRIDGES = frozenset(
    {
        "of",
        "de",
        "la",
        "del",
        "van",
        "von",
        "der",
        "al",
        "bin",
        "ibn",
        "e",
        "y",
        "da",
        "do",
        "dos",
        "di",
        "du",
        "des",
        "el",
    }
)


class Parsed:
    """A sentence with its grammar and its values."""

    def __init__(self, text: str, lexicon: Lexicon, reference: date | None = None) -> None:
        self.text = text
        self.lexicon = lexicon
        self.reference = reference
        self._points: dict[int, tuple[int, TimeExpression]] = {}
        self.tokens: list[Token] = tag(tokenize(text, lexicon), lexicon)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses, in order."""
        spans = [self.indexes(t.start, t.end) for t in self._found_times]
        times = {self._date_start(span): span[-1] for span in spans if span}
        return find_clauses(self.tokens, times)

    def _date_start(self, span: Sequence[int]) -> int:
        """Give the first token of a date, past the preposition that it is read with."""
        return next((i for i in span if self.tokens[i].tag not in "IR"), span[0])

    @cached_property
    def _found_times(self) -> tuple[TimeExpression, ...]:
        return tuple(find_times(self.text, self.reference))

    @cached_property
    def times(self) -> tuple[TimeExpression, ...]:
        """Dates, spans and relative times."""
        return tuple(self._after_denial(self._bounded(t)) for t in self._found_times)

    def _after_denial(self, time: TimeExpression) -> TimeExpression:
        """Read "not … until 1990" as in 1990, "not … before 1990" as from 1990 on."""
        if (
            time.role not in (TimeRole.UNTIL, TimeRole.BEFORE)
            or time.period is None
            or time.period.end is None
        ):
            return time
        inside = self.indexes(time.start, time.end)
        place = inside[0] if inside else 0
        clause = next((c for c in self.clauses if c.start <= place < c.end and c.negated), None)
        if clause is None or clause.group[1] > place:
            return time
        if time.role is TimeRole.BEFORE:
            return replace(time, role=TimeRole.FROM, period=Period(time.period.end, None))
        return replace(time, role=TimeRole.AT, period=Period(time.period.end, time.period.end))

    def _bounded(self, time: TimeExpression) -> TimeExpression:
        """Read "until the fall of … in 2024" as until 2024: the date bounds what the preposition opens."""
        inside = self.indexes(time.start, time.end)
        if (
            time.role is TimeRole.FROM
            and inside
            and inside[0]
            and self.tokens[inside[0] - 1].keys[0] == "date"
            and time.period
        ):
            return replace(time, role=TimeRole.AT, period=Period(time.period.start, time.period.start))
        if time.role is not TimeRole.AT or time.period is None:
            return time
        for i in range((inside[0] if inside else 0) - 1, max(-1, (inside[0] if inside else 0) - 14), -1):
            token = self.tokens[i]
            if token.tag == "Z" and token.text not in "'\"’“”":
                break
            role = _OPENERS.get(token.lower)
            if role is not None:
                self._points[time.start] = (i, time)
                point = time.period.start
                start = point if role in (TimeRole.SINCE, TimeRole.AFTER) else None
                end = point if role in (TimeRole.UNTIL, TimeRole.BEFORE) else None
                return replace(time, role=role, period=Period(start, end))
        return time

    def unbounded(self, time: TimeExpression, places: tuple[int, ...]) -> TimeExpression:
        """Give the date itself where `places` lie between it and what opens it.

        In "until the fall of … in 2024" the fall is in 2024.
        """
        point = self._points.get(time.start)
        if point is None or not places:
            return time
        inside = self.indexes(time.start, time.end)
        return point[1] if all(point[0] < i < inside[0] for i in places) else time

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Amounts, citation marks left out."""
        found = (q for q in find_quantities(self.text) if not self._in_brackets(q.start))
        kept = (q for q in found if not self._partitive(q) and not self._named(q))
        return tuple(self._rated(self._unphrased(q)) for q in kept)

    def _unphrased(self, quantity: Quantity) -> Quantity:
        """Take "over" back to its verb: "took over 25 beds" is 25 beds."""
        inside = self.indexes(quantity.start, quantity.end)
        if not inside or inside[0] == 0 or self.tokens[inside[0]].lower != "over" or len(inside) < 2:
            return quantity
        if self.tokens[inside[0] - 1].keys[0] not in ("take", "hand", "turn", "pass", "sign", "make"):
            return quantity
        start = self.tokens[inside[1]].start
        amount = quantity.low if quantity.low is not None else quantity.high
        return replace(
            quantity,
            low=amount,
            high=amount,
            low_open=False,
            start=start,
            text=self.text[start : quantity.end],
        )

    def _named(self, quantity: Quantity) -> bool:
        """Whether a number is part of a name ("Quay 4", "Apollo 11")."""
        inside = self.indexes(quantity.start, quantity.end)
        return any(s < i < e for s, e in self.names for i in inside)

    def _partitive(self, quantity: Quantity) -> bool:
        """Whether "one" counts nothing: "one of its allies", "the one state that", "no one"."""
        if quantity.text.lower() != "one":
            return False
        inside = self.indexes(quantity.start, quantity.end)
        before = self.tokens[inside[0] - 1].lower if inside and inside[0] else ""
        after = self.tokens[inside[-1] + 1].lower if inside and inside[-1] + 1 < len(self.tokens) else ""
        return (
            after == "of"
            or before in ("the", "no", "this", "that", "another", "any", "every", "each")
            or after in (",", ".", "")
        )

    def _neighbours(self, inside: tuple[int, ...]) -> list[int]:
        """Give the tokens around an amount, up to a dozen each way, not past another amount."""
        numbers = {t.index for t in self.tokens if t.tag == "M" and t.index not in inside}
        after = []
        for i in range(inside[-1] + 1, min(len(self.tokens), inside[-1] + 12)):
            if i in numbers or self.tokens[i].text in ";.":
                break
            after.append(i)
        before = []
        for i in range(inside[0] - 1, max(-1, inside[0] - 12), -1):
            if i in numbers:
                break
            before.append(i)
        return [*before[::-1], *after]

    def _rated(self, quantity: Quantity) -> Quantity:
        """Give an amount the rate that stands a word or two away ("$7 million spent annually")."""
        inside = self.indexes(quantity.start, quantity.end)
        if (
            quantity.per
            or not inside
            or quantity.dimension not in ("money", "count", "mass", "volume", "energy")
        ):
            return quantity
        near = self._neighbours(inside)
        words = [self.tokens[i].lower for i in near]
        for i, word in enumerate(words):
            per = _RATES.get(word) or (
                _EACH.get(words[i + 1]) if word in ("each", "every", "per") and i + 1 < len(words) else None
            )
            if per:
                return replace(quantity, per=per)
        return quantity

    def _in_brackets(self, position: int) -> bool:
        return self.text[max(0, position - 2) : position].lstrip().startswith("[")

    def indexes(self, start: int, end: int) -> tuple[int, ...]:
        """Give the tokens that lie within characters `[start:end]`."""
        return tuple(t.index for t in self.tokens if t.start < end and start < t.end)

    @cached_property
    def quantity_at(self) -> dict[int, Quantity]:
        """Which quantity a token belongs to; the thing counted is not part of it."""
        return {i: q for q in self.quantities for i in self.indexes(q.start, q.end)}

    @cached_property
    def time_at(self) -> dict[int, TimeExpression]:
        """Which time expression a token belongs to."""
        return {i: t for t in self.times for i in self.indexes(t.start, t.end)}

    @cached_property
    def clause_at(self) -> tuple[int, ...]:
        """The number of the innermost clause of each token; -1 where there is none."""
        owner = [-1] * len(self.tokens)
        size = [len(self.tokens) + 1] * len(self.tokens)
        for number, clause in enumerate(self.clauses):
            for i in range(clause.start, clause.end):
                if clause.end - clause.start < size[i]:
                    owner[i], size[i] = number, clause.end - clause.start
        return tuple(owner)

    @cached_property
    def segment_at(self) -> tuple[int, ...]:
        """The number of the independent statement that each token belongs to.

        What hangs on a main clause (relatives, participles, complements) is one
        segment with it; another main clause, "while" or "although" begins a new one.
        """
        starts = [
            c.start
            for c in self.clauses
            if (c.kind == "main" and self._begins(c)) or (c.kind == "adverbial" and c.marker in _CONCESSIVE)
        ]
        inner = {c.start for c in self.clauses if c.kind in ("relative", "apposition", "participle")}
        halves = {at for c in self.clauses if c.passive for at, _, _ in gaps(self.tokens, c.group[1], c.end)}
        starts = sorted((set(starts) - inner) | halves)
        found = []
        number = 0
        for i in range(len(self.tokens)):
            while number + 1 < len(starts) and i >= starts[number + 1]:
                number += 1
            found.append(number)
        return tuple(found)

    def _begins(self, clause: Clause) -> bool:
        """Whether a main clause is a statement of its own: it has its subject, or is coordinated."""
        own = clause.subject is not None and clause.start <= clause.subject.start < clause.group[0]
        coordinated = clause.group[0] > 0 and self.tokens[clause.group[0] - 1].tag == "C"
        return own or coordinated or clause.start == 0

    @cached_property
    def denied(self) -> tuple[bool, ...]:
        """Whether each token stands under an odd number of denials."""
        return denied_tokens(self.tokens, self.clauses, self.lexicon)

    def slice(self, start: int, end: int) -> str:
        """Give the text of tokens `[start:end]`."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    @cached_property
    def names(self) -> tuple[tuple[int, int], ...]:
        """Runs of capitalised names as token spans, "of" and the like bridged ("Bank of England")."""
        spans: list[tuple[int, int]] = []
        i = 0
        tokens = self.tokens
        while i < len(tokens):
            if tokens[i].tag == "P" and i not in self.time_at:
                j = i + 1
                while j < len(tokens):
                    bridge = tokens[j].lower in _BRIDGES and j + 1 < len(tokens) and tokens[j + 1].tag == "P"
                    if tokens[j].tag == "P" or (
                        tokens[j].tag == "M" and tokens[j].text.isdigit() and len(tokens[j].text) < 3
                    ):
                        j += 1
                    elif bridge:
                        j += 2
                    else:
                        break
                spans.append((i, j))
                i = j
            else:
                i += 1
        return tuple(spans)
