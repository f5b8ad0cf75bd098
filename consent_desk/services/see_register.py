"""Everybody with every verdict, in the shape of the table on the screen; fast for a large school.

Most answers of a school are alike: the rule is asked once for each sort of entry, and for each pair
of a person and a purpose whose entries are not just one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from consent_desk.domain.account import Action, require
from consent_desk.domain.consent import (
    Answer,
    Decision,
    Reason,
    Signer,
    SignerKind,
    may_grant,
    verdict,
    years_for,
)
from consent_desk.domain.person import Person, by_surname, surname_first
from consent_desk.domain.purpose import Channel, Purpose
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import EntrySort, School, UnitOfWork, Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.verdicts import verdicts_of
from consent_desk.settings import read_settings

type Sorts = tuple[EntrySort | None, ...]
type Reasons = tuple[Reason, ...]


@dataclass(frozen=True)
class RegisterRow:
    """One person: a reason for each purpose of the sheet, in its order.

    `name` begins with the surname, as the forms lie in the folder, and is not shared with anybody.
    `signed_on` is the latest date on a form of this school year; a withdrawal needs no form.
    `signers` are the guardians who may sign; who `signs_alone` needs none (R6).
    """

    person: Person
    name: str
    groups: tuple[str, ...]
    reasons: tuple[Reason, ...]
    signed_on: date | None
    signers: tuple[str, ...]
    signs_alone: bool


@dataclass(frozen=True)
class RegisterSheet:
    """Persons × purposes, on a day."""

    school: School
    day: date
    channels: Sequence[Channel]
    purposes: Sequence[Purpose]
    groups: Sequence[str]
    rows: Sequence[RegisterRow]


def see_register(vault: Vault) -> RegisterSheet:
    """Everybody who is at the school, by surname."""
    require(vault.actor, Action.SEE_CONSENT)
    today = vault.clock.now().date()
    with vault.register.read() as uow:
        persons = [person for person in uow.people.all() if not person.has_left_by(today)]
        purposes = [purpose for purpose in uow.purposes.all() if purpose.active]
        reading = _Reading(uow, today, persons, purposes)
        for entry in uow.ledger.in_short(SchoolYear.of(today)):
            reading.take(*entry)
        rows = reading.rows(uow, Directory(persons, reading.groups))
        return RegisterSheet(
            school=uow.school,
            day=today,
            channels=uow.purposes.channels(),
            purposes=purposes,
            groups=[group.name for group in uow.people.groups(uow.school.year)],
            rows=rows,
        )


def see_row(vault: Vault, person_id: str) -> RegisterRow | None:
    """One row as it is now, for the same purposes; None: the person is not at the school."""
    require(vault.actor, Action.SEE_CONSENT)
    today = vault.clock.now().date()
    with vault.register.read() as uow:
        person = uow.people.get(person_id)
        if person is None or person.has_left_by(today):
            return None
        purposes = [purpose for purpose in uow.purposes.all() if purpose.active]
        reading = _Reading(uow, today, [person], purposes)
        for decision in uow.ledger.of_persons([person_id], [SchoolYear.of(today)]):
            reading.take(person_id, decision.purpose, _sort_of(decision))
        return reading.rows(uow, Directory.around(uow, [person]))[0]


class _Reading:
    """The entries of a year, put to the persons and purposes that they are about."""

    def __init__(
        self,
        uow: UnitOfWork,
        day: date,
        persons: Sequence[Person],
        purposes: Sequence[Purpose],
    ) -> None:
        self._day = day
        self._persons = persons
        self._purposes = purposes
        self._age = read_settings(uow.settings.get()).age_of_consent
        self._entries: dict[str, dict[str, EntrySort]] = {}
        _this, last, coming = years_for(day)
        self._many = uow.ledger.answered_in(last, [Answer.WITHDRAWN])
        self._many |= uow.ledger.answered_in(coming, [a for a in Answer if a.is_no])
        self._codes = [purpose.code for purpose in purposes]
        self._known: dict[tuple[bool, Sorts], tuple[Reasons, date | None]] = {}
        self._reasons: dict[tuple[bool, str, EntrySort], Reason] = {}
        self.groups = _group_names(uow)
        self._signers = uow.people.signers()

    def take(self, person_id: str, purpose: str, sort: EntrySort) -> None:
        """One more entry of this school year."""
        own = self._entries.setdefault(person_id, {})
        if purpose in own or sort.is_correction:
            self._many.add((person_id, purpose))
        own[purpose] = sort

    def rows(self, uow: UnitOfWork, directory: Directory) -> list[RegisterRow]:
        """A row for each person, by surname."""
        unusual = self._unusual(uow)
        made = [self._row(person, directory, unusual) for person in self._persons]
        return sorted(
            made,
            key=lambda r: by_surname(r.person),
        )

    def _unusual(self, uow: UnitOfWork) -> Mapping[tuple[str, str], Reason]:
        if not self._many:
            return {}
        persons = {person.id: person for person in self._persons}
        purposes = {purpose.code: purpose for purpose in self._purposes}
        pairs = [(persons[i], purposes[c]) for i, c in self._many if i in persons and c in purposes]
        return {pair: v.reason for pair, v in verdicts_of(uow, pairs, self._day).items()}

    def _row(
        self, person: Person, directory: Directory, unusual: Mapping[tuple[str, str], Reason]
    ) -> RegisterRow:
        alone = may_grant(person, SignerKind.SELF, self._day, self._age)
        own = self._entries.get(person.id, {})
        reasons, signed_on = self._said(person, alone, tuple(map(own.get, self._codes)))
        if unusual:
            pairs = ((person.id, code) for code in self._codes)
            reasons = tuple(unusual.get(p, r) for p, r in zip(pairs, reasons, strict=True))
        return RegisterRow(
            person=person,
            name=surname_first(person, directory.label(person.id)),
            groups=tuple(self.groups.get(person.id, ())),
            reasons=reasons,
            signed_on=signed_on,
            signers=tuple(self._signers.get(person.id, ())),
            signs_alone=alone,
        )

    def _said(self, person: Person, alone: bool, sorts: Sorts) -> tuple[Reasons, date | None]:
        """What a whole form says; the same for everybody whose entries are of the same sorts."""
        if (alone, sorts) not in self._known:
            pairs = zip(self._purposes, sorts, strict=True)
            reasons = tuple(self._reason(person, alone, purpose, sort) for purpose, sort in pairs)
            signed = (s.signed_on for s in sorts if s and s.answer is not Answer.WITHDRAWN)
            self._known[alone, sorts] = (reasons, max(signed, default=None))
        return self._known[alone, sorts]

    def _reason(
        self, person: Person, alone: bool, purpose: Purpose, sort: EntrySort | None
    ) -> Reason:
        if sort is None:
            return Reason.NOT_ANSWERED
        key = (alone, purpose.code, sort)
        if key not in self._reasons:
            decision = _decision(person, purpose, sort, SchoolYear.of(self._day))
            self._reasons[key] = verdict(person, purpose, self._day, [decision], self._age).reason
        return self._reasons[key]


def _group_names(uow: UnitOfWork) -> dict[str, list[str]]:
    names = {group.id: group.name for group in uow.people.groups(uow.school.year)}
    members = uow.people.memberships(uow.school.year)
    return {person_id: sorted(names[i] for i in ids) for person_id, ids in members.items()}


def _decision(person: Person, purpose: Purpose, sort: EntrySort, year: SchoolYear) -> Decision:
    """An entry with as much as a verdict over it alone depends on."""
    return Decision(
        id="",
        position=1,
        person_id=person.id,
        purpose=purpose.code,
        answer=sort.answer,
        year=year,
        signed_on=sort.signed_on,
        recorded_on=sort.signed_on,
        signer=Signer(sort.signer_kind),
        evidence_id="kept" if sort.has_evidence else None,
        wording_version=sort.wording_version,
        effective_on=sort.effective_on,
    )


def _sort_of(decision: Decision) -> EntrySort:
    return EntrySort(
        answer=decision.answer,
        signed_on=decision.signed_on,
        signer_kind=decision.signer.kind,
        has_evidence=decision.evidence_id is not None,
        wording_version=decision.wording_version,
        effective_on=decision.effective_on,
        is_correction=decision.corrects is not None,
    )
