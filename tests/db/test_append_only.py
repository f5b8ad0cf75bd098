"""What somebody with the right key and raw SQL can do to the logs while the triggers are there."""

from pathlib import Path

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from db.register import SqlRegister
from tests.db.samples import audit_lines, decision, new_id, raw

AUDIT_VALUES = "school_id, position, at, actor_id, action, subject_id, details, previous, hash"
DECISION_VALUES = (
    "school_id, id, person_id, purpose, answer, year, signed_on, recorded_on, signer_kind, "
    "guardian_id, evidence_id, wording_version, recorded_by"
)
LOGS = {"audit": ("stored", AUDIT_VALUES), "decision": ("position", DECISION_VALUES)}


@pytest.fixture(params=LOGS)
def log(request: pytest.FixtureRequest, register: SqlRegister) -> str:
    audit_lines(register, 3)
    with register.write() as work:
        for _ in range(3):
            work.ledger.append(decision(new_id()))
        work.commit()
    return request.param


ATTEMPTS = {
    "update": "UPDATE {log} SET {column} = 'x' WHERE {order} = 2",
    "update all": "UPDATE {log} SET school_id = school_id",
    "delete": "DELETE FROM {log} WHERE {order} = 2",
    "delete all": "DELETE FROM {log}",
    "move": "UPDATE OR REPLACE {log} SET {order} = 3 WHERE {order} = 2",
    "replace": "REPLACE INTO {log} SELECT * FROM {log} WHERE {order} = 2",
    "replace by its other key": "INSERT OR REPLACE INTO {log} ({all}) SELECT {all} FROM {log}",
    "replace elsewhere": (
        "INSERT OR REPLACE INTO {log} ({order}, {all}) SELECT 9, {all} FROM {log} WHERE {order} = 2"
    ),
    "upsert": (
        "INSERT INTO {log} ({order}, {all}) SELECT {order}, {all} FROM {log} WHERE {order} = 2 "
        "ON CONFLICT DO UPDATE SET school_id = 'x'"
    ),
    "ignore": (
        "INSERT OR IGNORE INTO {log} ({order}, {all}) "
        "SELECT {order}, {all} FROM {log} WHERE {order} = 2"
    ),
}


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_no_line_is_changed_or_removed(file: Path, log: str, attempt: str, recursive: str) -> None:
    order, columns = LOGS[log]
    column = "hash" if log == "audit" else "answer"
    sql = ATTEMPTS[attempt].format(log=log, order=order, all=columns, column=column)
    with raw(file) as connection:
        connection.execute(f"PRAGMA recursive_triggers = {recursive}")
        before = connection.execute(f"SELECT * FROM {log}").fetchall()
        with pytest.raises(IntegrityError, match=f"{log} is append-only"):
            connection.execute(sql)
        assert connection.execute(f"SELECT * FROM {log}").fetchall() == before


@pytest.mark.parametrize("place", [0, -1])
def test_no_line_is_put_before_the_first(file: Path, log: str, place: int) -> None:
    with raw(file) as connection:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({log})")]
        values = connection.execute(f"SELECT * FROM {log}").fetchone()
        line = dict(zip(columns, values, strict=True)) | {"position": place, LOGS[log][0]: place}
        if "id" in line:
            line["id"] = new_id()
        with pytest.raises(IntegrityError, match="append-only"):
            connection.execute(
                f"INSERT INTO {log} VALUES ({', '.join('?' * len(line))})", list(line.values())
            )


def test_the_ledger_gives_positions_in_the_order_of_recording(register: SqlRegister) -> None:
    with register.write() as work:
        assert work.ledger.position() == 0
        kept = [work.ledger.append(decision(new_id())) for _ in range(5)]
        work.commit()
    assert [each.position for each in kept] == [1, 2, 3, 4, 5]
    with register.read() as work:
        assert work.ledger.all() == kept
        assert work.ledger.position() == 5


def test_a_decision_that_was_rolled_back_leaves_no_trace(register: SqlRegister) -> None:
    with register.write() as work:
        work.ledger.append(decision(new_id()))
    with register.write() as work:
        assert work.ledger.append(decision(new_id())).position == 1
