"""What a teacher says of the photos of a batch: kept at once, and what follows from it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.domain.consent import Verdict
from consent_desk.domain.matching import Match
from consent_desk.domain.photo import Box, Face, PhotoState
from consent_desk.domain.purpose import Subject, purpose_code
from consent_desk.domain.review import Review
from consent_desk.domain.treatment import Named, Treatment, hear, treat
from consent_desk.media.cover import over, paint
from consent_desk.ports import Batch, Photo, Pixels, UnitOfWork, Vault
from consent_desk.services.delete_cleared import delete_cleared
from consent_desk.services.find_person import Directory
from consent_desk.services.verdicts import purpose_called, verdicts_for
from consent_desk.settings import SchoolSettings


@dataclass(frozen=True)
class Nameable:
    """Somebody who may be in the photos, and whether that person may be shown.

    `at_hand`: in one of the batch's groups.
    """

    person_id: str
    label: str
    groups: Sequence[str]
    at_hand: bool
    verdict: Verdict


def save_reviews(vault: Vault, batch: Batch, reviews: Iterable[Review]) -> list[Path]:
    """Keep what was said, all of it in one transaction.

    Where a sign-off is taken back, what was cleared from that photo goes with it.

    Returns:
        Cleared files that hold no more and could not be deleted.
    """
    require(vault.actor, Action.CLEAR_PHOTOS)
    return _save(vault, batch, lambda _: reviews)


def note_found(vault: Vault, batch: Batch, photo: Photo, faces: tuple[Face, ...]) -> list[Path]:
    """Add faces that the check of a written file found to what is said of the photo by now."""
    require(vault.actor, Action.CLEAR_PHOTOS)

    def more(uow: UnitOfWork) -> list[Review]:
        return [(uow.reviews.of_photo(photo.id) or Review(photo.id, ())).find_more(faces)]

    return _save(vault, batch, more)


def _save(vault: Vault, batch: Batch, what: Callable[[UnitOfWork], Iterable[Review]]) -> list[Path]:
    with vault.register.write() as uow:
        cleared = {
            photo.id for photo in uow.photos.of_batch(batch.id) if photo.state is PhotoState.CLEARED
        }
        taken_back: set[str] = set()
        for review in what(uow):
            uow.reviews.save(review)
            if not review.signed_off and review.photo_id in cleared:
                taken_back.add(review.photo_id)
                uow.photos.set_state(review.photo_id, PhotoState.BROUGHT_IN, None)
        files = [c for c in uow.photos.cleared_live() if c.photo_id in taken_back]
        gone = [c for c in files if delete_cleared(uow, vault, c, "superseded")]
        uow.commit()
    for each in gone:
        vault.kept.delete(each.id)
    return [c.path for c in files if c not in gone]


def whom_to_name(vault: Vault, batch: Batch) -> list[Nameable]:
    """Everybody of the school, with today's verdict for the batch's channel; at hand first."""
    require(vault.actor, Action.CLEAR_PHOTOS)
    today = vault.clock.now().date()
    with vault.register.read() as uow:
        persons = [p for p in uow.people.all() if not p.has_left_by(today)]
        purpose = purpose_called(uow, purpose_code(batch.channel, Subject.PHOTO))
        verdicts = verdicts_for(uow, persons, [purpose], today)
        at_hand = {person.id for person in uow.people.in_groups(batch.group_ids)}
        directory = Directory.of(uow)
    found = [
        Nameable(
            person.id,
            directory.label(person.id),
            directory.groups_of(person.id),
            person.id in at_hand,
            verdicts[person.id, purpose.code],
        )
        for person in persons
    ]
    return sorted(found, key=lambda each: (not each.at_hand, each.label.casefold()))


def treatments_of(
    review: Review, matches: Mapping[Box, Match], verdicts: Mapping[str, Verdict]
) -> list[Treatment]:
    """What happens to each face of a photo by what was found, said and consented to.

    Args:
        review: the photo as it was reviewed so far.
        matches: suggestions, by the box of the face.
        verdicts: for the batch's channel today, by person.
    """
    said, missed = hear(review.faces, review.words)
    named = [
        Named(face, word, matches.get(face.box))
        for face, word in zip(review.faces, said, strict=True)
    ]
    drawn = [Named(Face(word.box), word) for word in missed]
    return treat([*named, *drawn], verdicts)


def preview(
    pixels: Pixels, factor: float, treatments: Sequence[Treatment], settings: SchoolSettings
) -> Pixels:
    """The picture as it will be published.

    Args:
        pixels: the photo, upright RGB, shrunk by `factor`.
        factor: what the boxes of the treatments are multiplied by.
        treatments: with boxes in pixels of the whole photo.
        settings: the school's, for the style of covers.
    """
    covers = [
        over(t.face, factor, settings.cover_style, extent=t.extent)
        for t in treatments
        if not t.show
    ]
    return paint(pixels, covers)
