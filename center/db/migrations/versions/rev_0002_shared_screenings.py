"""answers shared by a link"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "shared_screenings",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("request", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    op.create_index(op.f("ix_shared_screenings_expires_at"), "shared_screenings", ["expires_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_shared_screenings_expires_at"), table_name="shared_screenings")
    op.drop_table("shared_screenings")
