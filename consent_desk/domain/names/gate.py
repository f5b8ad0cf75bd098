"""Which names may stand in a text (R15)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from consent_desk.domain.names.finding import Finding, Sureness
from consent_desk.domain.names.folding import letters


@dataclass(frozen=True)
class Gated:
    """A finding with what the rule says of it.

    `stopped_by` are the candidates without a yes. `no_name` says that a person looked and it is no
    name here; only what may be a name can be said so of.
    """

    finding: Finding
    stopped_by: tuple[str, ...]
    no_name: bool = False

    @property
    def stands(self) -> bool:
        """Whether it may stay in the text."""
        return self.no_name or not self.stopped_by


def gate(
    text: str,
    findings: Iterable[Finding],
    with_yes: Collection[str],
    no_names: Iterable[str] = (),
) -> list[Gated]:
    """Let a name stand only if everybody whom it can name has a yes.

    `with_yes` are the ids of the persons with a yes for names in the channel. `no_names` are words
    of the text of which a person said that they are no name there.
    """
    looked_at = {letters(word) for word in no_names}
    return [
        Gated(
            finding,
            tuple(i for i in finding.candidates if i not in with_yes),
            finding.sureness is Sureness.MAYBE
            and letters(text[finding.start : finding.end]) in looked_at,
        )
        for finding in findings
    ]
