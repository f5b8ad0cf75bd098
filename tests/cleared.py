"""Cleared files, templates and releases in the register, without going the long way."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from consent_desk.domain.clearing import Cleared, ClearedFace, ClearedState
from consent_desk.domain.consent import RULE_VERSION
from consent_desk.domain.post import Post
from consent_desk.domain.treatment import Why
from consent_desk.media.files import sha256
from consent_desk.ports import Template, Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.journal import note


def person_id(vault: Vault, name: str) -> str:
    with vault.register.read() as uow:
        return Directory.of(uow).find(name).id


def cleared_file(
    vault: Vault,
    folder: Path,
    shown: Sequence[str] = (),
    covered: Sequence[str] = (),
    channel: str = "portal",
) -> Cleared:
    """A finished file in its place, with a sealed copy; `shown` and `covered` are names."""
    folder.mkdir(parents=True, exist_ok=True)
    cleared_id = uuid4().hex
    content = f"picture {cleared_id}".encode()
    file = folder / f"2026-11-22-5a-{len(list(folder.iterdir())) + 1:03}.jpg"
    file.write_bytes(content)
    faces = [
        *((name, True, Why.CONSENTED) for name in shown),
        *((name, False, Why.NO_YES) for name in covered),
    ]
    cleared = Cleared(
        id=cleared_id,
        photo_id=uuid4().hex,
        source_sha256="0" * 64,
        channel=channel,
        folder=str(folder),
        name=file.name,
        sha256=sha256(content),
        slot=uuid4().hex,
        request="",
        state=ClearedState.CLEARED,
        position=0,
        rule_version=RULE_VERSION,
        faces=tuple(
            ClearedFace((10 * n, 0, 9, 9), show, why, person_id(vault, name))
            for n, (name, show, why) in enumerate(faces)
        ),
    )
    vault.kept.put(cleared_id, content)
    with vault.register.write() as uow:
        uow.photos.announce(cleared)
        note(uow, vault, "file.cleared", cleared.id)
        uow.commit()
    return cleared


def placed(vault: Vault, cleared: Cleared, text: str, at: datetime | None = None) -> Post:
    """A release of a cleared file."""
    post = Post(
        uuid4().hex,
        cleared.channel,
        text,
        (),
        (cleared.id,),
        vault.actor.id,
        placed_at=at or vault.clock.now(),
    )
    with vault.register.write() as uow:
        uow.posts.add(post)
        uow.commit()
    return post


def template(vault: Vault, name: str, made_on: date = date(2026, 10, 1)) -> Template:
    """A face template of somebody."""
    made = Template(uuid4().hex, person_id(vault, name), "net", (0.25,) * 128, made_on)
    with vault.register.write() as uow:
        uow.templates.add(made)
        uow.commit()
    return made


def templates_of(vault: Vault, name: str) -> list[str]:
    with vault.register.read() as uow:
        return [t.id for t in uow.templates.of_persons([person_id(vault, name)])]
