"""A coding is told once its run has passed; until then the one before it is.

Keep it compatible with the version before it: add first, remove one release later.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

GATES = "gate in ('pending', 'passed', 'held')"
GATES_AND_NONE = "gate in ('open', 'pending', 'passed', 'held')"

# Comments before and after: table, column, type, whether null, comment.
COMMENTS = (
    (
        "extraction",
        "extracted_at",
        sa.DateTime(timezone=True),
        False,
        "From when this coding holds in the warehouse, UTC.",
        "From when the marts tell it, UTC: its run had passed its checks.",
    ),
    (
        "extraction",
        "superseded_at",
        sa.DateTime(timezone=True),
        True,
        "When a newer revision or version replaced it, UTC; null while current.",
        "Until when, UTC: another took its place; null while current. The same as "
        "extracted_at if the marts have never told it.",
    ),
    (
        "run",
        "gate",
        sa.Text(),
        False,
        "pending, passed, or held back from the marts.",
        "pending, passed or held: what it brought last waits for its checks, has passed "
        "them, or is held back from the marts; open: nobody checks it.",
    ),
)

# The codings of held runs wait, and what stood before them is told again.
LET_HELD_CODINGS_WAIT = (
    """
    update core.extraction
    set superseded_at = null, linked_at = null
    from (
        select distinct on (revision.article_id) other.extraction_id
        from core.run as held_run
        inner join core.extraction as held using (run_id)
        inner join core.article_revision as held_revision
            on held_revision.revision_id = held.revision_id
        inner join core.article_revision as revision
            on revision.article_id = held_revision.article_id
        inner join core.extraction as other on other.revision_id = revision.revision_id
        inner join core.run on run.run_id = other.run_id
        where
            held_run.gate = 'held'
            and held.superseded_at is null
            and run.gate != 'held'
        order by
            revision.article_id,
            revision.revised_at desc,
            revision.fetched_at desc,
            revision.revision_id desc,
            other.extracted_at desc
    ) as before
    where before.extraction_id = extraction.extraction_id
    """,
    """
    update core.extraction
    set superseded_at = extracted_at, linked_at = null
    from core.run
    where
        run.run_id = extraction.run_id
        and run.gate = 'held'
        and extraction.superseded_at is null
    """,
    "update core.run set gate = 'open' where gate = 'pending'",
)


def upgrade() -> None:
    op.add_column(
        "run",
        sa.Column(
            "held_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When checks held it back last, UTC; null if never.",
        ),
        schema="core",
    )
    op.add_column(
        "extraction",
        sa.Column(
            "loaded_at",
            sa.DateTime(timezone=True),
            server_default=sa.func.now(),
            nullable=False,
            comment="When it came, UTC; of two codings of a revision the later one counts.",
        ),
        schema="core",
    )
    op.execute("update core.extraction set loaded_at = extracted_at")
    op.create_index(
        "extraction_extracted_at_idx", "extraction", ["extracted_at"], unique=False, schema="core"
    )
    _allow(GATES_AND_NONE)
    _describe(is_new=True)
    for statement in LET_HELD_CODINGS_WAIT:
        op.execute(statement)


def downgrade() -> None:
    op.execute("update core.run set gate = 'pending' where gate = 'open'")
    _describe(is_new=False)
    _allow(GATES)
    op.drop_index("extraction_extracted_at_idx", table_name="extraction", schema="core")
    op.drop_column("extraction", "loaded_at", schema="core")
    op.drop_column("run", "held_at", schema="core")


def _allow(gates: str) -> None:
    op.drop_constraint(op.f("run_gate_word_check"), "run", schema="core", type_="check")
    op.create_check_constraint(op.f("run_gate_word_check"), "run", gates, schema="core")


def _describe(*, is_new: bool) -> None:
    for table, column, kind, is_nullable, before, after in COMMENTS:
        op.alter_column(
            table,
            column,
            existing_type=kind,
            existing_nullable=is_nullable,
            comment=after if is_new else before,
            existing_comment=before if is_new else after,
            schema="core",
        )
