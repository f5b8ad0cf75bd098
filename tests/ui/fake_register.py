"""The services of the permissions page without a register: three pupils and three purposes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from consent_desk.domain.consent import Answer, Decision, Reason, Signer, SignerKind, Verdict
from consent_desk.domain.person import Person, PersonKind
from consent_desk.domain.purpose import DEFAULT_CHANNELS, DEFAULT_PURPOSES
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import KnownError, ScanKept
from consent_desk.ports import School
from consent_desk.services.intake import Form
from consent_desk.services.record_consent import Recorded
from consent_desk.services.see_dossier import Dossier
from consent_desk.services.see_register import RegisterRow, RegisterSheet
from consent_desk.services.take_effect import Consequences

TODAY = date(2026, 11, 24)
PURPOSES = DEFAULT_PURPOSES[:3]
_REASONS = {Answer.GRANTED: Reason.GRANTED, Answer.REFUSED: Reason.REFUSED}


def row(id_: str, name: str, group: str, *reasons: Reason) -> RegisterRow:
    first, last = name.split(" ", 1)
    person = Person(id_, PersonKind.PUPIL, first, last)
    return RegisterRow(
        person, f"{last}, {first}", (group,), reasons, None, (f"Ouder van {first}",), False
    )


OUT, YES, NO = Reason.NOT_ANSWERED, Reason.GRANTED, Reason.REFUSED


@dataclass
class FakeRegister:
    """Keeps what it is asked; `refuses` is what the next record fails with."""

    rows: dict[str, RegisterRow] = field(
        default_factory=lambda: {
            r.person.id: r
            for r in (
                row("anna", "Anna Bos", "5A", OUT, OUT, OUT),
                row("ben", "Ben Vis", "5A", YES, NO, OUT),
                row("cem", "Cem Çelik", "5B", YES, YES, YES),
            )
        }
    )
    recorded: list[list[Form]] = field(default_factory=list[list[Form]])
    taken_back: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])
    scans: list[tuple[str, Path]] = field(default_factory=list[tuple[str, Path]])
    refuses: KnownError | None = None

    def sheet(self) -> RegisterSheet:
        school = School("school", "De Klimop", SchoolYear(2026))
        rows = tuple(self.rows.values())
        return RegisterSheet(school, TODAY, DEFAULT_CHANNELS, PURPOSES, ("5A", "5B"), rows)

    def row(self, person_id: str) -> RegisterRow | None:
        return self.rows.get(person_id)

    def dossier(self, person_id: str) -> Dossier:
        person = self.rows[person_id].person
        return Dossier(person, person.full_name, self.rows[person_id].groups, (), (), None, None)

    def record(self, forms: Sequence[Form]) -> list[Recorded]:
        if self.refuses is not None:
            error, self.refuses = self.refuses, None
            raise error
        self.recorded.append(list(forms))
        return [self._recorded(number, form) for number, form in enumerate(forms)]

    def _recorded(self, number: int, form: Form) -> Recorded:
        reason = _REASONS[form.answer]
        codes = [purpose.code for purpose in self.sheet().purposes]
        before = self.rows[form.person]
        reasons = list(before.reasons)
        reasons[codes.index(form.purpose)] = reason
        self.rows[form.person] = replace(before, reasons=tuple(reasons))
        decision = Decision(
            id=f"{form.person}-{form.purpose}",
            position=number,
            person_id=form.person,
            purpose=form.purpose,
            answer=form.answer,
            year=SchoolYear(2026),
            signed_on=form.signed_on,
            recorded_on=TODAY,
            signer=Signer(SignerKind.GUARDIAN),
            evidence_id="proof",
        )
        yes = reason is Reason.GRANTED
        return Recorded(
            decision, Verdict(form.person, form.purpose, TODAY, yes, reason, 1), Consequences()
        )

    def take_back(self, decision_id: str, *, nobody_said_no: bool) -> None:
        self.taken_back.append((decision_id, nobody_said_no))

    def keep_scan(self, person_id: str, file: Path, *, instead: bool = False) -> None:
        if any(known == person_id for known, _ in self.scans) and not instead:
            raise ScanKept(paper="map 3")
        self.scans.append((person_id, file))
