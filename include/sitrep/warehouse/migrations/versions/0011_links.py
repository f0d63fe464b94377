"""To which report each event of an incident was linked; all events are linked anew.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

INDEX = "incident_event_closest_event_id_idx"
KEY = "incident_event_closest_event_id_fkey"


def upgrade() -> None:
    # Incidents are told from events: the next linking makes them again, by the new rules.
    op.execute("delete from core.incident_event")
    op.execute("delete from core.incident")
    op.execute("update core.extraction set linked_at = null where superseded_at is null")
    op.add_column(
        "incident_event",
        sa.Column(
            "closest_event_id",
            sa.Uuid(),
            nullable=True,
            comment="The report to which it was linked, most like it of all before; "
            "null for the first.",
        ),
        schema="core",
    )
    op.create_foreign_key(
        KEY,
        "incident_event",
        "event",
        ["closest_event_id"],
        ["event_id"],
        source_schema="core",
        referent_schema="core",
        ondelete="SET NULL",
    )
    op.create_index(INDEX, "incident_event", ["closest_event_id"], schema="core")
    comment("incident", incident_id="Made from the id of the first event that reports it.")
    comment(
        "incident_event",
        score="How likely both report one happening, 0-1; 1 for the first report.",
        reason="What speaks for the link, the strongest first, and what against.",
    )


def downgrade() -> None:
    op.drop_column("incident_event", "closest_event_id", schema="core")
    comment("incident", incident_id="Made from the earliest event that reports it.")
    comment(
        "incident_event",
        score="Likeness to its closest partner, 0-1.",
        reason="What speaks for the link, in words.",
    )


def comment(table: str, **columns: str) -> None:
    for name, words in columns.items():
        op.execute(f"comment on column core.{table}.{name} is '{words}'")
