"""Bugs leave a report without personal data, and are told: now where possible, else next time."""

import faulthandler
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from consent_desk.crash import adopt_native, write_crash, write_trace
from ui.state import WindowState


class Crashes:
    """Catches what nobody else caught.

    Args:
        folder: where reports are kept.
        state: remembers which of them were told.
        run: what tells this program apart from others that run at the same time.
    """

    def __init__(self, folder: Path, state: WindowState, run: str) -> None:
        self.folder = folder
        self._raw = folder / f"native-{run}.txt"
        self._state = state
        self._tell: Callable[[BaseException], None] | None = None

    def watch(self) -> None:
        """Begin; a death of the process outside Python is traced as well."""
        adopt_native(self._raw, self.folder)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._native = self._raw.open("w", encoding="utf-8")
            faulthandler.enable(self._native)
        except OSError:  # a full disk or a folder without rights is no reason not to start
            faulthandler.disable()
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(self._on_qt_message)

    def tell_through(self, tell: Callable[[BaseException], None]) -> None:
        """Show bugs to a person as well, from now on."""
        self._tell = tell

    def note(self, error: BaseException) -> None:
        """Report a bug that somebody else shows."""
        if (file := write_crash(error, self.folder)) is not None:
            self._state.keep_crash_told(file.name)

    def stop(self) -> None:
        """The program ends as it should: nothing is left to trace."""
        faulthandler.disable()
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if hasattr(self, "_native"):
            self._native.close()
            self._raw.unlink(missing_ok=True)

    def untold(self) -> bool:
        """Whether there is a report that nobody was told of; it counts as told from now on."""
        names = sorted(file.name for file in self.folder.glob("crash-*.json"))
        if not names or names[-1] <= self._state.last_crash_told:
            return False
        self._state.keep_crash_told(names[-1])
        return True

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if self._tell is None:
            write_crash(error, self.folder)
        else:
            self.note(error)
            self._tell(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            write_crash(args.exc_value, self.folder)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            place = f"{Path(context.file or '?').name}:{context.line}"
            write_trace(f"Qt {kind.name}", [context.category or "", place], self.folder)
        elif sys.flags.dev_mode:  # its texts may hold names of files: not for everybody's terminal
            sys.stderr.write(f"Qt: {message}\n")
