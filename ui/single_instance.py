"""One window a person and register: a second start brings the first window to the front."""

import getpass
import hashlib
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QDir, QLockFile, QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_SECONDS = 3.0
_RAISE = b"raise"


class SingleInstance(QObject):
    """Who holds the lock is the first; the socket is only how it is asked to come forward.

    The lock tells by itself when its owner has crashed, so that a socket left behind is known to
    be nobody's and is removed.
    """

    raised = Signal()
    """Another start asks this one to come to the front."""

    def __init__(self, vault: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = _name(vault)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
        self._lock = QLockFile(str(Path(folder or QDir.tempPath()) / f"{self.name}.lock"))
        self._lock.setStaleLockTime(0)  # only a dead owner makes it stale, not its age
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_called)

    def claim(self) -> bool:
        """Be the first, or ask the first to come forward; says whether this is the first."""
        if not self._lock.tryLock(0):
            self._call_the_first()
            return False
        QLocalServer.removeServer(self.name)
        self._server.listen(self.name)
        return True

    def release(self) -> None:
        """Let another start be the first."""
        self._server.close()
        self._lock.unlock()

    def _call_the_first(self) -> bool:
        """The first may hold the lock and not listen yet: then it is tried again for a while."""
        until = monotonic() + _WAIT_SECONDS
        while monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(self.name)
            if socket.waitForConnected(500):
                socket.write(_RAISE)
                socket.waitForBytesWritten(500)
                socket.disconnectFromServer()
                return True
            sleep(0.05)
        return False

    def _on_called(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()


def _name(vault: Path) -> str:
    """A name for this person and this register that says neither."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = ""
    told = f"{user}\n{vault.expanduser().absolute()}"
    return f"consent-desk-{hashlib.sha256(told.encode()).hexdigest()[:20]}"
