"""Rows that may be somebody in the register: nothing happens before somebody says which."""

from collections.abc import Sequence

import pytest

from consent_desk.errors import RowNotDoubtful, SamePersonTwice, SamePersonUnclear
from consent_desk.ports import Vault
from consent_desk.rosters.roster import RosterRow
from consent_desk.services.import_roster import import_roster
from consent_desk.services.match_roster import Doubt
from consent_desk.services.preview_roster import preview_roster
from consent_desk.services.roster_steps import Words
from tests.rosters.samples import pupil
from tests.services.test_import_roster import contents, edex, people, table

# In the register: Noor de Vries, born 2016-05-06, in 5B; Grace Hopper, born 1906-12-09, in 5A.
KEYED = "first_name,last_name,birth_date,group,key\n"


def doubts(vault: Vault, rows: Sequence[RosterRow]) -> list[tuple[int, Doubt | None, list[str]]]:
    preview = preview_roster(vault, rows)
    return [
        (s.row.line, s.doubt, [preview.labels[p.id] for p in s.candidates])
        for s in preview.doubtful
    ]


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Noor,de Vries,2016-05-07,5B", Doubt.NEAR_BIRTH_DATE),
        ("Noor,de Vries,2016-06-05,5B", Doubt.NEAR_BIRTH_DATE),
        ("Noor,de Vries,2015-05-06,5B", Doubt.NEAR_BIRTH_DATE),
        ("Noor,de Vries,,5A", Doubt.NO_BIRTH_DATE),
        ("Noor,de Vreis,2016-05-06,5B", Doubt.SIMILAR_NAME),
        ("Noor Fleur,de Vries,2016-05-06,5B", Doubt.SIMILAR_NAME),
        ("Noor,Jansen,2016-05-06,5B", Doubt.OTHER_SURNAME),
    ],
)
def test_a_row_in_doubt_is_told_and_nothing_is_done_with_it(
    school: Vault, line: str, doubt: Doubt
) -> None:
    rows = table(line)
    assert doubts(school, rows) == [(2, doubt, ["Noor de Vries"])]
    before = contents(school)
    assert import_roster(school, rows).doubtful == (2,)
    assert contents(school) == before


@pytest.mark.parametrize(
    "line",
    [
        "Noor,de Vries,2011-10-20,5A",
        "Daan,de Vries,2016-05-06,5B",
        "Grace,Jansen,2016-05-06,5B",
    ],
    ids=["a namesake", "a twin", "an unlike name"],
)
def test_a_namesake_and_a_twin_are_somebody_new(school: Vault, line: str) -> None:
    assert doubts(school, table(line)) == []
    assert import_roster(school, table(line)).new == 1


def test_twins_with_names_alike_who_are_both_in_the_file_are_two(school: Vault) -> None:
    twins = ("Lotte,Bos,2016-01-02,5A", "Lottie,Bos,2016-01-02,5B")
    assert import_roster(school, table(*twins)).new == 2
    assert doubts(school, table(*twins)) == []
    assert [d for _, d, _ in doubts(school, table(twins[1][:3] + "t" + twins[1][3:]))] == [
        Doubt.SIMILAR_NAME
    ]


def test_accents_and_case_make_nobody_another_person(school: Vault) -> None:
    done = import_roster(school, table("ZOE,van der Worter-Sahin,2016-03-04,5A"))
    assert (done.new, done.doubtful, done.changed) == (0, (), 1)


def test_a_key_that_goes_to_another_name_is_asked_about(school: Vault) -> None:
    import_roster(school, edex(pupil(7, "Tim", "Bos", "2016-01-02")))
    rows = edex(pupil(7, "Thijs", "Smit", "2015-10-20"))
    assert doubts(school, rows) == [(1, Doubt.OTHER_NAME, ["Tim Bos"])]
    import_roster(school, rows, Words(new=frozenset({1})))
    now = people(school)
    assert (now["Tim Bos"].roster_key, now["Thijs Smit"].roster_key) == (None, "edexml:7")
    assert doubts(school, rows) == []


def test_same_takes_the_row_for_the_person_and_is_remembered(school: Vault) -> None:
    before = people(school)["Noor de Vries"]
    rows = table("Noor,de Vreis,2016-05-06,5B")
    done = import_roster(school, rows, Words(same={2: None}))
    assert (done.new, done.changed, done.doubtful) == (0, 1, ())
    assert people(school)["Noor de Vreis"].id == before.id
    assert doubts(school, rows) == []


def test_new_makes_somebody_of_their_own_and_is_remembered(school: Vault) -> None:
    rows = table("Noor,de Vries,2016-05-07,5A")
    assert import_roster(school, rows, Words(new=frozenset({2}))).new == 1
    assert doubts(school, rows) == []
    assert len(contents(school)[0]) == 5  # type: ignore[arg-type]


def test_with_several_candidates_a_word_says_which(school: Vault) -> None:
    import_roster(school, table("Noor,de Vries,2011-10-20,5A"))
    rows = table("Noor,de Vries,,5C")
    ((_, doubt, names),) = doubts(school, rows)
    assert doubt is Doubt.NO_BIRTH_DATE
    assert sorted(names) == [
        "Noor de Vries (5A, 2011-10-20)",
        "Noor de Vries (5B, 2016-05-06)",
    ]
    for word in (None, "Noor de Vries"):
        with pytest.raises(SamePersonUnclear):
            import_roster(school, rows, Words(same={2: word}))
    done = import_roster(school, rows, Words(same={2: "noor de vries (5B, 2016-05-06)"}))
    assert (done.moved, done.doubtful) == (1, ())


def test_two_rows_cannot_be_one_person(school: Vault) -> None:
    rows = table("Noor,de Vreis,2016-05-06,5B", "Nour,de Vries,2016-05-06,5B")
    assert [line for line, _, _ in doubts(school, rows)] == [2, 3]
    with pytest.raises(SamePersonTwice):
        import_roster(school, rows, Words(same={2: None, 3: None}))
    assert import_roster(school, rows, Words({2: None}, frozenset({3}))).new == 1


def test_a_word_about_a_clear_row_is_refused(school: Vault) -> None:
    rows = table("Noor,de Vries,2016-05-06,5B")
    for words in (Words(same={2: None}), Words(new=frozenset({2})), Words(new=frozenset({9}))):
        with pytest.raises(RowNotDoubtful):
            import_roster(school, rows, words)


def test_namesakes_born_on_one_day_are_told_apart_by_key_alone(school: Vault) -> None:
    two = pupil(1, "Jan", "Bos", "2016-01-02") + pupil(2, "Jan", "Bos", "2016-01-02")
    assert import_roster(school, edex(two)).new == 2
    assert doubts(school, edex(two)) == []
    rows = table("Jan,Bos,2016-01-02,5A")
    ((_, doubt, names),) = doubts(school, rows)
    assert (doubt, len(names)) == (Doubt.NAMESAKES, 2)


def test_a_new_key_for_the_same_name_and_birth_date_is_the_same_pupil(school: Vault) -> None:
    import_roster(school, edex(pupil(7, "Tim", "Bos", "2016-01-02")))
    done = import_roster(school, edex(pupil(4007, "Tim", "Bos", "2016-01-02")))
    assert (done.new, done.changed, done.doubtful) == (0, 1, ())
    without = import_roster(school, edex(pupil(8, "Kim", "Bos")))
    again = import_roster(school, edex(pupil(4008, "Kim", "Bos")))
    assert (without.new, again.doubtful) == (1, (1,)), "no birth date says so"


def test_a_line_without_key_beside_one_with_it_is_the_same_pupil(school: Vault) -> None:
    lines = ("Tim,Bos,2016-01-02,5A,7", "Tim,Bos,2016-01-02,5B,")
    done = import_roster(school, table(*lines, header=KEYED))
    assert (done.new, done.doubtful) == (1, ())
