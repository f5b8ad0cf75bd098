"""Putting the house together: the one place that knows which part stands behind which port."""

import getpass
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from consent_desk.domain.account import Account
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import (
    FolderUnusable,
    KeyMissing,
    KeyringAbsent,
    PassphraseNeeded,
    PassphraseWrong,
    RecoveryCodeWrong,
    RecoveryNotNeeded,
    SealBroken,
    VaultDamaged,
    VaultExists,
    VaultMissing,
)
from consent_desk.paths import refuse_shared
from consent_desk.ports import AskPassphrase, KeyPlace, RecoverySheet, School, Vault
from consent_desk.security.cipher import AesGcmCipher, derive, new_key
from consent_desk.security.key_store import KeyringKeys
from consent_desk.security.passphrase_keys import PassphraseKeys
from consent_desk.security.recovery_code import read, written
from consent_desk.security.sealed_files import SealedFolder
from consent_desk.services.found_school import found_school, new_administrator
from consent_desk.settings import read_settings
from consent_desk.vault_file import (
    VAULT_FILE,
    VAULT_FILE_HALF,
    VaultFile,
    has_register,
    read_vault_file,
)
from consent_desk.vision.promised import PromisedEngine, added, own
from db.register import SqlRegister, open_register

PASSPHRASE_VARIABLE = "CONSENT_DESK_PASSPHRASE"


class SystemClock:
    """The machine's clock, in its own time zone."""

    def now(self) -> datetime:
        """This moment."""
        return datetime.now().astimezone()


def passphrase_from_terminal() -> str | None:
    """The passphrase from the environment, or typed at a prompt where there is a terminal."""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given or sys.stdin is None or not sys.stdin.isatty():
        return given or None
    return getpass.getpass("Consent Desk – wachtwoordzin (passphrase): ") or None


def new_passphrase_from_terminal() -> str | None:
    """The same for a new vault: what is typed is typed twice, for a slip would lock it for good."""
    given = passphrase_from_terminal()
    if given is None or os.environ.get(PASSPHRASE_VARIABLE):
        return given
    again = getpass.getpass("Consent Desk – nog een keer (once more): ")
    if again != given:
        raise PassphraseWrong
    return given


def key_place() -> KeyPlace:
    """What would keep the key of a new register.

    Raises:
        KeyringDenied: there is a keyring and it refuses.
    """
    if os.environ.get(PASSPHRASE_VARIABLE):
        return KeyPlace.SET
    return KeyPlace(_place_for_key(uuid4().hex))


def make_vault(
    folder: Path,
    school: str,
    year: SchoolYear,
    ask: AskPassphrase = new_passphrase_from_terminal,
    *,
    place: str | None = None,
    for_window: bool = False,
) -> Vault:
    """Make a vault with an empty register, and open it.

    The key goes to the keyring; where there is none, or a passphrase is set in the environment, it
    is wrapped by the passphrase. A start that was cut off is taken up where it ended.

    Args:
        folder: the vault's.
        school: its name.
        year: the school year that it begins in.
        ask: asks for the passphrase, where one is needed.
        place: `vault_file.EXAMPLE`, or None: where the key belongs on this computer.
        for_window: as in `open_vault`; the first run goes on in the window.

    Raises:
        VaultExists: there is one already.
        VaultInSharedFolder, FolderUnusable: not in this folder.
        VaultDamaged: there was a register here, and its file is gone.
        KeyringDenied: there is a keyring and it refuses; no key is made elsewhere.
        PassphraseNeeded: no keyring, and no passphrase was given.
    """
    refuse_shared(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        file = read_vault_file(folder) or _new_vault_file(folder, place)
    except OSError as error:
        raise FolderUnusable(folder=str(folder)) from error
    is_new = not has_register(folder)
    master = _new_key(folder, file, ask) if is_new else _key(folder, file, ask)
    register = _register(folder, master, create=True)
    register.found(School(uuid4().hex, school, year))
    return _vault(folder, file, master, register, for_window=for_window)


def open_vault(
    folder: Path, ask: AskPassphrase = passphrase_from_terminal, *, for_window: bool = False
) -> Vault:
    """Open the vault in a folder.

    Args:
        folder: the vault's.
        ask: asks for the passphrase, where one is needed.
        for_window: no work that this vault does may keep other threads waiting.

    Raises:
        VaultMissing: there is none, or the making of it was cut off.
        VaultInSharedFolder: its folder is synced or on a network.
        VaultDamaged, VaultNewer, VaultBusy: see `db.register.open_register`.
        SecretError: the key cannot be had.
    """
    file = read_vault_file(folder)
    if file is None or not has_register(folder):
        raise VaultMissing(folder=folder)
    refuse_shared(folder)
    master = _key(folder, file, ask)
    register = _register(folder, master, create=False)
    if not register.is_founded():
        register.close()
        raise VaultMissing(folder=folder)
    return _vault(folder, file, master, register, for_window=for_window)


def recover_key(folder: Path, typed: str) -> None:
    """Keep the key of a recovery sheet in this computer's keyring, once it opens the register.

    Raises:
        VaultMissing, VaultInSharedFolder, VaultDamaged, VaultNewer, VaultBusy: see `open_vault`.
        RecoveryNotNeeded: this vault is opened by its passphrase.
        RecoveryCodeWrong: it is no key, or not the one of this register.
        KeyringAbsent, KeyringDenied: the keyring does not take it.
    """
    file = read_vault_file(folder)
    if file is None:
        raise VaultMissing(folder=folder)
    refuse_shared(folder)
    if file.key != "keyring":
        raise RecoveryNotNeeded
    master = read(typed)
    try:
        _register(folder, master, create=False).close()
    except (SealBroken, VaultDamaged):  # another key finds no register in the file
        raise RecoveryCodeWrong from None
    KeyringKeys(file.vault_id).keep(master)


def _new_vault_file(folder: Path, place: str | None) -> VaultFile:
    if (folder / "register.db").exists():
        raise VaultExists(folder=folder)
    vault_id = uuid4().hex
    file = VaultFile(vault_id=vault_id, key=place or _place_for_key(vault_id))
    part = folder / VAULT_FILE_HALF
    part.write_text(file.model_dump_json(), encoding="utf-8")
    part.replace(folder / VAULT_FILE)
    return file


def _place_for_key(vault_id: str) -> str:
    if os.environ.get(PASSPHRASE_VARIABLE):
        return "passphrase"
    try:
        KeyringKeys(vault_id).fetch()
    except KeyMissing:
        return "keyring"
    except KeyringAbsent:
        return "passphrase"
    return "keyring"


def _new_key(folder: Path, file: VaultFile, ask: AskPassphrase) -> bytes:
    key = new_key()
    if file.key != "keyring":
        PassphraseKeys(folder / "key.json").keep(key, _passphrase(ask))
        return key
    keys = KeyringKeys(file.vault_id)
    try:
        return keys.fetch()  # kept by a start that was cut off
    except KeyMissing:
        keys.keep(key)
        return key


def _key(folder: Path, file: VaultFile, ask: AskPassphrase) -> bytes:
    if file.key == "keyring":
        return KeyringKeys(file.vault_id).fetch()
    return PassphraseKeys(folder / "key.json").fetch(_passphrase(ask))


def _passphrase(ask: AskPassphrase) -> str:
    passphrase = os.environ.get(PASSPHRASE_VARIABLE) or ask()
    if not passphrase:
        raise PassphraseNeeded
    return passphrase


def _register(folder: Path, master: bytes, *, create: bool) -> SqlRegister:
    cipher = AesGcmCipher(derive(master, "sealing"))
    return open_register(folder / "register.db", derive(master, "register"), cipher, create=create)


def _recovery(file: VaultFile, master: bytes) -> RecoverySheet:
    """A key that a passphrase locks is in the folder already: no sheet need hold it."""
    code = written(master) if file.key == "keyring" else None
    return RecoverySheet(file.vault_id, code)


def _vault(
    folder: Path, file: VaultFile, master: bytes, register: SqlRegister, *, for_window: bool
) -> Vault:
    cipher = AesGcmCipher(derive(master, "sealing"))
    return Vault(
        folder=folder,
        register=register,
        work=SealedFolder(folder / "work", cipher, "work"),
        kept=SealedFolder(folder / "cleared", cipher, "cleared"),
        clock=SystemClock(),
        engine=_engine(folder, register, apart=for_window),
        actor=_actor(register, in_window=for_window),
        recovery=lambda: _recovery(file, master),
    )


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "administratie"


def _engine(folder: Path, register: SqlRegister, *, apart: bool) -> PromisedEngine:
    """The engine with the network that the school has chosen."""
    with register.read() as uow:
        digest = read_settings(uow.settings.get()).face_model
    return added(folder, digest) if digest else own(apart=apart)


def _actor(register: SqlRegister, *, in_window: bool) -> Account:
    """Who is at work: the one local account, made with the first start."""
    with register.read() as uow:
        accounts = uow.accounts.all()
    if not accounts:
        accounts = [new_administrator(_user_name())]
        with register.write() as uow:
            at = datetime.now(UTC).isoformat(timespec="seconds")
            found_school(uow, accounts[0], at, in_window=in_window)
            uow.commit()
    return accounts[0]
