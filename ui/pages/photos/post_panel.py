"""The text that goes with the photos, and what happens once they are cleared."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QTextEdit,
    QVBoxLayout,
)

from consent_desk.domain.advice import Advice
from consent_desk.domain.names import Gated
from consent_desk.messages import Texts
from ui.models.post import PostModel
from ui.pages.photos.post_says import PostSays
from ui.theme import Theme
from ui.tokens import GRID
from ui.widgets.drag_button import DragButton
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Role, button, label

_CHECK_MS = 150


class PostPanel(QFrame):
    """A card: the text, what stops it, advice, and the buttons for placing.

    Args:
        model: the post.
        texts: the language.
        theme: for the line under a name.
    """

    def __init__(self, model: PostModel, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._texts = texts
        self._theme = theme
        self.hides_reasons = False
        self._soon = QTimer(self, singleShot=True, interval=_CHECK_MS)
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        _ = self._texts
        self.setProperty("role", "card")
        down = QVBoxLayout(self)
        down.setContentsMargins(GRID + 4, GRID + 4, GRID + 4, GRID + 4)
        down.setSpacing(GRID)
        down.addWidget(label(_("Text with the photos"), Role.STRONG))
        self.text = GrowingText()
        self.text.setAccessibleName(_("Text with the photos"))
        self.text.setPlaceholderText(_("What did you do today?"))
        self.text.setTabChangesFocus(True)
        down.addWidget(self.text, stretch=1)
        self.says = PostSays(self._model, _)
        down.addWidget(self.says)
        self._out = button(_("Take the names out"), "link")
        down.addWidget(self._out, alignment=Qt.AlignmentFlag.AlignLeft)
        self._excursion = QCheckBox(_("We are on an excursion"))
        self._excursion.setAccessibleName(self._excursion.text())
        self._excursion.setToolTip(_("Then posting in lesson time is as it should be"))
        down.addWidget(self._excursion)
        across = QHBoxLayout()
        across.setSpacing(GRID)
        self._copy = button(_("Copy text"))
        self._folder = DragButton(_("Open folder"))
        self._folder.setToolTip(_("Opens the folder with cleared photos, or drag them from here"))
        for each in (self._copy, self._folder):
            across.addWidget(each)
        down.addLayout(across)
        self._placed = button(_("I have placed it"))
        self._wrong = button(_("I placed the wrong one"), "danger")
        down.addWidget(self._placed)
        down.addWidget(self._wrong)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._soon.start)
        self._soon.timeout.connect(self.keep)
        self._model.changed.connect(self._show)
        self._model.restored.connect(self.text.setPlainText)
        self._out.clicked.connect(self._on_out)
        self._excursion.toggled.connect(self._on_excursion)
        self._copy.clicked.connect(self._on_copy)
        self._folder.clicked.connect(self._on_folder)
        self._placed.clicked.connect(self._on_placed)
        self._wrong.clicked.connect(self._model.take_down)

    # What is shown.

    def keep(self) -> None:
        """What stands there now is the text, also before somebody stops typing."""
        self._soon.stop()
        self._model.write(self.text.toPlainText())

    def show_shared(self, *, shared: bool) -> None:
        """Hide who has no permission, for a screen that the class can see (R18)."""
        self.hides_reasons = shared
        self._show()

    def _show(self) -> None:
        report, stopped = self._model.report, self._model.stopped
        self._underline([] if self.hides_reasons else [name for _, name in stopped])
        self.says.show_all(hides_names=self.hides_reasons)
        self._out.setVisible(bool(stopped))
        self._excursion.setChecked(self._model.is_excursion)
        self._excursion.setVisible(self._model.is_excursion or self._is_lesson_time())
        has_files = bool(self._model.files)
        self._folder.files = self._model.files
        self._folder.setVisible(has_files)
        self._placed.setVisible(has_files and self._model.post is None)
        self._placed.setEnabled(self._model.may_be_placed)
        self._wrong.setVisible(self._model.post is not None)
        self._copy.setEnabled(report is None or report.passes)

    def _is_lesson_time(self) -> bool:
        return any(each.advice is Advice.LESSON_TIME for each in self._model.advice)

    def _underline(self, names: Sequence[Gated]) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(self._theme.tokens.stopped)
        text = self.text.toPlainText()
        for name in names:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(_utf16(text, name.finding.start))
            cursor.setPosition(_utf16(text, name.finding.end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, look  # pyright: ignore[reportAttributeAccessIssue]
            marks.append(mark)
        self.text.setExtraSelections(marks)

    # What is done.

    def _on_excursion(self) -> None:
        self._model.say_excursion(yes=self._excursion.isChecked())

    def _on_out(self) -> None:
        if self._model.report is not None:
            cursor = self.text.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(self._model.report.proposed)
            self.keep()

    def _on_copy(self) -> None:
        self.keep()
        report = self._model.report
        if report is not None and report.passes:
            QGuiApplication.clipboard().setText(report.text)

    def _on_placed(self) -> None:
        """What stands there now is checked and placed, not what stood there a moment ago."""
        self.keep()
        self._model.place()

    def _on_folder(self) -> None:
        for folder in dict.fromkeys(file.parent for file in self._model.files):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _utf16(text: str, place: int) -> int:
    """A place in Python's characters as Qt counts it."""
    return len(text[:place].encode("utf-16-le")) // 2
