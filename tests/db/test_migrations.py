from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from consent_desk.errors import VaultDamaged, VaultNewer
from db import migrate
from db.engine import make_engine
from db.migrate import MIGRATIONS, bring_up_to_date, create_tables
from db.register import SqlRegister
from db.tables import Base
from tests.db.samples import KEY, existing_register, raw

BOOKKEEPING = ("alembic_version", "sqlite_sequence")


@pytest.fixture
def engine(file: Path):
    file.touch()
    engine = make_engine(file, KEY)
    yield engine
    engine.dispose()


def _revisions() -> list[str]:
    script = ScriptDirectory(str(MIGRATIONS))
    return [each.revision for each in reversed(list(script.walk_revisions()))]


def _schema(engine: Engine) -> set[tuple[str, str]]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL")
        return {(row.name, row.sql) for row in rows if row.name not in BOOKKEEPING}


def test_the_tables_are_what_the_migrations_make(engine: Engine) -> None:
    create_tables(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_step_goes_up_and_down_again(engine: Engine) -> None:
    schemas = [_schema(engine)]
    for revision in _revisions():
        _go(engine, command.upgrade, revision)
        schemas.append(_schema(engine))
    for revision, schema in zip([*_revisions()[-2::-1], "base"], schemas[-2::-1], strict=True):
        _go(engine, command.downgrade, revision)
        assert _schema(engine) == schema


def _go(engine: Engine, direction: Callable[[Config, str], None], revision: str) -> None:
    with vars(migrate)["_migrating"](engine) as connection:
        direction(vars(migrate)["_config"](connection, MIGRATIONS), revision)


def test_the_logs_are_guarded_when_all_migrations_are_done(engine: Engine) -> None:
    create_tables(engine)
    names = {name for name, sql in _schema(engine) if sql.startswith("CREATE TRIGGER")}
    guards = ("no_update", "no_delete", "no_replace", "only_at_end")
    assert names == {f"{log}_{guard}" for log in ("decision", "audit") for guard in guards}


def test_a_register_of_today_is_left_alone(register: SqlRegister, file: Path) -> None:
    register.close()
    before = file.read_bytes()
    existing_register(file).close()
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_register_of_a_newer_program_is_refused(register: SqlRegister, file: Path) -> None:
    register.close()
    with raw(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = file.read_bytes()
    with pytest.raises(VaultNewer):
        existing_register(file)
    assert file.read_bytes() == before


def test_a_file_without_tables_is_no_register(engine: Engine, file: Path) -> None:
    with pytest.raises(VaultDamaged):
        bring_up_to_date(engine, file)
