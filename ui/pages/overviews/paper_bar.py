"""Which page is in front, and how near: the controls of the preview."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from consent_desk.messages import Texts
from ui.pages.overviews.paper_view import PaperView
from ui.tokens import GRID
from ui.widgets.labels import button, label


class PaperBar(QWidget):
    """Stands in the foot while there is a preview."""

    def __init__(self, view: PaperView, texts: Texts) -> None:
        super().__init__()
        self._view = view
        self._texts = texts
        _ = texts
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        self.before = _act("‹", _("The page before"), lambda: view.go_to(view.at - 1))
        self.after = _act("›", _("The next page"), lambda: view.go_to(view.at + 1))
        self.further = _act("−", _("Smaller"), view.further)
        self.nearer = _act("+", _("Larger"), view.nearer)
        self.fit = button(_("Whole width"))
        self.fit.clicked.connect(view.fit_width)
        self._page = label("")
        for each in (self.before, self._page, self.after):
            line.addWidget(each)
        line.addSpacing(GRID)
        for each in (self.further, self.nearer, self.fit):
            line.addWidget(each)
        view.moved.connect(self.tell)

    def tell(self) -> None:
        """Look again at where the preview is."""
        at, count = self._view.at, self._view.count
        self._page.setText(self._texts("page {number} of {of}", number=at + 1, of=count))
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at + 1 < count)


def _act(sign: str, name: str, act: Callable[[], None]) -> QPushButton:
    made = button(sign)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.clicked.connect(act)
    return made
