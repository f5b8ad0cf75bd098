"""Somebody with the key takes the triggers away and tampers: verifying tells what happened."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from consent_desk.domain.audit import Break, Finding, verify_chain
from db.register import SqlRegister
from tests.db.samples import audit_lines, raw

NO_TRIGGERS = ("audit_no_update", "audit_no_delete", "audit_no_replace", "audit_only_at_end")


def _tamper(file: Path, *statements: str) -> None:
    with raw(file) as connection:
        for trigger in NO_TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        for statement in statements:
            connection.execute(statement)


def _findings(register: SqlRegister) -> list[Finding]:
    with register.read() as work:
        return verify_chain(work.audit.entries(), work.audit.head())


@pytest.fixture
def five(register: SqlRegister) -> SqlRegister:
    audit_lines(register, 5)
    assert _findings(register) == []
    return register


@pytest.mark.parametrize(
    "change",
    [
        "at = '2026-11-22T09:00:01Z'",
        "actor_id = 'somebody else'",
        "action = 'other'",
        "subject_id = 'other'",
        """details = '{"n": "2"}'""",
        "details = 'no json'",
        "details = '[1, 2]'",
        "details = x'00ff'",
        "previous = hash",
        "hash = previous",
        "hash = 7",
    ],
)
def test_a_changed_row_is_reported(five: SqlRegister, file: Path, change: str) -> None:
    _tamper(file, f"UPDATE audit SET {change} WHERE position = 3")
    assert Finding(3, Break.CHANGED) in _findings(five)


def test_a_position_that_is_no_number_any_more_is_reported(five: SqlRegister, file: Path) -> None:
    _tamper(file, "UPDATE audit SET position = 'third' WHERE position = 3")
    assert Break.CHANGED in {finding.what for finding in _findings(five)}


@pytest.mark.parametrize("position", [1, 3])
def test_a_deleted_row_is_reported(five: SqlRegister, file: Path, position: int) -> None:
    _tamper(file, f"DELETE FROM audit WHERE position = {position}")
    assert Finding(position, Break.MISSING) in _findings(five)


def test_reordered_rows_are_reported(five: SqlRegister, file: Path) -> None:
    _tamper(
        file,
        "UPDATE audit SET stored = 99 WHERE stored = 2",
        "UPDATE audit SET stored = 2 WHERE stored = 3",
        "UPDATE audit SET stored = 3 WHERE stored = 99",
    )
    assert Break.OUT_OF_ORDER in {finding.what for finding in _findings(five)}


def test_rows_that_swapped_positions_are_reported(five: SqlRegister, file: Path) -> None:
    _tamper(
        file,
        "UPDATE audit SET position = 99 WHERE position = 2",
        "UPDATE audit SET position = 2 WHERE position = 3",
        "UPDATE audit SET position = 3 WHERE position = 99",
    )
    assert {Break.CHANGED, Break.OUT_OF_ORDER} <= {finding.what for finding in _findings(five)}


def test_an_end_that_was_cut_off_shows_by_the_head(five: SqlRegister, file: Path) -> None:
    _tamper(file, "DELETE FROM audit WHERE position >= 4")
    assert _findings(five) == [Finding(4, Break.CUT_OFF)]


def test_writing_on_after_a_cut_does_not_cover_it_up(five: SqlRegister, file: Path) -> None:
    _tamper(file, "DELETE FROM audit WHERE position >= 4")
    audit_lines(five, 2)
    assert Finding(4, Break.MISSING) in _findings(five)


def test_a_head_that_was_removed_does_not_break_the_chain(five: SqlRegister, file: Path) -> None:
    _tamper(file, "DELETE FROM audit_head")
    audit_lines(five, 2)
    assert _findings(five) == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    details=st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=4),
    subject=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
def test_whatever_is_logged_comes_back_whole(
    register: SqlRegister, details: dict[str, str], subject: str
) -> None:
    with register.write() as work:
        entry = work.audit.append("2026-11-22T09:00:00Z", "a", "b", subject, details)
        work.commit()
    with register.read() as work:
        assert work.audit.entries()[-1] == work.audit.head() == entry
        assert verify_chain(work.audit.entries(), work.audit.head()) == []
