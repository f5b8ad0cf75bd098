"""What this program is, its version, and whose work is in it."""

from importlib.metadata import PackageNotFoundError, metadata, requires, version
from typing import Any

from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from consent_desk.messages import Texts
from ui.dialogs.dialog import Dialog
from ui.tokens import ROW
from ui.widgets.labels import Role

_SHOWN_ROWS = 4
_WIDTH = 600
_LONGEST = 60  # some packages put the whole licence where its name belongs


class AboutDialog(Dialog):
    """Version and licences."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__("Consent Desk", parent)
        self.setMinimumWidth(_WIDTH)
        self.say(texts("Version {version}", version=version("consent-desk")), Role.MUTED)
        self.say(
            texts(
                "Keeps the parents' permissions, and clears photos for publication. Everything"
                " stays on this computer."
            )
        )
        self.say(texts("Made with the work of others, under these licences:"), Role.MUTED)
        self.content.addWidget(_table(texts))
        self.add_button(texts("Close"), "primary").clicked.connect(self.accept)


def _table(texts: Texts) -> QTableWidget:
    rows = licences()
    table = QTableWidget(len(rows), 3)
    table.setAccessibleName(texts("Licences"))
    table.setHorizontalHeaderLabels([texts("Package"), texts("Version"), texts("Licence")])
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(36)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row, column, item)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    table.setMinimumHeight(_SHOWN_ROWS * ROW)
    return table


def licences() -> list[tuple[str, str, str]]:
    """Name, version and licence of every package that the program is made with."""
    found: list[tuple[str, str, str]] = []
    for requirement in requires("consent-desk") or ():
        name = requirement.split(";")[0].strip()
        for sign in "<>=!~[ ":
            name = name.split(sign)[0]
        try:
            found.append((name, version(name), _licence(name)))
        except PackageNotFoundError:  # not for this system
            continue
    return sorted(found, key=lambda row: row[0].casefold())


def _licence(name: str) -> str:
    facts: Any = metadata(name)
    said = str(facts.get("License-Expression") or facts.get("License") or "").strip()
    if said and len(said) < _LONGEST:
        return said
    trove = [line for line in facts.get_all("Classifier") or () if line.startswith("License")]
    return ", ".join(line.rpartition(" :: ")[2] for line in trove) or "–"
