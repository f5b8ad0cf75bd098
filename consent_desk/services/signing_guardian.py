"""Which guardian of a pupil a form means, however the name is written, and who may grant."""

from collections.abc import Iterable
from uuid import uuid4

from consent_desk.domain.person import Guardian
from consent_desk.errors import GuardianMayNotSign, GuardianNotKnown
from consent_desk.rosters.likeness import folded, names_somebody


def tidy(name: str) -> str:
    """A name with one space between its words and none around them; nothing, if it is no name.

    Two parents who are both called "-" or "ouder" would be one, who takes back what the other said.
    """
    return " ".join(name.split()) if names_somebody(name) else ""


def is_said(guardian: str | None) -> bool:
    """Whether something is said of a guardian at all, be it only that one signed."""
    return any(character.isalpha() for character in guardian or "")


def like(name: str, guardians: Iterable[Guardian]) -> list[Guardian]:
    """The guardians whose name differs in nothing but capitals, spaces, accents and signs.

    Whoever is called exactly so, but for capitals and spaces, comes first.
    """
    wanted = tidy(name).casefold()
    alike = [g for g in guardians if folded(g.name) == folded(name)]
    return sorted(alike, key=lambda g: tidy(g.name).casefold() != wanted)


class Guardians:
    """The guardians of one person, with those whom forms made known."""

    def __init__(self, person_id: str, known: Iterable[Guardian]) -> None:
        self._person_id = person_id
        self.known = list(known)

    def check_may_grant(self, name: str) -> None:
        """Refuse a yes that this guardian cannot give.

        Raises:
            GuardianMayNotSign: one of that name may not sign for this person.
            GuardianNotKnown: guardians are on record, and nobody of that name is one.
        """
        alike = like(name, self.known)
        if any(not guardian.may_sign for guardian in alike):
            raise GuardianMayNotSign(asked=tidy(name))
        if self.known and not alike:
            choices = "; ".join(guardian.name for guardian in self.known)
            raise GuardianNotKnown(asked=tidy(name), choices=choices)

    def check_anybody_may_grant(self) -> None:
        """Refuse a yes without a name where everybody on record is one who may not sign.

        Raises:
            GuardianMayNotSign: nobody on record may, so whoever it was may not.
        """
        if self.known and not any(guardian.may_sign for guardian in self.known):
            raise GuardianMayNotSign(asked="; ".join(guardian.name for guardian in self.known))

    def named(self, name: str) -> tuple[Guardian, bool]:
        """The guardian of a name, and whether they were not known before.

        Whoever is the first to sign may sign. A name that comes in beside guardians on record comes
        in by a no only, and may not sign until somebody says so.
        """
        alike = like(name, self.known)
        if alike:
            return alike[0], False
        guardian = Guardian(uuid4().hex, self._person_id, tidy(name), may_sign=not self.known)
        self.known.append(guardian)
        return guardian, True

    def called(self, guardian_id: str | None) -> Guardian | None:
        """The guardian with an id; None: the signer has no name, and an id of nobody's."""
        return next((guardian for guardian in self.known if guardian.id == guardian_id), None)
