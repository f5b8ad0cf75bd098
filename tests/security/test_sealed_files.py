import errno
import os
import stat
import time
from pathlib import Path

import pytest

from consent_desk.errors import DiskFull, SealBroken
from consent_desk.security import whole_file
from consent_desk.security.cipher import AesGcmCipher, new_key
from consent_desk.security.sealed_files import SealedFolder

ID, OTHER = "a1" * 16, "b2" * 16
CIPHER = AesGcmCipher(new_key())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault" / "work"


@pytest.fixture
def files(folder: Path) -> SealedFolder:
    return SealedFolder(folder, CIPHER, "work")


def test_a_file_comes_back_and_can_be_replaced(files: SealedFolder) -> None:
    files.put(ID, b"pixels")
    files.put(ID, b"other pixels")
    files.put(OTHER, b"")
    assert files.get(ID) == b"other pixels"
    assert files.get(OTHER) == b""
    assert files.ids() == [ID, OTHER]


def test_a_deleted_file_is_gone_and_deleting_again_does_nothing(
    files: SealedFolder, folder: Path
) -> None:
    files.put(ID, b"pixels")
    files.delete(ID)
    files.delete(ID)
    assert files.ids() == list(folder.iterdir()) == []
    with pytest.raises(SealBroken):
        files.get(ID)


def test_the_disk_holds_no_plain_bytes_and_only_the_owner_reads_them(
    files: SealedFolder, folder: Path
) -> None:
    files.put(ID, b"a recognisable face")
    [path] = folder.iterdir()
    assert b"recognisable" not in path.read_bytes()
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_files_that_changed_places_are_refused(files: SealedFolder, folder: Path) -> None:
    files.put(ID, b"one")
    files.put(OTHER, b"two")
    (folder / f"{ID}.sealed").replace(folder / f"{OTHER}.sealed")
    with pytest.raises(SealBroken):
        files.get(OTHER)


def test_a_file_of_another_kind_is_refused(files: SealedFolder, folder: Path) -> None:
    files.put(ID, b"one")
    with pytest.raises(SealBroken):
        SealedFolder(folder, CIPHER, "kept").get(ID)


@pytest.mark.parametrize(
    "name", ["", "../a1", "a1/b2", "/etc/passwd", "A1", "a1.sealed", "a1\n", "..", "con", "a" * 65]
)
def test_only_ids_reach_the_disk(files: SealedFolder, folder: Path, name: str) -> None:
    for use in (files.get, files.delete, lambda n: files.put(n, b"x")):
        with pytest.raises(ValueError, match="hexadecimal"):
            use(name)
    assert list(folder.iterdir()) == []
    assert [path.name for path in folder.parent.iterdir()] == ["work"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_and_the_old_file_stays(
    files: SealedFolder, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def no_room(_: int) -> None:
        raise OSError(number, "no room")

    files.put(ID, b"old")
    with monkeypatch.context() as patch:
        patch.setattr(whole_file.os, "fsync", no_room)
        with pytest.raises(DiskFull) as caught:
            files.put(ID, b"new")
    assert caught.value.folder == str(folder)
    assert files.get(ID) == b"old"
    assert len(list(folder.iterdir())) == 1


def test_what_a_killed_program_left_is_removed_later(
    files: SealedFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        with pytest.raises(SystemExit):
            files.put(ID, b"x")
    [left] = folder.iterdir()
    assert SealedFolder(folder, CIPHER, "work").ids() == []
    assert left.exists()  # so fresh that another program may still be at it
    os.utime(left, (time.time() - 7200,) * 2)
    SealedFolder(folder, CIPHER, "work")
    assert not left.exists()
