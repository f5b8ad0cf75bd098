"""The services of the first run without a register: what is done is kept in the desk."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import KnownError
from consent_desk.messages import Language
from consent_desk.ports import KeyPlace, School
from consent_desk.services.first_run import FirstRun

NEW = FirstRun(
    school=School("school", "De Klimop", SchoolYear(2026)),
    administrator="anke",
    holds_key=True,
    is_over=False,
    sheet_made=False,
    sheet_put_away=False,
    is_named=False,
    pupils=0,
    groups=0,
)


@dataclass
class FakeFirstRun:
    """`refuses` is what the next thing fails with; `asked` is what was asked of it."""

    now: FirstRun | None = None
    place: KeyPlace = KeyPlace.KEYRING
    refuses: KnownError | None = None
    asked: list[object] = field(default_factory=list[object])
    folder: Path = Path("~/Consent Desk/vault")

    @property
    def is_made(self) -> bool:
        return self.now is not None

    def years(self) -> list[SchoolYear]:
        return [SchoolYear(2026), SchoolYear(2027)]

    def key_place(self) -> KeyPlace:
        self._fail()
        return self.place

    def make(self, school: str, year: SchoolYear, passphrase: str | None) -> FirstRun:
        self.asked.append((school, year, passphrase))
        self._fail()
        self.now = replace(NEW, holds_key=passphrase is None)
        return self.now

    def standing(self) -> FirstRun:
        assert self.now is not None
        return self.now

    def print_sheet(self, out: Path, lang: Language) -> FirstRun:
        self.asked.append(out)
        return self._now(sheet_made=True)

    def put_away(self) -> FirstRun:
        return self._now(sheet_put_away=True)

    def name(self, name: str) -> FirstRun:
        self.asked.append(name)
        return self._now(is_named=True, administrator=name)

    def end(self) -> FirstRun:
        return self._now(is_over=True)

    def _now(self, **done: object) -> FirstRun:
        self._fail()
        self.now = replace(self.standing(), **done)  # type: ignore[arg-type]
        return self.now

    def _fail(self) -> None:
        if self.refuses is not None:
            error, self.refuses = self.refuses, None
            raise error
