"""Clearing the photos of a batch that a teacher signed off, and no others."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.domain.photo import Face
from consent_desk.domain.purpose import OnUnconsented
from consent_desk.domain.review import Review
from consent_desk.errors import FaceFoundLater
from consent_desk.ports import Batch, Photo, Vault
from consent_desk.services.clear_photos import PhotoReport, alone, make_folder, report_on
from consent_desk.services.clearing_terms import Terms
from consent_desk.services.review_photo import note_found
from consent_desk.services.settle import settle
from consent_desk.services.verdicts import channel_called
from consent_desk.services.whose_device import devices_for
from consent_desk.settings import read_settings


def clear_reviewed(vault: Vault, batch: Batch, out: Path) -> Iterator[PhotoReport]:
    """Clear what is signed off, one photo after the other, as it is kept in the register.

    What was cleared before on the same terms stays as it is, and is reported again.

    A photo in whose file the check finds one more face goes back to the teacher: the face is in its
    review, and the sign-off is taken back. So does one of which the teacher says something else
    before its file is in its place.

    Raises:
        ClearingElsewhere: another program is at it.
        FolderUnusable: the folder cannot be written.
    """
    require(vault.actor, Action.CLEAR_PHOTOS)
    with alone(vault, out):
        settle(vault)
        make_folder(out)
        with vault.register.read() as uow:
            photos = {photo.id: photo for photo in uow.photos.of_batch(batch.id)}
            signed = [photos[r.photo_id] for r in uow.reviews.of_batch(batch.id) if r.signed_off]
        for photo in sorted(signed, key=lambda each: (each.path, each.id)):
            yield _clear(vault, batch, photo, out)


def _clear(vault: Vault, batch: Batch, photo: Photo, out: Path) -> PhotoReport:
    terms = _terms(vault, batch, photo, out)
    searching = replace(vault, engine=vault.engine.searching(terms.settings.detection))
    report = report_on(searching, terms, photo)
    if isinstance(report.error, FaceFoundLater):
        found = tuple(face for face in report.error.faces if isinstance(face, Face))
        note_found(vault, batch, photo, found)
    return report


def _terms(vault: Vault, batch: Batch, photo: Photo, out: Path) -> Terms:
    """The terms for one photo: the words of its review now, and the faces that the teacher saw."""
    with vault.register.read() as uow:
        review = uow.reviews.of_photo(photo.id) or Review(photo.id, ())
        channel = channel_called(uow, batch.channel)
        settings = read_settings(uow.settings.get())
        groups = {g.id: g.name for g in uow.people.groups(uow.school.year)}
        devices = devices_for(uow, channel)
    return Terms(
        channel=channel.code,
        groups=batch.group_ids,
        group_names=tuple(groups[g] for g in batch.group_ids if g in groups),
        out=out.absolute(),
        words={photo.path: review.words},
        rule=OnUnconsented(channel.on_unconsented),
        unattended=False,
        settings=settings,
        devices=devices,
        found={photo.path: review.faces},
        meant=lambda uow: review.signed_off and uow.reviews.of_photo(photo.id) == review,
    )
