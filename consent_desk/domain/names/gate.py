"""Which names may stand in a text (R15)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from consent_desk.domain.names.finding import Finding, Sureness
from consent_desk.domain.names.passage import meant_by


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

    `with_yes` are the ids of the persons with a yes for names in the channel. `no_names` are
    passages of the text in which a person sees no name: "roos", or "De roos" where there is
    another. A passage that means none or more than one counts for nothing.
    """
    found = list(findings)
    unsure = [finding for finding in found if finding.sureness is Sureness.MAYBE]
    meant = {unsure[place] for place in meant_by(text, unsure, no_names)}
    return [
        Gated(
            finding,
            tuple(i for i in finding.candidates if i not in with_yes),
            finding in meant,
        )
        for finding in found
    ]
