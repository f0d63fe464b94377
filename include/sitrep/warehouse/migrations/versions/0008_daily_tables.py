"""Keep daily counts in tables, and find events by country, speaker and contest.

Keep it compatible with the version before it: add first, remove one release later.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None

COUNTS = {
    "events": "Current events.",
    "incidents": "Incidents that they report.",
    "articles": "Articles that report them.",
    "sources": "Sources that report them.",
}
OF_AN_ENTITY = {
    "mentions": "Mentions by name.",
    "articles": "Articles that speak of it.",
    "sources": "Sources of these articles.",
    "texts": "The same without copies: originals of these articles.",
    "events_as_actor": "Events that it does.",
    "events_as_recipient": "Events that are done to it.",
    "events_as_claimant": "Events that it tells.",
    "quotations": "Quotations of it.",
}
ISO3 = "Country, ISO 3166 alpha-3."

# A mart reads up to ten tables, and questions join marts. PostgreSQL considers all orders of
# eight by itself and would read the last ones whole: so it considers all of sixteen.
PLANNER = {"join_collapse_limit": 16, "from_collapse_limit": 16, "geqo_threshold": 18}


def upgrade() -> None:
    op.create_table(
        "daily_event_counts",
        sa.Column("event_date", sa.Date(), nullable=False, comment="First possible day."),
        sa.Column("event_type", sa.Text(), nullable=False, comment="What happened."),
        sa.Column(
            "country", sa.Text(), nullable=False, comment="Where, ISO 3166 alpha-3, or 'unknown'."
        ),
        sa.Column("assertion", sa.Text(), nullable=False, comment="affirmed, denied or doubted."),
        *(_count(name, meaning) for name, meaning in COUNTS.items()),
        sa.PrimaryKeyConstraint(
            "event_date",
            "event_type",
            "country",
            "assertion",
            name=op.f("daily_event_counts_pkey"),
        ),
        schema="core",
        comment="Events of a day by type, country and assertion; only what is told as actual or "
        "ongoing.",
    )
    op.create_table(
        "actor_dyads_daily",
        sa.Column("event_date", sa.Date(), nullable=False, comment="First possible day."),
        sa.Column(
            "actor_code", sa.Text(), nullable=False, comment="Who acts: country and sector code."
        ),
        sa.Column("actor_country", sa.Text(), nullable=True, comment=ISO3),
        sa.Column(
            "recipient_code",
            sa.Text(),
            nullable=False,
            comment="Towards whom: country and sector code.",
        ),
        sa.Column("recipient_country", sa.Text(), nullable=True, comment=ISO3),
        sa.Column("event_type", sa.Text(), nullable=False, comment="What they do."),
        sa.Column(
            "quad_class",
            sa.SmallInteger(),
            nullable=False,
            comment="1-4 as GDELT counts, 0 neither.",
        ),
        _count("events", COUNTS["events"]),
        _count("incidents", COUNTS["incidents"]),
        sa.Column(
            "goldstein", sa.Double(), nullable=False, comment="Mean of the events, -10 to 10."
        ),
        sa.PrimaryKeyConstraint(
            "event_date",
            "actor_code",
            "recipient_code",
            "event_type",
            "quad_class",
            name=op.f("actor_dyads_daily_pkey"),
        ),
        schema="core",
        comment="Events of a day by actor, recipient and type; only what is affirmed as happened.",
    )
    op.create_table(
        "entity_daily",
        sa.Column("published_on", sa.Date(), nullable=False, comment="Day of publication, UTC."),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="Who or what: core.entity."),
        *(_count(name, meaning) for name, meaning in OF_AN_ENTITY.items()),
        sa.PrimaryKeyConstraint("published_on", "entity_id", name=op.f("entity_daily_pkey")),
        schema="core",
        comment="What the texts of one day of publication say of an entity.",
    )
    op.create_index(
        op.f("entity_daily_entity_id_published_on_idx"),
        "entity_daily",
        ["entity_id", "published_on"],
        unique=False,
        schema="core",
    )
    op.create_table(
        "daily_refresh",
        sa.Column("table_name", sa.Text(), nullable=False, comment="A table of core."),
        sa.Column(
            "refreshed_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="It tells all that linking had dealt with by then, UTC.",
        ),
        sa.Column(
            "definition",
            sa.Text(),
            nullable=False,
            comment="Hash of the SQL it was counted by; by other SQL every day is counted anew.",
        ),
        sa.PrimaryKeyConstraint("table_name", name=op.f("daily_refresh_pkey")),
        schema="core",
        comment="Up to when a daily table is kept up, and by which SQL.",
    )
    op.create_index(
        "event_place_country_idx",
        "event_place",
        ["country"],
        unique=False,
        schema="core",
        postgresql_where=sa.text("role = 'event'"),
    )
    op.create_index(
        "incident_contested_idx",
        "incident",
        ["date_from"],
        unique=False,
        schema="core",
        postgresql_where=sa.text("affirming > 0 and denying + doubting > 0"),
    )
    op.create_index(
        op.f("quotation_speaker_name_idx"),
        "quotation",
        ["speaker_name"],
        unique=False,
        schema="core",
    )
    for setting, value in PLANNER.items():
        _in_this_database(f"set {setting} = {value}")


def downgrade() -> None:
    for setting in PLANNER:
        _in_this_database(f"reset {setting}")
    op.drop_index(op.f("quotation_speaker_name_idx"), table_name="quotation", schema="core")
    op.drop_index("incident_contested_idx", table_name="incident", schema="core")
    op.drop_index("event_place_country_idx", table_name="event_place", schema="core")
    # The marts that read them are of this version: the version before builds its own.
    op.execute("drop schema if exists marts cascade")
    for table in ("daily_refresh", "entity_daily", "actor_dyads_daily", "daily_event_counts"):
        op.drop_table(table, schema="core")


def _count(name: str, meaning: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False, comment=meaning)


def _in_this_database(change: str) -> None:
    """Change a setting of this database, if this user may: questions are slower without."""
    op.execute(
        f"""
        do $$
        begin
            execute format('alter database %I {change}', current_database());
        exception
            when insufficient_privilege then null;
        end
        $$
        """
    )
