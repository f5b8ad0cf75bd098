"""Whose device photos come from (R21)."""

from pathlib import Path

import pytest

from consent_desk.domain.purpose import Audience, Channel
from consent_desk.errors import DeviceNotKnown, OwnDeviceOutside
from consent_desk.ports import Vault
from consent_desk.services.whose_device import Devices, devices_for, say_device, source_of

PORTAL, WEBSITE = Channel("portal", Audience.CLOSED), Channel("website", Audience.OUTSIDE)


def devices(vault: Vault, channel: Channel) -> Devices:
    with vault.register.read() as uow:
        return devices_for(uow, channel)


def say(vault: Vault, path: Path, *, own: bool) -> None:
    with vault.register.write() as uow:
        say_device(uow, vault, [path], own=own)
        uow.commit()


def test_what_nobody_spoke_of_counts_as_somebodys_own(school: Vault, tmp_path: Path) -> None:
    photo = str(tmp_path / "DCIM" / "IMG_1.jpg")
    devices(school, PORTAL).check(photo)
    with pytest.raises(DeviceNotKnown):
        devices(school, WEBSITE).check(photo)


def test_an_own_device_serves_the_parents_only_and_a_schools_device_anybody(
    school: Vault, tmp_path: Path
) -> None:
    for own in (True, False, True):
        say(school, tmp_path, own=own)
        devices(school, PORTAL).check(str(tmp_path / "IMG_1.jpg"))
        if own:
            with pytest.raises(OwnDeviceOutside):
                devices(school, WEBSITE).check(str(tmp_path / "IMG_1.jpg"))
        else:
            devices(school, WEBSITE).check(str(tmp_path / "IMG_1.jpg"))


def test_the_answer_for_the_nearest_folder_counts(school: Vault, tmp_path: Path) -> None:
    inside = tmp_path / "juf"
    inside.mkdir()
    say(school, tmp_path, own=False)
    say(school, inside, own=True)
    website = devices(school, WEBSITE)
    website.check(str(tmp_path / "IMG_1.jpg"))
    with pytest.raises(OwnDeviceOutside):
        website.check(str(inside / "DCIM" / "IMG_1.jpg"))


def test_a_source_is_the_folder_of_a_file_or_the_card_that_is_plugged_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = tmp_path / "IMG_1.jpg"
    photo.touch()
    assert source_of(photo) == source_of(tmp_path) == str(tmp_path)
    card = Path("/media/juf/EOS")
    monkeypatch.setattr(Path, "is_mount", lambda self: self in (card, Path("/")))
    assert source_of(card / "DCIM" / "100" / "IMG_1.jpg") == str(card)
    assert source_of(photo) == str(tmp_path)
