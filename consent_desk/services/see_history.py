"""All that was ever decided for one person."""

from collections.abc import Sequence
from dataclasses import dataclass

from consent_desk.domain.account import Action, require
from consent_desk.ports import Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.tell_decision import Told, look_up


@dataclass(frozen=True)
class History:
    """A person's decisions over the years, in the order in which they were recorded."""

    label: str
    person_id: str
    decisions: Sequence[Told]


def see_history(vault: Vault, person: str) -> History:
    """The history of a person.

    Raises:
        UnknownPerson, AmbiguousPerson: not in the register, or not told apart.
    """
    require(vault.actor, Action.SEE_HISTORY)
    with vault.register.read() as uow:
        directory = Directory.meaning(uow, [person])
        found = directory.find(person)
        told = look_up(uow, found, uow.ledger.of_persons([found.id]))
    return History(directory.label(found.id), found.id, told)
