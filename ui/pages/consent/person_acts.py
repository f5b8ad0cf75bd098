"""What can be done for the person in the table, besides recording a form."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from consent_desk.errors import ScanKept
from consent_desk.messages import Texts
from consent_desk.services.answer_person import Answered
from consent_desk.services.enrol_face import Enrolment
from consent_desk.services.forget_person import Forgotten
from consent_desk.services.see_register import RegisterRow
from consent_desk.services.withdraw import Withdrawn
from ui.dialogs.enrolled_dialog import EnrolledDialog
from ui.dialogs.notice_dialog import NoticeDialog
from ui.dialogs.question_dialog import QuestionDialog
from ui.dialogs.withdrawn_dialog import WithdrawnDialog
from ui.jobs import Job, JobRunner
from ui.models.register_desk import RegisterDesk

_PICTURES = "*.jpg *.jpeg *.png *.heic *.webp *.tif *.tiff"
_WIDE = 640


class PersonActs(QObject):
    """Asks what has to be asked, runs the service, and says what it did."""

    changed = Signal(object)
    """The `RegisterRow` as it is now."""
    gone = Signal(str)
    """The id of somebody who was erased."""

    def __init__(
        self, desk: RegisterDesk, runner: JobRunner, texts: Texts, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._runner = runner
        self._texts = texts
        self._window = window
        self._withdraws = False

    def withdraw(self, person_id: str, purposes: Sequence[str]) -> None:
        """Withdraw at once, and then say what followed (R5); a second press changes nothing."""
        if not purposes or self._withdraws:
            return
        self._withdraws = True

        def work(_: object) -> tuple[Withdrawn, RegisterRow | None]:
            return self._desk.withdraw(person_id, purposes), self._desk.row(person_id)

        job = Job(work).then(lambda done: self._on_withdrawn(*done))
        self._runner.run(job.at_last(self._on_over))

    def _on_over(self) -> None:
        self._withdraws = False

    def _on_withdrawn(self, withdrawn: Withdrawn, row: RegisterRow | None) -> None:
        self._tell(row)
        dialog = WithdrawnDialog(withdrawn, self._texts, self._window)
        dialog.taken_back.connect(lambda: self._take_back(withdrawn))
        dialog.exec()

    def _take_back(self, withdrawn: Withdrawn) -> None:
        def work(_: object) -> RegisterRow | None:
            for each in withdrawn.recorded:
                self._desk.take_back(each.decision.id, nobody_said_no=True)
            return self._desk.row(withdrawn.person.id)

        self._runner.run(Job(work).then(self._tell))

    def keep_scan(self, row: RegisterRow, file: Path, *, instead: bool = False) -> None:
        """Keep a file as the scan of the person's form; asks before it replaces one."""
        person_id = row.person.id

        def work(_: object) -> tuple[bool, RegisterRow | None]:
            try:
                self._desk.keep_scan(person_id, file, instead=instead)
            except ScanKept:
                return False, None
            return True, self._desk.row(person_id)

        def tell(done: tuple[bool, RegisterRow | None]) -> None:
            is_kept, now = done
            self._tell(now)
            if not is_kept and self.scan_question(row).is_yes():
                self.keep_scan(row, file, instead=True)

        self._runner.run(Job(work).then(tell))

    def scan_question(self, row: RegisterRow) -> QuestionDialog:
        """The question before a scan takes the place of another."""
        _ = self._texts
        return QuestionDialog(
            _("Replace the scan of {name}?", name=row.person.full_name),
            _(
                "The form that was recorded last has a scan already. It goes if you keep the new"
                " one. The log says that it was replaced."
            ),
            _("Replace"),
            _("Keep the old one"),
            self._window,
        )

    def enrol(self, row: RegisterRow) -> None:
        """Choose face photos, and make descriptions of them."""
        files, _kind = QFileDialog.getOpenFileNames(
            self._window, self._texts("Face photos…"), "", _PICTURES
        )
        if files:
            self.enrol_files(row, [Path(file) for file in files])

    def enrol_files(self, row: RegisterRow, files: Sequence[Path]) -> None:
        """The same with files that were chosen."""
        name = self._texts("Looking at the face photos")
        person_id = row.person.id

        def work(_: object) -> tuple[Enrolment, RegisterRow | None]:
            return self._desk.enrol(person_id, files), self._desk.row(person_id)

        self._runner.run(Job(work, name).then(lambda done: self._on_enrolled(*done)))

    def _on_enrolled(self, enrolment: Enrolment, row: RegisterRow | None) -> None:
        self._tell(row)
        EnrolledDialog(enrolment, self._texts, self._window).exec()

    def answer(self, row: RegisterRow) -> None:
        """Write everything that is held about a person into a folder of their own."""
        chosen = QFileDialog.getExistingDirectory(
            self._window, self._texts("Where is the folder to come?")
        )
        if chosen:
            out = Path(chosen) / self._texts("What we hold about {name}", name=row.person.full_name)
            name = self._texts("Collecting everything")
            job = Job(lambda _: self._desk.answer(row.person.id, out, self._texts), name)
            self._runner.run(job.then(self._on_answered))

    def _on_answered(self, answered: Answered) -> None:
        _ = self._texts
        lines = [
            _.several(
                "{n} file is in {folder}.",
                "{n} files are in {folder}.",
                len(answered.files),
                folder=str(answered.folder),
            ),
            _("Give the folder to whoever asked, and delete it here after that."),
        ]
        if answered.shared_by is not None:
            lines.append(
                _("Mind: this folder is copied elsewhere by {program}.", program=answered.shared_by)
            )
        NoticeDialog(_("The folder is ready"), lines, _, self._window).exec()

    def forget(self, row: RegisterRow) -> None:
        """Ask once more, and erase."""
        if not self.forget_question(row).is_yes():
            return
        name = self._texts("Erasing")
        job = Job(lambda _: self._desk.forget(row.person.id), name)
        self._runner.run(job.then(self._on_forgotten))

    def forget_question(self, row: RegisterRow) -> QuestionDialog:
        """The question before a person is erased."""
        _ = self._texts
        question = QuestionDialog(
            _("Erase {name}?", name=row.person.full_name),
            _(
                "The name, the guardians, the forms and the face descriptions go, and cleared"
                " photos with this person in them. It cannot be undone. Do this only when it was"
                " asked for; whoever leaves the school is erased by itself later."
            ),
            _("Erase"),
            _("Keep"),
            self._window,
        )
        question.setMinimumWidth(_WIDE)
        return question

    def _on_forgotten(self, forgotten: Forgotten) -> None:
        _ = self._texts
        self.gone.emit(forgotten.person_id)
        lines = [_("Everything that the register held of this person is erased.")]
        left = (*forgotten.out_of_reach, *forgotten.copies)
        if left:
            lines.append(_("Look for these yourself: {files}", files=", ".join(map(str, left))))
        if not forgotten.without_trace:
            lines.append(_("A trace in the log of the database goes with the next daily round."))
        NoticeDialog(_("Erased"), lines, _, self._window).exec()

    def _tell(self, row: RegisterRow | None) -> None:
        if row is not None:
            self.changed.emit(row)
