"""What waits today, in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from consent_desk.domain.account import Action, may
from consent_desk.domain.consent import Reason
from consent_desk.domain.person import Person
from consent_desk.domain.photo import PhotoState
from consent_desk.domain.purpose import Subject, purpose_code
from consent_desk.errors import UnknownPurpose
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.ask_placed import unmarked
from consent_desk.services.delete_copies import list_copies
from consent_desk.services.verdicts import purpose_called, verdicts_for

_ASKED_ABOUT = purpose_code("portal", Subject.PHOTO)
_TEMPLATE_DAYS = 365


@dataclass(frozen=True)
class Today:
    """The numbers; None where the account may not see them.

    `answered` counts persons who answered for photos in the portal, with a yes or a no: a no is a
    form that came back. `photos_waiting` of the `photos_open` in open batches were not cleared
    yet. `to_renew` counts persons of whom there are face photos, but none of the last year for the
    network in use. `not_marked` counts posts of which nobody said yet whether they were placed.
    """

    school: str
    year: str
    who: str
    now: datetime
    persons: int
    answered: int | None
    photos_waiting: int | None
    photos_open: int
    copies: int | None
    overdue: int
    takedowns: int
    to_renew: int | None
    not_marked: int = 0

    @property
    def outstanding(self) -> int | None:
        """Persons whose form is not back yet; refusals are not among them."""
        return None if self.answered is None else self.persons - self.answered


def see_today(vault: Vault) -> Today:
    """Count, for the account that is at work."""
    now = vault.clock.now()
    today = now.date()
    sees = {action for action in Action if may(vault.actor, action)}
    copies = list_copies(vault) if Action.DELETE_COPIES in sees else None
    with vault.register.read() as uow:
        persons = [p for p in uow.people.all() if not p.has_left_by(today)]
        waiting, photos_open = _photos(uow)
        return Today(
            school=uow.school.name,
            year=str(uow.school.year),
            who=vault.actor.name,
            now=now,
            persons=len(persons),
            answered=_answered(uow, persons, today) if Action.SEE_CONSENT in sees else None,
            photos_waiting=waiting if Action.CLEAR_PHOTOS in sees else None,
            photos_open=photos_open,
            copies=None if copies is None else sum(report.to_delete for report in copies),
            overdue=sum(report.overdue for report in copies or ()),
            takedowns=len(uow.posts.takedowns(open_only=True)),
            not_marked=len(unmarked(uow, today)) if Action.PLACE_POST in sees else 0,
            to_renew=_to_renew(uow, vault, persons, today) if Action.ENROL_FACE in sees else None,
        )


def _answered(uow: UnitOfWork, persons: Sequence[Person], today: date) -> int:
    try:
        purpose = purpose_called(uow, _ASKED_ABOUT)
    except UnknownPurpose:  # a school without a portal has nobody's answer for it
        return 0
    verdicts = verdicts_for(uow, persons, [purpose], today).values()
    return sum(v.reason is not Reason.NOT_ANSWERED for v in verdicts)


def _photos(uow: UnitOfWork) -> tuple[int, int]:
    """Photos of open batches that were not cleared yet, and all of them."""
    photos = [p for batch in uow.photos.open_batches() for p in uow.photos.of_batch(batch.id)]
    return sum(p.state is PhotoState.BROUGHT_IN for p in photos), len(photos)


def _to_renew(uow: UnitOfWork, vault: Vault, persons: Sequence[Person], today: date) -> int:
    year_ago = today - timedelta(days=_TEMPLATE_DAYS)
    templates = uow.templates.of_persons(person.id for person in persons)
    model = vault.engine.model
    fresh = {t.person_id for t in templates if t.made_on >= year_ago and t.model == model}
    return len({t.person_id for t in templates} - fresh)
