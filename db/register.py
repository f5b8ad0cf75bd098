"""The register, opened: where units of work come from."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import FolderUnusable, VaultDamaged, VaultExists, VaultMissing
from consent_desk.ports import Cipher, School
from db.engine import WAIT_SECONDS, WRITES, make_engine
from db.failures import known_failure
from db.migrate import bring_up_to_date, copy_of, create_tables
from db.tables import SchoolRow
from db.unit_of_work import SqlUnitOfWork


class SqlRegister:
    """Implements `ports.Register` for one school of a database file.

    Args:
        engine: of a file whose tables are up to date.
        cipher: seals scans and templates.
        school_id: which school; None: the only one.
    """

    def __init__(self, engine: Engine, cipher: Cipher, school_id: str | None = None) -> None:
        self._reading = engine
        self._writing = engine.execution_options(**{WRITES: True})
        self._cipher = cipher
        self._school_id = school_id

    @contextmanager
    def write(self) -> Generator[SqlUnitOfWork]:
        """A transaction that nobody else writes in until it ends.

        Raises:
            VaultBusy: somebody else has been writing for too long.
        """
        with Session(self._writing, expire_on_commit=False) as session:
            yield SqlUnitOfWork(session, self._school(session), self._cipher)

    @contextmanager
    def read(self) -> Generator[SqlUnitOfWork]:
        """A consistent look at the register; to write in it is a bug, and fails."""
        with Session(self._reading) as session:
            yield SqlUnitOfWork(session, self._school(session), self._cipher)

    def found(self, school: School) -> None:
        """Enter the school whose register this is, the first thing in a new register."""
        with Session(self._writing) as session:
            session.add(SchoolRow(id=school.id, name=school.name, year=school.year.start))
            session.commit()

    def is_founded(self) -> bool:
        """Whether there is a school in the register."""
        with Session(self._reading) as session:
            return session.scalars(select(SchoolRow).limit(1)).first() is not None

    def copy_made_at(self) -> datetime | None:
        """When the copy was made that an upgrade left; None: there is none."""
        copy = copy_of(self._file)
        try:
            return datetime.fromtimestamp(copy.stat().st_mtime, UTC)
        except FileNotFoundError:
            return None

    def delete_copy(self) -> None:
        """Delete the copy that an upgrade left."""
        copy_of(self._file).unlink(missing_ok=True)

    def empty_log(self) -> bool:
        """Bring the log into the file and empty it, so that nothing erased lingers there.

        Returns:
            Whether it is empty; not while somebody else reads or writes for long.
        """
        with self._reading.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA query_only = OFF")
            busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    @property
    def _file(self) -> Path:
        return Path(str(self._reading.url.database))

    def close(self) -> None:
        """Let go of the file; the write-ahead log goes with the last connection."""
        self._reading.dispose()

    def _school(self, session: Session) -> School:
        query = select(SchoolRow)
        if self._school_id is not None:
            query = query.where(SchoolRow.id == self._school_id)
        row = session.scalars(query).one_or_none()
        if row is None:
            raise VaultDamaged
        return School(row.id, row.name, SchoolYear(row.year))


def open_register(
    file: Path,
    key: bytes,
    cipher: Cipher,
    *,
    create: bool,
    wait_seconds: float = WAIT_SECONDS,
) -> SqlRegister:
    """Open a register, or make one; `SqlRegister.found` enters the school in a new one.

    Making one that was made but has no school yet opens it, so that a first start which was cut
    off can be done again.

    Args:
        file: the database file; its folder exists.
        key: 256 bits, of this file only.
        cipher: seals scans and templates inside it.
        create: make the file; otherwise it must be there.
        wait_seconds: how long to wait for somebody else's writing to end.

    Raises:
        VaultMissing: there is no file to open.
        VaultExists: there is a register with a school in it already.
        VaultDamaged: a damaged file, or another key.
        VaultNewer: a later version of the program has been here.
        VaultBusy: another program is writing.
        DiskFull: no room to make or to upgrade it.
        FolderUnusable: the folder cannot be written.
    """
    if create and not file.exists():
        _make(file, key)
    elif not file.exists():
        raise VaultMissing(folder=file.parent)
    engine = make_engine(file, key, wait_seconds)
    try:
        bring_up_to_date(engine, file)
        register = SqlRegister(engine, cipher)
        if create and register.is_founded():
            raise VaultExists(folder=file.parent)
    except BaseException:
        engine.dispose()
        raise
    return register


def _make(file: Path, key: bytes) -> None:
    """Make the tables in a file beside, and move it into place whole."""
    part = file.with_name(f"{file.name}.new")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        engine = make_engine(part, key)
        try:
            create_tables(engine)
        finally:
            engine.dispose()
        part.rename(file)
    except OSError as error:
        raise known_failure(error, file) or FolderUnusable(folder=str(file.parent)) from error
