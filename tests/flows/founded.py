"""A founded register that is copied for each run, in memory where there is room for files."""

import shutil
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from hypothesis.stateful import RuleBasedStateMachine

from consent_desk.domain.account import Account, Role
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import RecoverySheet, School, Vault
from consent_desk.security.cipher import AesGcmCipher, derive
from consent_desk.security.sealed_files import SealedFolder
from consent_desk.services.found_school import found_school
from db.register import SqlRegister, open_register
from tests.flows.reference import Model
from tests.school import FixedClock

MASTER = bytes(range(32))
# Every step commits several times; a disk that is really written to would be most of the time.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


def empty_register(folder: Path) -> Path:
    """A founded register, to be copied for each run."""
    file = folder / "register.db"
    register = opened(file, create=True)
    register.found(School("0" * 32, "De Klimop", SchoolYear(2026)))
    with register.write() as uow:
        actor = Account("a" * 32, "administratie", frozenset(Role))
        found_school(uow, actor, "2026-09-01T08:00:00+00:00")
        uow.commit()
    register.close()
    return file


def opened(file: Path, *, create: bool) -> SqlRegister:
    cipher = AesGcmCipher(derive(MASTER, "sealing"))
    return open_register(file, derive(MASTER, "register"), cipher, create=create)


TEMPLATE = TemporaryDirectory()
FOUNDED = empty_register(Path(TEMPLATE.name))


class SmallSchool(RuleBasedStateMachine):
    """A register of its own, and what the model knows of it."""

    def open_school(self) -> None:
        self.folder = TemporaryDirectory(dir=MEMORY)
        folder = Path(self.folder.name)
        shutil.copy(FOUNDED, folder / "register.db")
        self.register = opened(folder / "register.db", create=False)
        cipher = AesGcmCipher(derive(MASTER, "sealing"))
        with self.register.read() as uow:
            (actor,) = uow.accounts.all()
        self.model = Model()
        self.releases: list[tuple[str, str]] = []
        self._vault = Vault(
            folder=folder,
            register=self.register,
            work=SealedFolder(folder / "work", cipher, "work"),
            kept=SealedFolder(folder / "cleared", cipher, "cleared"),
            clock=FixedClock(),
            engine=None,  # type: ignore[arg-type]
            actor=actor,
            recovery=lambda: RecoverySheet("0", None),
        )

    def teardown(self) -> None:
        if hasattr(self, "register"):
            self.register.close()
            self.folder.cleanup()

    @property
    def vault(self) -> Vault:
        at = datetime.combine(self.model.today, time(10, 30), ZoneInfo("Europe/Amsterdam"))
        return replace(self._vault, clock=FixedClock(at))

    def groups(self) -> dict[str, list[str]]:
        with self.register.read() as uow:
            groups = uow.people.groups(uow.school.year)
            return {g.name: [p.full_name for p in uow.people.in_groups([g.id])] for g in groups}

    def left_on(self) -> dict[str, date | None]:
        with self.register.read() as uow:
            return {p.full_name: p.left_on for p in uow.people.all()}
