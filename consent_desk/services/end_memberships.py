"""Taking whoever was in a group for a time out of it again, the day after the last day."""

from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.journal import note


def end_memberships(vault: Vault) -> int:
    """Do it by itself, whoever is at work, at every start; says for how many."""
    with vault.register.read() as uow:
        if not _over(uow, vault):
            return 0
    with vault.register.write() as uow:
        over = _over(uow, vault)
        uow.people.leave_all(over)
        for person_id, group_id in over:
            note(uow, vault, "group.left", person_id, group=group_id, why="ended")
        uow.commit()
    return len(over)


def _over(uow: UnitOfWork, vault: Vault) -> list[tuple[str, str]]:
    today = vault.clock.now().date()
    ending = uow.people.last_days(uow.school.year)
    return [member for member, last_day in ending.items() if last_day < today]
