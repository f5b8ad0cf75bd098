"""What the panel beside the table shows of one person; fast enough for every press of a key."""

from collections.abc import Sequence
from dataclasses import dataclass

from consent_desk.domain.account import Action, may, require
from consent_desk.domain.person import Guardian, Person
from consent_desk.domain.purpose import FACE_MATCHING
from consent_desk.errors import UnknownPerson
from consent_desk.media.encode import to_jpeg
from consent_desk.media.pdf_pages import draw_page, page_sizes
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.tell_decision import Told, look_up
from consent_desk.services.verdicts import verdicts_for
from consent_desk.settings import read_settings

_LOOKED_THROUGH = 3
_SCAN_SIDE = 1200
"""The longest side of a picture of a form, in pixels."""


@dataclass(frozen=True)
class Dossier:
    """One person with everything that was decided.

    `scan` is a picture (JPEG, PNG or TIFF) of the latest form that was scanned, where there is one:
    of a PDF the first page, or the PDF itself where that cannot be drawn.
    `templates` counts face templates; None: there is no matching to be had for this person.
    """

    person: Person
    label: str
    groups: Sequence[str]
    guardians: Sequence[Guardian]
    decisions: Sequence[Told]
    scan: bytes | None
    templates: int | None


def see_dossier(vault: Vault, person_id: str) -> Dossier:
    """One person; decisions only for who may see them.

    Raises:
        UnknownPerson: not in the register (any more).
    """
    require(vault.actor, Action.SEE_PEOPLE)
    with vault.register.read() as uow:
        person = uow.people.get(person_id)
        if person is None:
            raise UnknownPerson(asked=person_id)
        sees = may(vault.actor, Action.SEE_HISTORY)
        ledger = uow.ledger.of_persons([person_id]) if sees else []
        told = look_up(uow, person, ledger)
        return Dossier(
            person=person,
            label=Directory.around(uow, [person]).label(person_id),
            groups=[group.name for group in uow.people.groups_of(person_id, uow.school.year)],
            guardians=uow.people.guardians_of(person_id),
            decisions=told,
            scan=_as_picture(_latest_scan(uow, told)),
            templates=_templates(uow, vault, person),
        )


def _latest_scan(uow: UnitOfWork, told: Sequence[Told]) -> bytes | None:
    kept = (t.decision.evidence_id for t in reversed(told) if t.has_proof)
    for evidence_id in list(dict.fromkeys(filter(None, kept)))[:_LOOKED_THROUGH]:
        evidence = uow.ledger.evidence(evidence_id)
        if evidence is not None and evidence.scan is not None:
            return evidence.scan
    return None


def _as_picture(scan: bytes | None) -> bytes | None:
    if scan is None or not scan.startswith(b"%PDF"):
        return scan
    try:
        longest = max(max(size) for size in page_sizes(scan)[:1])
        return to_jpeg(draw_page(scan, 0, _SCAN_SIDE / longest))
    except (RuntimeError, ValueError):  # damaged, locked or without a page: kept all the same
        return scan


def _templates(uow: UnitOfWork, vault: Vault, person: Person) -> int | None:
    if not read_settings(uow.settings.get()).face_matching:
        return None
    purposes = [p for p in uow.purposes.all() if p.code == FACE_MATCHING]
    verdicts = verdicts_for(uow, [person], purposes, vault.clock.now().date())
    if not any(verdict.yes for verdict in verdicts.values()):
        return None
    return len(uow.templates.of_persons([person.id]))
