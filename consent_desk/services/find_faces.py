"""Finding the faces of a photo, and whom they may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from consent_desk.domain.matching import Match, Threshold, assign, threshold_for
from consent_desk.domain.person import Person
from consent_desk.domain.photo import Descriptor, Face
from consent_desk.domain.purpose import FACE_MATCHING
from consent_desk.domain.treatment import Named, Word, hear
from consent_desk.ports import FaceEngine, Pixels, Template, UnitOfWork
from consent_desk.services.verdicts import purpose_called, verdicts_for
from consent_desk.settings import SchoolSettings


@dataclass(frozen=True)
class Gallery:
    """The templates to compare with: of persons of the groups at hand who consented to matching."""

    templates: Mapping[str, Sequence[Descriptor]]
    thresholds: Mapping[str, Threshold | None]
    template_ids: tuple[str, ...] = ()


NOBODY = Gallery({}, {})


def gallery_of(
    uow: UnitOfWork,
    persons: Sequence[Person],
    settings: SchoolSettings,
    model: str,
    today: date,
) -> Gallery:
    """Whom faces are compared with today; nobody while matching is off (R10)."""
    if not settings.face_matching:
        return NOBODY
    purpose = purpose_called(uow, FACE_MATCHING)
    verdicts = verdicts_for(uow, persons, [purpose], today)
    willing = {p.id: p for p in persons if verdicts[p.id, purpose.code].yes}
    templates = [t for t in uow.templates.of_persons(willing) if t.model == model]
    return Gallery(
        _by_person(templates),
        {person_id: threshold_for(person, today) for person_id, person in willing.items()},
        tuple(sorted(t.id for t in templates)),
    )


def _by_person(templates: Iterable[Template]) -> dict[str, list[Descriptor]]:
    by_person: dict[str, list[Descriptor]] = {}
    for template in templates:
        by_person.setdefault(template.person_id, []).append(template.descriptor)
    return by_person


def find_faces(
    engine: FaceEngine, pixels: Pixels, words: Sequence[Word], gallery: Gallery
) -> list[Named]:
    """All faces of a photo with the teacher's word and the match of each.

    A word that fits no face found is a face that the detector missed: it is one now. Descriptors
    live in this call only (R11), and are made of nobody whom the teacher spoke of.
    """
    height, width = pixels.shape[:2]
    found = engine.detect(pixels)
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
    if not gallery.templates or not faces:
        return [Match(None, ())] * len(faces)
    descriptors = engine.describe(pixels, faces)
    distances = [
        {
            person_id: min(engine.distance(descriptor, template) for template in templates)
            for person_id, templates in gallery.templates.items()
        }
        for descriptor in descriptors
    ]
    return assign(distances, gallery.thresholds)
