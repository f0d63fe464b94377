"""To which report each event of an incident was linked, and why it tells its days and place.

All events are linked anew.

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
REASONS = {
    "date_reason": "How many of its texts give these days, and by which words or rule.",
    "place_reason": "How many of its texts name it, and why it belongs to the event.",
}


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
    for name, meaning in REASONS.items():
        nullable = name == "place_reason"
        column = sa.Column(name, sa.Text(), nullable=nullable, comment=meaning)
        op.add_column("incident", column, schema="core")
    comment(
        "incident",
        incident_id="Made from the id of the first event that reports it.",
        date_from="First possible day: stated before published, happened before planned, then "
        "the most exact.",
        date_to="Last possible day, likewise.",
    )
    comment(
        "incident_event",
        score="How likely both report one happening, 0-1; 1 for the first report.",
        reason="What speaks for the link, the strongest first, and what against.",
    )


def downgrade() -> None:
    op.drop_column("incident_event", "closest_event_id", schema="core")
    for name in REASONS:
        op.drop_column("incident", name, schema="core")
    comment(
        "incident",
        incident_id="Made from the earliest event that reports it.",
        date_from="First possible day, from the most exactly dated report.",
        date_to="Last possible day, from the same report.",
    )
    comment(
        "incident_event",
        score="Likeness to its closest partner, 0-1.",
        reason="What speaks for the link, in words.",
    )


def comment(table: str, **columns: str) -> None:
    for name, words in columns.items():
        op.execute(f"comment on column core.{table}.{name} is '{words}'")
