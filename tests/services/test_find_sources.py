import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from consent_desk.services.find_sources import (
    Place,
    SourceKind,
    Surroundings,
    find_sources,
    surroundings,
)
from consent_desk.services.look_in_source import Found, Trouble, look_in

NOON = datetime(2026, 11, 24, 12, 0)


def put(file: Path, at: datetime = NOON, data: bytes = b"x" * 5000) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    os.utime(file, (at.timestamp(), at.timestamp()))
    return file


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    for name in ("home", "downloads", "pictures", "mounts", "phones"):
        (tmp_path / name).mkdir()
    return Surroundings(
        tmp_path / "home",
        tmp_path / "downloads",
        tmp_path / "pictures",
        (tmp_path / "mounts",),
        tmp_path / "phones",
    )


def only(around: Surroundings, kind: SourceKind) -> Place:
    (place,) = [place for place in find_sources(around) if place.kind is kind]
    return place


def names(found: Found) -> list[str]:
    return [photo.path.name for photo in found.photos]


def test_a_phone_on_a_cable_shows_the_photos_of_its_camera_newest_first(
    around: Surroundings, tmp_path: Path
) -> None:
    phone = tmp_path / "phones" / "mtp:host=Google_Pixel_7_1A2B"
    put(phone / "Internal" / "DCIM" / "Camera" / "old.jpg", datetime(2026, 11, 1))
    put(phone / "Internal" / "DCIM" / "Camera" / "new.HEIC")
    put(phone / "Internal" / "Music" / "cover.jpg")
    place = only(around, SourceKind.PHONE)
    assert place.name == "Google Pixel 7"
    assert names(look_in(place)) == ["new.HEIC", "old.jpg"]


def test_a_locked_phone_is_there_without_photos(around: Surroundings, tmp_path: Path) -> None:
    (tmp_path / "phones" / "mtp:host=Fairphone_5_9").mkdir()
    assert look_in(only(around, SourceKind.PHONE)).photos == ()


def test_a_card_is_known_by_its_camera_folder(around: Surroundings, tmp_path: Path) -> None:
    put(tmp_path / "mounts" / "EOS" / "DCIM" / "100CANON" / "IMG_1.JPG")
    put(tmp_path / "mounts" / "STICK" / "a.jpg")
    place = only(around, SourceKind.CARD)
    assert (place.name, names(look_in(place))) == ("EOS", ["IMG_1.JPG"])


def test_photos_that_the_cloud_did_not_bring_yet_are_told_apart(
    around: Surroundings, tmp_path: Path
) -> None:
    cloud = tmp_path / "home" / "OneDrive - De Klimop"
    put(cloud / "here.jpg")
    put(cloud / "empty.jpg", data=b"")
    put(cloud / ".later.heic.icloud", data=b"bplist")
    with put(cloud / "hole.jpg", data=b"").open("wb") as file:
        file.truncate(100_000)
    found = look_in(only(around, SourceKind.CLOUD))
    here = {photo.path.name: photo.is_here for photo in found.photos}
    assert here == {
        "here.jpg": True,
        "empty.jpg": False,
        ".later.heic.icloud": False,
        "hole.jpg": False,
    }


def test_what_a_messenger_saved_is_apart_from_other_downloads(
    around: Surroundings, tmp_path: Path
) -> None:
    downloads = tmp_path / "downloads"
    put(downloads / "WhatsApp Image 2026-11-24 at 10.00.jpeg")
    put(downloads / "signal-2026-11-24.jpg")
    put(downloads / "Telegram Desktop" / "photo_1.jpg")
    put(downloads / "excursion.png")
    found = [look_in(place) for place in find_sources(around)]
    by_name = {each.place.name: names(each) for each in found if each.photos}
    assert by_name == {
        "WhatsApp": ["WhatsApp Image 2026-11-24 at 10.00.jpeg"],
        "Signal": ["signal-2026-11-24.jpg"],
        "Telegram": ["photo_1.jpg"],
        "": ["excursion.png"],
    }
    assert len({each.place.key for each in found}) == len(found)


def test_a_cloud_among_the_pictures_is_one_source_not_two(
    around: Surroundings, tmp_path: Path
) -> None:
    put(tmp_path / "pictures" / "iCloud Photos" / "a.jpg")
    put(tmp_path / "pictures" / "icloud.jpg")
    assert names(look_in(only(around, SourceKind.CLOUD))) == ["a.jpg"]
    assert names(look_in(only(around, SourceKind.PICTURES))) == ["icloud.jpg"]


def test_videos_are_counted_and_hidden_files_are_nobodys(
    around: Surroundings, tmp_path: Path
) -> None:
    put(tmp_path / "pictures" / "clip.mp4")
    put(tmp_path / "pictures" / "._a.jpg")
    put(tmp_path / "pictures" / ".thumbnails" / "t.png")
    put(tmp_path / "pictures" / "notes.txt")
    found = look_in(only(around, SourceKind.PICTURES))
    assert (found.photos, found.videos, found.unreadable) == ((), 1, 0)


def test_a_source_that_went_away_says_so(around: Surroundings, tmp_path: Path) -> None:
    card = tmp_path / "mounts" / "EOS" / "DCIM"
    put(card / "a.jpg")
    place = only(around, SourceKind.CARD)
    (card / "a.jpg").unlink()
    card.rmdir()
    assert look_in(place).trouble is Trouble.GONE


@pytest.mark.parametrize(
    ("error", "trouble"),
    [(PermissionError(13, "no"), Trouble.LOCKED), (OSError(5, "broken"), Trouble.BROKEN)],
)
def test_a_source_that_cannot_be_opened_says_why(
    around: Surroundings,
    monkeypatch: pytest.MonkeyPatch,
    error: OSError,
    trouble: Trouble,
) -> None:
    place = only(around, SourceKind.PICTURES)

    def refuse(_folder: object) -> Iterator[os.DirEntry[str]]:
        raise error

    monkeypatch.setattr(os, "scandir", refuse)
    assert look_in(place).trouble is trouble


def test_a_folder_inside_that_cannot_be_read_is_counted(
    around: Surroundings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "pictures" / "a.jpg")
    put(tmp_path / "pictures" / "locked" / "b.jpg")
    real = os.scandir

    def sometimes(folder: "str | os.DirEntry[str] | Path") -> object:
        if str(os.fspath(folder)).endswith("locked"):
            raise PermissionError(13, "no")
        return real(folder)

    monkeypatch.setattr(os, "scandir", sometimes)
    found = look_in(only(around, SourceKind.PICTURES))
    assert (names(found), found.unreadable, found.trouble) == (["a.jpg"], 1, None)


def test_looking_can_be_stopped(around: Surroundings) -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        look_in(only(around, SourceKind.PICTURES), stop)


def test_this_computer_has_places_to_look_in() -> None:
    here = surroundings()
    assert here.home == Path.home()
    assert here.mounts or here.drives
