"""The examples that were published with EDEXML, into a real register."""

from pathlib import Path

import pytest

from consent_desk.errors import BadRoster, BadRosterFile
from consent_desk.ports import Vault
from consent_desk.services.import_roster import Imported, import_roster
from consent_desk.services.read_roster import read_roster
from tests.services.test_import_roster import changes_nothing, contents

EXAMPLES = {
    "1.0.3/sample.xml": (427, 2),
    "1.0.3/sample-invalid.xml": (427, 2),
    "2.0/EDEXML.Voorbeeld.2.0.xml": (5, 1),
    "2.0/EDEXML.Voorbeeld.2.0-Vla.xml": (5, 1),
    "2.1/EDEXML.Voorbeeld.2.1.xml": (5, 1),
    "2.1/EDEXML.Voorbeeld.2.1-Vla.xml": (5, 1),
}
NEWEST = "2.1/EDEXML.Voorbeeld.2.1.xml"


@pytest.fixture
def newest(edexml_folder: Path) -> str:
    return (edexml_folder / NEWEST).read_text(encoding="utf-8")


def bring_in(vault: Vault, file: Path) -> Imported:
    return import_roster(vault, read_roster(vault, file).rows)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_published_example_is_imported_whole_and_once(
    school: Vault, edexml_folder: Path, name: str
) -> None:
    done = bring_in(school, edexml_folder / name)
    assert (done.new, done.left_out) == EXAMPLES[name]
    assert done.doubtful == ()
    assert changes_nothing(bring_in(school, edexml_folder / name))


def test_the_example_with_another_year_unknown_elements_or_in_utf_16_is_the_same(
    school: Vault, newest: str, tmp_path: Path
) -> None:
    variants = {
        "plain": newest.encode(),
        "year": newest.replace("2014-2015", "2026-2027").encode(),
        "unknown": newest.replace("<geslacht>", "<nieuw><x/></nieuw><geslacht>").encode(),
        "utf-16": newest.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"),
    }
    done: list[Imported] = []
    for name, data in variants.items():
        (tmp_path / name).write_bytes(data)
        done.append(bring_in(school, tmp_path / name))
    assert done[0].new == 5
    assert all(map(changes_nothing, done[1:]))


def test_the_example_with_a_bomb_or_cut_off_is_refused_and_nothing_changes(
    school: Vault, newest: str, tmp_path: Path
) -> None:
    before = contents(school)
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE EDEX [<!ENTITY a0 "x">{entities}]><EDEX>'
    file = tmp_path / "EDEX.XML"
    file.write_text(newest.replace("<EDEX", f"{bomb}<EDEX", 1), encoding="utf-8")
    with pytest.raises(BadRosterFile):
        bring_in(school, file)
    file.write_text(newest[: len(newest) * 2 // 3], encoding="utf-8")
    with pytest.raises(BadRoster):
        bring_in(school, file)
    assert contents(school) == before
