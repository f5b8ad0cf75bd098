"""States of the permissions page."""

from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget

from consent_desk.domain.consent import Answer
from consent_desk.errors import EnrolmentRefused, SignedOutsideYear
from consent_desk.ports import Vault
from consent_desk.rosters.table import read_table
from consent_desk.services.change_settings import change_setting
from consent_desk.services.enrol_face import Enrolled, Enrolment
from consent_desk.services.import_roster import import_roster
from consent_desk.services.intake import Form
from consent_desk.services.keep_scan import keep_scan
from consent_desk.services.record_consent import record_answers
from consent_desk.services.see_register import see_register
from consent_desk.services.withdraw import withdraw
from tests.school import make_school
from tests.screenshots.stage import Stage, State
from ui.dialogs.enrolled_dialog import EnrolledDialog
from ui.dialogs.withdrawn_dialog import WithdrawnDialog
from ui.main_window import MainWindow
from ui.models.register_desk import RegisterDesk
from ui.pages.consent.consent_page import ConsentPage
from ui.pages.consent.person_acts import PersonActs
from ui.places import PLACES

CLASS = """Roepnaam,Voorvoegsel,Achternaam,Geboortedatum,Groep,Ouder
Elif,,Aydin,2017-02-11,5A,S. Aydin
Tim,,Bakker,2016-10-03,5A,P. Bakker
Noor,de,Boer,2017-04-19,5A,A. de Boer
Sami,,El Amrani,2017-01-30,5A,F. El Amrani
Sanne,,Jansen,2017-05-01,5A,M. Jansen
Zofia,,Kowalski,2016-12-12,5A,K. Kowalska
Bram,van der,Linden,2017-03-08,5A,J. van der Linden
Mai,,Nguyễn,2017-06-21,5A,T. Nguyễn
Mila,,Visser,2016-11-05,5A,R. Visser
Lotte,de,Vries,2017-07-14,5A,E. de Vries
Lian,,Wang,2017-02-27,5A,L. Wang
"""
_NO = {
    "Bakker": "*",
    "Jansen": ("school_guide.photo", "social_media.photo", "social_media.video"),
    "Kowalski": ("website.photo",),
    "Linden": ("portal.photo", "portal.name"),
    "Wang": ("website.name", "face_matching", "press.photo"),
}
_NOT_BACK = ("El Amrani", "Vries")


def filled(folder: Path) -> Vault:
    """A class with answers of all sorts, a form of last week, and a withdrawal."""
    vault = make_school(folder)
    with vault.register.write() as uow:
        for person in uow.people.all():
            uow.people.delete(person.id)
        for group in uow.people.groups(uow.school.year):
            uow.people.delete_group(group.id)
        uow.commit()
    rows = _rows()
    import_roster(vault, read_table(rows.encode(), "klas.csv"))
    change_setting(vault, "dpia_done", "true")
    change_setting(vault, "face_matching", "true")
    for number, row in enumerate(see_register(vault).rows, 1):
        if row.person.last_name not in _NOT_BACK:
            _form(vault, row.person.id, row.person.last_name, number)
    mila = next(r for r in see_register(vault).rows if r.person.last_name == "Visser")
    withdraw(vault, mila.person.id, ["social_media.photo", "social_media.video"])
    return vault


def _rows() -> str:
    lines = [line.split(",") for line in CLASS.splitlines()[1:]]
    made = [
        f"{first},{f'{prefix} {last}'.strip()},{born},{group}"
        for first, prefix, last, born, group, _ in lines
    ]
    return "\n".join(["first_name,last_name,birth_date,group", *made])


def _form(vault: Vault, person_id: str, last_name: str, number: int) -> None:
    guardians = {line.split(",")[2]: line.split(",")[5] for line in CLASS.splitlines()[1:]}
    noes = _NO.get(last_name, ())
    with vault.register.read() as uow:
        codes = [purpose.code for purpose in uow.purposes.all()]
    if last_name == "Nguyễn":
        codes = codes[:5]
    forms = [
        Form(
            person_id,
            code,
            Answer.REFUSED if noes == "*" or code in noes else Answer.GRANTED,
            date(2026, 9, 3),
            paper=f"map 5A, nr. {number}",
            guardian=guardians[last_name],
        )
        for code in codes
    ]
    record_answers(vault, forms)


def drawn_form(file: Path) -> Path:
    """A sheet of lines and boxes that stands for a scanned form."""
    sheet = Image.new("RGB", (620, 877), "#fbfaf6")
    draw = ImageDraw.Draw(sheet)
    for y in range(90, 800, 44):
        draw.rectangle((60, y, 420, y + 10), fill="#c9c9c4")
        draw.rectangle((480, y - 6, 500, y + 14), outline="#70706c", width=2)
    sheet.save(file)
    return file


def window(stage: Stage, vault: Vault) -> MainWindow:
    """The window on this page."""
    made = stage.window_on(vault, [place for place in PLACES if place.key != "photos"])
    made.go("consent")
    return made


def page_in(widget: QWidget) -> ConsentPage:
    """The page of the window."""
    page = widget.page if isinstance(widget, MainWindow) else None
    assert isinstance(page, ConsentPage)
    return page


def stay(page: ConsentPage, surname: str, column: int = 3) -> None:
    """Go to somebody, and let the panel be read."""
    for place in range(page.table.rowCount()):
        row = page.table.row_at(place)
        if row is not None and row.person.last_name == surname:
            page.view.go(place, column)
    page.view.setFocus()
    page.look()


def _full(stage: Stage) -> QWidget:
    vault = filled(stage.folder / "vault")
    sanne = next(r for r in see_register(vault).rows if r.person.last_name == "Jansen")
    keep_scan(vault, sanne.person.id, drawn_form(stage.folder / "form.png"))
    return window(stage, vault)


def _recording(widget: QWidget) -> None:
    page = page_in(widget)
    page.record_forms()
    QTest.keyClicks(page.strip.place, "map 5A")
    stay(page, "El Amrani", 0)
    for letter in "jjnj" if page.texts.lang == "nl" else "yyny":
        QTest.keyClick(page.view, letter)
    page.look()


def _refused(widget: QWidget) -> None:
    page = page_in(widget)
    stay(page, "Jansen", 0)
    page.say_problem(
        page.texts.sentence(
            SignedOutsideYear(
                signed="2026-03-02", year="2026-2027", first="2026-04-01", last="2027-07-31"
            )
        )
    )


def _nobody(widget: QWidget) -> None:
    page_in(widget).search.setText("Zwartepiet")


def _without_pupils(stage: Stage) -> QWidget:
    vault = make_school(stage.folder / "vault")
    with vault.register.write() as uow:
        for person in uow.people.all():
            uow.people.delete(person.id)
        uow.commit()
    return window(stage, vault)


def _withdrawn(stage: Stage) -> QWidget:
    vault = filled(stage.folder / "vault")
    row = next(r for r in see_register(vault).rows if r.person.last_name == "Boer")
    done = RegisterDesk(vault).withdraw(row.person.id, ["portal.photo", "portal.name"])
    return WithdrawnDialog(done, stage.texts)


def _erase(stage: Stage) -> QWidget:
    vault = filled(stage.folder / "vault")
    row = see_register(vault).rows[0]
    acts = PersonActs(RegisterDesk(vault), stage.runner(), stage.texts, QMainWindow())
    return acts.forget_question(row)


def _enrolled(stage: Stage) -> QWidget:
    photos = (
        Enrolled(Path("IMG_1.jpg")),
        Enrolled(Path("IMG_2.jpg"), EnrolmentRefused(file="IMG_2.jpg", flaw="several-faces")),
    )
    return EnrolledDialog(Enrolment(photos, 1, ("Noor de Boer",)), stage.texts)


STATES = (
    State("consent-full", _full, lambda w: stay(page_in(w), "Jansen")),
    State("consent-withdrawn", _full, lambda w: stay(page_in(w), "Visser", 10)),
    State("consent-recording", _full, _recording),
    State("consent-refused", _full, _refused),
    State("consent-nobody", _full, _nobody),
    State("consent-empty", _without_pupils),
    State("withdrawn", _withdrawn),
    State("erase-question", _erase),
    State("enrolled", _enrolled),
)
