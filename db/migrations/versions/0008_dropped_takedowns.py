"""A takedown knows which decision asked for it, and can be dropped when that was a mistake."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("takedown", sa.Column("decision_id", sa.String(), nullable=True))
    op.add_column("takedown", sa.Column("dropped_at", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("takedown", "dropped_at")
    op.drop_column("takedown", "decision_id")
