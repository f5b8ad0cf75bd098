"""What is done many times a day looks things up, and does not go through a whole table."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from consent_desk.ports import Vault
from consent_desk.services.see_consent import see_consent
from consent_desk.services.take_down import list_takedowns
from consent_desk.services.withdraw import withdraw
from tests.releases import cleared, placed
from tests.school import answer

GROWING = ("cleared", "cleared_face", "decision", "person", "post", "post_file", "takedown")
DONE: dict[str, Callable[[Vault], object]] = {
    "opening a group": lambda vault: see_consent(vault, "5A"),
    "withdrawing": lambda vault: withdraw(vault, "Eileen Collins"),
    "listing takedowns": lambda vault: list_takedowns(vault, open_only=True),
}


def plans(engine: Engine, act: Callable[[], object]) -> list[str]:
    """How SQLite goes about each statement that is executed."""
    said: list[tuple[str, Any]] = []

    def hear(*heard: Any) -> None:
        said.append((heard[2], heard[3]))

    event.listen(engine, "before_cursor_execute", hear)
    act()
    event.remove(engine, "before_cursor_execute", hear)
    reading = [(words, given) for words, given in said if words.startswith("SELECT")]
    with engine.connect() as connection:
        return [
            row.detail
            for words, given in reading
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", given)
        ]


@pytest.mark.parametrize("what", DONE)
def test_no_table_that_grows_is_gone_through(school: Vault, tmp_path: Path, what: str) -> None:
    answer(school)
    placed(school, cleared(school, tmp_path / "out", "Eileen Collins"))
    engine = vars(school.register)["_reading"]
    found = plans(engine, lambda: DONE[what](school))
    assert found
    through = [
        plan
        for plan in found
        for table in GROWING
        if plan.startswith(f"SCAN {table}")
        or (plan.startswith(f"SEARCH {table} ") and plan.endswith("(school_id=?)"))
    ]
    assert through == []
