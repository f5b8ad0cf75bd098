"""Giving a person everything that is held about them, as one folder."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.errors import FileInTheWay, FolderUnusable, SealBroken, VaultInSharedFolder
from consent_desk.messages import Texts
from consent_desk.paths import refuse_shared
from consent_desk.ports import Vault
from consent_desk.services.answer_record import record_of
from consent_desk.services.answer_text import lines_of
from consent_desk.services.find_person import Directory
from consent_desk.services.gather_answer import Held, gather
from consent_desk.services.journal import note

_ENDINGS = {b"%PDF": "pdf", b"\xff\xd8": "jpg", b"\x89PNG": "png", b"II*\0": "tif", b"MM\0*": "tif"}


@dataclass(frozen=True)
class Answered:
    """The folder, the files in it, and by what it is copied elsewhere (None: by nothing known)."""

    folder: Path
    files: tuple[str, ...]
    shared_by: str | None


def answer_person(vault: Vault, asked: str, out: Path, texts: Texts) -> Answered:
    """Write the folder: data and readable text, scans, and the photos that can be given.

    It is in the log before it is on the disk, and it is whole or not there. Of a photo in which
    somebody else is visible who may not be shown today, only the fact is given.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
        FileInTheWay: there is something at that place.
        FolderUnusable: it cannot be written.
    """
    require(vault.actor, Action.ANSWER_PERSON)
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise FileInTheWay(file=str(out))
    with vault.register.write() as uow:
        person = Directory.of(uow).find(asked)
        note(uow, vault, "person.answered", person.id)
        held = gather(uow, vault, person.id)
        uow.commit()
    part = out.with_name(f".{out.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700, parents=True)
        try:
            files = _write(vault, held, part, texts)
            if out.exists():
                out.rmdir()
            part.rename(out)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise FolderUnusable(folder=str(out)) from error
    return Answered(out, files, _shared_by(out))


def _write(vault: Vault, held: Held, folder: Path, texts: Texts) -> tuple[str, ...]:
    files: dict[str, str] = {}
    for number, proof in enumerate((e for e in held.evidence if e.scan), start=1):
        scan = proof.scan or b""
        ending = next((e for head, e in _ENDINGS.items() if scan.startswith(head)), "bin")
        files[proof.id] = f"{texts('evidence')}-{number:03}.{ending}"
        (folder / files[proof.id]).write_bytes(scan)
    given = [p.cleared for p in held.pictures if p.give]
    kept = set(vault.kept.ids())
    for number, cleared in enumerate((c for c in given if c.id in kept), start=1):
        name = f"{texts('photo')}-{number:03}.jpg"
        try:
            (folder / name).write_bytes(vault.kept.get(cleared.id))
        except SealBroken:
            continue  # the text then says that the photo is not given
        files[cleared.id] = name
    made_at = vault.clock.now()
    record = json.dumps(record_of(held, files, made_at, texts), ensure_ascii=False, indent=1)
    (folder / f"{texts('data')}.json").write_text(record + "\n", encoding="utf-8")
    lines = "\n".join(lines_of(held, files, made_at, texts))
    (folder / f"{texts('data')}.txt").write_text(lines + "\n", encoding="utf-8")
    return tuple(sorted(path.name for path in folder.iterdir()))


def _shared_by(folder: Path) -> str | None:
    try:
        refuse_shared(folder)
    except VaultInSharedFolder as shared:
        return shared.why
    return None
