"""Typing a name until one person is meant."""

from collections.abc import Mapping

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from consent_desk.messages import Texts
from ui.models.name_search import is_meant


class PersonField(QLineEdit):
    """Offers whoever may be meant; accents and capitals need not be typed."""

    chosen = Signal()
    """Somebody, or nobody any more."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._persons: Mapping[str, str] = {}
        self._person_id = ""
        self.setPlaceholderText(texts("Type a name"))
        self.setAccessibleName(texts("Name"))
        self.setClearButtonEnabled(True)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._settle)
        self.setCompleter(completer)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._settle)

    def offer(self, persons: Mapping[str, str]) -> None:
        """Ids by label; who was chosen stays, if they are still there."""
        self._persons = persons
        self._names.setStringList(list(persons))
        self._settle()

    @property
    def person_id(self) -> str:
        """Who is chosen; "" while it is nobody."""
        return self._person_id

    def choose(self, person_id: str) -> None:
        """Fill in somebody."""
        label = next((name for name, id_ in self._persons.items() if id_ == person_id), "")
        self.setText(label)

    def found(self) -> list[str]:
        """The labels that are offered for what is typed."""
        return self._names.stringList()

    def _on_edited(self, typed: str) -> None:
        self._names.setStringList([name for name in self._persons if is_meant(name, typed)])

    def _settle(self) -> None:
        found = [name for name in self._persons if is_meant(name, self.text())]
        label = self.text().strip()
        exact = next((n for n in found if n.casefold() == label.casefold()), "")
        person_id = self._persons.get(exact, "") if label else ""
        if person_id != self._person_id:
            self._person_id = person_id
            self.chosen.emit()
