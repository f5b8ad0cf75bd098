"""Keeping the scan of a form that was recorded from paper, sealed beside where the paper is."""

from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import NoFormYet, ScanKept, UnknownPerson
from consent_desk.media.files import sha256
from consent_desk.ports import Evidence, UnitOfWork, Vault
from consent_desk.services.intake import read_scan
from consent_desk.services.journal import note


def keep_scan(vault: Vault, person_id: str, file: Path, *, instead: bool = False) -> None:
    """Make a file the scan of the form of a person that was recorded last.

    That is a form of the school year that runs, or of the one that the school works in. The scan
    goes with that form's proof, and by the same rule of retention. The log has the hash of the
    scan, and of the one that it took the place of.

    Args:
        vault: the opened vault.
        person_id: whose form it is.
        file: the scan.
        instead: it takes the place of a scan that this form has already.

    Raises:
        UnknownPerson: not in the register.
        NoFormYet: no form of these school years was recorded.
        ScanKept: that form has another scan, and nobody said that this one is to be kept instead.
        FileMissing, BadEvidence: the file cannot be used.
    """
    require(vault.actor, Action.RECORD_CONSENT)
    scan = read_scan(file)
    with vault.register.write() as uow:
        if uow.people.get(person_id) is None:
            raise UnknownPerson(asked=person_id)
        form = _latest_form(uow, vault, person_id)
        if form.scan == scan:
            return
        if form.scan is not None and not instead:
            raise ScanKept(paper=form.paper or "–")
        uow.ledger.add_scan(form.id, scan)
        hashes = {"sha256": sha256(scan)}
        if form.scan is not None:
            hashes["replaced"] = sha256(form.scan)
        note(uow, vault, "evidence.scanned", person_id, evidence=form.id, **hashes)
        uow.commit()


def _latest_form(uow: UnitOfWork, vault: Vault, person_id: str) -> Evidence:
    years = {SchoolYear.of(vault.clock.now().date()), uow.school.year}
    kept = uow.ledger.papers_of(person_id)
    for decision in reversed(uow.ledger.of_persons([person_id], years)):
        if decision.evidence_id in kept:
            form = uow.ledger.evidence(decision.evidence_id or "")
            if form is not None:
                return form
    raise NoFormYet
