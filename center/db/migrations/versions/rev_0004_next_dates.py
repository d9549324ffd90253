"""dates that people asked to be reminded of"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "next_dates",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("recipient", sa.String(length=120), nullable=False),
        sa.Column("conversation_id", sa.String(length=36), nullable=True),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("recipient", "day", "title"),
    )
    op.create_index(op.f("ix_next_dates_conversation_id"), "next_dates", ["conversation_id"])
    op.create_index(op.f("ix_next_dates_day"), "next_dates", ["day"])


def downgrade() -> None:
    op.drop_index(op.f("ix_next_dates_day"), table_name="next_dates")
    op.drop_index(op.f("ix_next_dates_conversation_id"), table_name="next_dates")
    op.drop_table("next_dates")
