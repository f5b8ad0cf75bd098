"""Letting a preview leave the program: to a printer, or to a file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from consent_desk.ports import Format
from consent_desk.services.prints.kinds import REPORT_KINDS
from ui.dialogs.notice_dialog import NoticeDialog
from ui.jobs import Job, JobRunner
from ui.models.on_paper import pages_asked, print_pages
from ui.models.overviews_desk import OverviewsDesk, Preview
from ui.models.print_words import FORMS, forms_of

ChoosePrinter = Callable[[QWidget, str, int, Texts], QPrinter | None]
"""Over a widget, for a job of this name with so many pages; None: not now."""
ChooseFile = Callable[[QWidget, str, Sequence[Format], Texts], Path | None]
"""Over a widget, with this name proposed, in one of these forms; None: not now."""


class Leaving(QObject):
    """Asks where to, and lets it go there.

    Args:
        desk: the services.
        runner: runs them.
        texts: the language.
        window: what dialogs stand before.
        choose_printer: shows the system's dialog.
        choose_file: asks for a file.
    """

    told = Signal(str)
    """What was done."""
    refused = Signal(object)
    """The `KnownError` for which it was not done."""

    def __init__(
        self,
        desk: OverviewsDesk,
        runner: JobRunner,
        texts: Texts,
        window: QWidget,
        choose_printer: ChoosePrinter,
        choose_file: ChooseFile,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._runner = runner
        self._texts = texts
        self._window = window
        self._choose_printer = choose_printer
        self._choose_file = choose_file

    def print(self, preview: Preview) -> None:
        """Ask for a printer, and print."""
        title = REPORT_KINDS[preview.made.order.kind].title(self._texts)
        printer = self._choose_printer(self._window, title, len(preview.sizes), self._texts)
        if printer is not None:
            self._run(
                lambda job: self._print(job, preview, printer),
                self._texts("Printing"),
                self._texts("Sent to the printer"),
            )

    def _print(self, job: Job[None], preview: Preview, printer: QPrinter) -> None:
        made = preview.made
        pages = pages_asked(printer, len(preview.sizes))
        self._desk.issue(made)
        print_pages(
            printer,
            preview.sizes,
            pages,
            lambda number, scale, rows: self._desk.page(made, number, scale, rows),
            lambda done: job.report(done, len(pages)),
        )

    def save(self, preview: Preview, name: str) -> None:
        """Ask for a file, and write it."""
        made = preview.made
        forms = forms_of(made.order.kind)
        out = self._choose_file(self._window, name, forms, self._texts)
        if out is None:
            return
        ending = out.suffix.removeprefix(".").casefold()
        form = next((form for form in forms if form == ending), Format.PDF)
        if form != ending:
            out = out.with_name(f"{out.name}.{form}")
        self._run(
            lambda _: self._desk.save(made, form, out),
            self._texts("Saving"),
            self._texts("Saved as {file}", file=out.name),
        )

    def _run(self, work: Callable[[Job[None]], None], name: str, done: str) -> None:
        job = Job(work, name).then(lambda _: self.told.emit(done))
        self._runner.run(job.or_else(self._refuse))

    def _refuse(self, error: KnownError) -> None:
        self.refused.emit(error)


def system_printer(over: QWidget, title: str, pages: int, texts: Texts) -> QPrinter | None:
    """The system's own dialog; without a printer, a sentence that says so."""
    if not QPrinterInfo.availablePrinterNames():
        lines = [texts("Save it as PDF and print it on another computer, or set up a printer.")]
        NoticeDialog(texts("There is no printer on this computer"), lines, texts, over).exec()
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(title)  # stands in the queue, which others see: never a name
    printer.setCreator("Consent Desk")
    dialog = QPrintDialog(printer, over)
    dialog.setMinMax(1, pages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def file_in_dialog(over: QWidget, name: str, forms: Sequence[Format], texts: Texts) -> Path | None:
    """The system's own dialog; it asks before a file is written over."""
    filters = {f"{texts(FORMS[form])} (*.{form})": form for form in forms}
    asked = texts("Save…")
    first = f"{name}.{forms[0]}"
    chosen, filter_ = QFileDialog.getSaveFileName(over, asked, first, ";;".join(filters))
    if not chosen:
        return None
    file = Path(chosen)
    form = filters.get(filter_, forms[0])
    known = file.suffix.removeprefix(".").casefold() in [str(each) for each in forms]
    return file if known else file.with_name(f"{file.name}.{form}")
