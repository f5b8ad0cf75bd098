"""`vault.json` and the folder round it: which vault this is, and whether it was made whole."""

from pathlib import Path

from pydantic import BaseModel

from consent_desk.errors import VaultDamaged

VAULT_FILE, VAULT_FILE_HALF = "vault.json", "vault.json.new"
"""The file, and what it is called until it is written whole."""
EXAMPLE = "example"
"""Instead of a place for the key: its passphrase is in the memory of one window only."""
_MADE_AFTER_IT = ("work", "cleared")


class VaultFile(BaseModel):
    """`vault.json`: which vault this is and where its key is; nothing about the school."""

    vault_id: str
    key: str


def read_vault_file(folder: Path) -> VaultFile | None:
    """Which vault is in a folder; None: there is none.

    Raises:
        VaultDamaged: the file cannot be read.
    """
    path = folder / VAULT_FILE
    if not path.is_file():
        return None
    try:
        return VaultFile.model_validate_json(path.read_bytes())
    except ValueError as error:
        raise VaultDamaged from error


def has_register(folder: Path) -> bool:
    """Whether its file is there.

    Raises:
        VaultDamaged: it is not, and something tells that it was: no new one is made then.
    """
    if (folder / "register.db").exists():
        return True
    if any((folder / name).exists() for name in _MADE_AFTER_IT):
        raise VaultDamaged
    return False


def is_example(folder: Path) -> bool:
    """Whether the vault in a folder is an example's; a folder with nothing in it may become one."""
    file = read_vault_file(folder)
    if file is not None:
        return file.key == EXAMPLE
    return {each.name for each in folder.iterdir()} <= {VAULT_FILE_HALF}
