"""Learning from the faces that a teacher confirmed, for the rest of a batch and in memory only.

Only from faces of persons who granted matching, and only from faces that somebody could be enrolled
from; nothing of it is stored (R10, R11).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from consent_desk.domain.cluster import FaceRef
from consent_desk.domain.photo import Descriptor, Face
from consent_desk.domain.review import Review
from consent_desk.domain.treatment import hear
from consent_desk.media.load import load
from consent_desk.ports import Photo, Vault
from consent_desk.services.enrol_face import ADVISED
from consent_desk.services.find_faces import Gallery
from consent_desk.vision.calibration import is_measured
from consent_desk.vision.quality import flaw_of


@dataclass(frozen=True)
class Confirmed:
    """A face that was found in a photo, and whom the teacher said it is."""

    photo: Photo
    face: Face
    person_id: str

    @property
    def ref(self) -> FaceRef:
        """Where it is."""
        return FaceRef(self.photo.id, self.face.box)


@dataclass(frozen=True)
class Lesson:
    """What a confirmed face teaches; no descriptor: it is not fit to learn from."""

    ref: FaceRef
    person_id: str
    descriptor: Descriptor | None = None


def confirmed_in(photo: Photo, review: Review) -> list[Confirmed]:
    """The faces of a photo that are said to be somebody; nobody whom two of them are said to be."""
    said, _ = hear(review.faces, review.words)
    times = Counter(word.person_id for word in review.words)
    return [
        Confirmed(photo, face, word.person_id)
        for face, word in zip(review.faces, said, strict=True)
        if word is not None and word.person_id is not None and times[word.person_id] == 1
    ]


def to_learn(
    confirmed: Iterable[Confirmed], known: Mapping[FaceRef, Lesson], gallery: Gallery
) -> list[Confirmed]:
    """The faces worth a look: of persons in the gallery with fewer templates than are advised."""
    room = _room(gallery, known.values())
    chosen: list[Confirmed] = []
    for each in confirmed:
        if each.ref not in known and room.get(each.person_id, 0) > 0:
            room[each.person_id] -= 1
            chosen.append(each)
    return chosen


def _room(gallery: Gallery, lessons: Iterable[Lesson]) -> dict[str, int]:
    room = {person: ADVISED - len(own) for person, own in gallery.templates.items()}
    for lesson in lessons:
        if lesson.descriptor is not None and lesson.person_id in room:
            room[lesson.person_id] -= 1
    return room


def learn_faces(vault: Vault, photo: Photo, faces: Sequence[Confirmed]) -> list[Lesson]:
    """One lesson a face of this photo, in order; none by a network that was not measured.

    Raises:
        PictureError: the photo cannot be opened.
        SealBroken: its working copy is damaged or gone.
    """
    if not is_measured(vault.engine.model):
        return []
    pixels = load(vault.work.get(photo.id), PurePath(photo.path).name)
    fit = [each for each in faces if flaw_of(pixels, [each.face]) is None]
    made = vault.engine.describe(pixels, [each.face for each in fit])
    described = {each.ref: descriptor for each, descriptor in zip(fit, made, strict=True)}
    return [Lesson(each.ref, each.person_id, described.get(each.ref)) for each in faces]


def with_lessons(gallery: Gallery, lessons: Collection[Lesson]) -> Gallery:
    """The gallery with what was learned of those who are in it; by it nobody is sure, ever."""
    templates = {person: list(own) for person, own in gallery.templates.items()}
    for lesson in lessons:
        if lesson.descriptor is not None and lesson.person_id in templates:
            templates[lesson.person_id].append(lesson.descriptor)
    return replace(gallery, templates=templates, thresholds={})
