"""Adding a network that describes faces, as a file whose hash its maker gives."""

from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.domain.photo import Box, Face
from consent_desk.errors import FileMissing, ModelNotAsSaid
from consent_desk.media.files import put_in_place, read, sha256, write_beside
from consent_desk.ports import Vault
from consent_desk.services.journal import note
from consent_desk.settings import changed, read_settings
from consent_desk.vision.arcface import SIDE, ArcFaceDescriber
from consent_desk.vision.weights import model_file


def add_model(vault: Vault, file: Path, digest: str) -> int:
    """Take a model into the vault and use it from now on.

    Templates of another network are not compared with its descriptors: everybody has to be enrolled
    again. No limit on distances was measured with it: it ranks suggestions, and names nobody, keeps
    no descriptor, puts no faces together and tells of no people who look alike.

    Returns:
        How many persons have to be enrolled again.

    Raises:
        FileMissing: there is no such file.
        ModelNotAsSaid: it has another SHA-256.
        ModelUnfit: it does not describe faces.
        DiskFull, FolderUnusable: it cannot be kept.
    """
    require(vault.actor, Action.ADD_MODEL)
    if not file.is_file():
        raise FileMissing(file=str(file))
    data = read(file)
    digest = digest.strip().casefold()
    if sha256(data) != digest:
        raise ModelNotAsSaid(file=file.name)
    _try_out(file, digest)
    final = model_file(vault.folder, digest)
    final.parent.mkdir(exist_ok=True)
    put_in_place(write_beside(final, data), final)
    with vault.register.write() as uow:
        _, text = changed(read_settings(uow.settings.get()), "face_model", digest)
        uow.settings.set("face_model", text)
        note(uow, vault, "model.added", digest)
        people = {person.id for person in uow.people.all()}
        again = {template.person_id for template in uow.templates.of_persons(people)}
        uow.commit()
    return len(again)


def _try_out(file: Path, digest: str) -> None:
    import numpy as np

    grey = np.full((SIDE, SIDE, 3), 128, dtype=np.uint8)
    ArcFaceDescriber(file, digest).describe(grey, [Face(Box(0, 0, SIDE, SIDE))])
