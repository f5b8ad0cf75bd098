import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from consent_desk.errors import DiskFull, VaultDamaged, VaultNewer
from db import migrate
from db.engine import make_engine
from db.migrate import MIGRATIONS, bring_up_to_date, create_tables
from db.register import SqlRegister
from db.tables import Base
from tests.db.samples import KEY, existing_register, pupil, raw

BOOKKEEPING = ("alembic_version", "sqlite_sequence")
BROKEN = """
from alembic import op
revision = "next"
down_revision = {head!r}
def upgrade():
    op.execute("CREATE TABLE half_way (name TEXT)")
    op.execute("DELETE FROM person")
    {then}
def downgrade():
    op.execute("DROP TABLE half_way")
"""


@pytest.fixture
def engine(file: Path):
    file.touch()
    engine = make_engine(file, KEY)
    yield engine
    engine.dispose()


def _revisions() -> list[str]:
    script = ScriptDirectory(str(MIGRATIONS))
    return [each.revision for each in reversed(list(script.walk_revisions()))]


def _with_next(folder: Path, then: str) -> Path:
    """The migrations, and one more that is not finished when `then` comes."""
    scripts = folder / "migrations"
    shutil.copytree(MIGRATIONS, scripts)
    text = BROKEN.format(head=_revisions()[-1], then=then)
    (scripts / "versions" / "next.py").write_text(text)
    return scripts


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


def _go(engine: Engine, direction: object, revision: str) -> None:
    assert callable(direction)
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


@pytest.fixture
def filled(register: SqlRegister):
    with register.write() as work:
        work.people.add(pupil("Sanne", "Verschuuren"))
        work.commit()
    return register


def test_an_upgrade_keeps_an_encrypted_copy_of_what_was(
    filled: SqlRegister, file: Path, tmp_path: Path
) -> None:
    scripts = _with_next(tmp_path / "scripts", "pass")
    engine = vars(filled)["_reading"]
    copy = bring_up_to_date(engine, file, scripts)
    with filled.read() as work:
        assert work.people.all() == []
    assert copy is not None
    assert b"Verschuuren" not in copy.read_bytes()
    with raw(copy) as connection:
        assert connection.execute("SELECT last_name FROM person").fetchall() == [("Verschuuren",)]
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert bring_up_to_date(engine, file, scripts) is None


def _assert_as_before(file: Path) -> None:
    register = existing_register(file)
    with register.read() as work:
        assert [person.last_name for person in work.people.all()] == ["Verschuuren"]
    register.close()
    with raw(file) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (_revisions()[-1],)
        ]
        assert connection.execute("PRAGMA table_info(half_way)").fetchall() == []


def test_a_migration_that_fails_leaves_the_old_register(
    filled: SqlRegister, file: Path, tmp_path: Path
) -> None:
    scripts = _with_next(tmp_path / "scripts", "raise RuntimeError")
    engine = vars(filled)["_reading"]
    with pytest.raises(RuntimeError):
        bring_up_to_date(engine, file, scripts)
    _assert_as_before(file)


def test_a_migration_that_leaves_orphans_is_undone(
    filled: SqlRegister, file: Path, tmp_path: Path
) -> None:
    orphan = "op.execute(\"INSERT INTO membership VALUES ('nobody', 'nowhere')\")"
    scripts = _with_next(tmp_path / "scripts", orphan)
    with pytest.raises(RuntimeError, match="point nowhere"):
        bring_up_to_date(vars(filled)["_reading"], file, scripts)
    _assert_as_before(file)


KILLED = """
import sys
from pathlib import Path
from db.engine import make_engine
from db.migrate import bring_up_to_date
from tests.db.samples import KEY
file = Path(sys.argv[1])
bring_up_to_date(make_engine(file, KEY), file, Path(sys.argv[2]))
"""


def test_a_program_killed_during_a_migration_leaves_the_old_register(
    filled: SqlRegister, file: Path, tmp_path: Path
) -> None:
    filled.close()
    scripts = _with_next(tmp_path / "scripts", "import os; os.abort()")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(file), str(scripts)], check=False, capture_output=True
    )
    assert done.returncode != 0
    assert file.with_name("register.db.before-upgrade").exists()
    _assert_as_before(file)


def test_without_room_for_the_copy_nothing_is_upgraded(
    filled: SqlRegister, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    scripts = _with_next(tmp_path / "scripts", "pass")
    monkeypatch.setattr(migrate, "_vacuum_into", full)
    with pytest.raises(DiskFull):
        bring_up_to_date(vars(filled)["_reading"], file, scripts)
    _assert_as_before(file)
    assert not list(file.parent.glob("*before-upgrade*"))
