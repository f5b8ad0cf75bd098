"""A folder of the vault whose files are sealed and bound to their ids."""

import re
import time
from pathlib import Path

from consent_desk.errors import SealBroken
from consent_desk.ports import Cipher
from consent_desk.security.whole_file import UNFINISHED, sync_folder, write_whole

_ENDING = ".sealed"
_ID = re.compile(r"[0-9a-f]{1,64}")
_LEFT_BEHIND_SECONDS = 3600.0


class SealedFolder:
    """Implements `ports.SealedFiles`.

    Args:
        folder: made when it is not there.
        cipher: seals the files.
        kind: what the files are; a file of another kind with the same id does not unseal.
    """

    def __init__(self, folder: Path, cipher: Cipher, kind: str) -> None:
        self._folder = folder
        self._cipher = cipher
        self._kind = kind
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._remove_left_behind()

    def put(self, file_id: str, plain: bytes) -> None:
        write_whole(self._path(file_id), self._cipher.seal(plain, self._bond(file_id)))

    def get(self, file_id: str) -> bytes:
        try:
            sealed = self._path(file_id).read_bytes()
        except FileNotFoundError:
            raise SealBroken from None
        return self._cipher.unseal(sealed, self._bond(file_id))

    def delete(self, file_id: str) -> None:
        self._path(file_id).unlink(missing_ok=True)
        sync_folder(self._folder)

    def ids(self) -> list[str]:
        names = (path.name for path in self._folder.iterdir() if path.name.endswith(_ENDING))
        return sorted(name for n in names if _ID.fullmatch(name := n.removesuffix(_ENDING)))

    def _bond(self, file_id: str) -> str:
        return f"{self._kind}:{file_id}"

    def _path(self, file_id: str) -> Path:
        if not _ID.fullmatch(file_id):
            raise ValueError("a file id is lower-case hexadecimal")
        return self._folder / f"{file_id}{_ENDING}"

    def _remove_left_behind(self) -> None:
        """What a killed program left; a fresh one may be another program's, being written now."""
        before = time.time() - _LEFT_BEHIND_SECONDS
        for path in self._folder.glob(f"*{_ENDING}.*{UNFINISHED}"):
            try:
                if path.stat().st_mtime < before:
                    path.unlink()
            except FileNotFoundError:  # finished, or removed by another program
                continue
