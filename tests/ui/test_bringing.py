"""Bringing in a list of pupils from *Today*: any form, looked at first."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from consent_desk import bootstrap
from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from tests.school import ROSTER
from ui.dialogs.bring_dialog import BringDialog
from ui.jobs import InlineRunner
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
    said: list[str] = field(default_factory=list[str])

    def ask(self, dialog: BringDialog) -> bool:
        self.said = [each.text() for each in dialog.findChildren(QLabel)]
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
    bringing = Bringing(vault, Texts("nl"), InlineRunner(told.append), asked.ask)
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


def test_nobody_is_named_before_it_is_brought_in(
    vault: Vault, over: QWidget, tmp_path: Path
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(ROSTER, encoding="utf-8")
    asked = Asked()
    bring(vault, over, file, asked)
    assert not any("Eileen" in line for line in asked.said)
