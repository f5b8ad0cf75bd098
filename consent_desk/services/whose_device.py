"""Whose device photos come from: asked once a source, and what it means for a channel (R21)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from consent_desk.domain.purpose import Audience, Channel
from consent_desk.errors import DeviceNotKnown, OwnDeviceOutside
from consent_desk.ports import Source, UnitOfWork, Vault
from consent_desk.services.journal import note

_WHERE_SYSTEMS_MOUNT = ("media", "mnt", "run", "Volumes")


@dataclass(frozen=True)
class Devices:
    """What was said of sources, and whether the channel at hand is for the parents only."""

    own: Mapping[str, bool]
    closed: bool

    def check(self, place: str) -> None:
        """Refuse a photo that may not go to this channel; a source not spoken of is one's own.

        The answer for the nearest folder counts.

        Args:
            place: where the photo is, as `bring_in.place_of` says it.

        Raises:
            OwnDeviceOutside: somebody's own device, and the channel is not closed.
            DeviceNotKnown: nobody said whose, and the channel is not closed.
        """
        if self.closed:
            return
        file = Path(place)
        said = next((self.own[str(p)] for p in file.parents if str(p) in self.own), None)
        if said is None:
            raise DeviceNotKnown(file=file.name)
        if said:
            raise OwnDeviceOutside(file=file.name)


def devices_for(uow: UnitOfWork, channel: Channel) -> Devices:
    """What is known of sources, for a channel."""
    own = {source.place: source.own_device for source in uow.sources.all()}
    return Devices(own, channel.audience is Audience.CLOSED)


def say_device(uow: UnitOfWork, vault: Vault, paths: Iterable[Path], *, own: bool) -> None:
    """Remember whose device these files and folders are on."""
    today = vault.clock.now().date()
    for place in sorted({source_of(path) for path in paths}):
        uow.sources.say(Source(place, own, today))
        note(uow, vault, "source.said", own=str(own).lower())


def source_of(path: Path) -> str:
    """The source of a file or folder: the card or phone that is plugged in, or else the folder."""
    folder = path.resolve()
    if not folder.is_dir():
        folder = folder.parent
    for above in (folder, *folder.parents):
        if above.is_mount() and _is_plugged_in(above):
            return str(above)
    return str(folder)


def _is_plugged_in(mount: Path) -> bool:
    """Whether this is where systems show cards and phones, and not the machine's own disk."""
    if mount == Path(mount.anchor):
        return not Path.home().is_relative_to(mount)
    return mount.parts[1] in _WHERE_SYSTEMS_MOUNT
