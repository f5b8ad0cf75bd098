"""Who may be shown where, for the persons of a group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consent_desk.domain.account import Action, require
from consent_desk.domain.consent import Verdict
from consent_desk.domain.person import Person, by_surname
from consent_desk.domain.purpose import Purpose
from consent_desk.ports import School, UnitOfWork, Vault
from consent_desk.services.find_person import Directory, group_ids
from consent_desk.services.verdicts import verdicts_for


@dataclass(frozen=True)
class ConsentTable:
    """Persons × purposes, with today's verdict for each pair and the log's latest hash."""

    school: School
    persons: Sequence[Person]
    purposes: Sequence[Purpose]
    verdicts: Mapping[tuple[str, str], Verdict]
    labels: Mapping[str, str]
    audit_hash: str


def see_consent(vault: Vault, group: str | None = None) -> ConsentTable:
    """The table for one group, or for the whole school.

    Raises:
        UnknownGroup: there is no such group this school year.
    """
    require(vault.actor, Action.SEE_CONSENT)
    with vault.register.read() as uow:
        return consent_table(uow, vault, group)


def consent_table(uow: UnitOfWork, vault: Vault, group: str | None) -> ConsentTable:
    """The same within a transaction."""
    today = vault.clock.now().date()
    persons = uow.people.in_groups(group_ids(uow, [group])) if group else uow.people.all()
    persons = sorted((p for p in persons if not p.has_left_by(today)), key=by_surname)
    purposes = [p for p in uow.purposes.all() if p.active]
    directory = Directory.around(uow, persons) if group else Directory.of(uow)
    last = uow.audit.head()
    return ConsentTable(
        school=uow.school,
        persons=persons,
        purposes=purposes,
        verdicts=verdicts_for(uow, persons, purposes, today),
        labels={p.id: directory.label(p.id) for p in persons},
        audit_hash=last.hash if last else "",
    )
