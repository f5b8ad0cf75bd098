"""The answer to a request for access, to be read: everything that is held about one person."""

from consent_desk.errors import SealBroken
from consent_desk.messages import Texts
from consent_desk.ports import Attachment, Dossier, DossierKind, Section, UnitOfWork, Vault
from consent_desk.services.answer_text import sections_of
from consent_desk.services.gather_answer import Held, gather
from consent_desk.services.prints.about import About, Shaped


def answer(uow: UnitOfWork, vault: Vault, about: About, texts: Texts) -> Shaped:
    """What `answer_person` gives as a folder, on paper; scans and photos at the end.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
    """
    held = gather(uow, vault, about.person or "")
    attachments, files = _attached(vault, held, texts)
    sections = [Section(heading, lines) for heading, lines in sections_of(held, files, texts)]
    dossier = Dossier(DossierKind.ANSWER, held.person.full_name, sections, attachments)
    return Shaped(dossier, held.person.id)


def _attached(vault: Vault, held: Held, texts: Texts) -> tuple[list[Attachment], dict[str, str]]:
    """The scans, then the photos that can be given, and what each is called by its id."""
    contents: list[tuple[str, str, bytes]] = [
        (proof.id, texts("Signed form"), proof.scan) for proof in held.evidence if proof.scan
    ]
    kept = set(vault.kept.ids())
    for picture in held.pictures:
        if picture.give and picture.cleared.id in kept:
            try:
                content = vault.kept.get(picture.cleared.id)
            except SealBroken:
                continue  # the text then says that the photo is not given
            contents.append((picture.cleared.id, texts("Photo that was cleared"), content))
    attachments: list[Attachment] = []
    files: dict[str, str] = {}
    for number, (held_id, what, content) in enumerate(contents, start=1):
        files[held_id] = texts("attachment {n}", n=number)
        attachments.append(Attachment(f"{files[held_id].capitalize()}: {what}", content))
    return attachments, files
