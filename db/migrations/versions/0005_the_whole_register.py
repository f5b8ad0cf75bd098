"""Names apart, wording, corrections, posts and takedowns, sources, column mappings."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _added() -> dict[str, tuple[sa.Column[object], ...]]:
    # SQLite adds a column in place; the ledger is not made anew, so that its triggers stay.
    return {
        "person": (
            sa.Column("prefix", sa.String(), nullable=False, server_default=""),
            sa.Column("household", sa.String(), nullable=True),
            sa.Column("roster_key", sa.String(), nullable=True),
        ),
        "group": (
            sa.Column("level", sa.Integer(), nullable=True),
            sa.Column("combined", sa.Boolean(), nullable=False, server_default=sa.false()),
        ),
        "channel": (
            sa.Column("name_nl", sa.String(), nullable=True),
            sa.Column("name_en", sa.String(), nullable=True),
        ),
        "purpose": (
            sa.Column("name_nl", sa.String(), nullable=True),
            sa.Column("name_en", sa.String(), nullable=True),
        ),
        "decision": (
            sa.Column("effective_on", sa.Date(), nullable=True),
            sa.Column("corrects", sa.String(), nullable=True),
        ),
        "post": (
            sa.Column("made_by", sa.String(), nullable=False, server_default=""),
            sa.Column("link", sa.String(), nullable=True),
        ),
    }


def upgrade() -> None:
    for table, columns in _added().items():
        for column in columns:
            op.add_column(table, column)
    op.create_index(op.f("ix_post_school_id_placed_at"), "post", ["school_id", "placed_at"])
    op.create_table(
        "nickname",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_nickname_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "name", name=op.f("pk_nickname")),
    )
    op.create_table(
        "post_group",
        sa.Column("post_id", sa.String(), nullable=False),
        sa.Column("group_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_post_group_post_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("post_id", "group_id", name=op.f("pk_post_group")),
    )
    op.create_index(op.f("ix_post_group_group_id"), "post_group", ["group_id"])
    op.create_table(
        "takedown",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("post_id", sa.String(), nullable=False),
        sa.Column("cleared_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("asked_at", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("assigned_to", sa.String(), nullable=False),
        sa.Column("done_at", sa.String(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_takedown_post_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_takedown_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_takedown")),
    )
    op.create_index(op.f("ix_takedown_post_id"), "takedown", ["post_id"])
    op.create_index(op.f("ix_takedown_person_id"), "takedown", ["person_id"])
    op.create_index(op.f("ix_takedown_school_id_done_at"), "takedown", ["school_id", "done_at"])
    op.create_table(
        "source",
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("own_device", sa.Boolean(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_source_school_id")),
        sa.PrimaryKeyConstraint("school_id", "place", name=op.f("pk_source")),
    )
    op.create_table(
        "column_mapping",
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("header", sa.String(), nullable=False),
        sa.Column("mapping", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_column_mapping_school_id")
        ),
        sa.PrimaryKeyConstraint("school_id", "header", name=op.f("pk_column_mapping")),
    )


def downgrade() -> None:
    for table in ("column_mapping", "source", "takedown", "post_group", "nickname"):
        op.drop_table(table)
    op.drop_index(op.f("ix_post_school_id_placed_at"), "post")
    for table, columns in _added().items():
        for column in reversed(columns):
            op.drop_column(table, column.name)
