"""How much a format shows, and with what means."""

from collections.abc import Mapping

from msgspec import Struct, field

from factcheck.model import SEVERITIES, Judgement, Severity


class Style(Struct, frozen=True, kw_only=True):
    """`width` is that of the terminal in characters, None where lines are not to be wrapped.

    `all` shows supported and unverified sentences of a report too, `quiet` one
    line for each result, `verbose` all evidence and the confidence. `severities`
    are a user's own, by rule or by verdict; a rule's wins. `explanations` say of
    each rule, by name, what `factcheck explain` says.
    """

    color: bool = False
    width: int | None = None
    all: bool = False
    quiet: bool = False
    verbose: bool = False
    severities: Mapping[str, Severity] = field(default_factory=dict)
    explanations: Mapping[str, str] = field(default_factory=dict)

    def severity(self, result: Judgement) -> Severity:
        """Say how much a result matters."""
        own = self.severities.get(result.rule) or self.severities.get(result.verdict)
        return own or SEVERITIES[result.verdict]
