"""Finding the faces of a photo, and whom they may be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from consent_desk.domain.age_band import threshold_for
from consent_desk.domain.matching import UNKNOWN, Look, Match, Threshold, assign, centre_of
from consent_desk.domain.person import Person
from consent_desk.domain.photo import Descriptor, Face
from consent_desk.domain.purpose import FACE_MATCHING
from consent_desk.domain.treatment import Named, Word, hear
from consent_desk.ports import FaceEngine, Pixels, UnitOfWork
from consent_desk.services.look_alikes import alike, by_person
from consent_desk.services.verdicts import purpose_called, verdicts_for
from consent_desk.settings import SchoolSettings
from consent_desk.vision.calibration import bands_of, suggest_below
from consent_desk.vision.quality import flaw_of


@dataclass(frozen=True)
class Gallery:
    """Whom to compare with: persons of the groups at hand who consented to matching.

    `templates` holds every one of them, also who has no template yet.
    """

    templates: Mapping[str, Sequence[Descriptor]]
    thresholds: Mapping[str, Threshold | None]
    template_ids: tuple[str, ...] = ()

    @cached_property
    def centres(self) -> Mapping[str, Descriptor]:
        """Each person once, as the centre of the templates.

        It is nearer to the next picture of that person than the nearest template is, and no nearer
        to strangers (decision 0009).
        """
        return {person: centre_of(own) for person, own in self.templates.items() if own}


NOBODY = Gallery({}, {})


def gallery_of(
    uow: UnitOfWork,
    persons: Sequence[Person],
    settings: SchoolSettings,
    engine: FaceEngine,
    today: date,
) -> Gallery:
    """Whom faces are compared with today; nobody while matching is off (R10).

    Two people who are hard to tell apart are suggested only: neither has a threshold, also where
    the other is in another group.
    """
    if not settings.face_matching:
        return NOBODY
    willing = who_granted_matching(uow, persons, settings, today)
    templates = [t for t in uow.templates.of_persons(willing) if t.model == engine.model]
    own = {person_id: list[Descriptor]() for person_id in willing} | by_person(templates)
    centres = {person_id: centre_of(of_one) for person_id, of_one in own.items() if of_one}
    bands, strictness = bands_of(engine.model), settings.match_strictness
    thresholds = {
        person_id: threshold_for(willing[person_id], today, bands, len(centres), strictness)
        for person_id in centres
    }
    sure = {person_id for person_id, threshold in thresholds.items() if threshold}
    for person_id in _with_a_look_alike(uow, sure, engine) if sure else ():
        thresholds[person_id] = None
    return Gallery(own, thresholds, tuple(sorted(t.id for t in templates)))


def who_granted_matching(
    uow: UnitOfWork, persons: Sequence[Person], settings: SchoolSettings, today: date
) -> dict[str, Person]:
    """The persons, by id, whom faces may be compared with today; nobody while matching is off."""
    if not settings.face_matching:
        return {}
    purpose = purpose_called(uow, FACE_MATCHING)
    verdicts = verdicts_for(uow, persons, [purpose], today)
    return {p.id: p for p in persons if verdicts[p.id, purpose.code].yes}


def _with_a_look_alike(uow: UnitOfWork, sure: set[str], engine: FaceEngine) -> set[str]:
    """Those of them whom somebody of the whole school looks much like, or once did."""
    everybody = uow.templates.of_persons(person.id for person in uow.people.all())
    once = {t.person_id for t in everybody if t.look_alike}
    own = by_person(t for t in everybody if t.model == engine.model)
    centres = {person_id: centre_of(of_one) for person_id, of_one in own.items()}
    return sure & once.union(*alike(engine, centres, sure))


def find_faces(
    engine: FaceEngine, pixels: Pixels, words: Sequence[Word], gallery: Gallery
) -> list[Named]:
    """All faces of a photo with the teacher's word and the match of each; see `name_faces`."""
    return name_faces(engine, pixels, engine.detect(pixels), words, gallery)


def name_faces(
    engine: FaceEngine,
    pixels: Pixels,
    found: Sequence[Face],
    words: Sequence[Word],
    gallery: Gallery,
) -> list[Named]:
    """The faces that were found, with the teacher's word and the match of each.

    A word that fits no face found is a face that the detector missed: it is one now. Descriptors
    live in this call only (R11), and are made of nobody whom the teacher spoke of.
    """
    height, width = pixels.shape[:2]
    said, missed = hear(found, words)
    drawn = [Named(Face(word.box.within(width, height)), word) for word in missed]
    silent = [face for face, word in zip(found, said, strict=True) if word is None]
    matches = dict(zip(map(id, silent), _match(engine, pixels, silent, gallery), strict=True))
    return [
        *(Named(f, word, matches.get(id(f))) for f, word in zip(found, said, strict=True)),
        *drawn,
    ]


def _match(
    engine: FaceEngine, pixels: Pixels, faces: Sequence[Face], gallery: Gallery
) -> list[Match]:
    if not gallery.centres or not faces:
        return [UNKNOWN] * len(faces)
    looks = [
        Look(
            {p: engine.distance(descriptor, centre) for p, centre in gallery.centres.items()},
            fit=flaw_of(pixels, [face]) is None,
        )
        for face, descriptor in zip(faces, engine.describe(pixels, faces), strict=True)
    ]
    return assign(looks, gallery.thresholds, suggest_below(engine.model))
