"""Putting the faces of a batch into clusters, so that one confirmation names them all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from consent_desk.domain.cluster import Cluster, FaceRef
from consent_desk.domain.photo import Descriptor, Face
from consent_desk.domain.treatment import Named, Word
from consent_desk.ports import FaceEngine, Pixels
from consent_desk.services.find_faces import Gallery, name_faces
from consent_desk.vision.appearance import looks
from consent_desk.vision.calibration import is_measured
from consent_desk.vision.cluster import Seen, cluster, person_near


class _Listening:
    """A face engine that remembers what it described, for one photo's `find_faces` only."""

    def __init__(self, engine: FaceEngine) -> None:
        self._engine = engine
        self.described: dict[Face, Descriptor] = {}

    @property
    def model(self) -> str:
        return self._engine.model

    def detect(self, pixels: Pixels) -> list[Face]:
        return self._engine.detect(pixels)

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        descriptors = self._engine.describe(pixels, faces)
        self.described.update(zip(faces, descriptors, strict=True))
        return descriptors

    def distance(self, one: Descriptor, other: Descriptor) -> float:
        return self._engine.distance(one, other)


def see_faces(
    engine: FaceEngine,
    photo: str,
    taken: datetime | None,
    pixels: Pixels,
    words: Sequence[Word],
    gallery: Gallery,
    found: Sequence[Face] | None = None,
) -> tuple[list[Named], list[Seen]]:
    """Find the faces of a photo, and what may be kept of them to cluster them by.

    With matching off nobody is described. With it on, a descriptor outlives this call only where
    the face is near one person who granted matching; it is in memory only, and goes with the batch.
    A face that the teacher spoke of already needs no cluster. By a network for which nobody
    measured what is near, none is kept, and faces are not put together by whom they suggest.

    Args:
        engine: finds and describes.
        photo: the photo's id.
        taken: when, by its EXIF; None: unknown.
        pixels: an upright picture, height × width × 3, RGB; not needed any more afterwards.
        words: what the teacher said of it.
        gallery: whom to compare with.
        found: the faces, where they were found before; None: to be found.
    """
    listening = _Listening(engine)
    faces_found = engine.detect(pixels) if found is None else found
    named = name_faces(listening, pixels, faces_found, words, gallery)
    measured = is_measured(engine.model)
    seen = looks(pixels, [each.face for each in named])
    faces: list[Seen] = []
    for each, look in zip(named, seen, strict=True):
        if each.word is None:
            face = Seen(FaceRef(photo, each.face.box), taken, look)
            suggestions = each.match.suggestions if each.match and measured else ()
            if person_near(suggestions) is not None:
                face = replace(face, descriptor=listening.described.get(each.face))
            faces.append(replace(face, suggestions=suggestions))
    return named, faces


def cluster_faces(engine: FaceEngine, photos: Sequence[Sequence[Seen]]) -> list[Cluster]:
    """The clusters of a batch, largest first; every face is in exactly one."""
    return cluster([face for faces in photos for face in faces], engine.distance)
