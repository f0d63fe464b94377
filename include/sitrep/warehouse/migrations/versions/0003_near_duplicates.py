"""Group near-duplicates across runs and sources: signatures to find them by, and their groups.

Keep it compatible with the version before it: add first, remove one release later.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COPY = "Older text of which this is a copy; null for an original."
EDITED_COPY = "Older text of another article of which this is a copy, edited or not; else null."


def upgrade() -> None:
    op.add_column(
        "article_revision",
        sa.Column(
            "signature",
            postgresql.ARRAY(sa.Integer()),
            nullable=True,
            comment="Near-duplicates share a number; null if an older version loaded it.",
        ),
        schema="core",
    )
    op.add_column(
        "article_revision",
        sa.Column(
            "duplicate_group",
            sa.Uuid(),
            nullable=True,
            comment="Earliest revision of its group of near-duplicates: itself if it is alone; "
            "null if an older version loaded it.",
        ),
        schema="core",
    )
    op.execute(
        "update core.article_revision set duplicate_group = coalesce(duplicate_of, revision_id)"
    )
    _say_of_copies(EDITED_COPY, instead_of=COPY)
    op.create_index(
        op.f("article_revision_signature_idx"),
        "article_revision",
        ["signature"],
        unique=False,
        schema="core",
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
    )
    op.create_index(
        op.f("article_revision_duplicate_group_idx"),
        "article_revision",
        ["duplicate_group"],
        unique=False,
        schema="core",
    )


def downgrade() -> None:
    # Of edited copies the version before knows nothing: it marks what has the same text.
    op.execute(
        """
        update core.article_revision as revision
        set duplicate_of = null
        from core.article_revision as original
        where
            original.revision_id = revision.duplicate_of
            and original.text_hash != revision.text_hash
        """
    )
    op.drop_index(
        op.f("article_revision_duplicate_group_idx"),
        table_name="article_revision",
        schema="core",
    )
    op.drop_index(
        op.f("article_revision_signature_idx"),
        table_name="article_revision",
        schema="core",
    )
    op.drop_column("article_revision", "duplicate_group", schema="core")
    op.drop_column("article_revision", "signature", schema="core")
    _say_of_copies(COPY, instead_of=EDITED_COPY)


def _say_of_copies(comment: str, *, instead_of: str) -> None:
    op.alter_column(
        "article_revision",
        "duplicate_of",
        existing_type=sa.Uuid(),
        existing_nullable=True,
        comment=comment,
        existing_comment=instead_of,
        schema="core",
    )
