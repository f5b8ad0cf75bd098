"""The list of everybody."""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from consent_desk.messages import Texts
from ui.models.people_table import PeopleTable
from ui.tokens import ROW


class PeopleView(QTableView):
    """A row a person; arrows walk."""

    def __init__(self, table: PeopleTable, texts: Texts) -> None:
        super().__init__()
        self.setModel(table)
        self.setProperty("role", "rows")
        self.setAccessibleName(texts("Everybody at school"))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
