"""What whoever works here is called."""

from dataclasses import replace

from consent_desk.domain.account import Account, Action, require
from consent_desk.errors import NameNeeded
from consent_desk.ports import Vault
from consent_desk.services.journal import note

NAMED = "account.named"


def name_account(vault: Vault, name: str) -> Account:
    """Give the account that is at work its name; roles and what it did stay.

    Raises:
        NameNeeded: it has no name.
    """
    require(vault.actor, Action.CHANGE_SETTINGS)
    tidy = " ".join(name.split())
    if not tidy:
        raise NameNeeded
    account = replace(vault.actor, name=tidy)
    with vault.register.write() as uow:
        uow.accounts.rename(account)
        note(uow, vault, NAMED, account.id)
        uow.commit()
    return account
