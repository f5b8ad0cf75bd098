"""What is said of a photo and of the faces in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QImage

from consent_desk.domain.review import Review
from consent_desk.domain.treatment import Extent, Treatment, Why
from consent_desk.messages import Texts
from consent_desk.services.review_photo import Nameable
from ui.widgets.face_list import FaceLine
from ui.widgets.labels import Tone


@dataclass(frozen=True)
class Words:
    """Words for one screen: in the language, and for the classroom's screen without reasons.

    On a shared screen only who is shown has a name, and nobody has a reason (R18).
    """

    texts: Texts
    people: Mapping[str, Nameable]
    is_shared: bool = False

    def name(self, treatment: Treatment, number: int) -> str:
        """Who it is said to be; `number` counts from 1."""
        person = self.people.get(treatment.person_id or "")
        if person is not None and (treatment.show or not self.is_shared):
            return person.label
        if treatment.extent is Extent.AREA:
            return self.texts("Area")
        if self.is_shared:
            return self.texts("Face {n}", n=number)
        if treatment.why is Why.SUGGESTED and treatment.suggestions:
            likely = self.people.get(treatment.suggestions[0].person_id)
            if likely is not None:
                return self.texts("{name}?", name=likely.label)
        return self.texts("Unknown")

    def reason(self, treatment: Treatment) -> str:
        """Why it is shown or covered."""
        if self.is_shared:
            return ""
        verdict = treatment.verdict
        return self.texts.why(treatment.why, verdict.reason if verdict else None)

    def state(self, treatment: Treatment) -> tuple[str, Tone]:
        """What happens to it, in one word, and the tone of that word."""
        if treatment.why is Why.DISMISSED:
            return self.texts("no face"), Tone.SHOWN
        if treatment.show:
            return self.texts("show"), Tone.SHOWN
        if treatment.extent is Extent.FIGURE:
            return self.texts("cover whole figure"), Tone.COVERED
        return self.texts("cover"), Tone.COVERED

    def blocked(self, treatments: Sequence[Treatment], channel: str) -> str:
        """Why a photo cannot be cleared for a channel: how many, and never who (R9, R18)."""
        _ = self.texts
        if self.is_shared:
            return _("This photo is not for {channel}.", channel=channel)
        faces = [t for t in treatments if not t.show and t.extent is not Extent.AREA]
        named = {t.person_id for t in faces if t.person_id is not None}
        nameless = sum(t.person_id is None for t in faces)
        said = [_("This photo cannot be cleared for {channel}.", channel=channel)]
        if named:
            said.append(
                _.several(
                    "{n} person has no yes there.", "{n} people have no yes there.", len(named)
                )
            )
        if nameless:
            said.append(
                _.several("{n} face has no name yet.", "{n} faces have no name yet.", nameless)
            )
        return " ".join(said)

    def line(self, treatment: Treatment, number: int, picture: QImage) -> FaceLine:
        """The row of a face."""
        state, tone = self.state(treatment)
        if self.is_shared and not treatment.show:
            picture = QImage()
        return FaceLine(self.name(treatment, number), self.reason(treatment), state, tone, picture)

    def photo(
        self, review: Review, *, cleared: bool, failed: bool = False, blocked: bool = False
    ) -> tuple[str, Tone]:
        """The state of a photo in one word."""
        if cleared:
            return self.texts("cleared"), Tone.SHOWN
        if failed:
            return self.texts("failed"), Tone.STOPPED
        if blocked:
            return self.texts("blocked"), Tone.STOPPED
        if review.signed_off:
            return self.texts("agreed"), Tone.SHOWN
        return self.texts("look"), Tone.NEEDS_YOU
