"""An upgrade that is refused, fails, is killed or finds no room leaves the register as it was."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from consent_desk.domain.person import FormerName
from consent_desk.errors import DiskFull
from db import migrate
from db.migrate import MIGRATIONS, bring_up_to_date
from db.register import SqlRegister
from tests.db.samples import existing_register, pupil, raw

HEAD = ScriptDirectory(str(MIGRATIONS)).get_current_head()
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


def _with_next(folder: Path, then: str) -> Path:
    """The migrations, and one more that is not finished when `then` comes."""
    scripts = folder / "migrations"
    shutil.copytree(MIGRATIONS, scripts)
    text = BROKEN.format(head=HEAD, then=then)
    (scripts / "versions" / "next.py").write_text(text)
    return scripts


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


def test_a_register_from_before_former_names_is_brought_up_to_date(
    filled: SqlRegister, file: Path
) -> None:
    filled.close()
    with raw(file) as connection:
        connection.execute("DROP TABLE former_name")
        connection.execute("ALTER TABLE template DROP COLUMN look_alike")
        connection.execute("ALTER TABLE membership DROP COLUMN last_day")
        connection.execute("UPDATE alembic_version SET version_num = '0008'")
    register = existing_register(file)
    with register.write() as work:
        (person,) = work.people.all()
        assert person.former_names == ()
        renamed = replace(person, former_names=(FormerName("Sanne", "de", "Wit"),))
        work.people.update(renamed)
        work.commit()
    with register.read() as work:
        assert work.people.all() == [renamed]
    register.close()


def _assert_as_before(file: Path) -> None:
    register = existing_register(file)
    with register.read() as work:
        assert [person.last_name for person in work.people.all()] == ["Verschuuren"]
    register.close()
    with raw(file) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
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
    orphan = "op.execute(\"INSERT INTO membership VALUES ('nobody', 'nowhere', NULL)\")"
    scripts = _with_next(tmp_path / "scripts", orphan)
    with pytest.raises(RuntimeError, match="point nowhere"):
        bring_up_to_date(vars(filled)["_reading"], file, scripts)
    _assert_as_before(file)


KILLED = """
import sys
from collections.abc import Callable
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
