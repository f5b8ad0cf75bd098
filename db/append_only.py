"""Triggers by which the database itself refuses to change or delete lines of a log.

Used by migrations that have been released: add to this file, change nothing in it.
"""

from collections.abc import Iterator


def guard(table: str, order: str, *unique: str) -> Iterator[str]:
    """SQL that makes a table append-only.

    Args:
        table: the log.
        order: its integer primary key, which only grows.
        unique: SQL conditions on `NEW` under which a line would take the place of another.
            REPLACE removes that one without its delete trigger while `recursive_triggers` is off,
            which anyone with the key can see to; so the insert itself is refused.
    """
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    taken = " OR ".join((f"{order} = NEW.{order}", *unique))
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken}) "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
    yield (
        f"CREATE TRIGGER {table}_only_at_end AFTER INSERT ON {table} "
        f"WHEN NEW.{order} < (SELECT max({order}) FROM {table}) OR NEW.{order} < 1 "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
