"""Withdrawing: one call, no form, at once (R5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from consent_desk.domain.account import Action, require
from consent_desk.domain.consent import Answer, SignerKind
from consent_desk.domain.person import Person
from consent_desk.domain.post import Post, Takedown
from consent_desk.domain.purpose import Channel, Purpose
from consent_desk.ports import Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.record_consent import Form, Recorded, record_answers


@dataclass(frozen=True)
class Withdrawn:
    """What was withdrawn and what followed, with all that a confirmation tells.

    `by` is the name of the guardian who withdrew, where it was said. `releases` are the posts that
    have something to be taken down, `takedowns` each file or text of them.
    """

    person: Person
    label: str
    school: str
    at: datetime
    by: str | None
    signer: SignerKind
    purposes: Sequence[Purpose]
    channels: Sequence[Channel]
    recorded: Sequence[Recorded]
    releases: Sequence[Post]

    @property
    def takedowns(self) -> list[Takedown]:
        """All takedowns that followed."""
        return [t for each in self.recorded for t in each.consequences.takedowns]


def withdraw(
    vault: Vault,
    person: str,
    purposes: Sequence[str] | None = None,
    *,
    by: SignerKind | None = None,
    guardian: str | None = None,
    told_on: date | None = None,
) -> Withdrawn:
    """Record a withdrawal for these purposes (None: for all) and carry it out.

    Args:
        vault: the opened vault.
        person: a name or id.
        purposes: codes.
        by: in which quality it was said; None: whoever has to sign.
        guardian: the name of the parent or guardian, where it was said.
        told_on: the day on which the school was told; None: today.

    Raises:
        UnknownPerson, AmbiguousPerson, UnknownPurpose: not in the register.
        SignedInFuture: the day has not come yet.
    """
    require(vault.actor, Action.RECORD_CONSENT)
    now = vault.clock.now()
    with vault.register.read() as uow:
        directory = Directory.meaning(uow, [person])
        found = directory.find(person)
        known = {purpose.code: purpose for purpose in uow.purposes.all()}
    told = told_on or now.date()
    forms = [
        Form(found.id, code, Answer.WITHDRAWN, told, by=by, guardian=guardian)
        for code in dict.fromkeys(known if purposes is None else purposes)
    ]
    recorded = record_answers(vault, forms)
    with vault.register.read() as uow:
        posts = {t.post_id for each in recorded for t in each.consequences.takedowns}
        return Withdrawn(
            person=found,
            label=directory.label(found.id),
            school=uow.school.name,
            at=now,
            by=guardian,
            signer=recorded[0].decision.signer.kind,
            purposes=[known[form.purpose] for form in forms],
            channels=uow.purposes.channels(),
            recorded=recorded,
            releases=uow.posts.these(posts),
        )
