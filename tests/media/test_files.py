import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from consent_desk.errors import (
    DiskFull,
    FolderUnusable,
    PictureMissing,
    PictureTooLarge,
    PictureUnreadable,
)
from consent_desk.media import files
from consent_desk.media.files import (
    NameTaken,
    is_leftover,
    put_in_place,
    read,
    remove_leftovers,
    sha256,
    write_beside,
)

DATA = b"a picture" * 1000


def test_a_file_is_whole_in_its_place_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    final = tmp_path / "2026-11-22-5a-001.jpg"
    part = write_beside(final, DATA)
    assert part.parent == tmp_path
    assert part.name.startswith(".")
    assert part.name.endswith(".part")
    assert is_leftover(part)
    assert not final.exists()
    put_in_place(part, final)
    assert list(tmp_path.iterdir()) == [final]
    assert read(final) == DATA


def test_an_older_file_of_the_same_name_is_replaced_in_one_step(tmp_path: Path) -> None:
    final = tmp_path / "photo.jpg"
    final.write_bytes(b"older")
    put_in_place(write_beside(final, DATA), final, replacing=True)
    assert final.read_bytes() == DATA


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_is_not_ours_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", no_links)
    final = tmp_path / "photo.jpg"
    put_in_place(write_beside(final, DATA), final)
    assert [p.name for p in tmp_path.iterdir()] == ["photo.jpg"]
    with pytest.raises(NameTaken):
        put_in_place(write_beside(final, b"other"), final)
    assert final.read_bytes() == DATA


def test_the_hidden_file_does_not_tell_the_name(tmp_path: Path) -> None:
    assert "Noor" not in write_beside(tmp_path / "Noor.jpg", DATA).name


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    # A process of its own, that may write no file larger than 4 kB: the write stops half-way.
    script = f"""
import resource, signal
from pathlib import Path
from consent_desk.errors import DiskFull
from consent_desk.media.files import write_beside
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_beside(Path({str(tmp_path)!r}) / "photo.jpg", bytes(100_000))
except DiskFull as error:
    print(error.folder)
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == str(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_is_full_only_at_the_end_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def full(_: int) -> None:
        raise OSError(code, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        write_beside(tmp_path / "photo.jpg", DATA)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_write_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_beside(tmp_path / "photo.jpg", DATA)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderUnusable) as error:
        write_beside(tmp_path / "nowhere" / "photo.jpg", DATA)
    assert error.value.folder == str(tmp_path / "nowhere")


def test_a_folder_where_a_file_stands_in_the_way_is_told(tmp_path: Path) -> None:
    final = tmp_path / "photo.jpg"
    (final / "something").mkdir(parents=True)
    with pytest.raises(FolderUnusable):
        put_in_place(write_beside(final, DATA), final, replacing=True)


def test_the_folder_itself_is_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = write_beside(tmp_path / "photo.jpg", DATA)
    really, synced = os.fsync, list[bool]()

    def noting(handle: int) -> None:
        synced.append(os.path.samestat(os.fstat(handle), tmp_path.stat()))
        really(handle)

    monkeypatch.setattr(os, "fsync", noting)
    put_in_place(part, tmp_path / "photo.jpg")
    assert synced == [True]


def test_leftovers_of_ours_are_removed_and_nothing_else(tmp_path: Path) -> None:
    ours = write_beside(tmp_path / "photo.jpg", DATA)
    others = [tmp_path / name for name in ("film.part", ".mine.part", "photo.jpg", ".hidden")]
    for other in others:
        other.write_bytes(b"")
    assert remove_leftovers(tmp_path) == [ours]
    assert sorted(tmp_path.iterdir()) == sorted(others)


def test_no_folder_has_no_leftovers(tmp_path: Path) -> None:
    assert remove_leftovers(tmp_path / "nowhere") == []


@pytest.mark.parametrize("name", ["gone.jpg", "file/photo.jpg"])
def test_a_photo_that_is_gone_is_missing(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PictureMissing) as error:
        read(tmp_path / name)
    assert error.value.file == str(tmp_path / name)


def test_a_folder_is_no_photo(tmp_path: Path) -> None:
    with pytest.raises(PictureUnreadable):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "photo.jpg")
    with pytest.raises(PictureUnreadable):
        read(tmp_path / "photo.jpg")


def test_a_disk_that_fails_makes_a_photo_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "photo.jpg").write_bytes(DATA)

    def failing(*_: object) -> int:
        raise OSError(errno.EIO, "the disk fails")

    monkeypatch.setattr(os, "open", failing)
    with pytest.raises(PictureUnreadable):
        read(tmp_path / "photo.jpg")


def test_a_film_of_an_hour_is_not_read_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "film.jpg").write_bytes(DATA)
    monkeypatch.setattr(files, "MAX_BYTES", len(DATA) - 1)
    with pytest.raises(PictureTooLarge):
        read(tmp_path / "film.jpg")
    monkeypatch.setattr(files, "MAX_BYTES", len(DATA))
    assert read(tmp_path / "film.jpg") == DATA


def test_names_in_any_script_are_read(tmp_path: Path) -> None:
    path = tmp_path / "Zoë – schoolréisje 學校.jpg"
    path.write_bytes(DATA)
    assert read(path) == DATA


def test_a_hash_is_the_hash_everybody_else_computes() -> None:
    assert sha256(b"abc").startswith("ba7816bf8f01cfea414140de5dae2223b00361a3")
