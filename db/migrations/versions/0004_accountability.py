"""The audit log, its head, and the settings."""

import sqlalchemy as sa
from alembic import op

from db.append_only import guard

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("stored", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_audit_school_id")),
        sa.PrimaryKeyConstraint("stored", name=op.f("pk_audit")),
        sa.UniqueConstraint("school_id", "position", name=op.f("uq_audit_school_id_position")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audit_head",
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_audit_head_school_id")),
        sa.PrimaryKeyConstraint("school_id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "setting",
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_setting_school_id")),
        sa.PrimaryKeyConstraint("school_id", "name", name=op.f("pk_setting")),
    )
    for trigger in guard(
        "audit", "stored", "(school_id = NEW.school_id AND position = NEW.position)"
    ):
        op.execute(trigger)


def downgrade() -> None:
    op.drop_table("setting")
    op.drop_table("audit_head")
    op.drop_table("audit")
