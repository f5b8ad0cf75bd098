"""Persons × purposes for the table: what is shown of the register, filtered; no widgets."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import override

from babel.dates import format_date
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from consent_desk.domain.consent import Answer, Reason
from consent_desk.domain.purpose import Purpose
from consent_desk.messages import Texts
from consent_desk.services.see_register import RegisterRow, RegisterSheet
from ui.models.consent_states import (
    SIGNS,
    Shape,
    Show,
    fits,
    is_back,
    shape_of,
    typed_shape,
    typed_word,
)

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Filter:
    """Whom to show: of a group ("": the whole school), in a state, with a text in the name."""

    group: str = ""
    show: Show = Show.EVERYBODY
    text: str = ""


class ConsentTable(QAbstractTableModel):
    """One row a person, one column a purpose, and one for the date of the form."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._sheet: RegisterSheet | None = None
        self._all: dict[str, RegisterRow] = {}
        self._rows: list[RegisterRow] = []
        self._places: dict[str, int] = {}
        self._channels: dict[str, str] = {}
        self._typed: Mapping[str, Mapping[str, Answer]] = {}
        self.filter = Filter()

    # What it shows.

    def show_sheet(self, sheet: RegisterSheet) -> None:
        """Take over everybody anew."""
        self.beginResetModel()
        self._sheet = sheet
        self._channels = {c.code: self._texts.channel_name(c) for c in sheet.channels}
        self._all = {row.person.id: row for row in sheet.rows}
        self._choose()
        self.endResetModel()

    def show_filter(self, chosen: Filter) -> None:
        """Show others."""
        self.beginResetModel()
        self.filter = chosen
        self._choose()
        self.endResetModel()

    def show_row(self, row: RegisterRow) -> None:
        """One person as they are now; who is shown stays in view until the filter is set again."""
        self._all[row.person.id] = row
        place = self._places.get(row.person.id)
        if place is not None:
            self._rows[place] = row
            self._row_changed(place)

    def drop_row(self, person_id: str) -> None:
        """Somebody is not at the school any more."""
        self._all.pop(person_id, None)
        self.show_filter(self.filter)

    def show_typed(self, typed: Mapping[str, Mapping[str, Answer]], person_id: str) -> None:
        """Show answers, by person and purpose, that are not in the register yet."""
        self._typed = typed
        place = self._places.get(person_id)
        if place is not None:
            self._row_changed(place)

    def _row_changed(self, place: int) -> None:
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

    def _choose(self) -> None:
        wanted, text = self.filter, folded(self.filter.text)
        self._rows = [
            row
            for row in self._all.values()
            if (not wanted.group or wanted.group in row.groups)
            and (wanted.show is Show.EVERYBODY or fits(row, wanted.show))
            and (not text or text in folded(f"{row.name} {row.person.full_name}"))
        ]
        self._places = {row.person.id: place for place, row in enumerate(self._rows)}

    # What others ask of it.

    @property
    def purposes(self) -> Sequence[Purpose]:
        """The columns."""
        return self._sheet.purposes if self._sheet else ()

    @property
    def day(self) -> date:
        """The day that it is of."""
        return self._sheet.day if self._sheet else date.min

    @property
    def everybody(self) -> int:
        """How many persons there are, shown or not."""
        return len(self._all)

    def row_at(self, place: int) -> RegisterRow | None:
        """The person in a row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def row_of(self, person_id: str) -> RegisterRow | None:
        """A person as they are now, shown or not."""
        return self._all.get(person_id)

    def place_of(self, person_id: str) -> int | None:
        """The row of a person; None: not shown."""
        return self._places.get(person_id)

    def channel_of(self, column: int) -> str:
        """The name of a column's channel; "" for a purpose without one, and for the form."""
        if column >= len(self.purposes):
            return ""
        return self._channels.get(self.purposes[column].channel or "", "")

    def back(self) -> tuple[int, int]:
        """How many forms of the group are back, and of how many."""
        group = self.filter.group
        rows = [row for row in self._all.values() if not group or group in row.groups]
        return sum(map(is_back, rows)), len(rows)

    # What the view asks of it.

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._sheet is None else len(self._sheet.purposes) + 1

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        if column >= len(row.reasons):
            return self._form(row) if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(index.row(), column)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return self._rows[section].name if role in shown else None
        if section >= len(self.purposes):
            return self._texts("Form") if role == Qt.ItemDataRole.DisplayRole else None
        purpose = self.purposes[section]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._texts.purpose_name(purpose)
        return self._texts.subject(purpose.subject) if role == Qt.ItemDataRole.DisplayRole else None

    def cell(self, place: int, column: int) -> tuple[Shape, bool] | None:
        """The shape of a cell, and whether it is typed only; None: the column of the form."""
        row = self._rows[place]
        if column >= len(row.reasons):
            return None
        return self._shape(row, column), self._answer(row, column) is not None

    def words(self, place: int, column: int) -> str:
        """A cell in words: the purpose, a sign, and what is the case."""
        row, purpose = self._rows[place], self.purposes[column]
        name = self._texts.purpose_name(purpose)
        answer = self._answer(row, column)
        said = (
            self._texts.reason(row.reasons[column])
            if answer is None
            else typed_word(self._texts, answer)
        )
        return f"{name}: {SIGNS[self._shape(row, column)]} {said}"

    def _shape(self, row: RegisterRow, column: int) -> Shape:
        answer = self._answer(row, column)
        return shape_of(row.reasons[column]) if answer is None else typed_shape(answer)

    def _answer(self, row: RegisterRow, column: int) -> Answer | None:
        typed = self._typed.get(row.person.id)
        return typed.get(self.purposes[column].code) if typed else None

    def _form(self, row: RegisterRow) -> str:
        if row.signed_on is None and Reason.WITHDRAWN in row.reasons:
            return self._texts("withdrawn")
        if row.signed_on is None:
            return self._texts("not back yet")
        return format_date(row.signed_on, "d MMM y", locale=self._texts.lang)


def folded(text: str) -> str:
    """A text without case and accents, to search in."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
