"""What a pupil who leaves, by word of a roster, sets off (R7)."""

from dataclasses import replace
from datetime import date

from consent_desk.domain.person import Person
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.journal import note


def leave_by_roster(uow: UnitOfWork, vault: Vault, person: Person, day: date) -> None:
    """Let a person be gone from a day on; face templates go with the day, at once if it has come.

    Args:
        uow: the transaction that everything is done in.
        vault: whose actor and clock.
        person: as in the register, but for the day of leaving.
        day: the first day on which the person is no longer at the school.
    """
    uow.people.update(replace(person, left_on=day))
    note(uow, vault, "person.left", person.id, day=day.isoformat())
    if day <= vault.clock.now().date():
        gone = uow.templates.delete_of(person.id)
        if gone:
            note(uow, vault, "templates.deleted", person.id, count=str(gone))
