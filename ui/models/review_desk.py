"""The services that the photos page needs, bound to one vault."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from consent_desk.domain.cluster import Cluster
from consent_desk.domain.purpose import Channel, OnUnconsented
from consent_desk.domain.review import Review
from consent_desk.ports import Batch, Photo, Pixels, Vault
from consent_desk.services.bring_in import BroughtIn, bring_in_one, collect
from consent_desk.services.change_settings import see_settings
from consent_desk.services.clear_photos import PhotoReport
from consent_desk.services.clear_reviewed import clear_reviewed
from consent_desk.services.cluster_faces import cluster_faces
from consent_desk.services.drop_matches import whom_to_match
from consent_desk.services.find_faces import Gallery
from consent_desk.services.learn_faces import Confirmed, Lesson, learn_faces, with_lessons
from consent_desk.services.look_at_photo import (
    Sight,
    gallery_for,
    look_again,
    look_at_photo,
    picture_of,
)
from consent_desk.services.open_batch import (
    cleared_files_of,
    close_batch,
    open_batch,
    waiting_batches,
)
from consent_desk.services.review_photo import Nameable, save_reviews, whom_to_name
from consent_desk.services.verdicts import channel_called
from consent_desk.settings import SchoolSettings


class ReviewDesk:
    """All of it may take a while: call it from a job, never from the UI thread."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def choices(self) -> tuple[list[Channel], list[str]]:
        """The channels, and the names of this school year's groups."""
        with self._vault.register.read() as uow:
            groups = [group.name for group in uow.people.groups(uow.school.year)]
            return uow.purposes.channels(), groups

    def waiting(self) -> list[tuple[Batch, list[Photo]]]:
        """Batches that were begun and not ended."""
        return waiting_batches(self._vault)

    def open(
        self, channel: str, groups: Sequence[str], paths: Sequence[Path], *, own_device: bool
    ) -> Batch:
        """Open a batch for these photos."""
        return open_batch(self._vault, channel, groups, paths, own_device=own_device)

    def collect(self, paths: Sequence[Path], out: Path) -> list[Path]:
        """The files in paths and folders."""
        return collect(paths, out, self._vault.folder)

    def bring_in(self, batch: Batch, file: Path) -> BroughtIn:
        """Take one file in."""
        return bring_in_one(self._vault, batch, file)

    def gallery(self, batch: Batch) -> Gallery:
        """Whom faces are compared with."""
        return gallery_for(self._vault, batch)

    def look(self, batch: Batch, photo: Photo, gallery: Gallery) -> Sight:
        """Find the faces of a photo."""
        return look_at_photo(self._vault, batch, photo, gallery)

    def learn(self, photo: Photo, faces: Sequence[Confirmed]) -> list[Lesson]:
        """What confirmed faces of a photo teach, for this batch only."""
        return learn_faces(self._vault, photo, faces)

    def look_again(
        self, batch: Batch, sight: Sight, review: Review, lessons: Collection[Lesson]
    ) -> Sight:
        """Compare a photo's other faces with what was learned too, of those who may be matched."""
        gallery = with_lessons(self.gallery(batch), lessons)
        return look_again(self._vault, sight, review, gallery)

    def picture(self, photo: Photo, max_side: int) -> Pixels:
        """The photo itself, for the screen."""
        return picture_of(self._vault, photo, max_side)

    def people(self, batch: Batch) -> list[Nameable]:
        """Who can be named, with today's verdict."""
        return whom_to_name(self._vault, batch)

    def willing(self, batch: Batch) -> frozenset[str]:
        """Whom faces may be compared with, by today's consent."""
        return whom_to_match(self._vault, batch)

    def rule(self, batch: Batch) -> OnUnconsented:
        """What the batch's channel does with somebody who has no yes."""
        with self._vault.register.read() as uow:
            return OnUnconsented(channel_called(uow, batch.channel).on_unconsented)

    def published(self, batch: Batch) -> dict[str, Path]:
        """The cleared files of a batch that are in their place, by the id of the photo."""
        return cleared_files_of(self._vault, batch)

    def settings(self) -> SchoolSettings:
        """The school's settings."""
        return see_settings(self._vault)

    def clusters(self, sights: Iterable[Sight]) -> list[Cluster]:
        """The faces that may be one person."""
        return cluster_faces(self._vault.engine, [sight.seen for sight in sights])

    def save(self, batch: Batch, reviews: Iterable[Review]) -> list[Path]:
        """Keep what was said; gives the cleared files that could not be taken back."""
        return save_reviews(self._vault, batch, reviews)

    def clear(self, batch: Batch, out: Path) -> Iterator[PhotoReport]:
        """Clear what is signed off."""
        return clear_reviewed(self._vault, batch, out)

    def close(self, batch: Batch) -> None:
        """End the batch."""
        close_batch(self._vault, batch)
