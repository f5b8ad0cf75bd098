"""How things stand for a batch today: who can be named, and what the school and channel ask."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from consent_desk.domain.consent import Verdict
from consent_desk.domain.purpose import OnUnconsented
from consent_desk.domain.review import Review
from consent_desk.domain.treatment import Treatment, blocks
from consent_desk.services.drop_matches import drop_matches
from consent_desk.services.look_at_photo import Sight
from consent_desk.services.review_photo import Nameable, treatments_of
from consent_desk.settings import SchoolSettings


@dataclass(frozen=True)
class Standing:
    """Consent and settings as they were read last; at first nobody has a yes.

    `willing` are the ids of those whom faces may be compared with; None: not read yet.
    """

    people: Sequence[Nameable] = ()
    settings: SchoolSettings = field(default_factory=SchoolSettings)
    rule: OnUnconsented = OnUnconsented.COVER
    willing: frozenset[str] | None = None

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """For a photo in the batch's channel, by person."""
        return {each.person_id: each.verdict for each in self.people}

    def allowed(self, sight: Sight) -> Sight:
        """The sight without what it suggests of anybody who withdrew from matching."""
        return sight if self.willing is None else drop_matches(sight, self.willing)

    def treatments(self, review: Review, sight: Sight) -> list[Treatment]:
        """What happens to each face of a photo."""
        return treatments_of(review, sight.matches, self.verdicts)

    def is_blocked(self, review: Review, sight: Sight) -> bool:
        """Whether a photo cannot be cleared for this channel (R9)."""
        if self.rule is not OnUnconsented.BLOCK:
            return False
        return blocks(self.treatments(review, sight), self.rule)
