"""Beginning a register: the school, its channels and purposes, and one local administrator."""

from uuid import uuid4

from consent_desk.domain.account import Account, Role
from consent_desk.domain.purpose import DEFAULT_CHANNELS, DEFAULT_PURPOSES
from consent_desk.ports import UnitOfWork
from consent_desk.services.wordings import usual_wordings


def new_administrator(name: str) -> Account:
    """The one account of a new desk, which does everybody's work until there are more."""
    return Account(uuid4().hex, name, frozenset(Role))


def found_school(uow: UnitOfWork, administrator: Account, at: str) -> None:
    """Fill an empty register; nothing is granted to anybody."""
    uow.accounts.add(administrator)
    for channel in DEFAULT_CHANNELS:
        uow.purposes.add_channel(channel)
    for purpose in DEFAULT_PURPOSES:
        uow.purposes.add(purpose)
        for wording in usual_wordings(purpose.code):
            uow.purposes.add_wording(wording)
    uow.audit.append(
        at, administrator.id, "school.founded", uow.school.id, {"year": str(uow.school.year)}
    )
