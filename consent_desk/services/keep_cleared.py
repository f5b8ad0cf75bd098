"""Keeping a cleared file: the register knows it before it is in its place, never after."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from consent_desk.domain.clearing import Cleared, ClearedFace, ClearedState
from consent_desk.domain.consent import RULE_VERSION
from consent_desk.domain.photo import Box, Face, PhotoState
from consent_desk.domain.treatment import Treatment, Why
from consent_desk.errors import ConsentChanged
from consent_desk.media.files import put_in_place
from consent_desk.ports import Photo, UnitOfWork, Vault
from consent_desk.services.cover_photo import Covered
from consent_desk.services.delete_cleared import delete_cleared, holds
from consent_desk.services.journal import note
from consent_desk.services.still_right import still_right


@dataclass(frozen=True)
class Draft:
    """What the register is going to know of a cleared file."""

    photo: Photo
    name: str
    slot: str
    request: str
    channel: str
    group_names: tuple[str, ...]
    treatments: Sequence[Treatment]


@dataclass(frozen=True)
class Earlier:
    """A file that an earlier run cleared on the same terms."""

    out: Path
    treatments: Sequence[Treatment]


def digest_of(*parts: object) -> str:
    """SHA-256 (hex) of values, by their JSON."""
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()


def already_cleared(
    uow: UnitOfWork, vault: Vault, out: Path, slot: str, request: str
) -> Earlier | None:
    """The file of an earlier run, if it is still there, untouched, and right today."""
    for cleared in uow.photos.cleared_in_slot(str(out), slot):
        same = cleared.request == request and _untouched(cleared)
        if same and still_right(uow, vault, cleared):
            return Earlier(out / cleared.name, [_remembered(face) for face in cleared.faces])
    return None


def announce(
    vault: Vault,
    draft: Draft,
    covered: Covered,
    out: Path,
    unchanged: Callable[[UnitOfWork], bool],
) -> Cleared:
    """Write down content and name of a file that is about to be put in its place.

    Raises:
        ConsentChanged: consent is not what the file was made by any more.
    """
    cleared_id = uuid4().hex
    vault.kept.put(cleared_id, covered.data)
    with vault.register.write() as uow:
        if not unchanged(uow):
            raise ConsentChanged(file=draft.name)
        cleared = Cleared(
            id=cleared_id,
            photo_id=draft.photo.id,
            source_sha256=draft.photo.sha256,
            channel=draft.channel,
            folder=str(out),
            name=_name(uow, vault, draft, out),
            sha256=covered.sha256,
            slot=draft.slot,
            request=draft.request,
            state=ClearedState.ANNOUNCED,
            position=uow.ledger.position(),
            rule_version=RULE_VERSION,
            faces=tuple(_face(t) for t in draft.treatments),
        )
        uow.photos.announce(cleared)
        uow.commit()
    return cleared


def place(
    vault: Vault, cleared: Cleared, covered: Covered, unchanged: Callable[[UnitOfWork], bool]
) -> Path:
    """Put the file in its place while nobody else can write in the register.

    Raises:
        ConsentChanged: consent changed since it was announced; the file goes.
    """
    final = cleared.path
    with vault.register.write() as uow:
        announced = uow.photos.cleared_state(cleared.id) is ClearedState.ANNOUNCED
        right = announced and unchanged(uow)
        slot = uow.photos.cleared_in_slot(cleared.folder, cleared.slot)
        older = [c for c in slot if c.id != cleared.id]
        replaced, gone = None, {cleared.id} if not right else set[str]()
        if right:
            replaced = next((c for c in older if c.name == cleared.name), None)
            put_in_place(covered.part, final, replacing=replaced is not None)
            if replaced is not None:
                uow.photos.set_cleared_state(replaced.id, ClearedState.DELETED)
                gone = {replaced.id} - uow.posts.still_out([replaced.id])
        state = ClearedState.CLEARED if right else ClearedState.DELETED
        uow.photos.set_cleared_state(cleared.id, state)
        if right:
            uow.photos.set_state(cleared.photo_id, PhotoState.CLEARED, None)
        note(uow, vault, f"file.{state}", cleared.id, sha256=cleared.sha256)
        uow.commit()
    for file_id in gone:
        vault.kept.delete(file_id)
    if not right:
        raise ConsentChanged(file=cleared.name)
    return final


def drop_slot(
    uow: UnitOfWork, vault: Vault, out: Path, slot: str, *, but: str | None = None
) -> tuple[list[str], list[Path]]:
    """Delete what was cleared before from a photo, on terms that hold no more.

    Returns:
        The ids whose copies in the vault can go too (nothing with them was placed), and the files
        that somebody has to look after.
    """
    before = [c for c in uow.photos.cleared_in_slot(str(out), slot) if c.id != but]
    gone = {c.id for c in before if delete_cleared(uow, vault, c, "superseded")}
    left = [c.path for c in before if c.id not in gone and c.path.exists()]
    return sorted(gone - uow.posts.still_out(gone)), left


def _untouched(cleared: Cleared) -> bool:
    try:
        return cleared.state is ClearedState.CLEARED and holds(cleared.path, cleared.sha256)
    except OSError:
        return False


def _name(uow: UnitOfWork, vault: Vault, draft: Draft, out: Path) -> str:
    """A name that tells day, groups and number only; a file that is made anew keeps its own."""
    for older in uow.photos.cleared_in_slot(str(out), draft.slot):
        if _untouched(older):
            return older.name
    groups = "-".join(map(_slug, draft.group_names)) if len(draft.group_names) <= 3 else ""
    stem = f"{vault.clock.now():%Y-%m-%d}-{groups or 'school'}"
    taken = uow.photos.names_in(str(out)) | {p.name for p in out.iterdir()}
    pattern = re.compile(rf"{re.escape(stem)}-(\d+)\.jpg", re.IGNORECASE)
    numbers = (pattern.fullmatch(name) for name in taken)
    number = max((int(match[1]) for match in numbers if match), default=0) + 1
    return f"{stem}-{number:03}.jpg"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _face(treatment: Treatment) -> ClearedFace:
    box = treatment.face.box
    return ClearedFace(
        (box.x, box.y, box.w, box.h), treatment.show, treatment.why, treatment.person_id
    )


def _remembered(face: ClearedFace) -> Treatment:
    return Treatment(Face(Box(*face.box)), face.show, Why(face.why), face.person_id)
