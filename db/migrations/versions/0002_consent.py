"""Purposes, the ledger of decisions, evidence and templates."""

import sqlalchemy as sa
from alembic import op

from db.append_only import guard

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel",
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("on_unconsented", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_channel_school_id")),
        sa.PrimaryKeyConstraint("school_id", "code", name=op.f("pk_channel")),
    )
    op.create_table(
        "purpose",
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("wording_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "channel"],
            ["channel.school_id", "channel.code"],
            name=op.f("fk_purpose_school_id_channel"),
        ),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_purpose_school_id")),
        sa.PrimaryKeyConstraint("school_id", "code", name=op.f("pk_purpose")),
    )
    op.create_table(
        "purpose_wording",
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "purpose"],
            ["purpose.school_id", "purpose.code"],
            name=op.f("fk_purpose_wording_school_id_purpose"),
        ),
        sa.PrimaryKeyConstraint(
            "school_id", "purpose", "version", "language", name=op.f("pk_purpose_wording")
        ),
    )
    op.create_table(
        "decision",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("signer_kind", sa.String(), nullable=False),
        sa.Column("guardian_id", sa.String(), nullable=True),
        sa.Column("evidence_id", sa.String(), nullable=True),
        sa.Column("wording_version", sa.Integer(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_decision_school_id")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_decision")),
        sa.UniqueConstraint("id", name=op.f("uq_decision_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_decision_person_id"), "decision", ["person_id"])
    op.create_table(
        "evidence",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("paper", sa.String(), nullable=True),
        sa.Column("scan", sa.LargeBinary(), nullable=True),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_evidence_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_evidence_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_person_id"), "evidence", ["person_id"])
    op.create_table(
        "template",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("descriptor", sa.LargeBinary(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_template_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_template_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template")),
    )
    op.create_index(op.f("ix_template_person_id"), "template", ["person_id"])
    for trigger in guard("decision", "position", "id = NEW.id"):
        op.execute(trigger)


def downgrade() -> None:
    op.drop_table("template")
    op.drop_table("evidence")
    op.drop_table("decision")
    op.drop_table("purpose_wording")
    op.drop_table("purpose")
    op.drop_table("channel")
