"""Cleared files and posts for tests that need no pixels."""

from pathlib import Path
from uuid import uuid4

from consent_desk.domain.clearing import Cleared, ClearedFace, ClearedState
from consent_desk.domain.post import Post
from consent_desk.media.files import sha256
from consent_desk.ports import Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.place_post import Placing, place_post

CONTENT = b"a picture"


def cleared(vault: Vault, out: Path, *shown: str, channel: str = "portal") -> Path:
    """A cleared file in a folder that shows these persons."""
    out.mkdir(exist_ok=True)
    content = CONTENT + uuid4().bytes
    file = out / f"{uuid4().hex}.jpg"
    file.write_bytes(content)
    with vault.register.write() as uow:
        directory = Directory.of(uow)
        ids = [directory.find(person).id for person in shown]
        known = Cleared(
            id=uuid4().hex,
            photo_id=uuid4().hex,
            source_sha256="0" * 64,
            channel=channel,
            folder=str(out),
            name=file.name,
            sha256=sha256(content),
            slot=uuid4().hex,
            request=uuid4().hex,
            state=ClearedState.CLEARED,
            position=uow.ledger.position(),
            rule_version=2,
            faces=tuple(ClearedFace((0, 0, 9, 9), True, "consented", each) for each in ids),
        )
        uow.photos.announce(known)
        uow.commit()
    vault.kept.put(known.id, content)
    return file


def placed(vault: Vault, *files: Path, channel: str = "portal", text: str = "Een dag.") -> Post:
    """A post with these files for group 5A, placed now."""
    return place_post(vault, Placing(files, channel, ["5A"], text))
