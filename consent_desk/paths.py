"""Where the vault lies on this machine, and where it must not lie."""

import os
import sys
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_log_path

from consent_desk.errors import VaultInSharedFolder

APP = "Consent Desk"
VAULT_VARIABLE = "CONSENT_DESK_VAULT"

_SYNCED = (
    "dropbox",
    "onedrive",
    "icloud",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "mobile documents",
    "my drive",
    "syncthing",
)
_SYNC_MARKS = (".dropbox", ".stfolder", ".sync_journal.db", ".owncloudsync.log")
_NETWORK_TYPES = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "afs",
    "9p",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "davfs",
    "ncpfs",
}


def default_vault() -> Path:
    """The vault's folder when no other was named on the command line."""
    named = os.environ.get(VAULT_VARIABLE)
    return Path(named).expanduser() if named else user_data_path(APP, appauthor=False) / "vault"


def example_vault(folder: Path) -> Path:
    """The folder of the example school, beside the vault's."""
    return folder.with_name(f"{folder.name}-example")


def crash_folder() -> Path:
    """Where a crash leaves its trace, without personal data."""
    return user_log_path(APP, appauthor=False, ensure_exists=False)


def window_file() -> Path:
    """Where the window keeps its size and theme: nothing of the school, so outside the vault."""
    return user_config_path(APP, appauthor=False) / "window.ini"


def refuse_shared(folder: Path) -> None:
    """Make sure that a folder stays on this machine.

    Raises:
        VaultInSharedFolder: it is synced to a cloud, or lies on a network.
    """
    folder = folder.expanduser().absolute()
    why = _synced_by(folder) or _network_type(folder)
    if why:
        raise VaultInSharedFolder(folder=folder, why=why)


def _synced_by(folder: Path) -> str | None:
    for parent in (folder, *folder.parents):
        name = parent.name.lower()
        service = next(
            (s for s in _SYNCED if name == s or name.startswith((f"{s} ", f"{s}-"))), None
        )
        if service:
            return parent.name
        if any((parent / mark).exists() for mark in _SYNC_MARKS):
            return parent.name
    return None


def _network_type(folder: Path) -> str | None:
    if str(folder).startswith(("\\\\", "//")):
        return "network"
    if not sys.platform.startswith("linux"):
        return None
    return _type_of_mount(folder.resolve(), Path("/proc/self/mounts").read_text(encoding="utf-8"))


def _type_of_mount(folder: Path, mounts: str) -> str | None:
    best: tuple[int, str] = (0, "")
    for line in mounts.splitlines():
        _, point, kind, *_rest = line.split(" ")
        point = point.replace("\\040", " ")
        if folder.is_relative_to(point) and len(point) >= best[0]:
            best = (len(point), kind)
    return best[1] if best[1] in _NETWORK_TYPES else None
