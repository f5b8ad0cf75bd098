"""The example school: a vault of its own that nobody can open once its window is closed."""

import secrets
import shutil
from datetime import datetime
from pathlib import Path

from consent_desk import bootstrap
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import VaultExists
from consent_desk.ports import AskPassphrase, Vault
from consent_desk.services.fill_example import EXAMPLE_SCHOOL, fill_example
from consent_desk.vault_file import EXAMPLE, VAULT_FILE, is_example


def open_example(folder: Path, ask: AskPassphrase | None = None) -> Vault:
    """Make the example anew, and open it.

    Its passphrase is made up here and told to nobody, so nothing asks for one.

    Raises:
        VaultExists: there is something else in the folder.
        And what `bootstrap.make_vault` raises.
    """
    discard_example(folder)
    secret = secrets.token_urlsafe(32)
    year = SchoolYear.of(datetime.now().astimezone().date())
    vault = bootstrap.make_vault(
        folder, EXAMPLE_SCHOOL, year, lambda: secret, place=EXAMPLE, for_window=True
    )
    fill_example(vault)
    return vault


def discard_example(folder: Path) -> None:
    """Delete the folder of an example, and never another one.

    What says that it is an example goes last: else one that was cut off here could never go.

    Raises:
        VaultExists: there is something else in it.
    """
    if not folder.exists():
        return
    if not is_example(folder):
        raise VaultExists(folder=folder)
    for each in [each for each in folder.iterdir() if each.name != VAULT_FILE]:
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink()
    shutil.rmtree(folder)
