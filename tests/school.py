"""A small school for tests: a vault with persons, and the words to let things happen in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from PIL import Image

from consent_desk import bootstrap
from consent_desk.domain.consent import Answer
from consent_desk.domain.person import PersonKind
from consent_desk.domain.photo import Box
from consent_desk.domain.school_year import SchoolYear
from consent_desk.domain.treatment import Word
from consent_desk.ports import Pixels, Vault
from consent_desk.rosters.table import read_table
from consent_desk.services.clear_photos import ClearingOrder, PhotoReport, clear_photos
from consent_desk.services.find_person import Directory
from consent_desk.services.import_roster import import_roster
from consent_desk.services.record_consent import Form, Recorded, record_consent

ROSTER = """first_name,last_name,birth_date,group
Eileen,Collins,1956-11-19,5A
Grace,Hopper,1906-12-09,5A
Zoë,van der Wörter-Şahin,2016-03-04,5A
Noor,de Vries,2016-05-06,5B
"""
"""Eileen and Grace are entered as pupils, with birth dates no pupil has: never named unattended."""


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still."""

    at: datetime = datetime(2026, 11, 22, 10, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))

    def now(self) -> datetime:
        return self.at


def make_school(folder: Path) -> Vault:
    """Make a vault, on 22 November 2026, with `ROSTER` in it."""
    vault = replace(bootstrap.make_vault(folder, "De Klimop", SchoolYear(2026)), clock=FixedClock())
    import_roster(vault, read_table(ROSTER.encode(), "roster.csv"))
    return vault


def copied_school(folder: Path) -> Vault:
    """The same school, founded once and copied: founding takes most of a second."""
    copytree(Path(_founded().name), folder)
    return replace(bootstrap.open_vault(folder), clock=FixedClock())


@cache
def _founded() -> TemporaryDirectory[str]:
    founded = TemporaryDirectory()
    make_school(Path(founded.name)).register.close()
    return founded


def make_staff(vault: Vault, asked: str = "Eileen Collins") -> None:
    """Enter somebody as staff: grown-ups are named unattended, pupils never are."""
    with vault.register.write() as uow:
        person = Directory.of(uow).find(asked)
        uow.people.update(replace(person, kind=PersonKind.STAFF))
        uow.commit()


def answer(
    vault: Vault,
    person: str = "Eileen Collins",
    purpose: str = "portal.photo",
    given: Answer = Answer.GRANTED,
) -> Recorded:
    """Record one answer on paper, signed on 1 September."""
    signed = datetime(2026, 9, 1).date()
    return record_consent(vault, Form(person, purpose, given, signed, paper="map 3"))


def save(pixels: Pixels, file: Path, **options: object) -> Path:
    """Write a picture as a camera would."""
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(file, **options)
    return file


def named(vault: Vault, box: Sequence[int], person: str) -> Word:
    """A teacher's word that a face is a person's."""
    with vault.register.read() as uow:
        return Word(Box(*box), person_id=Directory.of(uow).find(person).id)


def clear(
    vault: Vault,
    paths: Sequence[Path],
    out: Path,
    words: dict[Path, list[Word]] | None = None,
    **more: object,
) -> list[PhotoReport]:
    """Clear for the portal and group 5A, unless told otherwise."""
    order = ClearingOrder(paths, "portal", ["5A"], out, words or {})
    return list(clear_photos(vault, replace(order, **more)))
