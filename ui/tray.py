"""The icon in the system's tray, where there is one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from consent_desk.messages import Texts


class Tray(QSystemTrayIcon):
    """Brings the window back; tells when work that went on without it is done."""

    opened = Signal()
    quitting = Signal()

    def __init__(self, icon: QIcon, texts: Texts, window: QWidget) -> None:
        super().__init__(icon, window)
        self._texts = texts
        self._menu = QMenu(window)
        self._menu.addAction(texts("Open Consent Desk")).triggered.connect(self.opened)
        self._menu.addSeparator()
        self._menu.addAction(texts("Quit")).triggered.connect(self.quitting)
        self.setContextMenu(self._menu)
        self.setToolTip("Consent Desk")
        self.activated.connect(self._on_activated)
        self.messageClicked.connect(self.opened)

    def say_hidden(self) -> None:
        """Tell where the program went."""
        self._say(self._texts("Consent Desk goes on working. Click here to open it again."))

    def say_done(self) -> None:
        """Tell that the work is done."""
        self._say(self._texts("The work is done. Click here to look at it."))

    def _say(self, text: str) -> None:
        self.showMessage("Consent Desk", text, self.icon())

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()
