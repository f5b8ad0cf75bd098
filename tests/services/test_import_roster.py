"""Bringing a roster into a real register: what changes, and what never does."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from consent_desk.domain.consent import Answer
from consent_desk.domain.person import Group, Person
from consent_desk.errors import BadRoster, KnownError, NotAllowed, PreviewOutdated
from consent_desk.ports import Template, Vault
from consent_desk.rosters.edexml import read_edexml
from consent_desk.rosters.oneroster import read_oneroster
from consent_desk.rosters.roster import RosterGroup, RosterRow
from consent_desk.rosters.table import read_table
from consent_desk.services.import_roster import Imported, import_roster
from consent_desk.services.preview_roster import preview_roster
from consent_desk.services.roster_steps import Words
from tests.rosters.samples import edexml, oneroster, pupil
from tests.school import ROSTER, answer

HEADER = "first_name,last_name,birth_date,group\n"
TODAY = date(2026, 11, 22)


def table(*lines: str, header: str = HEADER) -> list[RosterRow]:
    return read_table((header + "\n".join(lines)).encode(), "r.csv")


def edex(pupils: str, **more: str) -> tuple[RosterRow, ...]:
    return read_edexml(edexml(pupils, more.pop("staff", ""), **more), "EDEX.XML").rows


def people(vault: Vault) -> dict[str, Person]:
    with vault.register.read() as uow:
        return {person.full_name: person for person in uow.people.all()}


def groups_of(vault: Vault, name: str) -> list[Group]:
    person = people(vault)[name]
    with vault.register.read() as uow:
        return uow.people.groups_of(person.id, uow.school.year)


def contents(vault: Vault) -> tuple[object, ...]:
    """Everything that a roster can touch."""
    with vault.register.read() as uow:
        year = uow.school.year
        return (
            uow.people.all(),
            uow.people.groups(year),
            uow.people.memberships(year),
            uow.people.guardians(),
            uow.ledger.all(),
        )


def changes_nothing(done: Imported) -> bool:
    return not (done.new or done.changed or done.moved or done.left or done.back or done.groups)


def test_the_same_file_twice_changes_nothing(school: Vault) -> None:
    done = import_roster(school, read_table(ROSTER.encode(), "r.csv"))
    assert changes_nothing(done)
    assert (done.unchanged, done.not_in_file, done.doubtful) == (4, 0, ())


@pytest.mark.parametrize(
    "rows",
    [
        read_edexml(edexml(), "EDEX.XML").rows,
        read_oneroster(oneroster(), "o.zip", TODAY).rows,
        read_table(ROSTER.encode(), "r.csv"),
    ],
    ids=["edexml", "oneroster", "table"],
)
def test_every_format_twice_leaves_one_line_in_the_log_and_nothing_else(
    school: Vault, rows: list[RosterRow]
) -> None:
    import_roster(school, rows)
    before = contents(school)
    with school.register.read() as uow:
        entries = len(uow.audit.entries())
    done = import_roster(school, rows)
    assert changes_nothing(done)
    assert contents(school) == before
    with school.register.read() as uow:
        assert [e.action for e in uow.audit.entries()[entries:]] == ["roster.imported"]


def test_who_is_in_another_group_moves_and_who_is_absent_stays(school: Vault) -> None:
    rows = table("Noor,de Vries,2016-05-06,5A")
    preview = preview_roster(school, rows)
    (step,) = preview.moved
    assert (step.leaves, step.joins) == (("5B",), ("5A",))
    assert {p.full_name for p in preview.gone} == set(people(school)) - {"Noor de Vries"}
    done = import_roster(school, rows)
    assert (done.new, done.moved, done.not_in_file) == (0, 1, 3)
    assert [group.name for group in groups_of(school, "Noor de Vries")] == ["5A"]
    assert all(person.left_on is None for person in people(school).values())


def test_the_pupil_of_a_table_and_of_edexml_is_one_and_keeps_the_answers(school: Vault) -> None:
    answer(school, "Zoë van der Wörter-Şahin")
    before = people(school)["Zoë van der Wörter-Şahin"]
    done = import_roster(school, read_edexml(edexml(), "EDEX.XML").rows)
    after = people(school)["Zoë van der Wörter-Şahin"]
    assert done.changed == 1
    assert after == replace(
        before, roster_key="edexml:101", prefix="van der", last_name="Wörter-Şahin"
    )
    assert [g.name for g in groups_of(school, "Zoë van der Wörter-Şahin")] == ["5A", "Plusklas"]
    back = import_roster(school, read_table(ROSTER.encode(), "r.csv"))
    assert (back.new, back.changed, back.moved, back.doubtful) == (0, 0, 0, ())
    assert [g.name for g in groups_of(school, "Zoë van der Wörter-Şahin")] == ["5A", "Plusklas"]


def test_levels_and_combined_groups_are_kept_with_the_group(school: Vault) -> None:
    import_roster(school, read_edexml(edexml(), "EDEX.XML").rows)
    with school.register.read() as uow:
        groups = {g.name: (g.level, g.combined) for g in uow.people.groups(uow.school.year)}
    assert groups == {
        "5A": (5, False),
        "5B": (None, False),
        "Plusklas": (None, True),
        "Apen": (None, False),
    }


def test_a_file_that_knows_combined_groups_also_ends_them(school: Vault) -> None:
    import_roster(school, read_edexml(edexml(), "EDEX.XML").rows)
    one = pupil(101, "Zoë", "Wörter-Şahin", "2016-03-04", '<groep key="g5"/>')
    done = import_roster(
        school, edex(one.replace("<roep", "<voorvoegsel>van der</voorvoegsel><roep"))
    )
    assert done.moved == 1
    assert [g.name for g in groups_of(school, "Zoë van der Wörter-Şahin")] == ["5A"]


def test_a_row_without_a_group_moves_nobody(school: Vault) -> None:
    done = import_roster(school, edex(pupil(1, "Grace", "Hopper", "1906-12-09")))
    assert (done.moved, done.changed) == (0, 1)
    assert [g.name for g in groups_of(school, "Grace Hopper")] == ["5A"]


def test_a_key_knows_a_pupil_again_whose_particulars_were_mended(school: Vault) -> None:
    first = import_roster(school, edex(pupil(7, "Tim", "Bos", "2016-01-02")))
    second = import_roster(school, edex(pupil(7, "Tim", "Bos", "2015-10-20")))
    assert (first.new, second.new, second.changed) == (1, 0, 1)
    assert people(school)["Tim Bos"].birth_date == date(2015, 10, 20)


def test_what_the_file_lacks_is_not_erased(school: Vault) -> None:
    import_roster(school, edex(pupil(7, "Tim", "Bos", "2016-01-02")))
    done = import_roster(school, edex(pupil(7, "Tim", "Bos")))
    assert changes_nothing(done)
    assert people(school)["Tim Bos"].birth_date == date(2016, 1, 2)


def test_a_leaver_of_the_file_has_left_and_the_templates_go_the_same_day(school: Vault) -> None:
    person_id = answer(school, "Noor de Vries", "face_matching").decision.person_id
    with school.register.write() as uow:
        uow.templates.add(Template("a" * 32, person_id, "m", (0.0,) * 128, TODAY))
        uow.commit()
    more = "<voorvoegsel>de</voorvoegsel><uitstroomdatum>2026-11-20</uitstroomdatum>"
    rows = edex(pupil(9, "Noor", "Vries", "2016-05-06", more))
    done = import_roster(school, rows)
    assert (done.left, done.new) == (1, 0)
    noor = people(school)["Noor de Vries"]
    assert noor.left_on == date(2026, 11, 20)
    with school.register.read() as uow:
        assert uow.templates.of_persons([person_id]) == []
        actions = [e.action for e in uow.audit.entries() if e.subject_id == person_id]
    assert actions[-2:] == ["person.left", "templates.deleted"]
    assert changes_nothing(import_roster(school, rows))


def test_a_leaving_to_come_is_kept_and_the_templates_stay_until_then(school: Vault) -> None:
    person_id = people(school)["Grace Hopper"].id
    with school.register.write() as uow:
        uow.templates.add(Template("a" * 32, person_id, "m", (0.0,) * 128, TODAY))
        uow.commit()
    out = "<uitstroomdatum>2027-07-01</uitstroomdatum>"
    import_roster(school, edex(pupil(9, "Grace", "Hopper", "1906-12-09", out)))
    assert people(school)["Grace Hopper"].left_on == date(2027, 7, 1)
    with school.register.read() as uow:
        assert len(uow.templates.of_persons([person_id])) == 1


def test_who_left_before_ever_being_here_is_left_out(school: Vault) -> None:
    done = import_roster(school, read_edexml(edexml(), "EDEX.XML").rows)
    assert done.left_out == 1
    assert "Gradje van 't Hof" not in people(school)


def test_who_is_in_the_file_again_came_back_in_the_same_record(school: Vault) -> None:
    rows = read_oneroster(oneroster(), "o.zip", TODAY).rows
    import_roster(school, [replace(row, left=False) for row in rows])
    tim = people(school)["Tim Bos"]
    assert import_roster(school, rows).left == 1
    assert people(school)["Tim Bos"].left_on == TODAY
    again = [replace(row, left=False) for row in rows]
    (line,) = import_roster(school, again).doubtful
    assert people(school)["Tim Bos"].left_on == TODAY
    done = import_roster(school, again, Words(same={line: None}))
    assert (done.back, done.new) == (1, 0)
    assert people(school)["Tim Bos"] == tim


def test_guardians_come_once_and_are_never_taken_away(school: Vault) -> None:
    rows = read_oneroster(oneroster(), "o.zip", TODAY).rows
    import_roster(school, rows)
    zoe = people(school)["Zoë van der Wörter-Şahin"]
    import_roster(school, [replace(row, guardians=row.guardians[:1]) for row in rows])
    with school.register.read() as uow:
        names = [g.name for g in uow.people.guardians_of(zoe.id)]
    assert names == ["Anna Şahin", "Bas van der Wörter"]


def test_a_change_between_preview_and_import_is_noticed(school: Vault) -> None:
    rows = table("Noor,de Vries,2016-05-06,5A")
    seen = preview_roster(school, rows)
    import_roster(school, table("Noor,de Vries,2016-05-06,5C"))
    before = contents(school)
    with pytest.raises(PreviewOutdated):
        import_roster(school, rows, seen=seen)
    assert contents(school) == before
    assert import_roster(school, rows, seen=preview_roster(school, rows)).moved == 1


def test_a_file_that_is_refused_halfway_changes_nothing(school: Vault) -> None:
    before = contents(school)
    rows = table("Tim,Bos,2016-01-01,5A", "Jan,Bos,2096-01-01,5A")
    with pytest.raises(BadRoster):
        import_roster(school, rows)
    assert contents(school) == before


def test_one_name_without_birth_date_in_two_groups_is_refused(school: Vault) -> None:
    before = contents(school)
    with pytest.raises(BadRoster) as told:
        import_roster(school, table("Tim,Bos,,5A", "tim,BOS,,5B"))
    assert (told.value.line, told.value.problem) == (3, "roster-twins")
    import_roster(school, table("Tim,Bos,,5A"))
    with pytest.raises(BadRoster):
        import_roster(school, table("Tim,Bos,,5B"))
    assert before != contents(school)


def test_two_persons_with_one_key_are_refused(school: Vault) -> None:
    with pytest.raises(KnownError) as told:
        import_roster(school, edex(pupil(7, "Tim", "Bos") + pupil(7, "Noor", "Vos")))
    assert told.value.params["problem"] == "roster-key-twice"


def test_a_teacher_may_not_import(school: Vault) -> None:
    outsider = replace(school, actor=replace(school.actor, roles=frozenset()))
    with pytest.raises(NotAllowed):
        import_roster(outsider, table("Tim,Bos,2016-01-01,5A"))
    with pytest.raises(NotAllowed):
        preview_roster(outsider, table("Tim,Bos,2016-01-01,5A"))


def test_an_import_records_no_answer(school: Vault) -> None:
    answer(school, given=Answer.REFUSED)
    with school.register.read() as uow:
        before = uow.ledger.all()
    import_roster(school, read_edexml(edexml(), "EDEX.XML").rows)
    with school.register.read() as uow:
        assert uow.ledger.all() == before


@pytest.mark.parametrize(
    "data",
    [
        "first_name;last_name;birth_date;group\nZoë;Smit;04-03-2016;5A\n".encode("cp1252"),
        "\ufefffirst_name,last_name,birth_date,group\nZoë,Smit,2016-03-04,5A\n".encode(),
        'GROUP\tFirst_Name\tlast_name\tbirth_date\n5A\t"Zoë"\tSmit\t4/3/2016\n\n'.encode(),
    ],
)
def test_other_encodings_separators_and_dates_are_read(data: bytes) -> None:
    (row,) = read_table(data, "r.csv")
    assert (row.first_name, row.last_name, str(row.birth_date)) == ("Zoë", "Smit", "2016-03-04")


@pytest.mark.parametrize(
    ("data", "line", "problem"),
    [
        (b"", 1, "roster-empty"),
        (f"{HEADER}Tim,Bos,2016-02-30,5A\n".encode(), 2, "roster-date"),
        (f"{HEADER}Tim,Bos,,5A\n,Bos,,5A\n".encode(), 3, "roster-name"),
        (f"{HEADER}Tim,Bos,,\n".encode(), 2, "roster-group"),
        (f"{HEADER}Tim,Bos\n".encode(), 2, "roster-columns"),
        (b"\xff\xfea\0b", 1, "roster-encoding"),
        (b"a\x81b\n", 1, "roster-encoding"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_read(data: bytes, line: int, problem: str) -> None:
    with pytest.raises(BadRoster) as told:
        read_table(data, "r.csv")
    assert (told.value.line, told.value.problem) == (line, problem)


def _row(parts: tuple[str, str, str | None, str, str | None], line: int) -> RosterRow:
    first, last, born, group, key = parts
    return RosterRow(
        "f",
        line,
        first,
        last,
        date.fromisoformat(born) if born else None,
        (RosterGroup(group),),
        roster_key=key,
    )


parts = st.tuples(
    st.sampled_from(["Sanne", "Sane", "Zoë", "Zoe", "Jan", "Jan Willem"]),
    st.sampled_from(["Vries", "de Vries", "Bos", ""]),
    st.sampled_from(["2016-03-04", "2016-04-03", "2016-03-05", "2012-10-20", None]),
    st.sampled_from(["5A", "5B"]),
    st.sampled_from(["a:1", "a:2", "b:1", None, None]),
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(parts, min_size=1, max_size=6), min_size=1, max_size=3))
def test_whatever_came_before_a_file_a_second_time_changes_nothing(
    school: Vault, files: list[list[tuple[str, str, str | None, str, str | None]]]
) -> None:
    for told in files:
        rows = [_row(each, line) for line, each in enumerate(told, start=1)]
        before = contents(school)
        try:
            first = import_roster(school, rows)
        except KnownError:
            assert contents(school) == before
            continue
        after = contents(school)
        assert import_roster(school, rows).doubtful == first.doubtful
        assert contents(school) == after


def test_a_pupil_of_an_age_that_no_pupil_has_is_told_in_the_preview(school: Vault) -> None:
    rows = table("Ann,Bos,1916-03-04,5A", "Bea,Bos,2016-03-04,5A", "Cas,Bos,2025-03-04,5A")
    assert [s.row.first_name for s in preview_roster(school, rows).unlikely] == ["Ann", "Cas"]
