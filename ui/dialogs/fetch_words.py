"""What the dialog for getting photos says."""

from datetime import date, timedelta

from babel.dates import format_date

from consent_desk.messages import Texts
from consent_desk.services.find_sources import Place, SourceKind
from consent_desk.services.look_in_source import Found, Trouble
from ui.models.sources_model import NEWEST, count_today

ICONS = {
    SourceKind.PHONE: "device-mobile",
    SourceKind.CARD: "hard-drive",
    SourceKind.CLOUD: "cloud",
    SourceKind.MESSENGER: "chat-circle",
    SourceKind.DOWNLOADS: "download-simple",
    SourceKind.PICTURES: "image",
}


def source_name(texts: Texts, place: Place) -> str:
    """What to call a source."""
    if place.kind is SourceKind.DOWNLOADS:
        return texts("Downloads")
    if place.kind is SourceKind.PICTURES:
        return texts("My pictures")
    if place.kind is SourceKind.PHONE:
        return place.name or texts("Phone")
    if place.kind is SourceKind.CARD:
        return texts("Card {name}", name=place.name) if place.name else texts("Card")
    return place.name


def source_line(texts: Texts, found: Found, today: date) -> str:
    """How many photos it has, or that something is wrong with it."""
    if not found.photos:
        return texts("cannot be opened") if found.trouble else texts("no photos")
    all_photos = texts.several("{n} photo", "{n} photos", len(found.photos))
    of_today = count_today(found, today)
    if not of_today:
        return all_photos
    return texts("{n} of today · {photos}", n=of_today, photos=all_photos)


def day_name(texts: Texts, day: date, today: date) -> str:
    """A day as one would say it."""
    if day == today:
        return texts("Today")
    if day == today - timedelta(days=1):
        return texts("Yesterday")
    form = "EEEE d MMMM" if day.year == today.year else "EEEE d MMMM y"
    return format_date(day, form, locale=texts.lang).capitalize()


def told(texts: Texts, found: Found) -> list[str]:
    """What has to be known of a source besides its photos; nothing is left out in silence."""
    name = source_name(texts, found.place)
    said: list[str] = []
    if found.trouble is not None:
        said.append(_trouble(texts, found.trouble, name))
    elif not found.photos:
        said.append(_nothing(texts, found.place, name))
    away = sum(not photo.is_here for photo in found.photos)
    if away:
        said.append(
            texts.several(
                "{n} photo is still in the cloud only. Open it once in {name}, then look again.",
                "{n} photos are still in the cloud only. Open them once in {name}, then look"
                " again.",
                away,
                name=name,
            )
        )
    if found.unreadable:
        said.append(
            texts.several(
                "{n} file or folder could not be read.",
                "{n} files or folders could not be read.",
                found.unreadable,
            )
        )
    if found.videos:
        said.append(
            texts.several(
                "{n} video is not in the list: only photos are.",
                "{n} videos are not in the list: only photos are.",
                found.videos,
            )
        )
    if found.is_cut or len(found.photos) > NEWEST:
        said.append(
            texts("There is more here than is shown. For older photos, drag them onto the window.")
        )
    return said


def _trouble(texts: Texts, trouble: Trouble, name: str) -> str:
    if trouble is Trouble.GONE:
        return texts("{name} is not there any more. Connect it again, then look again.", name=name)
    if trouble is Trouble.LOCKED:
        return texts(
            "{name} may not be opened. Unlock it, or ask whoever looks after this computer; then"
            " look again.",
            name=name,
        )
    return texts(
        "{name} cannot be read. Take it out and connect it again, then look again.", name=name
    )


def _nothing(texts: Texts, place: Place, name: str) -> str:
    if place.kind is SourceKind.PHONE:
        return texts(
            "The phone shows no photos yet. Unlock it, choose “File transfer” on the phone, then"
            " look again."
        )
    return texts("There are no photos in {name}.", name=name)


def cable_guide(texts: Texts, platform: str) -> str:
    """How photos come from a phone on a cable, on this kind of system (`sys.platform`)."""
    if platform == "win32":
        return texts(
            "Windows itself copies photos from a phone:\n\n"
            "1. Connect the phone with its cable and unlock it.\n"
            "2. On the phone, choose “File transfer”; on an iPhone, tap “Allow”.\n"
            "3. Open the app Photos on this computer and choose Import.\n"
            "4. Pick the photos and import them.\n"
            "5. Come back here and look again: they are under My pictures."
        )
    if platform == "darwin":
        return texts(
            "The Mac itself copies photos from a phone:\n\n"
            "1. Connect the phone with its cable, unlock it and tap “Trust”.\n"
            "2. Open the program Image Capture on this Mac.\n"
            "3. Choose the phone, and Pictures as the folder to import to.\n"
            "4. Pick the photos and choose Download.\n"
            "5. Come back here and look again: they are under My pictures."
        )
    return texts(
        "Is the phone not in the list?\n\n"
        "1. Connect the phone with its cable and unlock it.\n"
        "2. On the phone, choose “File transfer”; on an iPhone, tap “Trust”.\n"
        "3. Wait a moment, then look again."
    )
