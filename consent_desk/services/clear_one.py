"""One photo's way: look, decide, cover, check, and only then put in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from consent_desk.domain.consent import RULE_VERSION, Verdict
from consent_desk.domain.photo import PhotoState
from consent_desk.domain.purpose import OnUnconsented, Subject, purpose_code
from consent_desk.domain.treatment import Named, Treatment, Why, Word, blocks, treat
from consent_desk.errors import ConsentChanged
from consent_desk.media.files import NameTaken
from consent_desk.media.load import load
from consent_desk.ports import Photo, Pixels, UnitOfWork, Vault
from consent_desk.services.cover_photo import cover_photo
from consent_desk.services.find_faces import Gallery, find_faces, gallery_of
from consent_desk.services.journal import note
from consent_desk.services.keep_cleared import (
    Draft,
    already_cleared,
    announce,
    digest_of,
    drop_slot,
    place,
)
from consent_desk.services.note_copy import note_original
from consent_desk.services.verdicts import purpose_called, verdicts_for
from consent_desk.services.whose_device import Devices
from consent_desk.settings import SchoolSettings

_TRIES = 3


@dataclass(frozen=True)
class Terms:
    """The terms on which a batch is cleared; `groups` are ids, `words` go by place."""

    channel: str
    groups: tuple[str, ...]
    group_names: tuple[str, ...]
    out: Path
    words: Mapping[str, Sequence[Word]]
    rule: OnUnconsented
    unattended: bool
    settings: SchoolSettings
    devices: Devices

    def words_on(self, photo: Photo) -> Sequence[Word]:
        """What the teacher said of the faces in a photo."""
        return self.words.get(photo.path, ())


@dataclass(frozen=True)
class Outcome:
    """Cleared, with the file; or blocked. `left` are earlier files that could not be deleted."""

    state: PhotoState
    treatments: Sequence[Treatment]
    out: Path | None = None
    left: Sequence[Path] = ()


def clear_one(vault: Vault, terms: Terms, photo: Photo, name: str) -> Outcome:
    """Clear one photo, or find that it is blocked.

    Raises:
        PictureError: it cannot be opened.
        VerificationFailed: the written file is not what it should be.
        ConsentChanged: consent went on changing while the photo was being cleared.
        DiskFull, FolderUnusable: it cannot be written.
    """
    with vault.register.read() as uow:
        gallery = _gallery(uow, vault, terms)
        slot = slot_of(terms, photo)
        request = _request(terms, photo, gallery)
        earlier = already_cleared(uow, vault, terms.out, slot, request)
    if earlier is not None:
        return Outcome(PhotoState.CLEARED, earlier.treatments, earlier.out)
    data = vault.work.get(photo.id)
    pixels = load(data, name)
    note_original(vault, photo, len(data))
    named = find_faces(vault.engine, pixels, terms.words_on(photo), gallery)
    for _ in range(_TRIES):
        try:
            return _decide_and_write(vault, terms, photo, name, pixels, named, slot, request)
        except (ConsentChanged, NameTaken):
            continue
    raise ConsentChanged(file=name)


def _decide_and_write(
    vault: Vault,
    terms: Terms,
    photo: Photo,
    name: str,
    pixels: Pixels,
    named: Sequence[Named],
    slot: str,
    request: str,
) -> Outcome:
    with vault.register.read() as uow:
        treatments = _treatments(uow, vault, terms, named)
    covered = None
    if not blocks(treatments, terms.rule):
        covered = cover_photo(vault.engine, pixels, treatments, terms.settings, terms.out, name)
        treatments = covered.treatments
    if covered is None or blocks(treatments, terms.rule):
        if covered is not None:
            covered.part.unlink()
        return _blocked(vault, terms, photo, slot, treatments)

    def unchanged(uow: UnitOfWork) -> bool:
        again = _treatments(uow, vault, terms, named)
        return again == [t for t in treatments if t.why is not Why.FOUND_LATER]

    draft = Draft(photo, name, slot, request, terms.channel, terms.group_names, treatments)
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


def slot_of(terms: Terms, photo: Photo) -> str:
    """The slot that a photo's cleared file stands in."""
    return digest_of(photo.path, photo.sha256, terms.channel)


def _drop(vault: Vault, terms: Terms, slot: str, but: str | None = None) -> list[Path]:
    with vault.register.write() as uow:
        gone, left = drop_slot(uow, vault, terms.out, slot, but=but)
        uow.commit()
    for cleared_id in gone:
        vault.kept.delete(cleared_id)
    return left


def _gallery(uow: UnitOfWork, vault: Vault, terms: Terms) -> Gallery:
    persons = uow.people.in_groups(terms.groups)
    today = vault.clock.now().date()
    return gallery_of(uow, persons, terms.settings, vault.engine, today)


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


def _request(terms: Terms, photo: Photo, gallery: Gallery) -> str:
    """The digest of everything that decides how a photo is cleared, but for consent itself."""
    words = [
        (w.box.x, w.box.y, w.box.w, w.box.h, w.person_id, w.saying) for w in terms.words_on(photo)
    ]
    settings = terms.settings.model_dump_json()
    sure = sorted((p, t.distance, t.margin) for p, t in gallery.thresholds.items() if t is not None)
    return digest_of(
        RULE_VERSION,
        words,
        terms.rule,
        terms.unattended,
        settings,
        terms.groups,
        gallery.template_ids,
        sure,
    )
