"""Making face templates of a person who consented to matching (R10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.matching import centre_of
from consent_desk.domain.person import Person
from consent_desk.domain.photo import Descriptor
from consent_desk.domain.purpose import FACE_MATCHING
from consent_desk.errors import EnrolmentRefused, KnownError, MatchingNotGranted, MatchingOff
from consent_desk.media.files import read
from consent_desk.media.load import load
from consent_desk.ports import Template, UnitOfWork, Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.journal import note
from consent_desk.services.look_alikes import alike, by_person
from consent_desk.services.verdicts import purpose_called, verdicts_for
from consent_desk.settings import read_settings
from consent_desk.vision.quality import CLEAR_SCORE, flaw_of

ADVISED = 3


@dataclass(frozen=True)
class Enrolled:
    """What became of one photo; `refused` is None when a template was made from it."""

    file: Path
    refused: KnownError | None = None


@dataclass(frozen=True)
class Enrolment:
    """What became of the photos, how many templates there are now, and who looks much alike.

    Whoever looks alike is suggested, and never named by the machine alone.
    """

    photos: Sequence[Enrolled]
    templates: int
    look_alikes: Sequence[str]

    @property
    def wants_more(self) -> bool:
        """Whether more photos would make the suggestions better."""
        return self.templates < ADVISED


def enrol_face(vault: Vault, asked: str, files: Sequence[Path]) -> Enrolment:
    """Make a template from each photo that is fit for it; the photos themselves are not kept.

    Raises:
        MatchingOff: the school has not switched matching on.
        MatchingNotGranted: this person has not consented to matching.
    """
    require(vault.actor, Action.ENROL_FACE)
    with vault.register.read() as uow:
        person = _willing(uow, vault, asked)
    described = [_describe(vault, file) for file in files]
    today = vault.clock.now().date()
    with vault.register.write() as uow:
        person = _willing(uow, vault, person.id)
        for descriptor in described:
            if not isinstance(descriptor, KnownError):
                template = Template(
                    uuid4().hex, person.id, vault.engine.model, descriptor, made_on=today
                )
                uow.templates.add(template)
                note(uow, vault, "template.made", person.id, template=template.id)
        templates, look_alikes = _standing(uow, vault, person)
        uow.commit()
    photos = [
        Enrolled(file, made if isinstance(made, KnownError) else None)
        for file, made in zip(files, described, strict=True)
    ]
    return Enrolment(photos, templates, look_alikes)


def _standing(uow: UnitOfWork, vault: Vault, person: Person) -> tuple[int, list[str]]:
    """How many templates the person has, and the labels of those who look much alike.

    That they do is remembered of both, so that neither is named once the other has withdrawn: who
    has no template any more cannot be told from the other by anybody but a teacher.
    """
    everybody = [p.id for p in uow.people.all()]
    templates = [t for t in uow.templates.of_persons(everybody) if t.model == vault.engine.model]
    centres = {person_id: centre_of(own) for person_id, own in by_person(templates).items()}
    me = centres.keys() & {person.id}
    alike_now = set[str]().union(*alike(vault.engine, centres, me))
    alike_before = {t.person_id for t in templates if t.look_alike} & me
    uow.templates.mark_look_alikes(alike_now | alike_before)
    directory = Directory.of(uow)
    own = sum(template.person_id == person.id for template in templates)
    return own, sorted(map(directory.label, alike_now - me))


def _willing(uow: UnitOfWork, vault: Vault, asked: str) -> Person:
    if not read_settings(uow.settings.get()).face_matching:
        raise MatchingOff
    person = Directory.meaning(uow, [asked]).find(asked)
    purpose = purpose_called(uow, FACE_MATCHING)
    today = vault.clock.now().date()
    if not verdicts_for(uow, [person], [purpose], today)[person.id, purpose.code].yes:
        raise MatchingNotGranted
    return person


def _describe(vault: Vault, file: Path) -> Descriptor | KnownError:
    try:
        pixels = load(read(file), file.name)
        faces = vault.engine.detect(pixels)
        flaw = flaw_of(pixels, faces)
        if flaw is not None:
            return EnrolmentRefused(file=file.name, flaw=flaw)
    except KnownError as error:
        return error
    subject = max(faces, key=lambda face: (face.score >= CLEAR_SCORE, face.box.area))
    return vault.engine.describe(pixels, [subject])[0]
