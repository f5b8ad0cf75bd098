"""Batches, photos, cleared files, posts and local copies."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "batch",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_batch_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
    )
    op.create_index(op.f("ix_batch_school_id_closed"), "batch", ["school_id", "closed"])
    op.create_table(
        "batch_group",
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_batch_group_batch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", "place", name=op.f("pk_batch_group")),
    )
    op.create_table(
        "photo",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_photo_batch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
    )
    op.create_index(op.f("ix_photo_batch_id"), "photo", ["batch_id"])
    op.create_table(
        "cleared",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("photo_id", sa.String(), nullable=False),
        sa.Column("source_sha256", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_cleared_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cleared")),
    )
    op.create_index(
        op.f("ix_cleared_school_id_folder_slot"), "cleared", ["school_id", "folder", "slot"]
    )
    op.create_index(op.f("ix_cleared_school_id_state"), "cleared", ["school_id", "state"])
    op.create_table(
        "cleared_face",
        sa.Column("cleared_id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("x", sa.Integer(), nullable=False),
        sa.Column("y", sa.Integer(), nullable=False),
        sa.Column("w", sa.Integer(), nullable=False),
        sa.Column("h", sa.Integer(), nullable=False),
        sa.Column("show", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cleared_id"],
            ["cleared.id"],
            name=op.f("fk_cleared_face_cleared_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("cleared_id", "place", name=op.f("pk_cleared_face")),
    )
    op.create_index(op.f("ix_cleared_face_person_id"), "cleared_face", ["person_id"])
    op.create_table(
        "post",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("placed_at", sa.String(), nullable=True),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_post_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
    )
    op.create_table(
        "post_file",
        sa.Column("post_id", sa.String(), nullable=False),
        sa.Column("cleared_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cleared_id"], ["cleared.id"], name=op.f("fk_post_file_cleared_id")
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_post_file_post_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("post_id", "cleared_id", name=op.f("pk_post_file")),
    )
    op.create_index(op.f("ix_post_file_cleared_id"), "post_file", ["cleared_id"])
    op.create_table(
        "local_copy",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_local_copy_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_copy")),
    )
    op.create_index(op.f("ix_local_copy_school_id_due_on"), "local_copy", ["school_id", "due_on"])


def downgrade() -> None:
    op.drop_table("local_copy")
    op.drop_table("post_file")
    op.drop_table("post")
    op.drop_table("cleared_face")
    op.drop_table("cleared")
    op.drop_table("photo")
    op.drop_table("batch_group")
    op.drop_table("batch")
