"""The services of the photos page without a register: two photos with two faces each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from consent_desk.domain.cluster import Cluster, FaceRef
from consent_desk.domain.consent import Reason, Verdict
from consent_desk.domain.matching import Match, Suggestion
from consent_desk.domain.photo import Box, Face, PhotoState
from consent_desk.domain.purpose import DEFAULT_CHANNELS, Channel, OnUnconsented
from consent_desk.domain.review import Review
from consent_desk.errors import PictureDamaged
from consent_desk.ports import Batch, Photo, Pixels
from consent_desk.services.bring_in import BroughtIn
from consent_desk.services.clear_photos import PhotoReport
from consent_desk.services.find_faces import NOBODY, Gallery
from consent_desk.services.look_at_photo import Sight
from consent_desk.services.review_photo import Nameable
from consent_desk.settings import SchoolSettings

LEFT, RIGHT = Box(100, 100, 80, 100), Box(400, 110, 80, 100)
WIDTH, HEIGHT = 640, 480
TODAY = date(2026, 11, 24)


def nameable(person_id: str, label: str, *, yes: bool) -> Nameable:
    reason = Reason.GRANTED if yes else Reason.REFUSED
    verdict = Verdict(person_id, "portal.photo", TODAY, yes, reason, 1)
    return Nameable(person_id, label, ("5A",), True, verdict)


class FakeDesk:
    """Keeps what it is asked, so that a test can look at it."""

    def __init__(self) -> None:
        self.saved: list[dict[str, Review]] = []
        self.cleared: list[Path] = []
        self.closed: list[Batch] = []
        self.brought: list[Path] = []
        self.fails_to_save = False
        self.left: list[Path] = []
        self.does = OnUnconsented.COVER
        self.granted_matching = frozenset({"anna", "ben"})
        self.reports: list[PhotoReport] = []

    def choices(self) -> tuple[list[Channel], list[str]]:
        return list(DEFAULT_CHANNELS), ["5A", "5B"]

    def waiting(self) -> list[tuple[Batch, list[Photo]]]:
        return []

    def open(
        self, channel: str, groups: Sequence[str], paths: Sequence[Path], *, own_device: bool
    ) -> Batch:
        return Batch("batch", channel, tuple(groups), "me", TODAY, under_review=True)

    def collect(self, paths: Sequence[Path], out: Path) -> list[Path]:
        return list(paths)

    def bring_in(self, batch: Batch, file: Path) -> BroughtIn:
        self.brought.append(file)
        if file.suffix == ".bad":
            return BroughtIn(file, None, PictureDamaged(file=file.name))
        photo = Photo(file.stem, batch.id, str(file), "0" * 64, PhotoState.BROUGHT_IN)
        return BroughtIn(file, photo)

    def gallery(self, batch: Batch) -> Gallery:
        return NOBODY

    def look(self, batch: Batch, photo: Photo, gallery: Gallery) -> Sight:
        pixels = self.picture(photo, WIDTH)
        return Sight(
            photo=photo,
            review=Review(photo.id, (Face(LEFT), Face(RIGHT))),
            width=WIDTH,
            height=HEIGHT,
            thumb=pixels[::2, ::2].copy(),
            crops={box: pixels[:64, :64].copy() for box in (LEFT, RIGHT)},
            matches={LEFT: Match(None, (Suggestion("anna", 0.3),))},
        )

    def picture(self, photo: Photo, max_side: int) -> Pixels:
        return np.full((HEIGHT, WIDTH, 3), 200, np.uint8)

    def people(self, batch: Batch) -> list[Nameable]:
        return [nameable("anna", "Anna Bos", yes=True), nameable("ben", "Ben Vis", yes=False)]

    def willing(self, batch: Batch) -> frozenset[str]:
        return self.granted_matching

    def rule(self, batch: Batch) -> OnUnconsented:
        return self.does

    def published(self, batch: Batch) -> dict[str, Path]:
        return {}

    def settings(self) -> SchoolSettings:
        return SchoolSettings()

    def clusters(self, sights: Iterable[Sight]) -> list[Cluster]:
        photos = [sight.photo.id for sight in sights]
        left = tuple(FaceRef(photo, LEFT) for photo in photos)
        return [
            Cluster(left, (Suggestion("anna", 0.3),)),
            *(Cluster((FaceRef(photo, RIGHT),)) for photo in photos),
        ]

    def save(self, batch: Batch, reviews: Iterable[Review]) -> list[Path]:
        if self.fails_to_save:
            self.fails_to_save = False
            raise PictureDamaged(file="the disk")
        self.saved.append({review.photo_id: review for review in reviews})
        return self.left

    def clear(self, batch: Batch, out: Path) -> Iterator[PhotoReport]:
        self.cleared.append(out)
        yield from self.reports

    def close(self, batch: Batch) -> None:
        self.closed.append(batch)
