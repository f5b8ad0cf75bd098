import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from consent_desk.domain.audit import verify_chain
from consent_desk.errors import DiskFull, VaultBusy
from consent_desk.ports import Evidence, Register
from db.register import SqlRegister
from tests.db.samples import audit_lines, decision, existing_register, new_id, pupil, raw


def test_leaving_without_commit_undoes_everything(register: SqlRegister) -> None:
    with register.write() as work:
        work.people.add(pupil())
        work.settings.set("matching", "true")
    with register.read() as work:
        assert work.people.all() == []
        assert work.settings.get() == {}


def test_an_error_undoes_everything(register: SqlRegister) -> None:
    with pytest.raises(RuntimeError), register.write() as work:
        work.people.add(pupil())
        raise RuntimeError
    with register.read() as work:
        assert work.people.all() == []


def test_writing_while_reading_is_a_bug_and_fails(register: SqlRegister) -> None:
    with register.read() as work, pytest.raises(DBAPIError):
        work.people.add(pupil("Sanne", "Verschuuren"))


def test_an_error_tells_no_name(register: SqlRegister) -> None:
    person = pupil("Sanne", "Verschuuren")
    with register.write() as work, pytest.raises(DBAPIError) as caught:
        work.people.add(person)
        work.people.add(person)
    assert "Verschuuren" not in str(caught.value)


def test_a_look_stays_the_same_while_somebody_writes(register: SqlRegister) -> None:
    with register.read() as looking:
        assert looking.people.all() == []
        with register.write() as work:
            work.people.add(pupil())
            work.commit()
        assert looking.people.all() == []
    with register.read() as looking:
        assert len(looking.people.all()) == 1


def test_whoever_waits_too_long_for_another_writer_is_told(file: Path, register: Register) -> None:
    impatient = existing_register(file, wait_seconds=0.1)
    with register.write(), pytest.raises(VaultBusy), impatient.write():
        pytest.fail("two writers at once")
    impatient.close()


def _write_many(file: Path, count: int) -> None:
    register = existing_register(file, wait_seconds=30)
    for _ in range(count):
        with register.write() as work:
            work.ledger.append(decision(new_id()))
            work.audit.append("2026-11-22T09:00:00Z", "a", "record", "s", {})
            work.commit()
    register.close()


def test_two_programs_writing_at_the_same_time_both_land(file: Path, register: Register) -> None:
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write_many, args=(file, 25)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    with register.read() as work:
        assert [each.position for each in work.ledger.all()] == list(range(1, 51))
        assert verify_chain(work.audit.entries(), work.audit.head()) == []
        assert len(work.audit.entries()) == 50


HALF_WAY = """
import sys, time
from pathlib import Path
from consent_desk.ports import Evidence
from tests.db.samples import decision, existing_register, new_id, pupil
register = existing_register(Path(sys.argv[1]))
with register.write() as work:
    for _ in range(20):
        person = pupil()
        work.people.add(person)
        # More than the page cache holds, so that the unfinished transaction reaches the disk.
        work.ledger.add_evidence(Evidence(new_id(), person.id, scan=bytes(3_000_000)))
        work.ledger.append(decision(person.id))
        work.audit.append("2026-11-22T09:00:00Z", "a", "record", person.id, {})
    print("half-way", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_writer_killed_half_way_leaves_nothing(file: Path, register: SqlRegister) -> None:
    audit_lines(register, 2)
    register.close()
    with subprocess.Popen(
        [sys.executable, "-c", HALF_WAY, str(file)], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"half-way\n"
        assert file.with_name("register.db-wal").stat().st_size > 1_000_000
        writer.send_signal(signal.SIGKILL)
    with register.write() as work:
        assert work.people.all() == []
        assert work.ledger.all() == []
        assert len(work.audit.entries()) == 2
        assert work.ledger.append(decision(new_id())).position == 1


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_what_was_committed_survives_a_kill(file: Path, register: SqlRegister) -> None:
    code = HALF_WAY.replace("    print(", "    work.commit()\n    print(")
    with subprocess.Popen(
        [sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"half-way\n"
        writer.send_signal(signal.SIGKILL)
    with register.read() as work:
        assert len(work.people.all()) == len(work.ledger.all()) == 20
        assert verify_chain(work.audit.entries(), work.audit.head()) == []


def test_a_full_disk_is_told_and_leaves_the_register_as_it_was(
    file: Path, register: SqlRegister
) -> None:
    audit_lines(register, 1)
    person = pupil()
    with pytest.raises(DiskFull) as caught, register.write() as work:
        work.people.add(person)
        _limit_pages(work, 120)
        for _ in range(10):
            work.ledger.add_evidence(Evidence(new_id(), person.id, scan=bytes(200_000)))
    assert caught.value.folder == str(file.parent)
    with register.read() as work:
        assert work.people.all() == []
        assert len(work.audit.entries()) == 1


def _limit_pages(work: object, pages: int) -> None:
    connection = vars(work)["_session"].connection()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


TOO_LARGE = """
import resource, sys
from pathlib import Path
from consent_desk.errors import FolderUnusable
from consent_desk.ports import Evidence
from tests.db.samples import existing_register, new_id, pupil
register = existing_register(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
try:
    with register.write() as work:
        person = pupil()
        work.people.add(person)
        work.ledger.add_evidence(Evidence(new_id(), person.id, scan=bytes(2_000_000)))
        work.commit()
except FolderUnusable:
    sys.exit(7)
"""


@pytest.mark.skipif(os.name == "nt", reason="no limits of that kind")
def test_a_disk_that_refuses_is_told_and_loses_nothing(file: Path, register: SqlRegister) -> None:
    register.close()
    done = subprocess.run([sys.executable, "-c", TOO_LARGE, str(file)], check=False, timeout=60)
    assert done.returncode == 7
    with register.read() as work:
        assert work.people.all() == []
    with raw(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_commit_takes_no_noticeable_time(register: SqlRegister) -> None:
    started = time.perf_counter()
    audit_lines(register, 10)
    assert time.perf_counter() - started < 5
