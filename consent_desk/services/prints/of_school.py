"""The counts of a school: by group now, and on the same day of the years before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from consent_desk.domain.consent import Decision, Reason, verdict
from consent_desk.domain.person import Person
from consent_desk.domain.purpose import Purpose
from consent_desk.domain.school_year import SchoolYear
from consent_desk.domain.tally import Tally
from consent_desk.messages import Texts
from consent_desk.ports import GroupTally, SchoolOverview, UnitOfWork, Vault, YearTally
from consent_desk.services.prints.about import About, Shaped
from consent_desk.settings import read_settings

_YEARS = 3


@dataclass(frozen=True)
class _Register:
    """What all years are counted from: persons and decisions, each read once."""

    persons: Mapping[str, Person]
    ledger: Mapping[tuple[str, str], Sequence[Decision]]
    age_of_consent: int


@dataclass(frozen=True)
class _Year:
    """One school year on the day that is compared; purposes as they were asked then."""

    year: SchoolYear
    day: date
    purposes: Sequence[Purpose]


@dataclass(frozen=True)
class _Counted:
    """Why each person has a yes or none, by person id in the order of the year's purposes."""

    year: _Year
    reasons: Mapping[str, Sequence[Reason]]

    def present(self, person_ids: Iterable[str]) -> list[str]:
        """Those of these persons who had not left by then."""
        return [person_id for person_id in person_ids if person_id in self.reasons]

    def tallies(self, person_ids: Sequence[str]) -> dict[str, Tally]:
        """The counts by purpose code."""
        return {
            purpose.code: Tally.of(self.reasons[person_id][number] for person_id in person_ids)
            for number, purpose in enumerate(self.year.purposes)
        }


def school_overview(uow: UnitOfWork, vault: Vault, about: About, texts: Texts) -> Shaped:
    """Count this year by group, and up to two years before as a whole.

    Who is in no group is counted apart: of earlier years it is not known who they were. A year
    without groups, and those before it, are left out.
    """
    today = vault.clock.now().date()
    now = uow.school.year
    years = [SchoolYear(now.start - back) for back in range(_YEARS)]
    members = {year: uow.people.memberships(year) for year in years}
    groupless = [p.id for p in uow.people.all() if p.id not in members[now]]
    register = _read(uow, {*groupless, *(p for each in members.values() for p in each)}, years)
    active = [purpose for purpose in uow.purposes.all() if purpose.active]
    this = _Year(now, today, active)
    groups = sorted(uow.people.groups(now), key=lambda group: (group.name.casefold(), group.id))
    everybody = _count(register, this, [*members[now], *groupless])
    tallies = [
        _group(everybody, group.name, [p for p, of in members[now].items() if group.id in of])
        for group in groups
    ]
    in_groups = {p: everybody.reasons[p] for p in everybody.present(members[now])}
    counted = [_whole(_Counted(this, in_groups))]
    for back, year in enumerate(years[1:], start=1):
        if not members[year]:
            break
        then = _as_then(register, year, _earlier(today, back), active)
        counted.append(_whole(_count(register, then, members[year])))
    return Shaped(
        SchoolOverview(
            day=today,
            channels=uow.purposes.channels(),
            purposes=active,
            groups=tallies,
            groupless=_group(everybody, "", groupless),
            whole=_group(everybody, "", everybody.reasons),
            years=counted,
        )
    )


def _read(uow: UnitOfWork, person_ids: set[str], years: Sequence[SchoolYear]) -> _Register:
    """Persons and decisions; also those of the years around, which may reach into them (R5)."""
    persons = {p.id: p for p in uow.people.these(person_ids)}
    reach = [*years, SchoolYear(min(years).start - 1), SchoolYear(max(years).start + 1)]
    ledger: dict[tuple[str, str], list[Decision]] = {}
    for decision in uow.ledger.of_persons(persons, reach):
        ledger.setdefault((decision.person_id, decision.purpose), []).append(decision)
    return _Register(persons, ledger, read_settings(uow.settings.get()).age_of_consent)


def _as_then(
    register: _Register, year: SchoolYear, day: date, purposes: Sequence[Purpose]
) -> _Year:
    """A year with its wordings; a purpose that nobody had answered then was not asked."""
    seen: dict[str, int] = {}
    for decisions in register.ledger.values():
        for each in decisions:
            if each.year == year and each.recorded_on <= day:
                seen[each.purpose] = max(each.wording_version, seen.get(each.purpose, 0))
    asked = [replace(p, wording_version=seen[p.code]) for p in purposes if p.code in seen]
    return _Year(year, day, asked)


def _group(counted: _Counted, name: str, person_ids: Iterable[str]) -> GroupTally:
    persons = counted.present(person_ids)
    return GroupTally(name, len(persons), counted.tallies(persons))


def _whole(counted: _Counted) -> YearTally:
    of = counted.year
    persons = list(counted.reasons)
    return YearTally(of.year, of.day, len(persons), counted.tallies(persons))


def _count(register: _Register, of: _Year, person_ids: Iterable[str]) -> _Counted:
    persons = (register.persons[p] for p in person_ids if p in register.persons)
    here = [person for person in persons if not person.has_left_by(of.day)]
    return _Counted(of, {p.id: [_reason(register, of, p, each) for each in of.purposes]
                         for p in here})  # fmt: skip


def _reason(register: _Register, of: _Year, person: Person, purpose: Purpose) -> Reason:
    """By what was recorded up to that day."""
    ledger = register.ledger.get((person.id, purpose.code), ())
    known = [decision for decision in ledger if decision.recorded_on <= of.day]
    return verdict(person, purpose, of.day, known, register.age_of_consent).reason


def _earlier(day: date, years: int) -> date:
    """The same day some years before; 28 February for the 29th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)
