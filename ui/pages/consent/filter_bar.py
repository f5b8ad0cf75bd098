"""Whom the table shows: a group, a state, a text."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from consent_desk.messages import Texts
from consent_desk.services.prints.kinds import Kind
from ui.models.consent_states import SHOW_WORDS
from ui.models.consent_table import Filter
from ui.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import button


class FilterBar(QWidget):
    """Controls in the head of the page."""

    changed = Signal()
    overview_asked = Signal(str, str)
    """A `Kind`, and the group that is shown ("": the whole school)."""
    ready = Signal()
    """Enter was pressed in the field: on to the table."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        _ = texts
        self.group, self.show_only, self.search = ChoiceBox(), ChoiceBox(), QLineEdit()
        self.group.setAccessibleName(_("Group"))
        self.group.addItem(_("Whole school"), "")
        self.show_only.setAccessibleName(_("Show"))
        for show, word in SHOW_WORDS.items():
            self.show_only.addItem(_(word), show)
        self.search.setPlaceholderText(_("Search a name…"))
        self.search.setAccessibleName(_("Search a name"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(280)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * GRID)
        self.overview = button(_("Overview…"))
        self.overview.clicked.connect(self._on_overview)
        for each in (self.group, self.search, self.show_only, self.overview):
            line.addWidget(each)
        self.group.activated.connect(self.changed)
        self.show_only.activated.connect(self.changed)
        self.search.textChanged.connect(self.changed)
        self.search.returnPressed.connect(self.ready)

    def offer(self, groups: Sequence[str]) -> None:
        """The groups that there are; the one that was chosen stays."""
        chosen = self.group.currentData()
        self.group.clear()
        self.group.addItem(self._texts("Whole school"), "")
        for name in groups:
            self.group.addItem(self._texts("Group {group}", group=name), name)
        self.group.setCurrentIndex(max(self.group.findData(chosen), 0))

    def _on_overview(self) -> None:
        group = self.group.currentData()
        self.overview_asked.emit(Kind.GROUP if group else Kind.SCHOOL, group)

    def chosen(self) -> Filter:
        """What is chosen now."""
        return Filter(self.group.currentData(), self.show_only.currentData(), self.search.text())
