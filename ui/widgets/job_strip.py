"""How far a job is, how long it will take, and the button to stop it."""

from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from consent_desk.messages import Texts
from ui.estimate import in_words, seconds_left
from ui.jobs import Job
from ui.tokens import GRID
from ui.widgets.labels import CutLabel, Role, button, label

_PATIENCE_MS = 300


class JobStrip(QFrame):
    """Follows one job at a time, and is hidden without one; a short job never shows it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._job: Job[object] | None = None
        self._began = 0.0
        self._wait = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._wait.timeout.connect(self.show)
        self._build()
        self.hide()

    def _build(self) -> None:
        self.setProperty("role", "foot")
        line = QHBoxLayout(self)
        line.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        line.setSpacing(2 * GRID)
        self._name = CutLabel("")
        self._left = label("", Role.MUTED)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(240)
        self._stop = button(self._texts("Stop"))
        self._stop.clicked.connect(self._on_stop)
        line.addWidget(self._name, stretch=1)
        line.addWidget(self._left)
        line.addWidget(self._bar)
        line.addWidget(self._stop)

    @property
    def job(self) -> Job[object] | None:
        """The job that is followed."""
        return self._job

    def follow(self, job: Job[object]) -> None:
        """Show this job until it is over."""
        self._job = job
        self._began = monotonic()
        self._stop.setEnabled(True)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(job.name)
        self._left.setText("")
        self._name.say(job.name)
        job.progress.connect(self._on_progress)
        job.over.connect(self._on_over)
        self._wait.start()

    def _on_progress(self, done: int, total: int, text: str) -> None:
        if self._job is None:
            return
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        of = self._texts("{done} of {total}", done=done, total=total)
        left = in_words(self._texts, seconds_left(done, total, monotonic() - self._began))
        self._left.setText(f"{of} · {left}" if left else of)
        self._name.say(f"{self._job.name} · {text}" if text else self._job.name)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._stop.setEnabled(False)
            self._name.say(self._texts("Stopping after this one…"))

    def _on_over(self) -> None:
        self._wait.stop()
        self._job = None
        self.hide()
