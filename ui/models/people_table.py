"""Everybody in a list, filtered by group and text; no widgets."""

from collections.abc import Sequence
from typing import override

from babel.dates import format_date
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from consent_desk.domain.person import PersonKind, by_surname, surname_first
from consent_desk.messages import Texts
from consent_desk.sentences import mark
from consent_desk.services.see_person import Listed
from ui.models.consent_table import folded

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
LEFT = "\0left"
"""In place of a group: who left the school."""
_COLUMNS = (mark("Name"), mark("Group"), mark("Born on"), mark("What"))


class PeopleTable(QAbstractTableModel):
    """One row a person."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._all: Sequence[Listed] = ()
        self._rows: list[Listed] = []
        self._group, self._text = "", ""

    def show_persons(self, persons: Sequence[Listed]) -> None:
        """Take over everybody anew, by surname."""
        self._all = sorted(
            persons,
            key=lambda p: by_surname(p.person),
        )
        self.choose(self._group, self._text)

    def choose(self, group: str, text: str) -> None:
        """Show a group ("": everybody who is here; `LEFT`: who is not), with a text in the name."""
        self.beginResetModel()
        self._group, self._text = group, text
        wanted = folded(text)
        self._rows = [
            each
            for each in self._all
            if (each.person.left_on is not None) == (group == LEFT)
            and (group in ("", LEFT) or group in each.groups)
            and (not wanted or wanted in folded(f"{_name(each)} {each.label}"))
        ]
        self.endResetModel()

    def at(self, place: int) -> Listed | None:
        """The person in a row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, person_id: str) -> int | None:
        """The row of a person; None: not shown."""
        ids = [each.person.id for each in self._rows]
        return ids.index(person_id) if person_id in ids else None

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        listed = self._rows[index.row()]
        person, column = listed.person, index.column()
        if column == 0:
            return _name(listed)
        if column == 1:
            return ", ".join(listed.groups)
        if column == 2:
            born = person.birth_date
            return format_date(born, "d MMM y", locale=self._texts.lang) if born else "–"
        if person.left_on is not None:
            return self._texts("left on {day}", day=self._texts.day(person.left_on))
        is_pupil = person.kind is PersonKind.PUPIL
        return self._texts("pupil") if is_pupil else self._texts("member of staff")

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(_COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _name(listed: Listed) -> str:
    return surname_first(listed.person, listed.label)
