"""Namesakes, a year's decisions and a channel's releases are looked up and not searched for."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "person", sa.Column("plain_name", sa.String(), nullable=False, server_default="")
    )
    _fill_plain_names()
    op.create_index(
        op.f("ix_person_school_id_plain_name"), "person", ["school_id", "plain_name"]
    )
    op.drop_index(op.f("ix_decision_person_id"), "decision")
    op.create_index(op.f("ix_decision_person_id_year"), "decision", ["person_id", "year"])
    op.create_index(
        op.f("ix_post_school_id_channel_placed_at"), "post", ["school_id", "channel", "placed_at"]
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_post_school_id_channel_placed_at"), "post")
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
