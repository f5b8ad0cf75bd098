"""Looking at one photo of a batch: its faces, and small pictures of them for the screen.

What is looked at is in memory only: no thumbnail of an uncovered picture reaches the disk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from consent_desk.domain.matching import Match
from consent_desk.domain.photo import Box, Face
from consent_desk.domain.review import Review
from consent_desk.media.encode import sized
from consent_desk.media.load import load
from consent_desk.media.taken import taken_at
from consent_desk.ports import Batch, Photo, Pixels, Vault
from consent_desk.services.cluster_faces import see_faces
from consent_desk.services.find_faces import Gallery, gallery_of
from consent_desk.services.note_copy import note_original
from consent_desk.settings import read_settings
from consent_desk.vision.cluster import Seen

THUMB_SIDE = 320
CROP_SIDE = 144
_AROUND = 0.35
"""What is shown around a face, in parts of its box: enough to know a child by."""


@dataclass(frozen=True)
class Sight:
    """A photo that was looked at. Boxes are in pixels of the upright photo.

    `thumb` and `crops` are small RGB pictures; `matches` and `seen` go with the batch.
    """

    photo: Photo
    review: Review
    width: int
    height: int
    thumb: Pixels
    crops: Mapping[Box, Pixels]
    matches: Mapping[Box, Match] = field(default_factory=dict[Box, Match])
    seen: tuple[Seen, ...] = ()


def gallery_for(vault: Vault, batch: Batch) -> Gallery:
    """Whom the faces of a batch are compared with; nobody while matching is off."""
    with vault.register.read() as uow:
        persons = uow.people.in_groups(batch.group_ids)
        settings = read_settings(uow.settings.get())
        return gallery_of(uow, persons, settings, vault.engine, vault.clock.now().date())


def look_at_photo(vault: Vault, batch: Batch, photo: Photo, gallery: Gallery) -> Sight:
    """Find the faces of a photo; where somebody has reviewed it before, those are kept.

    Raises:
        PictureError: it cannot be opened.
        SealBroken: its working copy is damaged or gone.
    """
    data = vault.work.get(photo.id)
    pixels = load(data, PurePath(photo.path).name)
    note_original(vault, photo, len(data))
    with vault.register.read() as uow:
        earlier = next((r for r in uow.reviews.of_batch(batch.id) if r.photo_id == photo.id), None)
        how = read_settings(uow.settings.get()).detection
    found = vault.engine.searching(how).detect(pixels) if earlier is None else earlier.faces
    words = earlier.words if earlier else ()
    taken = taken_at(data)
    named, seen = see_faces(vault.engine, photo.id, taken, pixels, words, gallery, found)
    review = earlier or Review(photo.id, tuple(found))
    if earlier is None:
        with vault.register.write() as uow:
            uow.reviews.save(review)
            uow.commit()
    height, width = pixels.shape[:2]
    return Sight(
        photo=photo,
        review=review,
        width=width,
        height=height,
        thumb=sized(pixels, THUMB_SIDE)[0],
        crops={each.face.box: crop(pixels, each.face) for each in named},
        matches={each.face.box: each.match for each in named if each.match},
        seen=tuple(seen),
    )


def look_again(vault: Vault, sight: Sight, review: Review, gallery: Gallery) -> Sight:
    """Compare the faces of which nothing was said with another gallery; those spoken of stay.

    Args:
        vault: the opened vault.
        sight: what was seen of the photo before.
        review: what was found in it, and what the teacher says of it by now.
        gallery: whom to compare with.

    Raises:
        PictureError, SealBroken: as in `look_at_photo`.
    """
    data = vault.work.get(sight.photo.id)
    pixels = load(data, PurePath(sight.photo.path).name)
    named, seen = see_faces(
        vault.engine,
        sight.photo.id,
        taken_at(data),
        pixels,
        review.words,
        gallery,
        review.faces,
    )
    matches = {each.face.box: each.match for each in named if each.match}
    faces = {face.ref: face for face in (*sight.seen, *seen)}
    return replace(sight, matches={**sight.matches, **matches}, seen=tuple(faces.values()))


def crop(pixels: Pixels, face: Face) -> Pixels:
    """A small picture of a face and a little around it, RGB."""
    box = face.box
    side = round(max(box.w, box.h) * (1 + 2 * _AROUND))
    middle_x, middle_y = box.middle
    around = Box(round(middle_x - side / 2), round(middle_y - side / 2), side, side)
    part = around.within(pixels.shape[1], pixels.shape[0])
    return sized(pixels[part.y : part.y + part.h, part.x : part.x + part.w].copy(), CROP_SIDE)[0]


def picture_of(vault: Vault, photo: Photo, max_side: int) -> Pixels:
    """The photo as it is, upright RGB, its long side at most `max_side`: for the screen only.

    Raises:
        PictureError, SealBroken: as in `look_at_photo`.
    """
    return sized(load(vault.work.get(photo.id), PurePath(photo.path).name), max_side)[0]
