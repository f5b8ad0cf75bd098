"""Keeping the scan of a form that was recorded from paper, sealed beside where the paper is."""

from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import NoFormYet, UnknownPerson
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.intake import read_scan
from consent_desk.services.journal import note


def keep_scan(vault: Vault, person_id: str, file: Path) -> None:
    """Make a file the scan of a person's latest form of this school year.

    The scan goes with that form's proof, and by the same rule of retention. An earlier scan of the
    same form is replaced.

    Raises:
        UnknownPerson: not in the register.
        NoFormYet: no form of this school year was recorded on paper.
        FileMissing, BadEvidence: the file cannot be used.
    """
    require(vault.actor, Action.RECORD_CONSENT)
    scan = read_scan(file)
    with vault.register.write() as uow:
        if uow.people.get(person_id) is None:
            raise UnknownPerson(asked=person_id)
        evidence_id = _latest_form(uow, vault, person_id)
        uow.ledger.add_scan(evidence_id, scan)
        note(uow, vault, "evidence.scanned", person_id, evidence=evidence_id)
        uow.commit()


def _latest_form(uow: UnitOfWork, vault: Vault, person_id: str) -> str:
    year = SchoolYear.of(vault.clock.now().date())
    kept = uow.ledger.papers_of(person_id)
    for decision in reversed(uow.ledger.of_persons([person_id], [year])):
        evidence_id = decision.evidence_id
        if evidence_id is not None and evidence_id in kept:
            return evidence_id
    raise NoFormYet
