"""The services of the consent page, bound to one vault."""

from collections.abc import Sequence
from pathlib import Path

from consent_desk.domain.consent import Answer
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.services.answer_person import Answered, answer_person
from consent_desk.services.correct_decision import Correction, correct_decision
from consent_desk.services.enrol_face import Enrolment, enrol_face
from consent_desk.services.forget_person import Forgotten, forget_person
from consent_desk.services.intake import Form
from consent_desk.services.keep_scan import keep_scan
from consent_desk.services.record_consent import Recorded, record_answers
from consent_desk.services.see_dossier import Dossier, see_dossier
from consent_desk.services.see_register import RegisterRow, RegisterSheet, see_register, see_row
from consent_desk.services.withdraw import Withdrawn, withdraw


class RegisterDesk:
    """All of it may take a while: call it from a job, never from the UI thread."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def sheet(self) -> RegisterSheet:
        """Everybody with every verdict."""
        return see_register(self._vault)

    def row(self, person_id: str) -> RegisterRow | None:
        """One person as they are now."""
        return see_row(self._vault, person_id)

    def dossier(self, person_id: str) -> Dossier:
        """What the panel shows."""
        return see_dossier(self._vault, person_id)

    def record(self, forms: Sequence[Form]) -> list[Recorded]:
        """Record the answers of one form."""
        return record_answers(self._vault, forms)

    def take_back(self, decision_id: str, *, nobody_said_no: bool) -> Recorded:
        """Say in a new entry that an entry was a slip of the hand."""
        correction = Correction(decision_id, Answer.NOT_ANSWERED, nobody_said_no=nobody_said_no)
        return correct_decision(self._vault, correction)

    def withdraw(self, person_id: str, purposes: Sequence[str]) -> Withdrawn:
        """Withdraw for these purposes, at once."""
        return withdraw(self._vault, person_id, purposes)

    def keep_scan(self, person_id: str, file: Path, *, instead: bool = False) -> None:
        """Keep the scan of the latest form; `instead` of the one that it has."""
        keep_scan(self._vault, person_id, file, instead=instead)

    def enrol(self, person_id: str, files: Sequence[Path]) -> Enrolment:
        """Make face templates of photos."""
        return enrol_face(self._vault, person_id, files)

    def answer(self, person_id: str, out: Path, texts: Texts) -> Answered:
        """Write the folder with everything that is held about a person."""
        return answer_person(self._vault, person_id, out, texts)

    def forget(self, person_id: str) -> Forgotten:
        """Erase a person who asked for it."""
        return forget_person(self._vault, person_id, although_here=True)
