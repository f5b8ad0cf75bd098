"""Namesakes, a year's decisions and texts that are out are looked up and not searched for."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


# What SQLite's planner is to think of an index: how many rows there are, and how many of them share
# the first column, the first two, and so on. Without this it takes "of this school" for a narrow
# choice, and goes through all rows. ANALYZE is no way to tell it: this SQLite keeps samples of what
# is in the rows (`sqlite_stat4`), where an erased name would stay.
_STATISTICS = {
    ("audit", "sqlite_autoindex_audit_1"): "1000000 1000000 1",
    ("batch", "ix_batch_school_id_closed"): "2000 2000 1000",
    ("cleared", "ix_cleared_school_id_folder_slot"): "40000 40000 40 1",
    ("cleared", "ix_cleared_school_id_state"): "40000 40000 10000",
    ("group", "ix_group_school_id_year_name"): "2000 2000 200 1",
    ("local_copy", "ix_local_copy_school_id_due_on"): "10000 10000 50",
    ("person", "ix_person_school_id_last_name_first_name"): "5000 5000 2 1",
    ("person", "ix_person_school_id_plain_name"): "5000 5000 1",
    ("post", "ix_post_school_id_placed_at"): "10000 10000 1",
    ("post", "ix_post_with_text"): "1000 1000 300",
    ("takedown", "ix_takedown_school_id_done_at"): "1000 1000 20",
}


def upgrade() -> None:
    op.add_column("person", sa.Column("plain_name", sa.String(), nullable=False, server_default=""))
    _fill_plain_names()
    op.create_index(op.f("ix_person_school_id_plain_name"), "person", ["school_id", "plain_name"])
    op.drop_index(op.f("ix_decision_person_id"), "decision")
    op.create_index(op.f("ix_decision_person_id_year"), "decision", ["person_id", "year"])
    op.create_index(
        "ix_post_with_text", "post", ["school_id", "channel"], sqlite_where=sa.text("text != ''")
    )
    op.execute("ANALYZE sqlite_schema")  # makes the tables for statistics, and looks at nothing
    for (table, index), numbers in _STATISTICS.items():
        op.execute(f"INSERT INTO sqlite_stat1 VALUES ('{table}', '{index}', '{numbers}')")


def downgrade() -> None:
    for kind in ("1", "4"):
        op.execute(f"DROP TABLE IF EXISTS sqlite_stat{kind}")
    op.drop_index("ix_post_with_text", "post")
    op.drop_index(op.f("ix_decision_person_id_year"), "decision")
    op.create_index(op.f("ix_decision_person_id"), "decision", ["person_id"])
    op.drop_index(op.f("ix_person_school_id_plain_name"), "person")
    op.drop_column("person", "plain_name")


def _fill_plain_names() -> None:
    """As `domain.person.plain` made them when this was written."""
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, first_name, prefix, last_name FROM person"))
    for person_id, *parts in rows.all():
        name = unicodedata.normalize("NFC", " ".join(part for part in parts if part)).casefold()
        connection.execute(
            sa.text("UPDATE person SET plain_name = :name WHERE id = :id"),
            {"name": " ".join(name.split()), "id": person_id},
        )
