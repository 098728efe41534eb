"""What "it", "they" and "the group" stand for, from the sentence before, the paragraph and the headings.

Only a subject at the head of a sentence is resolved, and only to something
that was itself a subject or a heading; where nothing fits, the text is left
as it stands. "We" stays: the judge takes it for whom the document is about.
"""

from factcheck.extract.sentences import Sentence
from factcheck.lexicon import Lexicon
from factcheck.model import Document
from factcheck.syntax.clauses import Phrase
from factcheck.syntax.statement import Statement

_THINGS = frozenset({"it", "they", "this", "these"})
_PEOPLE = frozenset({"he", "she"})
_OWNERS = frozenset({"its", "their", "his", "her"})


def resolve(sentence: Sentence, document: Document, lexicon: Lexicon) -> tuple[str, str]:
    """Give the text with its leading pronoun replaced, and the subject that was put in ("" if none)."""
    text = sentence.text
    first = text.split(" ", 1)[0]
    lower = first.lower().strip(",")
    if lower not in _THINGS | _PEOPLE | _OWNERS:
        return text, ""
    name = _antecedent(sentence, document, lexicon, lower in _PEOPLE or lower in ("his", "her"))
    if not name or " " not in text:
        return text, ""
    rest = text.split(" ", 1)[1]
    if lower in _OWNERS:
        return f"{name}'s {rest}", f"{name}'s {rest.split(' ', 1)[0]}"
    if lower in ("this", "these") and rest.split(" ", 1)[0] not in (
        "is",
        "was",
        "has",
        "are",
        "were",
        "have",
    ):
        return text, ""
    return f"{name} {rest}", name


def _antecedent(sentence: Sentence, document: Document, lexicon: Lexicon, person: bool) -> str:
    for earlier in reversed(sentence.before):
        statement = Statement(earlier, lexicon)
        for clause in statement.clauses:
            if clause.kind in ("main", "complement") and clause.subject is not None:
                subject = clause.subject
                if statement.tokens[subject.head].tag == "O" and subject.end - subject.start == 1:
                    break
                named = any(statement.tokens[i].tag == "P" for i in range(subject.start, subject.end))
                definite = statement.tokens[subject.start].lower in ("the", "its", "their")
                if len(subject.heads) == 1 and (named or (definite and not person)):
                    return _phrase(statement, subject)
                break
    if person:
        return ""
    for topic in (*reversed(sentence.block.headings), document.title or ""):
        statement = Statement(topic, lexicon)
        if statement.names and not any(c.kind == "main" for c in statement.clauses):
            start, end = statement.names[0]
            return statement.slice(start, end)
    return ""


def _phrase(statement: Statement, phrase: Phrase) -> str:
    return statement.slice(phrase.start, phrase.end)
