"""What waits today, in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from consent_desk.domain.consent import Reason
from consent_desk.domain.purpose import Subject, purpose_code
from consent_desk.ports import Template, Vault
from consent_desk.services.delete_copies import list_copies
from consent_desk.services.see_consent import see_consent

_ASKED_ABOUT = purpose_code("portal", Subject.PHOTO)


@dataclass(frozen=True)
class Today:
    """The numbers.

    `answered` counts persons who answered for photos in the portal, `to_renew` persons of whom
    there are face photos, but none of the last year for the network in use.
    """

    school: str
    year: str
    persons: int
    answered: int
    copies: int
    overdue: int
    to_renew: int


def see_today(vault: Vault) -> Today:
    """Count."""
    table = see_consent(vault)
    copies = list_copies(vault)
    with vault.register.read() as uow:
        templates = uow.templates.of_persons(person.id for person in table.persons)
    verdicts = (table.verdicts.get((p.id, _ASKED_ABOUT)) for p in table.persons)
    return Today(
        school=table.school.name,
        year=str(table.school.year),
        persons=len(table.persons),
        answered=sum(v is not None and v.reason is not Reason.NOT_ANSWERED for v in verdicts),
        copies=len(copies),
        overdue=sum(report.overdue for report in copies),
        to_renew=_to_renew(vault, templates),
    )


def _to_renew(vault: Vault, templates: Sequence[Template]) -> int:
    year_ago = vault.clock.now().date() - timedelta(days=365)
    fresh = {
        t.person_id for t in templates if t.made_on >= year_ago and t.model == vault.engine.model
    }
    return len({t.person_id for t in templates} - fresh)
