from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings, strategies as st

from consent_desk.domain.account import Account, Role
from consent_desk.domain.consent import Answer
from consent_desk.domain.local_copy import CopyKind, CopyState, LocalCopy
from consent_desk.domain.person import FormerName, Guardian, Person, PersonKind
from consent_desk.domain.purpose import DEFAULT_CHANNELS, DEFAULT_PURPOSES
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import School
from db.register import SqlRegister
from tests.db.samples import CIPHER, YEAR, decision, group, new_id, pupil

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SHARED = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SHARED
@given(
    kind=st.sampled_from(PersonKind),
    first=TEXTS,
    last=TEXTS,
    born=st.none() | st.dates(),
    left=st.none() | st.dates(),
)
def test_a_person_comes_back_as_entered(
    register: SqlRegister,
    kind: PersonKind,
    first: str,
    last: str,
    born: date | None,
    left: date | None,
) -> None:
    person = Person(new_id(), kind, first, last, born, left)
    with register.write() as work:
        work.people.add(person)
        work.commit()
    with register.read() as work:
        assert work.people.get(person.id) == person
        assert person in work.people.all()


def test_a_changed_person_stays_changed(register: SqlRegister) -> None:
    before = pupil("Sanne")
    after = replace(
        Person(before.id, before.kind, "Sanne", "de Wit", None, date(2027, 2, 1)),
        nicknames=("Sannie",),
        former_names=(FormerName("Sanne", "", "Verschuuren"), FormerName("Sanneke")),
    )
    with register.write() as work:
        work.people.add(before)
        work.people.update(after)
        work.commit()
    with register.read() as work:
        assert work.people.all() == [after]
        assert work.people.get(new_id()) is None


def test_groups_hold_each_person_once_and_by_year(register: SqlRegister) -> None:
    sanne, tim, noor = pupil("Sanne", "B"), pupil("Tim", "A"), pupil("Noor", "C")
    five_a, five_b, last_year = group("5A"), group("5B"), group("4A", SchoolYear(2025))
    with register.write() as work:
        for person in (sanne, tim, noor):
            work.people.add(person)
        for each in (five_b, five_a, last_year):
            work.people.add_group(each)
        for person, each in ((sanne, five_a), (sanne, five_b), (tim, five_a), (noor, last_year)):
            work.people.join(person.id, each.id)
        work.people.join(sanne.id, five_a.id)
        work.commit()
    with register.read() as work:
        assert work.people.groups(YEAR) == [five_a, five_b]
        assert work.people.in_groups([five_a.id, five_b.id]) == [tim, sanne]
        assert work.people.in_groups([]) == []
        assert work.people.groups_of(sanne.id, YEAR) == [five_a, five_b]
        assert work.people.groups_of(noor.id, YEAR) == []
    with register.write() as work:
        work.people.leave(sanne.id, five_a.id)
        work.commit()
        assert work.people.in_groups([five_a.id]) == [tim]


def test_guardians_belong_to_their_pupil(register: SqlRegister) -> None:
    sanne = pupil()
    guardian = Guardian(new_id(), sanne.id, "Ouder", may_sign=False)
    with register.write() as work:
        work.people.add(sanne)
        work.people.add_guardian(guardian)
        assert work.people.guardians_of(sanne.id) == [guardian]
        assert work.people.guardians_of(new_id()) == []


def test_accounts_keep_their_roles(register: SqlRegister) -> None:
    both = Account(new_id(), "Ada", frozenset({Role.TEACHER, Role.DIRECTOR}))
    none = Account(new_id(), "Bo", frozenset())
    with register.write() as work:
        work.accounts.add(none)
        work.accounts.add(both)
        assert work.accounts.all() == [both, none]


def test_channels_and_purposes_come_in_the_order_they_were_added(register: SqlRegister) -> None:
    with register.write() as work:
        for channel in DEFAULT_CHANNELS:
            work.purposes.add_channel(channel)
        for purpose in DEFAULT_PURPOSES:
            work.purposes.add(purpose)
        work.commit()
    with register.read() as work:
        assert work.purposes.channels() == list(DEFAULT_CHANNELS)
        assert work.purposes.all() == list(DEFAULT_PURPOSES)


def test_decisions_come_back_whole_and_in_order(register: SqlRegister) -> None:
    sanne, tim = new_id(), new_id()
    with register.write() as work:
        kept = [
            work.ledger.append(decision(person, answer))
            for person, answer in ((sanne, Answer.GRANTED), (tim, Answer.REFUSED))
        ]
        kept.append(work.ledger.append(decision(sanne, Answer.WITHDRAWN)))
        work.commit()
    with register.read() as work:
        assert work.ledger.all() == kept
        assert work.ledger.of_persons([tim, sanne, tim]) == kept
        assert work.ledger.of_persons([sanne]) == [kept[0], kept[2]]
        assert work.ledger.of_persons([]) == []


def test_local_copies_come_with_the_earliest_due_first(register: SqlRegister) -> None:
    late, soon = (
        LocalCopy(
            new_id(),
            new_id(),
            f"/foto/{day}.jpg",
            "ab" * 32,
            5_000_000_000,
            CopyKind.ORIGINAL,
            CopyState.PRESENT,
            date(2026, 12, day),
        )
        for day in (9, 1)
    )
    with register.write() as work:
        work.copies.add(late)
        work.copies.add(soon)
        assert work.copies.all() == [soon, late]
        work.copies.set_state(soon.id, CopyState.VERIFIED_GONE)
        assert work.copies.all()[0].state is CopyState.VERIFIED_GONE


def test_a_setting_takes_its_last_value(register: SqlRegister) -> None:
    with register.write() as work:
        work.settings.set("matching", "false")
        work.settings.set("matching", "true")
        assert work.settings.get() == {"matching": "true"}


def test_one_school_sees_nothing_of_another_in_the_same_file(register: SqlRegister) -> None:
    with register.write() as work:
        first, sanne = work.school, pupil()
        work.people.add(sanne)
        work.ledger.append(decision(sanne.id))
        work.audit.append("2026-11-22T09:00:00Z", "a", "b", "c", {})
        work.commit()
    second = School(new_id(), "De Vlinder", YEAR)
    register.found(second)
    engine = vars(register)["_reading"]
    with SqlRegister(engine, CIPHER, second.id).write() as work:
        assert work.school == second
        assert work.people.all() == work.ledger.all() == work.audit.entries() == []
        assert work.people.get(sanne.id) is None
        assert work.ledger.of_persons([sanne.id]) == []
        assert work.audit.append("2026-11-22T09:00:00Z", "a", "b", "c", {}).position == 1
        work.commit()
    with SqlRegister(engine, CIPHER, first.id).read() as work:
        assert len(work.audit.entries()) == 1
