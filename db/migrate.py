"""Brings a register to this version: all or nothing, a copy kept first, never backwards."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, inspect, text

from consent_desk.errors import VaultDamaged, VaultNewer
from db.engine import WRITES
from db.failures import known_failure

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def create_tables(engine: Engine) -> None:
    """Make the tables in an empty file."""
    from alembic import command

    with _migrating(engine) as connection:
        command.upgrade(_config(connection, MIGRATIONS), "head")


def bring_up_to_date(engine: Engine, file: Path, scripts: Path = MIGRATIONS) -> Path | None:
    """Upgrade a register that an earlier version made.

    Returns:
        Where the encrypted copy of the register as it was lies; None: there was nothing to do.

    Raises:
        VaultNewer: a later version of the program has been here.
        VaultDamaged: there is no register in the file.
        DiskFull: no room for the copy or the new tables; the register is as it was.
    """
    if _is_up_to_date(engine, scripts):
        return None
    from alembic import command

    with _migrating(engine) as connection:
        # Nobody writes from here on, so that the copy is what the upgrade starts from.
        copy = _keep_copy(engine, file)
        command.upgrade(_config(connection, scripts), "head")
    return copy


def _is_up_to_date(engine: Engine, scripts: Path) -> bool:
    if _has_the_last(engine, scripts):
        return True
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    with engine.connect() as connection:
        here = MigrationContext.configure(connection).get_current_revision()
        script = ScriptDirectory.from_config(_config(connection, scripts))
    if here is None:
        raise VaultDamaged
    known = {revision.revision for revision in script.walk_revisions()}
    if here not in known:
        raise VaultNewer
    return here == script.get_current_head()


def _has_the_last(engine: Engine, scripts: Path) -> bool:
    """The ordinary case, told without Alembic, which takes longer to load than all else here.

    The file of a migration begins with its number; anything unusual is left to Alembic.
    """
    numbers = {file.stem.partition("_")[0] for file in (scripts / "versions").glob("*.py")}
    if not numbers or not all(number.isdigit() for number in numbers):
        return False
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        here = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return list(here) == [max(numbers)]


@contextmanager
def _migrating(engine: Engine) -> Generator[Connection]:
    """One writing transaction with foreign keys unenforced, and checked at its end.

    SQLite changes most of a table by making it anew, which enforced foreign keys forbid, and
    switches them only outside a transaction.
    """
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise RuntimeError("a migration leaves rows that point nowhere")
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


def _config(connection: Connection, scripts: Path) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def copy_of(file: Path) -> Path:
    """Where the copy lies of the register as it was before its last upgrade."""
    return file.with_name(f"{file.name}.before-upgrade")


def _keep_copy(engine: Engine, file: Path) -> Path:
    """Copy the register, encrypted with its key, whole or not at all; replaces an earlier copy."""
    copy = copy_of(file)
    part = file.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    try:
        _vacuum_into(engine, part)
        part.chmod(0o600)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(copy)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if (known := known_failure(error, file)) is not None:
            raise known from error
        raise
    return copy


def _vacuum_into(engine: Engine, part: Path) -> None:
    """Write what is committed, encrypted with the same key, without its free pages."""
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA query_only = OFF")
        driver.execute("VACUUM INTO ?", (str(part),))
