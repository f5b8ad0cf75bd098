"""Bringing in a list of pupils from *Today*: any form, looked at first."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from consent_desk import bootstrap
from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from tests.school import ROSTER
from ui.dialogs.dialog import Dialog
from ui.dialogs.roster_dialog import RosterDialog
from ui.jobs import InlineRunner
from ui.models.people_desk import PeopleDesk
from ui.pages.bringing import Bringing

EDEXML = """<?xml version="1.0" encoding="utf-8"?>
<EDEX><school><schooljaar>2026-2027</schooljaar><xsdversie>2.1</xsdversie></school>
<groepen><groep key="g1"><naam>5A</naam><jaargroep>5</jaargroep></groep></groepen>
<leerlingen><leerling key="l1"><achternaam>Visser</achternaam><roepnaam>Mila</roepnaam>
<geboortedatum>2016-05-01</geboortedatum><jaargroep>5</jaargroep><groep key="g1"/></leerling>
</leerlingen></EDEX>"""


@dataclass
class Asked:
    answer: bool = True
    same: bool = False
    """Say of every doubtful row that it is the first who comes into question."""
    said: list[str] = field(default_factory=list[str])
    may: bool = True

    def ask(self, dialog: Dialog) -> bool:
        assert isinstance(dialog, RosterDialog)
        self.said = [each.text() for each in dialog.findChildren(QLabel)]
        for choice in dialog.findChildren(QComboBox) if self.same else ():
            choice.setCurrentIndex(1)
        self.may = dialog.do_it.isEnabled()
        return self.answer


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return bootstrap.make_vault(tmp_path / "vault", "De Klimop", SchoolYear(2026))


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def bring(vault: Vault, over: QWidget, file: Path, asked: Asked) -> bool:
    """Bring it in; says whether it was."""
    done: list[bool] = []
    told: list[BaseException] = []
    desk, runner = PeopleDesk(vault), InlineRunner(told.append)
    bringing = Bringing(desk, Texts("nl"), runner, asked.ask)
    bringing.bring(over, file, lambda: done.append(True))
    if told:
        raise told[0]
    return bool(done)


def names(vault: Vault) -> list[str]:
    with vault.register.read() as uow:
        return sorted(person.first_name for person in uow.people.all())


@pytest.mark.parametrize(
    ("name", "content", "brought"),
    [
        ("EDEX.XML", EDEXML, ["Mila"]),
        ("lijst.csv", ROSTER, ["Eileen", "Grace", "Noor", "Zoë"]),
    ],
)
def test_a_list_is_read_whatever_its_form_and_its_numbers_are_shown_first(
    vault: Vault, over: QWidget, tmp_path: Path, name: str, content: str, brought: list[str]
) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    asked = Asked()
    assert bring(vault, over, file, asked)
    assert names(vault) == brought
    assert any(line.startswith(f"{len(brought)} nieuwe") for line in asked.said)


def test_nothing_is_done_unless_somebody_agrees(
    vault: Vault, over: QWidget, tmp_path: Path
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(ROSTER, encoding="utf-8")
    assert not bring(vault, over, file, Asked(answer=False))
    assert names(vault) == []


def test_the_second_time_there_is_nothing_to_do(
    vault: Vault, over: QWidget, tmp_path: Path
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(ROSTER, encoding="utf-8")
    bring(vault, over, file, Asked())
    asked = Asked()
    bring(vault, over, file, asked)
    assert "4 personen blijven zoals ze zijn" in asked.said
    assert not asked.may


def test_a_few_are_named_before_they_are_brought_in_and_many_are_counted(
    vault: Vault, over: QWidget, tmp_path: Path
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(ROSTER, encoding="utf-8")
    few, many = Asked(answer=False), Asked(answer=False)
    bring(vault, over, file, few)
    assert any("Eileen Collins" in line for line in few.said)
    file.write_text(f"{ROSTER}Mila,Visser,2016-02-11,5A\n", encoding="utf-8")
    bring(vault, over, file, many)
    assert not any("Eileen" in line for line in many.said)


def test_a_doubtful_row_waits_for_a_word_and_can_be_settled_at_once(
    vault: Vault, over: QWidget, tmp_path: Path
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(ROSTER, encoding="utf-8")
    bring(vault, over, file, Asked())
    file.write_text(f"{ROSTER.splitlines()[0]}\nNoor,de Vriess,2016-05-06,5A\n", encoding="utf-8")
    waiting = Asked()
    bring(vault, over, file, waiting)
    assert not waiting.may
    settled = Asked(same=True)
    assert bring(vault, over, file, settled)
    assert settled.may
    with vault.register.read() as uow:
        noor = [each for each in uow.people.all() if each.first_name == "Noor"]
        assert [each.last_name for each in noor] == ["Vriess"]
