"""A school for the prints: two years of it, with long names, filled through the services only."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image

from consent_desk import bootstrap
from consent_desk.domain.consent import Answer
from consent_desk.domain.person import PersonKind
from consent_desk.domain.photo import Detection
from consent_desk.domain.post import Cause
from consent_desk.domain.purpose import Audience, OnUnconsented, Subject
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import Vault
from consent_desk.rosters.table import read_table
from consent_desk.services.import_roster import import_roster
from consent_desk.services.keep_group import add_group
from consent_desk.services.keep_guardian import add_guardian
from consent_desk.services.keep_person import Particulars, add_person
from consent_desk.services.keep_purpose import add_channel, add_purpose
from consent_desk.services.place_post import Placing, place_post
from consent_desk.services.plan_year import YearOrder
from consent_desk.services.record_bulk import Otherwise, Stack, record_bulk
from consent_desk.services.record_consent import Form, record_answers
from consent_desk.services.start_school_year import start_school_year
from consent_desk.services.take_down import finish_takedown, start_takedown
from consent_desk.services.withdraw import withdraw
from tests.benchmarks.portraits import astronaut
from tests.school import FixedClock, clear, named, save

ZONE = ZoneInfo("Europe/Amsterdam")
ZOE = "Zoë van der Wörter-Şahin"
NGUYEN = "Nguyễn Thị Ánh Nguyệt"
LONG = "Wilhelmina-Alexandrina Schimmelpenninck-van Heeckeren tot Oye"
EILEEN = "Eileen Collins"


@dataclass(frozen=True)
class Filled:
    """The vault, on 22 November 2026, and where its cleared photos are."""

    vault: Vault
    folder: Path


def at(year: int, month: int, day: int, hour: int = 10) -> FixedClock:
    return FixedClock(datetime(year, month, day, hour, 30, tzinfo=ZONE))


def fill(folder: Path) -> Filled:
    """Two school years: forty pupils in 5A (4A before), five in 6B, nobody in 8A."""
    made = bootstrap.make_vault(folder / "vault", "Basisschool De Klimop", SchoolYear(2025))
    vault = replace(made, clock=at(2025, 9, 10))
    import_roster(vault, read_table(_roster().encode(), "roster.csv"))
    _stack(vault, "4A", 2025, "map 2025, blad {n}")
    vault = replace(vault, clock=at(2026, 8, 3))
    start_school_year(vault, YearOrder(SchoolYear(2026), {"4A": "5A", "5B": "6B"}))
    add_group(vault, "8A")
    _own_purposes(vault)
    vault = replace(vault, clock=at(2026, 9, 10))
    _this_year(vault, folder)
    _publish(replace(vault, clock=at(2026, 9, 21, 15)), folder)
    return Filled(replace(vault, clock=at(2026, 11, 22)), folder)


def _roster() -> str:
    rows = [
        ("Zoë", "van der", "Wörter-Şahin"),
        ("Nguyễn Thị", "", "Ánh Nguyệt"),
        ("Wilhelmina-Alexandrina", "", "Schimmelpenninck-van Heeckeren tot Oye"),
        ("Eileen", "", "Collins"),
        *((f"Leerling{n:02}", "de" if n % 3 else "", f"Boer-Łukaszewicz{n}") for n in range(36)),
    ]
    lines = [f"{first},{prefix},{last},2016-03-{n % 28 + 1:02},4A"
             for n, (first, prefix, last) in enumerate(rows)]  # fmt: skip
    lines += [f"Kind{n},van,Zes,2014-05-0{n + 1},5B" for n in range(5)]
    return "first_name,prefix,last_name,birth_date,group\n" + "\n".join(lines)


def _purposes(vault: Vault) -> list[str]:
    with vault.register.read() as uow:
        return [purpose.code for purpose in uow.purposes.all()]


def _stack(vault: Vault, group: str, year: int, paper: str, absent: tuple[str, ...] = ()) -> None:
    noes = [
        Otherwise(f"Leerling{n:02} {'de ' if n % 3 else ''}Boer-Łukaszewicz{n}", code, answer)
        for n in range(0, 36, 5)
        if n != 5
        for code, answer in (
            ("website.photo", Answer.REFUSED),
            ("social_media.photo", Answer.REFUSED),
            ("press.name", Answer.NOT_ANSWERED),
        )
    ]
    purposes = _purposes(vault)
    record_bulk(
        vault,
        Stack(group, purposes, date(year, 9, 1), paper, absent=absent, exceptions=noes),
    )


def _own_purposes(vault: Vault) -> None:
    names = {"nl": "Schoolfotograaf en jaarboek van groep 8", "en": "School photographer"}
    add_channel(vault, "yearbook", Audience.CLOSED, OnUnconsented.BLOCK, names)
    for subject in (Subject.PHOTO, Subject.NAME):
        words = {"nl": f"Jaarboek: {subject}", "en": f"Yearbook: {subject}"}
        said = {"nl": "De school mag dit in het jaarboek zetten.", "en": "In the yearbook."}
        add_purpose(vault, "yearbook", subject, words, said)
    other = {"nl": "@Stichting", "en": "@Foundation"}
    add_channel(vault, "foundation", Audience.OUTSIDE, OnUnconsented.COVER, other)
    for subject in (Subject.PHOTO, Subject.NAME):
        words = {"nl": f"Nieuwsbrief: {subject}", "en": f"Newsletter: {subject}"}
        said = {"nl": "De school mag dit in de nieuwsbrief zetten.", "en": "In the newsletter."}
        add_purpose(vault, "foundation", subject, words, said)


def _this_year(vault: Vault, folder: Path) -> None:
    absent = ("Leerling05 de Boer-Łukaszewicz5", LONG)
    _stack(vault, "5A", 2026, "map 2026, blad {n}", absent)
    add_guardian(vault, ZOE, "Ayşe Şahin")
    add_person(vault, PersonKind.PUPIL, Particulars(first_name="Nieuwkomer", last_name="Vis"))
    scan = folder / "scan.pdf"
    scan.write_bytes(a_scan(3))
    record_answers(
        vault,
        [
            Form("Kind0 van Zes", code, Answer.GRANTED, date(2026, 9, 2), scan=scan)
            for code in ("portal.photo", "portal.name")
        ],
    )


def _publish(vault: Vault, folder: Path) -> None:
    """A photo is cleared, placed, withdrawn and taken down; another one is complained about."""
    photos = [save(astronaut(), folder / "phone" / f"IMG_{n}.png") for n in (1, 2)]
    # The portrait's face, as the detector finds it; without a name it would be covered.
    face = named(vault, (175, 63, 100, 140), EILEEN)
    words = {photos[0]: [face]}
    reports = clear(vault, photos[:1], folder / "out", words, detection=Detection.QUICK)
    files = [report.out for report in reports if report.out]
    place_post(vault, Placing(files, "portal", ["5A"], "Vandaag bezochten we het museum."))
    later = replace(vault, clock=at(2026, 9, 24))
    withdraw(later, EILEEN, ["portal.photo"])
    with later.register.read() as uow:
        (asked,) = uow.posts.takedowns()
    done = replace(vault, clock=at(2026, 9, 25, 16))
    finish_takedown(done, asked.id)
    again = clear(done, photos[1:], folder / "out", detection=Detection.QUICK)
    files = [report.out for report in again if report.out]
    post = place_post(done, Placing(files, "portal", ["5A"], ""))
    start_takedown(replace(vault, clock=at(2026, 11, 2)), post.id, Cause.COMPLAINT)


def a_scan(pages: int) -> bytes:
    """A scanned form of some pages, as a scanner saves it."""
    sheets = [Image.new("L", (830, 1170), 245 - 20 * n) for n in range(pages)]
    out = BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=100)
    return out.getvalue()
