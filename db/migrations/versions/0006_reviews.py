"""Photos under review: what was found in them and what was said."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "batch",
        sa.Column("under_review", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "review",
        sa.Column("photo_id", sa.String(), nullable=False),
        sa.Column("faces", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("signed_off", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["photo.id"], name=op.f("fk_review_photo_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("photo_id", name=op.f("pk_review")),
    )


def downgrade() -> None:
    op.drop_table("review")
    op.drop_column("batch", "under_review")
