"""The recovery sheet of the register."""

from consent_desk.messages import Texts
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.prints.about import About, Shaped


def recovery_sheet(uow: UnitOfWork, vault: Vault, about: About, texts: Texts) -> Shaped:
    """What opens the register elsewhere; the key is read for this print and kept nowhere."""
    return Shaped(vault.recovery())
