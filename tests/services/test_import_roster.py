import pytest

from consent_desk.errors import BadRoster
from consent_desk.ports import Vault
from consent_desk.rosters.table import read_table
from consent_desk.services.find_person import Directory
from consent_desk.services.import_roster import import_roster
from tests.school import ROSTER

HEADER = "first_name,last_name,birth_date,group\n"


def test_the_same_file_twice_changes_nothing(school: Vault) -> None:
    done = import_roster(school, read_table(ROSTER.encode(), "r.csv"))
    assert (done.new, done.moved, done.unchanged, done.not_in_file) == (0, 0, 4, 0)


def test_who_is_in_another_group_moves_and_who_is_absent_stays(school: Vault) -> None:
    rows = read_table(f"{HEADER}Noor,de Vries,2016-05-06,5A\n".encode(), "r.csv")
    done = import_roster(school, rows)
    assert (done.new, done.moved, done.not_in_file) == (0, 1, 3)
    with school.register.read() as uow:
        directory = Directory.of(uow)
        assert directory.groups_of(directory.find("Noor de Vries").id) == ["5A"]


def test_columns_that_the_job_does_not_need_are_nowhere_in_the_vault(school: Vault) -> None:
    table = "first_name,last_name,birth_date,group,bsn\nTim,Bos,2016-01-01,5A,123456782\n"
    rows = read_table(table.encode(), "r.csv")
    assert "123456782" not in repr(rows)


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
        (b"name,group\nA,5A\n", 1, "roster-header"),
        (f"{HEADER}Tim,Bos,2016-02-30,5A\n".encode(), 2, "roster-date"),
        (f"{HEADER}Tim,Bos,,5A\n,Bos,,5A\n".encode(), 3, "roster-name"),
        (f"{HEADER}Tim,Bos,,\n".encode(), 2, "roster-group"),
        (f"{HEADER}Tim,Bos\n".encode(), 2, "roster-columns"),
        (b"\xff\xfea\0b\0", 1, "roster-encoding"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_read(data: bytes, line: int, problem: str) -> None:
    with pytest.raises(BadRoster) as told:
        read_table(data, "r.csv")
    assert (told.value.line, told.value.problem) == (line, problem)
