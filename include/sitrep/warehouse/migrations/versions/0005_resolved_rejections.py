"""Tell the pages that are still turned away from those that are articles since.

Keep it compatible with the version before it: add first, remove one release later.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "rejection",
        sa.Column(
            "resolved_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When the page was no longer turned away for this; null: it still is.",
        ),
        schema="core",
    )
    op.create_index(
        "rejection_open_idx",
        "rejection",
        ["archive_record"],
        unique=False,
        schema="core",
        postgresql_where=sa.text("resolved_at is null"),
    )


def downgrade() -> None:
    op.drop_index("rejection_open_idx", table_name="rejection", schema="core")
    op.drop_column("rejection", "resolved_at", schema="core")
