"""The persons who may be meant, for Qt's list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from consent_desk.messages import Texts
from ui.models.name_search import Found
from ui.widgets.labels import Tone
from ui.widgets.painting import Index
from ui.widgets.verdict_words import verdict_words

_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class NameLine:
    """Somebody in words; `about` holds the group, and whether it is a suggestion."""

    person_id: str
    name: str
    about: str
    tone: Tone
    verdict: str


class NameList(QAbstractListModel):
    """Lines; each is read out whole."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._found: Sequence[Found] = ()
        self.channel = ""
        self.hides_reasons = False

    def show_found(self, found: Sequence[Found]) -> None:
        """Show these persons."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def line_at(self, place: int) -> NameLine:
        """One person in words."""
        found = self._found[place]
        tone, verdict = verdict_words(
            self._texts, found.person.verdict, self.channel, hides_reasons=self.hides_reasons
        )
        about = [", ".join(found.person.groups)]
        if found.suggested:
            about.append(self._texts("suggestion"))
        said = " · ".join(part for part in about if part)
        return NameLine(found.person.person_id, found.person.label, said, tone, verdict)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.line_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.name, line.about, line.verdict) if part)
        return None
