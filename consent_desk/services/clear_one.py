"""One photo's way: look, decide, cover, check, and only then put in its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from consent_desk.domain.consent import Verdict
from consent_desk.domain.photo import Face, PhotoState
from consent_desk.domain.purpose import Subject, purpose_code
from consent_desk.domain.treatment import Named, Treatment, Why, blocks, treat
from consent_desk.errors import ConsentChanged, ReviewChanged
from consent_desk.media.files import NameTaken
from consent_desk.media.load import load
from consent_desk.ports import Photo, Pixels, UnitOfWork, Vault
from consent_desk.services.clearing_terms import Terms, request_of, slot_of, whom_to_compare
from consent_desk.services.cover_photo import cover_photo
from consent_desk.services.find_faces import Gallery, name_faces
from consent_desk.services.journal import note
from consent_desk.services.keep_cleared import (
    Draft,
    already_cleared,
    announce,
    drop_slot,
    place,
)
from consent_desk.services.note_copy import note_original
from consent_desk.services.verdicts import purpose_called, verdicts_for

_TRIES = 3


@dataclass(frozen=True)
class Outcome:
    """Cleared, with the file; or blocked. `left` are earlier files that could not be deleted."""

    state: PhotoState
    treatments: Sequence[Treatment]
    out: Path | None = None
    left: Sequence[Path] = ()


@dataclass(frozen=True)
class Seen:
    """A photo's upright RGB pixels, and the faces in it."""

    pixels: Pixels
    found: Sequence[Face]


@dataclass(frozen=True)
class Order:
    """One try at one photo, by the terms, the gallery and the request of this moment."""

    vault: Vault
    terms: Terms
    photo: Photo
    name: str
    gallery: Gallery
    request: str

    def name_faces(self, seen: Seen) -> list[Named]:
        """The faces with what was said of them, and whom they may be."""
        words = self.terms.words_on(self.photo)
        return name_faces(self.vault.engine, seen.pixels, seen.found, words, self.gallery)

    def still_compared(self, uow: UnitOfWork, treatments: Sequence[Treatment]) -> bool:
        """Whether whom the machine named may still be compared with, and by the same templates."""
        if not any(t.why is Why.MATCHED for t in treatments):
            return True
        now = whom_to_compare(uow, self.vault, self.terms, self.photo)
        was = self.gallery
        return (now.template_ids, now.thresholds) == (was.template_ids, was.thresholds)


def clear_one(vault: Vault, terms: Terms, photo: Photo, name: str) -> Outcome:
    """Clear one photo, or find that it is blocked.

    Raises:
        PictureError: it cannot be opened.
        VerificationFailed: the written file is not what it should be.
        ReviewChanged: the teacher is saying something else of it.
        ConsentChanged: consent went on changing while the photo was being cleared.
        DiskFull, FolderUnusable: it cannot be written.
    """
    seen: Seen | None = None
    for _ in range(_TRIES):
        with vault.register.read() as uow:
            now = terms.as_of_now(uow)
            if not now.meant(uow):
                raise ReviewChanged(file=name)
            gallery = whom_to_compare(uow, vault, now, photo)
            request = request_of(now, photo, gallery)
            earlier = already_cleared(uow, vault, now.out, slot_of(now, photo), request)
        if earlier is not None:
            return Outcome(PhotoState.CLEARED, earlier.treatments, earlier.out)
        seen = seen or _look(vault, now, photo, name)
        order = Order(vault, now, photo, name, gallery, request)
        try:
            return _decide_and_write(order, seen.pixels, order.name_faces(seen))
        except (ConsentChanged, NameTaken):
            continue
    raise ConsentChanged(file=name)


def _look(vault: Vault, terms: Terms, photo: Photo, name: str) -> Seen:
    data = vault.work.get(photo.id)
    pixels = load(data, name)
    note_original(vault, photo, len(data))
    found = terms.found.get(photo.path)
    return Seen(pixels, vault.engine.detect(pixels) if found is None else found)


def _decide_and_write(order: Order, pixels: Pixels, named: Sequence[Named]) -> Outcome:
    vault, terms, photo = order.vault, order.terms, order.photo
    with vault.register.read() as uow:
        treatments = _treatments(uow, vault, terms, named)
    covered = None
    if not blocks(treatments, terms.rule):
        covered = cover_photo(
            vault.engine,
            pixels,
            treatments,
            terms.settings,
            terms.out,
            order.name,
            reviewed=photo.path in terms.found,
        )
        treatments = covered.treatments
    slot = slot_of(terms, photo)
    if covered is None or blocks(treatments, terms.rule):
        if covered is not None:
            covered.part.unlink()
        return _blocked(vault, terms, photo, slot, treatments)

    def unchanged(uow: UnitOfWork) -> bool:
        again = _treatments(uow, vault, terms, named)
        same = again == [t for t in treatments if t.why is not Why.FOUND_LATER]
        return same and terms.hold(uow) and order.still_compared(uow, treatments)

    names = terms.group_names
    draft = Draft(photo, order.name, slot, order.request, terms.channel, names, treatments)
    try:
        cleared = announce(vault, draft, covered, terms.out, unchanged)
        out = place(vault, cleared, covered, unchanged)
        left = _drop(vault, terms, slot, but=cleared.id)
        return Outcome(PhotoState.CLEARED, treatments, out, left)
    finally:
        covered.part.unlink(missing_ok=True)


def _blocked(
    vault: Vault, terms: Terms, photo: Photo, slot: str, treatments: Sequence[Treatment]
) -> Outcome:
    with vault.register.write() as uow:
        uow.photos.set_state(photo.id, PhotoState.BLOCKED, None)
        note(uow, vault, "photo.blocked", photo.id)
        uow.commit()
    return Outcome(PhotoState.BLOCKED, treatments, left=_drop(vault, terms, slot))


def drop_earlier(vault: Vault, terms: Terms, photo: Photo) -> list[Path]:
    """Take away what was cleared from a photo before, on other terms; says what is left of it."""
    return _drop(vault, terms, slot_of(terms, photo))


def _drop(vault: Vault, terms: Terms, slot: str, but: str | None = None) -> list[Path]:
    with vault.register.write() as uow:
        gone, left = drop_slot(uow, vault, terms.out, slot, but=but)
        uow.commit()
    for cleared_id in gone:
        vault.kept.delete(cleared_id)
    return left


def _treatments(
    uow: UnitOfWork, vault: Vault, terms: Terms, named: Sequence[Named]
) -> list[Treatment]:
    return treat(named, _verdicts(uow, vault, terms, named), unattended=terms.unattended)


def _verdicts(
    uow: UnitOfWork, vault: Vault, terms: Terms, named: Sequence[Named]
) -> dict[str, Verdict]:
    said = {n.word.person_id for n in named if n.word and n.word.person_id}
    matched = {n.match.named for n in named if n.match and n.match.named}
    persons = uow.people.these(said | matched)
    purpose = purpose_called(uow, purpose_code(terms.channel, Subject.PHOTO))
    today = vault.clock.now().date()
    return {p: v for (p, _), v in verdicts_for(uow, persons, [purpose], today).items()}
