"""Recording forms by keyboard: what the keys of the table do to the session of entry."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from consent_desk.domain.consent import Answer, Reason
from consent_desk.domain.purpose import FACE_MATCHING
from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from ui.dialogs.question_dialog import QuestionDialog
from ui.models.consent_states import SIGNS, shape_of
from ui.models.consent_table import ConsentTable
from ui.models.entry import Entry
from ui.pages.consent.consent_view import ConsentView
from ui.pages.consent.entry_strip import EntryStrip


class Recording(QObject):
    """Joins the table, its view, the strip with the evidence, and the entry."""

    problem = Signal(str)
    """Why something was not done; empty: there is no problem any more."""

    def __init__(
        self,
        entry: Entry,
        table: ConsentTable,
        view: ConsentView,
        strip: EntryStrip,
        texts: Texts,
    ) -> None:
        super().__init__(view)
        self._entry = entry
        self._table = table
        self._view = view
        self._strip = strip
        self._texts = texts
        view.answered.connect(self._on_answered)
        view.answered_all.connect(self._on_answered_all)
        view.next_asked.connect(self._on_next)
        entry.refused.connect(self._on_refused)

    def begin(self, today: date) -> None:
        """Ask for the evidence; a form can be dated `today` or before."""
        self._strip.start(today)

    def end(self) -> None:
        """Write what is typed, and end."""
        self._entry.end()
        self.problem.emit(self._strip.missing() if self._entry.stack is not None else "")

    def unkept(self) -> str:
        """Whose answers are typed and could not be written; "": nobody's."""
        rows = map(self._table.row_of, self._entry.unsent)
        names = ", ".join(row.person.full_name for row in rows if row is not None)
        if not names:
            return ""
        if missing := self._strip.missing():
            self.problem.emit(missing)
        return self._texts(
            "The answers on the form of {names} are not in the register yet.", names=names
        )

    def hint(self) -> str:
        """What the keys do; empty while nothing can be typed."""
        stack = self._entry.stack
        if stack is None or not stack.is_whole:
            return ""
        yes, no = self._view.keys
        return self._texts(
            "{yes} yes · {no} no · Shift all {n} · Enter next · Ctrl+Z back",
            yes=yes,
            no=no,
            n=len(self._together(Answer.GRANTED)),
        )

    def undo(self) -> None:
        """Take the last key back; a no only after a word."""
        if self._entry.last_is_no() and not self._undo_question().is_yes():
            return
        step = self._entry.undo()
        place = self._table.place_of(step.person_id) if step else None
        if step is not None and place is not None:
            codes = [purpose.code for purpose in self._table.purposes]
            self._view.go(place, min(codes.index(code) for code in step.purposes))

    def shortcuts(self) -> list[tuple[str, str]]:
        """The keys and what they do, and what the signs mean."""
        _ = self._texts
        yes, no = (key.upper() for key in self._view.keys)
        signs = ", ".join(
            f"{SIGNS[shape_of(reason)]} {_.reason(reason)}"
            for reason in (Reason.GRANTED, Reason.REFUSED, Reason.WITHDRAWN, Reason.NOT_ANSWERED)
        )
        return [
            (_("Arrows"), _("to another person or purpose")),
            (f"{yes}  {no}", _("yes, no: while forms are recorded")),
            (
                f"Shift+{yes}  Shift+{no}",
                _("the same for all purposes, but no yes to recognising faces"),
            ),
            ("Enter", _("write this form, next person")),
            ("Ctrl+Z", _("take the last answer back")),
            ("Ctrl+F", _("search a name")),
            (_("Signs"), signs),
        ]

    def _on_answered(self, answer: Answer) -> None:
        place, column = self._view.currentIndex().row(), self._view.currentIndex().column()
        row = self._table.row_at(place)
        if row is None or column >= len(row.reasons):
            return
        if not self._entry.say(row, [self._table.purposes[column].code], answer):
            self.ask_for_evidence()
        elif column + 1 < len(row.reasons):
            self._view.go(place, column + 1)

    def _on_answered_all(self, answer: Answer) -> None:
        row = self._table.row_at(self._view.currentIndex().row())
        codes = self._together(answer)
        if row is None:
            return
        if not self._entry.say(row, codes, answer):
            self.ask_for_evidence()
            return
        apart = [n for n, each in enumerate(self._table.purposes) if each.code not in codes]
        if apart:
            self._view.go(self._view.currentIndex().row(), apart[0])

    def _together(self, answer: Answer) -> list[str]:
        """What one key answers: recognising faces is asked apart, and may be out of sight (R10)."""
        return [
            purpose.code
            for purpose in self._table.purposes
            if answer is not Answer.GRANTED or purpose.code != FACE_MATCHING
        ]

    def ask_for_evidence(self) -> None:
        """Say what is missing before anything can be written, and go there."""
        if self._entry.stack is None:
            self.begin(self._table.day)
        self.problem.emit(self._strip.missing())
        self._strip.go_missing()

    def _on_next(self) -> None:
        place = self._view.currentIndex().row()
        if place + 1 < self._table.rowCount():
            self._view.go(place + 1, 0)  # which writes what was typed
        else:
            self._entry.write()

    def _on_refused(self, person_id: str, error: KnownError) -> None:
        self.problem.emit(self._texts.sentence(error))
        place = self._table.place_of(person_id)
        if place is not None:
            self._view.go(place, 0)

    def _undo_question(self) -> QuestionDialog:
        _ = self._texts
        return QuestionDialog(
            _("Was this no a slip of the hand?"),
            _(
                "A no stands until whoever said it takes it back. Take it back here only when"
                " nobody said it. The register keeps that you said so."
            ),
            _("Nobody said no"),
            _("Leave it"),
            self._view,
        )
