"""Beginning a register: the school, its channels and purposes, and one local administrator."""

import json
from uuid import uuid4

from consent_desk.domain.account import Account, Role
from consent_desk.domain.purpose import DEFAULT_CHANNELS, DEFAULT_PURPOSES
from consent_desk.ports import UnitOfWork
from consent_desk.services.wordings import usual_wordings
from consent_desk.settings import OWN_NOTE

_FIRST_RUN = f"{OWN_NOTE}first-run"
_BEGUN, _OVER = json.dumps("begun"), json.dumps("over")


def new_administrator(name: str) -> Account:
    """The one account of a new desk, which does everybody's work until there are more."""
    return Account(uuid4().hex, name, frozenset(Role))


def found_school(
    uow: UnitOfWork, administrator: Account, at: str, *, in_window: bool = False
) -> None:
    """Fill an empty register; nothing is granted to anybody.

    Args:
        uow: of the empty register.
        administrator: who will work here.
        at: the moment, as the log has it.
        in_window: the window sees the rest of the first run through; see `first_run`.
    """
    uow.accounts.add(administrator)
    for channel in DEFAULT_CHANNELS:
        uow.purposes.add_channel(channel)
    for purpose in DEFAULT_PURPOSES:
        uow.purposes.add(purpose)
        for wording in usual_wordings(purpose.code):
            uow.purposes.add_wording(wording)
    if in_window:
        note_first_run(uow, is_over=False)
    uow.audit.append(
        at, administrator.id, "school.founded", uow.school.id, {"year": str(uow.school.year)}
    )


def note_first_run(uow: UnitOfWork, *, is_over: bool) -> None:
    """Note whether the window has to see the first run through still."""
    uow.settings.set(_FIRST_RUN, _OVER if is_over else _BEGUN)


def first_run_is_over(uow: UnitOfWork) -> bool:
    """Whether it is; a register that was made on the command line has none in the window."""
    return uow.settings.get().get(_FIRST_RUN) != _BEGUN
