"""Keep the section of the outlet that an article stands in.

Keep it compatible with the version before it: add first, remove one release later.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "article_revision",
        sa.Column(
            "section",
            sa.Text(),
            nullable=True,
            comment="Part of the outlet, as the page names it; null if it names none.",
        ),
        schema="core",
    )


def downgrade() -> None:
    op.drop_column("article_revision", "section", schema="core")
