"""Keep who let a held run pass, when and why.

Keep it compatible with the version before it: add first, remove one release later.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gate_decision",
        sa.Column(
            "decision_id",
            sa.Integer(),
            sa.Identity(always=True),
            nullable=False,
            comment="Number, in the order of decisions.",
        ),
        sa.Column("run_id", sa.Text(), nullable=False, comment="The run let pass."),
        sa.Column(
            "checks",
            sa.ARRAY(sa.Text()),
            nullable=False,
            comment="Checks that held it then, by name; they hold it no more.",
        ),
        sa.Column(
            "decided_by",
            sa.Text(),
            nullable=False,
            comment="Who decided, as they named themselves.",
        ),
        sa.Column("because", sa.Text(), nullable=False, comment="Why, in their words."),
        sa.Column(
            "decided_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When they decided, UTC.",
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["core.run.run_id"],
            name=op.f("gate_decision_run_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("gate_decision_pkey")),
        schema="core",
        comment="A held run that a person let pass.",
    )
    op.create_index(
        op.f("gate_decision_run_id_idx"), "gate_decision", ["run_id"], unique=False, schema="core"
    )
    op.add_column(
        "quality_check",
        sa.Column(
            "is_waived",
            sa.Boolean(),
            server_default=sa.text("false"),
            nullable=False,
            comment="True if it failed and a person let the run pass in spite of it.",
        ),
        schema="core",
    )


def downgrade() -> None:
    op.drop_column("quality_check", "is_waived", schema="core")
    op.drop_table("gate_decision", schema="core")
