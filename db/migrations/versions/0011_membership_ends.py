"""Somebody can be in a group until a day: a substitute, a pupil who is with another class."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("membership", sa.Column("last_day", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("membership", "last_day")
