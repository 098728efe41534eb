"""ClaimReview of schema.org, as a JSON-LD list: one review for each finding, for a page that publishes it.

The rating runs from 1 (contradicted) over 2 (stale) and 3 (disputed) to 5
(supported); an unverified claim is not rated. Who publishes the review adds its
own `author` and the `url` of its page, which only it knows. A finding that is
kept quiet is not for publication, and is left out.
"""

from collections.abc import Iterable, Iterator

from factcheck.model import Evidence, Judgement, Verdict
from factcheck.report.record import Record, encode
from factcheck.report.style import Style
from factcheck.report.tally import Tally
from factcheck.report.wording import cited, place, shown

SUMMARY = "a JSON-LD list of schema.org ClaimReview"
_RATINGS = {Verdict.CONTRADICTED: 1, Verdict.STALE: 2, Verdict.DISPUTED: 3, Verdict.SUPPORTED: 5}
_WORST, _BEST = 1, 5


def render(results: Iterable[Judgement], tally: Tally, style: Style) -> Iterator[str]:
    """Give the list in pieces, one review a line."""
    yield "["
    between = "\n"
    for result in shown(results, tally, style):
        yield between + encode(_review(result))
        between = ",\n"
    yield "\n]\n"


def _review(result: Judgement) -> Record:
    record: Record = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": result.fingerprint,
        "datePublished": result.as_of,
        "author": {"@type": "Organization", "name": "factcheck"},
        "claimReviewed": result.claim,
        "reviewBody": result.message,
        "reviewRating": _rating(result),
        "itemReviewed": _claim(result),
    }
    if result.evidence:
        record["citation"] = [_quotation(evidence) for evidence in result.evidence]
    return record


def _rating(result: Judgement) -> Record:
    rating: Record = {"@type": "Rating", "alternateName": result.verdict.value}
    if result.verdict in _RATINGS:
        rating |= {"ratingValue": _RATINGS[result.verdict], "worstRating": _WORST, "bestRating": _BEST}
    rating["ratingExplanation"] = result.help or result.message
    return rating


def _claim(result: Judgement) -> Record:
    claim: Record = {"@type": "Claim", "text": result.claim}
    if result.location is not None:
        claim["appearance"] = {
            "@type": "CreativeWork",
            "name": result.location.path,
            "identifier": place(result),
        }
    return claim


def _quotation(evidence: Evidence) -> Record:
    """Give a quote with the document that it is part of, the time that it holds for and the works it cites."""
    document: Record = {"@type": "CreativeWork", "name": evidence.document}
    if evidence.publisher:
        document["publisher"] = {"@type": "Organization", "name": evidence.publisher}
    record: Record = {
        "@type": "Quotation",
        "name": evidence.role.value,
        "text": evidence.quote,
        "position": evidence.line,
        "isPartOf": document,
    }
    if evidence.attributed_to:
        record["creator"] = {"@type": "Thing", "name": evidence.attributed_to}
    if evidence.valid:
        record["temporalCoverage"] = evidence.valid
    if evidence.references:
        record["citation"] = [cited(reference) for reference in evidence.references]
    return record
