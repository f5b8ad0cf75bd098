"""States of the permissions page, over services that are not there."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from consent_desk.domain.consent import Answer, Decision, Reason, Signer, SignerKind
from consent_desk.domain.person import Guardian, Person, PersonKind
from consent_desk.domain.post import Post
from consent_desk.domain.purpose import DEFAULT_CHANNELS, DEFAULT_PURPOSES
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import EnrolmentRefused, SignedOutsideYear
from consent_desk.ports import School
from consent_desk.services.enrol_face import Enrolled, Enrolment
from consent_desk.services.see_dossier import Dossier
from consent_desk.services.see_register import RegisterRow, RegisterSheet
from consent_desk.services.tell_decision import Told
from consent_desk.services.withdraw import Withdrawn
from reports.draw import draw
from tests.screenshots.stage import Stage, State
from tests.ui.fake_register import FakeRegister
from ui.dialogs.enrolled_dialog import EnrolledDialog
from ui.dialogs.withdrawn_dialog import WithdrawnDialog
from ui.main_window import MainWindow
from ui.pages.consent.consent_page import ConsentPage
from ui.pages.consent.person_acts import PersonActs
from ui.pages.page import Page
from ui.places import PLACES, Desk

SCHOOL = School("school", "De Klimop", SchoolYear(2026))
TODAY, SIGNED = date(2026, 11, 24), date(2026, 9, 3)
_OUT, _YES, _NO, _GONE = (
    Reason.NOT_ANSWERED,
    Reason.GRANTED,
    Reason.REFUSED,
    Reason.WITHDRAWN,
)
_PLACES = {purpose.code: place for place, purpose in enumerate(DEFAULT_PURPOSES)}
_CLASS = {
    "Elif||Aydin": {},
    "Tim||Bakker": dict.fromkeys(_PLACES, _NO),
    "Noor|de|Boer": {},
    "Sami||El Amrani": dict.fromkeys(_PLACES, _OUT),
    "Sanne||Jansen": {"school_guide.photo": _NO, "social_media.photo": _NO},
    "Zofia||Kowalski": {"website.photo": _NO, "portal.name": Reason.OLD_WORDING},
    "Bram|van der|Linden": {"portal.photo": _NO, "portal.name": _NO},
    "Mai||Nguyễn": dict.fromkeys(list(_PLACES)[5:], _OUT),
    "Mila||Visser": {"social_media.photo": _GONE, "social_media.video": _GONE},
    "Lotte|de|Vries": dict.fromkeys(_PLACES, _OUT),
    "Lian||Wang": {"website.name": _NO, "face_matching": Reason.NOT_YET},
}


def _row(name: str, otherwise: dict[str, Reason]) -> RegisterRow:
    first, prefix, last = name.split("|")
    person = Person(last, PersonKind.PUPIL, first, last, date(2017, 5, 1), prefix=prefix)
    reasons = tuple(otherwise.get(code, _YES) for code in _PLACES)
    back = any(reason is not _OUT for reason in reasons)
    surname = f"{prefix} {last}".strip()
    signers = (f"A. {surname}", f"M. {surname}")
    return RegisterRow(
        person, f"{surname}, {first}", ("5A",), reasons, SIGNED if back else None, signers, False
    )


class FilledRegister(FakeRegister):
    """A class with answers of all sorts."""

    def __init__(self, classes: dict[str, dict[str, Reason]] = _CLASS) -> None:
        rows = (_row(name, otherwise) for name, otherwise in classes.items())
        super().__init__({row.person.id: row for row in rows})

    def sheet(self) -> RegisterSheet:
        rows = tuple(self.rows.values())
        return RegisterSheet(SCHOOL, TODAY, DEFAULT_CHANNELS, DEFAULT_PURPOSES, ("5A", "5B"), rows)

    def dossier(self, person_id: str) -> Dossier:
        row = self.rows[person_id]
        guardians = [Guardian(name, person_id, name) for name in row.signers]
        has_scan = person_id == "Jansen"
        return Dossier(
            row.person,
            row.person.full_name,
            row.groups,
            guardians,
            _told(row),
            _form() if has_scan else None,
            1 if has_scan else None,
        )


def _told(row: RegisterRow) -> list[Told]:
    answers = {_YES: Answer.GRANTED, _NO: Answer.REFUSED, _GONE: Answer.WITHDRAWN}
    told: list[Told] = []
    for year in (2025, 2026):
        for purpose, reason in zip(DEFAULT_PURPOSES, row.reasons, strict=True):
            if reason in answers and (year == 2026 or purpose.channel == "portal"):
                answer = answers[reason] if year == 2026 else Answer.GRANTED
                told.append(_entry(row, purpose.code, answer, year, len(told) + 1))
    return told


def _entry(row: RegisterRow, code: str, answer: Answer, year: int, position: int) -> Told:
    gone = answer is Answer.WITHDRAWN
    signed = date(2026, 11, 20) if gone else date(year, 9, 3)
    decision = Decision(
        id=str(position),
        position=position,
        person_id=row.person.id,
        purpose=code,
        answer=answer,
        year=SchoolYear(year),
        signed_on=signed,
        recorded_on=signed,
        signer=Signer(SignerKind.GUARDIAN),
        evidence_id=None if gone else f"proof-{year}",
    )
    paper = None if gone else f"map 5A, nr. {year - 2012}"
    purpose = DEFAULT_PURPOSES[_PLACES[code]]
    return Told(decision, row.person, purpose, None, "Anke", not gone, paper, None, None)


def _form() -> bytes:
    """A sheet of lines and boxes that stands for a scanned form."""
    sheet = Image.new("RGB", (620, 877), "#fbfaf6")
    draw = ImageDraw.Draw(sheet)
    for y in range(90, 800, 44):
        draw.rectangle((60, y, 420, y + 10), fill="#c9c9c4")
        draw.rectangle((480, y - 6, 500, y + 14), outline="#70706c", width=2)
    file = BytesIO()
    sheet.save(file, "PNG")
    return file.getvalue()


def window_of(stage: Stage, key: str, page: Page) -> MainWindow:
    """The window with one page in it, and bare pages behind all other entries."""
    places = [
        replace(place, make=lambda _, k=place.key: page if k == key else Page(""))
        for place in PLACES
    ]
    window = stage.window(places)
    vault = SimpleNamespace(actor=SimpleNamespace(name="Anke"))
    built = frozenset(place.key for place in places)
    window.open_desk(
        Desk(vault, SCHOOL, draw, stage.texts, stage.theme, stage.runner(), built)  # type: ignore[arg-type]
    )
    window.go(key)
    return window


def _window(stage: Stage, register: FakeRegister) -> MainWindow:
    page = ConsentPage(stage.texts, stage.theme, register, stage.runner(), "people")  # type: ignore[arg-type]
    return window_of(stage, "consent", page)


def _full(stage: Stage) -> QWidget:
    return _window(stage, FilledRegister())


def page_in(widget: QWidget) -> ConsentPage:
    """The page of the window."""
    page = widget.page if isinstance(widget, MainWindow) else None
    assert isinstance(page, ConsentPage)
    return page


def _stay(page: ConsentPage, person_id: str, column: int = 3) -> None:
    """Go to somebody, and let the panel be read."""
    place = page.table.place_of(person_id)
    assert place is not None
    page.view.go(place, column)
    page.view.setFocus()
    page.look()


def _recording(widget: QWidget) -> None:
    page = page_in(widget)
    page.record_forms()
    QTest.keyClicks(page.strip.place, "map 5A")
    _stay(page, "El Amrani", 0)
    yes, no = page.view.keys
    for letter in (yes, yes, no, yes):
        QTest.keyClick(page.view, letter)
    page.look()


def _refused(widget: QWidget) -> None:
    page = page_in(widget)
    _stay(page, "Jansen", 0)
    error = SignedOutsideYear(
        signed="2026-03-02", year="2026-2027", first="2026-04-01", last="2027-07-31"
    )
    page.say_problem(page.texts.sentence(error))


def _nobody(widget: QWidget) -> None:
    page_in(widget).filter.search.setText("Zzz")


def _withdrawn(stage: Stage) -> QWidget:
    at = datetime(2026, 11, 24, 10, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    row = _row("Noor|de|Boer", {})
    post = Post("post", "portal", "", (), (), "me", at)
    done = Withdrawn(
        row.person,
        row.person.full_name,
        "De Klimop",
        at,
        None,
        SignerKind.GUARDIAN,
        DEFAULT_PURPOSES[:3],
        DEFAULT_CHANNELS,
        (),
        (post,),
    )
    return WithdrawnDialog(done, stage.texts)


def _erase(stage: Stage) -> QWidget:
    window = _window(stage, FilledRegister())
    acts = PersonActs(FakeRegister(), stage.runner(), stage.texts, window)  # type: ignore[arg-type]
    return acts.forget_question(_row("Noor|de|Boer", {}))


def _enrolled(stage: Stage) -> QWidget:
    photos = (
        Enrolled(Path("IMG_1.jpg")),
        Enrolled(Path("IMG_2.jpg"), EnrolmentRefused(file="IMG_2.jpg", flaw="several-faces")),
    )
    return EnrolledDialog(Enrolment(photos, 1, ("Noor de Boer",)), stage.texts)


STATES = (
    State("consent-full", _full, lambda w: _stay(page_in(w), "Jansen")),
    State("consent-gone", _full, lambda w: _stay(page_in(w), "Visser", 10)),
    State("consent-recording", _full, _recording),
    State("consent-refused", _full, _refused),
    State("consent-nobody", _full, _nobody),
    State("consent-empty", lambda stage: _window(stage, FilledRegister({}))),
    State("consent-withdrawn", _withdrawn),
    State("consent-erase", _erase),
    State("consent-enrolled", _enrolled),
)
