"""Findings that an author keeps quiet by a comment in the report, and comments that are not in order.

`ignore` holds for the sentences of its line, or of the next line with text where
it stands alone; a paragraph is a block of the document, so a list item or a table
row too. Where several hold, the narrowest is taken to be used. A supported sentence is
no finding. An expired or unreadable comment, and one that starts and never ends,
suppresses nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from msgspec import Struct

from factcheck.model import BlockKind, Document, Judgement, Suppression, Verdict
from factcheck.model.comment import Comment, blanked
from factcheck.model.notice import Notice
from factcheck.pipeline.directives import Directive, DirectiveError, Reach, nearest, read_directive

_MARKERS = re.compile(r"\s*(?:(?:[>*+-]|\d{1,9}[.)])(?:\s+|$))*")
_ORDER = tuple(Reach)


class _Scope(Struct, kw_only=True):
    """Where a directive holds: `[start:end]` of the document's text, empty where nothing is."""

    directive: Directive
    comment: Comment
    names: frozenset[str]
    start: int
    end: int
    used: bool = False

    def holds(self, judgement: Judgement) -> bool:
        if judgement.suppressed is not None or judgement.verdict is Verdict.SUPPORTED:
            return False
        named = judgement.rule in self.names or judgement.verdict.value in self.names
        return named or not self.directive.names

    @property
    def narrowness(self) -> tuple[int, bool, int]:
        """Order the narrowest first: by reach, those that name rules before those for all."""
        return _ORDER.index(self.directive.reach), not self.directive.names, -self.start


def suppress(
    document: Document,
    judgements: Sequence[Judgement],
    *,
    as_of: date,
    changed: Callable[[int], bool] | None = None,
) -> tuple[tuple[Judgement, ...], tuple[Notice, ...]]:
    """Mark what the comments of a report keep quiet; give the notices on the comments too.

    `changed` tells the lines that a run is about, where it is not about all: then
    the others' comments are not spoken of, and none is called unused.
    """
    if not document.comments:
        return tuple(judgements), ()
    desk = _Desk(document, as_of)
    marked = _marked(judgements, desk.scopes)
    if changed is None:
        desk.notice_unused()
    found = (n for n in desk.notices if changed is None or changed(n.line))
    return marked, tuple(sorted(found, key=lambda n: (n.line, n.column, n.rule)))


def _marked(judgements: Sequence[Judgement], scopes: Iterable[_Scope]) -> tuple[Judgement, ...]:
    """Walk judgements and scopes side by side, in the order of the text; of equal scopes the first counts."""
    different = {(s.start, s.end, s.narrowness[:2], s.names): s for s in reversed(list(scopes))}
    waiting = sorted(different.values(), key=lambda s: s.start, reverse=True)
    active: list[_Scope] = []
    marked = list(judgements)
    places = [(j.location, i) for i, j in enumerate(judgements) if j.location is not None]
    for place, index in sorted(places, key=lambda item: (item[0].start, item[1])):
        while waiting and waiting[-1].start < place.end:
            active.append(waiting.pop())
        active = [scope for scope in active if scope.end > place.start]
        holding = [s for s in active if s.start < place.end and s.holds(marked[index])]
        if holding:
            scope = min(holding, key=lambda s: s.narrowness)
            scope.used = True
            reason = Suppression(kind="inline", reason=scope.directive.reason)
            marked[index] = replace(marked[index], suppressed=reason)
    return tuple(marked)


class _Desk:
    """The comments of one report on the way to scopes and notices."""

    def __init__(self, document: Document, as_of: date) -> None:
        self.document = document
        self.text = blanked(document.text, document.comments)
        self.as_of = as_of
        self.known = _known()
        self.notices: list[Notice] = []
        self.scopes: list[_Scope] = []
        self.started: list[_Scope] = []
        for comment in document.comments:
            try:
                directive = read_directive(comment.text)
            except DirectiveError as error:
                self._notice(comment, "malformed-suppression", str(error), error.remedy)
                continue
            if directive is not None:
                self._take(comment, directive)
        for scope in self.started:
            self._notice(
                scope.comment,
                "malformed-suppression",
                "starts what is never ended, so it suppresses nothing",
                "put factcheck: ignore-end after the last sentence of it",
            )

    def _notice(self, comment: Comment, rule: str, message: str, help: str) -> None:
        self.notices.append(
            Notice(
                path=self.document.name,
                line=comment.line,
                column=comment.column,
                rule=rule,
                message=message,
                help=help,
            )
        )

    def _take(self, comment: Comment, directive: Directive) -> None:
        for name in directive.names:
            if name not in self.known:
                remedy = nearest(name, self.known) or "see factcheck rules"
                self._notice(comment, "unknown-rule", f'no rule or verdict is called "{name}"', remedy)
        if directive.reach is Reach.END:
            self._end(comment, directive)
            return
        start, end = self._reach(comment, directive)
        names = frozenset(directive.names) & self.known
        scope = _Scope(directive=directive, comment=comment, names=names, start=start, end=end)
        if directive.reach is Reach.START:
            self.started.append(scope)
        else:
            self._hold(scope)

    def _hold(self, scope: _Scope) -> None:
        """Let a scope hold, unless its time is over."""
        until = scope.directive.until
        if until is not None and self.as_of > until:
            remedy = "mend the sentence, or give a later day"
            self._notice(scope.comment, "expired-suppression", f"expired after {until.isoformat()}", remedy)
            return
        self.scopes.append(scope)
        if not scope.directive.reason:
            self._notice(
                scope.comment, "unexplained-suppression", "gives no reason", "say why, after -- at its end"
            )

    def _end(self, comment: Comment, directive: Directive) -> None:
        """Close the latest start, or the latest with the same names where it gives some."""
        for index in reversed(range(len(self.started))):
            names = self.started[index].directive.names
            if not directive.names or frozenset(names) == frozenset(directive.names):
                scope = self.started.pop(index)
                scope.end = comment.start
                self._hold(scope)
                return
        self._notice(
            comment, "malformed-suppression", "ends what was never started", "remove it, or add ignore-start"
        )

    def _reach(self, comment: Comment, directive: Directive) -> tuple[int, int]:
        """Give the stretch of text that a directive is about."""
        if directive.reach is Reach.FILE:
            return 0, len(self.text) + 1
        if directive.reach is Reach.START:
            return comment.end, comment.end
        if comment.detached:
            return 0, 0
        line = self._line(comment)
        return line if directive.reach is Reach.LINE else self._paragraph(comment, line)

    def _line(self, comment: Comment) -> tuple[int, int]:
        """Find the line of a comment if it has other text, else the next line that has."""
        end = self.text.find("\n", comment.end)
        last = len(self.text) if end < 0 else end
        start = self.text.rfind("\n", 0, comment.start) + 1
        if self._says(start, last):
            return start, last
        after = bisect_left(self.lines, (last, 0))
        return self.lines[after] if after < len(self.lines) else (0, 0)

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """The lines that have words."""
        found = ((m.start(), m.end()) for m in re.finditer(r"[^\n]+", self.text))
        return [line for line in found if self._says(*line)]

    @cached_property
    def blocks(self) -> list[tuple[int, int]]:
        """The end and the start of each block that is no noise, in order."""
        return sorted((b.end, b.start) for b in self.document.blocks if b.kind is not BlockKind.NOISE)

    def _says(self, start: int, end: int) -> bool:
        match = _MARKERS.match(self.text, start, end)
        return any(c.isalnum() for c in self.text[match.end() if match else start : end])

    def _paragraph(self, comment: Comment, line: tuple[int, int]) -> tuple[int, int]:
        """Find the block that a comment stands in, else the one on its line, or the next line with text."""
        for at, last in ((comment.start, comment.start), (line[0] + 1, line[1])):
            after = bisect_left(self.blocks, (at, 0))
            if after < len(self.blocks) and self.blocks[after][1] <= last:
                return self.blocks[after][1], self.blocks[after][0]
        return 0, 0

    def notice_unused(self) -> None:
        """Speak of the scopes that keep nothing quiet, and not of their reasons then."""
        unused = [scope for scope in self.scopes if not scope.used]
        places = {(scope.comment.line, scope.comment.column) for scope in unused}
        self.notices = [
            n for n in self.notices if n.rule != "unexplained-suppression" or (n.line, n.column) not in places
        ]
        for scope in unused:
            if scope.names or not scope.directive.names:  # else it is said that its rules are unknown
                what = ", ".join(sorted(scope.names))
                message = f"suppresses nothing: no finding of {what} here" if what else "suppresses nothing"
                self._notice(scope.comment, "unused-suppression", message, "remove it")


def _known() -> frozenset[str]:
    """Give the names of all rules and verdicts."""
    from factcheck.judge.checks import catalogue

    return frozenset((*(info.rule for info in catalogue()), *(verdict.value for verdict in Verdict)))
