"""The tables of ``core``."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "country",
        sa.Column("country", sa.Text(), nullable=False, comment="ISO 3166 alpha-3, or XKX."),
        sa.Column("iso2", sa.Text(), nullable=False, comment="ISO 3166 alpha-2."),
        sa.Column("name", sa.Text(), nullable=False, comment="Common English name."),
        sa.Column(
            "lat", sa.Double(), nullable=False, comment="Degrees north, WGS 84; from the gazetteer."
        ),
        sa.Column(
            "lon", sa.Double(), nullable=False, comment="Degrees east, WGS 84; from the gazetteer."
        ),
        sa.Column(
            "radius_km",
            sa.Double(),
            nullable=False,
            comment="Radius of a circle of the same area, km.",
        ),
        sa.CheckConstraint("lat between -90 and 90", name=op.f("country_lat_range_check")),
        sa.CheckConstraint("lon between -180 and 180", name=op.f("country_lon_range_check")),
        sa.PrimaryKeyConstraint("country", name=op.f("country_pkey")),
        schema="core",
        comment="A country, by its alpha-3 code. Rows mirror ``knowledge/countries.csv``.",
    )
    op.create_table(
        "entity",
        sa.Column("entity_id", sa.Text(), nullable=False, comment="Key given by extract."),
        sa.Column(
            "name", sa.Text(), nullable=True, comment="Name in full, as the actor list has it."
        ),
        sa.Column(
            "label", sa.Text(), nullable=True, comment="Kind: PERSON, ORG, GPE … as mentioned."
        ),
        sa.Column("country", sa.Text(), nullable=True, comment="Country, ISO 3166 alpha-3."),
        sa.Column(
            "sector",
            sa.Text(),
            nullable=True,
            comment="Role of the actor, as CAMEO's agent codes (GOV, MIL, JRN).",
        ),
        sa.Column(
            "geonames_id", sa.Integer(), nullable=True, comment="Id in GeoNames, for places."
        ),
        sa.Column(
            "wikidata_id", sa.Text(), nullable=True, comment="Item in Wikidata: Q and digits."
        ),
        sa.Column(
            "lat", sa.Double(), nullable=True, comment="Degrees north, WGS 84; from the gazetteer."
        ),
        sa.Column(
            "lon", sa.Double(), nullable=True, comment="Degrees east, WGS 84; from the gazetteer."
        ),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("entity_pkey")),
        schema="core",
        comment="Who or what texts speak of; gathered from what is loaded, newest coding first.",
    )
    op.create_table(
        "event_type",
        sa.Column("event_type", sa.Text(), nullable=False, comment="Code of the type."),
        sa.Column(
            "family", sa.Text(), nullable=False, comment="Types that can report the same happening."
        ),
        sa.Column(
            "definition", sa.Text(), nullable=False, comment="What the type means, in one line."
        ),
        sa.Column(
            "recipient_required",
            sa.Boolean(),
            nullable=False,
            comment="PLOVER's rule for the type.",
        ),
        sa.Column("plover_code", sa.Text(), nullable=True, comment="PLOVER type, or null."),
        sa.Column(
            "plover_match",
            sa.Text(),
            nullable=False,
            comment="How exact: exact, broader, narrower, none.",
        ),
        sa.Column(
            "cameo_code", sa.Text(), nullable=True, comment="CAMEO code, with leading zeros."
        ),
        sa.Column(
            "cameo_match",
            sa.Text(),
            nullable=False,
            comment="How exact: exact, broader, narrower, none.",
        ),
        sa.Column(
            "acled_code", sa.Text(), nullable=True, comment="ACLED 'event type: sub-event type'."
        ),
        sa.Column(
            "acled_match",
            sa.Text(),
            nullable=False,
            comment="How exact: exact, broader, narrower, none.",
        ),
        sa.Column(
            "quad_class_gdelt",
            sa.SmallInteger(),
            nullable=False,
            comment="1-4 as GDELT counts, 0 neither.",
        ),
        sa.Column(
            "quad_class_phoenix",
            sa.SmallInteger(),
            nullable=False,
            comment="1-4 as Phoenix counts, 0 neither.",
        ),
        sa.Column(
            "goldstein", sa.Double(), nullable=False, comment="-10 conflict to 10 cooperation."
        ),
        sa.Column(
            "is_retired",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="True once the ontology no longer has the type.",
        ),
        sa.CheckConstraint(
            "acled_match in ('exact', 'broader', 'narrower', 'none')",
            name=op.f("event_type_acled_match_word_check"),
        ),
        sa.CheckConstraint(
            "cameo_match in ('exact', 'broader', 'narrower', 'none')",
            name=op.f("event_type_cameo_match_word_check"),
        ),
        sa.CheckConstraint(
            "plover_match in ('exact', 'broader', 'narrower', 'none')",
            name=op.f("event_type_plover_match_word_check"),
        ),
        sa.CheckConstraint(
            "goldstein between -10 and 10", name=op.f("event_type_goldstein_range_check")
        ),
        sa.CheckConstraint(
            "quad_class_gdelt between 0 and 4", name=op.f("event_type_quad_class_gdelt_range_check")
        ),
        sa.CheckConstraint(
            "quad_class_phoenix between 0 and 4",
            name=op.f("event_type_quad_class_phoenix_range_check"),
        ),
        sa.PrimaryKeyConstraint("event_type", name=op.f("event_type_pkey")),
        schema="core",
        comment="A type of the event ontology. Rows mirror ``knowledge/ontology.toml``.",
    )
    op.create_table(
        "place",
        sa.Column(
            "place_key",
            sa.Text(),
            nullable=False,
            comment="geonames:<id>, place:<slug> or country:<alpha-3>.",
        ),
        sa.Column(
            "geonames_id", sa.Integer(), nullable=True, comment="Id in GeoNames, where known."
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Name in the gazetteer."),
        sa.Column(
            "lat", sa.Double(), nullable=False, comment="Degrees north, WGS 84; from the gazetteer."
        ),
        sa.Column(
            "lon", sa.Double(), nullable=False, comment="Degrees east, WGS 84; from the gazetteer."
        ),
        sa.Column("country", sa.Text(), nullable=True, comment="Country, ISO 3166 alpha-3."),
        sa.Column("admin1", sa.Text(), nullable=True, comment="First-level region, by name."),
        sa.Column(
            "precision",
            sa.SmallInteger(),
            nullable=False,
            comment="1 exact place … 6 country, as UCDP.",
        ),
        sa.Column("radius_km", sa.Double(), nullable=False, comment="Rough extent, km."),
        sa.CheckConstraint("lat between -90 and 90", name=op.f("place_lat_range_check")),
        sa.CheckConstraint("lon between -180 and 180", name=op.f("place_lon_range_check")),
        sa.CheckConstraint("precision between 1 and 7", name=op.f("place_precision_range_check")),
        sa.PrimaryKeyConstraint("place_key", name=op.f("place_pkey")),
        schema="core",
        comment="Where events happen; gathered from what is loaded, newest coding first.",
    )
    op.create_table(
        "run",
        sa.Column("run_id", sa.Text(), nullable=False, comment="Given by who starts the run."),
        sa.Column(
            "interval_start",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="Start of the data interval, UTC.",
        ),
        sa.Column(
            "interval_end",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="End of the data interval, UTC.",
        ),
        sa.Column(
            "pipeline_version",
            sa.Text(),
            nullable=False,
            comment="Model, ontology and code version.",
        ),
        sa.Column(
            "gate",
            sa.Text(),
            server_default="pending",
            nullable=False,
            comment="pending, passed, or held back from the marts.",
        ),
        sa.Column(
            "started_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When the run first reached the warehouse, UTC.",
        ),
        sa.CheckConstraint(
            "gate in ('pending', 'passed', 'held')", name=op.f("run_gate_word_check")
        ),
        sa.CheckConstraint("interval_start <= interval_end", name=op.f("run_interval_check")),
        sa.PrimaryKeyConstraint("run_id", name=op.f("run_pkey")),
        schema="core",
        comment="One run of the pipeline over a data interval, and whether its batch may be read.",
    )
    op.create_table(
        "source",
        sa.Column("source_id", sa.Text(), nullable=False, comment="Key in the sources file."),
        sa.Column("source_name", sa.Text(), nullable=False, comment="Name of the publisher."),
        sa.Column("source_country", sa.Text(), nullable=True, comment="Seat, ISO 3166 alpha-3."),
        sa.Column(
            "source_kind",
            sa.Text(),
            nullable=False,
            comment="How it is fetched: rss, sitemap, folder …",
        ),
        sa.Column(
            "last_fetched_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="Latest fetch of any of its pages, UTC; also of pages turned away.",
        ),
        sa.PrimaryKeyConstraint("source_id", name=op.f("source_pkey")),
        schema="core",
        comment="Who publishes: an outlet, a feed, a folder. Described by its newest batch.",
    )
    op.create_table(
        "article",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="Stable id, made from content."),
        sa.Column("source_id", sa.Text(), nullable=False, comment="Who published it."),
        sa.Column(
            "canonical_url",
            sa.Text(),
            nullable=False,
            comment="URL without trackers, as the page itself gives it.",
        ),
        sa.Column(
            "loaded_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When the row last changed, UTC.",
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["core.source.source_id"], name=op.f("article_source_id_fkey")
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("article_pkey")),
        schema="core",
        comment="An article: one canonical URL, whatever its text says today.",
    )
    op.create_index(
        op.f("article_canonical_url_idx"), "article", ["canonical_url"], unique=False, schema="core"
    )
    op.create_index(
        op.f("article_source_id_idx"), "article", ["source_id"], unique=False, schema="core"
    )
    op.create_table(
        "event_mode",
        sa.Column("event_type", sa.Text(), nullable=False, comment="Code of the type."),
        sa.Column("mode", sa.Text(), nullable=False, comment="Code of the mode in its type."),
        sa.Column(
            "definition", sa.Text(), nullable=False, comment="What the mode means, in one line."
        ),
        sa.Column("plover_code", sa.Text(), nullable=True, comment="PLOVER type/mode, or null."),
        sa.Column(
            "plover_match",
            sa.Text(),
            nullable=False,
            comment="How exact: exact, broader, narrower, none.",
        ),
        sa.Column(
            "cameo_code", sa.Text(), nullable=True, comment="CAMEO code, with leading zeros."
        ),
        sa.Column(
            "cameo_match",
            sa.Text(),
            nullable=False,
            comment="How exact: exact, broader, narrower, none.",
        ),
        sa.Column(
            "acled_code", sa.Text(), nullable=True, comment="ACLED 'event type: sub-event type'."
        ),
        sa.Column(
            "acled_match",
            sa.Text(),
            nullable=False,
            comment="How exact: exact, broader, narrower, none.",
        ),
        sa.Column(
            "goldstein", sa.Double(), nullable=False, comment="-10 conflict to 10 cooperation."
        ),
        sa.Column(
            "is_retired",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="True once the ontology no longer has the mode.",
        ),
        sa.CheckConstraint(
            "acled_match in ('exact', 'broader', 'narrower', 'none')",
            name=op.f("event_mode_acled_match_word_check"),
        ),
        sa.CheckConstraint(
            "cameo_match in ('exact', 'broader', 'narrower', 'none')",
            name=op.f("event_mode_cameo_match_word_check"),
        ),
        sa.CheckConstraint(
            "plover_match in ('exact', 'broader', 'narrower', 'none')",
            name=op.f("event_mode_plover_match_word_check"),
        ),
        sa.CheckConstraint(
            "goldstein between -10 and 10", name=op.f("event_mode_goldstein_range_check")
        ),
        sa.ForeignKeyConstraint(
            ["event_type"], ["core.event_type.event_type"], name=op.f("event_mode_event_type_fkey")
        ),
        sa.PrimaryKeyConstraint("event_type", "mode", name=op.f("event_mode_pkey")),
        schema="core",
        comment="How an event of a type happens. Rows mirror ``knowledge/ontology.toml``.",
    )
    op.create_table(
        "incident",
        sa.Column(
            "incident_id",
            sa.Uuid(),
            nullable=False,
            comment="Made from the earliest event that reports it.",
        ),
        sa.Column(
            "event_type", sa.Text(), nullable=False, comment="Type that most of its events have."
        ),
        sa.Column("family", sa.Text(), nullable=False, comment="Family of that type."),
        sa.Column(
            "first_reported_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="Earliest publication, UTC.",
        ),
        sa.Column(
            "last_reported_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="Latest publication, UTC.",
        ),
        sa.Column(
            "date_from",
            sa.Date(),
            nullable=False,
            comment="First possible day, from the most exactly dated report.",
        ),
        sa.Column(
            "date_to", sa.Date(), nullable=False, comment="Last possible day, from the same report."
        ),
        sa.Column(
            "place_key",
            sa.Text(),
            nullable=True,
            comment="Most exact, then most often named place.",
        ),
        sa.Column("place_name", sa.Text(), nullable=True, comment="Name of that place."),
        sa.Column(
            "lat", sa.Double(), nullable=True, comment="Degrees north, WGS 84; from the gazetteer."
        ),
        sa.Column(
            "lon", sa.Double(), nullable=True, comment="Degrees east, WGS 84; from the gazetteer."
        ),
        sa.Column("country", sa.Text(), nullable=True, comment="Country, ISO 3166 alpha-3."),
        sa.Column(
            "event_count", sa.Integer(), nullable=False, comment="Current events that report it."
        ),
        sa.Column(
            "independent_sources",
            sa.Integer(),
            nullable=False,
            comment="Sources that report it; copies of one text count for its first source.",
        ),
        sa.Column("affirming", sa.Integer(), nullable=False, comment="Events that affirm it."),
        sa.Column("denying", sa.Integer(), nullable=False, comment="Events that deny it."),
        sa.Column("doubting", sa.Integer(), nullable=False, comment="Events that doubt it."),
        sa.Column(
            "linked_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When the row last changed, UTC.",
        ),
        sa.CheckConstraint("date_from <= date_to", name=op.f("incident_dates_check")),
        sa.CheckConstraint(
            "first_reported_at <= last_reported_at", name=op.f("incident_reports_check")
        ),
        sa.ForeignKeyConstraint(
            ["event_type"], ["core.event_type.event_type"], name=op.f("incident_event_type_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["place_key"], ["core.place.place_key"], name=op.f("incident_place_key_fkey")
        ),
        sa.PrimaryKeyConstraint("incident_id", name=op.f("incident_pkey")),
        schema="core",
        comment="One happening, as the current events that report it tell it together.",
    )
    op.create_index(
        op.f("incident_date_from_idx"), "incident", ["date_from"], unique=False, schema="core"
    )
    op.create_table(
        "quality_check",
        sa.Column("run_id", sa.Text(), nullable=False, comment="The run checked."),
        sa.Column("check_name", sa.Text(), nullable=False, comment="Name of its SQL file."),
        sa.Column(
            "severity",
            sa.Text(),
            nullable=False,
            comment="blocking holds the run back; warning does not.",
        ),
        sa.Column("is_ok", sa.Boolean(), nullable=False, comment="True if the check passed."),
        sa.Column("observed", sa.Double(), nullable=True, comment="The number that was judged."),
        sa.Column("detail", sa.Text(), nullable=False, comment="What was found, in a sentence."),
        sa.Column("says", sa.Text(), nullable=False, comment="What it means and what to do."),
        sa.Column(
            "checked_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When the row last changed, UTC.",
        ),
        sa.CheckConstraint(
            "severity in ('blocking', 'warning')", name=op.f("quality_check_severity_word_check")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["core.run.run_id"],
            name=op.f("quality_check_run_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("run_id", "check_name", name=op.f("quality_check_pkey")),
        schema="core",
        comment="What one check found in one run; the latest result of each.",
    )
    op.create_table(
        "rejection",
        sa.Column(
            "rejection_id", sa.Uuid(), nullable=False, comment="Stable id, made from content."
        ),
        sa.Column("run_id", sa.Text(), nullable=False, comment="First run that turned it away."),
        sa.Column("source_id", sa.Text(), nullable=False, comment="Whose page it is."),
        sa.Column("url", sa.Text(), nullable=False, comment="URL that was fetched."),
        sa.Column(
            "stage", sa.Text(), nullable=False, comment="Stage that turned it away: fetch, clean …"
        ),
        sa.Column("reason", sa.Text(), nullable=False, comment="Short reason, one of a few words."),
        sa.Column("detail", sa.Text(), nullable=True, comment="What exactly was found."),
        sa.Column(
            "fetched_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the page was asked for, UTC.",
        ),
        sa.Column(
            "archive_path", sa.Text(), nullable=True, comment="WARC file that holds the page."
        ),
        sa.Column(
            "archive_record", sa.Text(), nullable=True, comment="Record id within that file."
        ),
        sa.Column(
            "loaded_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When the row last changed, UTC.",
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["core.run.run_id"], name=op.f("rejection_run_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["core.source.source_id"], name=op.f("rejection_source_id_fkey")
        ),
        sa.PrimaryKeyConstraint("rejection_id", name=op.f("rejection_pkey")),
        schema="core",
        comment="A page that was turned away, by which stage and why.",
    )
    op.create_index(
        op.f("rejection_run_id_idx"), "rejection", ["run_id"], unique=False, schema="core"
    )
    op.create_index(
        op.f("rejection_source_id_idx"), "rejection", ["source_id"], unique=False, schema="core"
    )
    op.create_table(
        "article_revision",
        sa.Column(
            "revision_id", sa.Uuid(), nullable=False, comment="Stable id, made from content."
        ),
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="Its article."),
        sa.Column("run_id", sa.Text(), nullable=False, comment="First run that brought it."),
        sa.Column("url", sa.Text(), nullable=False, comment="URL that was fetched."),
        sa.Column(
            "origin_url", sa.Text(), nullable=True, comment="Where a syndicated copy came from."
        ),
        sa.Column("title", sa.Text(), nullable=False, comment="Headline; it is not coded."),
        sa.Column("byline", sa.ARRAY(sa.Text()), nullable=False, comment="Authors, as printed."),
        sa.Column("dateline", sa.Text(), nullable=True, comment="Place line that opens the text."),
        sa.Column(
            "text", sa.Text(), nullable=False, comment="Clean text; every offset refers to it."
        ),
        sa.Column("text_hash", sa.Text(), nullable=False, comment="Hash of the text."),
        sa.Column(
            "language", sa.Text(), nullable=False, comment="ISO 639-1 code, detected from the text."
        ),
        sa.Column(
            "language_score", sa.Double(), nullable=False, comment="How sure the detection is, 0-1."
        ),
        sa.Column(
            "published_at", sa.DateTime(timezone=True), nullable=False, comment="Publication, UTC."
        ),
        sa.Column(
            "published_reason", sa.Text(), nullable=False, comment="Where published_at was found."
        ),
        sa.Column(
            "published_precision", sa.Text(), nullable=False, comment="How exact published_at is."
        ),
        sa.Column(
            "revised_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When this revision appeared, UTC.",
        ),
        sa.Column(
            "fetched_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="First fetch of this revision, UTC.",
        ),
        sa.Column(
            "duplicate_of",
            sa.Uuid(),
            nullable=True,
            comment="Older text of which this is a copy; null for an original.",
        ),
        sa.Column(
            "residue_removed",
            sa.Integer(),
            nullable=False,
            comment="Pieces of re-publisher's residue cut.",
        ),
        sa.Column(
            "archive_path", sa.Text(), nullable=True, comment="WARC file that holds the page."
        ),
        sa.Column(
            "archive_record", sa.Text(), nullable=True, comment="Record id within that file."
        ),
        sa.Column(
            "loaded_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When the row last changed, UTC.",
        ),
        sa.CheckConstraint(
            "language_score between 0 and 1",
            name=op.f("article_revision_language_score_range_check"),
        ),
        sa.CheckConstraint(
            "residue_removed >= 0", name=op.f("article_revision_residue_removed_check")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["core.article.article_id"],
            name=op.f("article_revision_article_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["core.run.run_id"], name=op.f("article_revision_run_id_fkey")
        ),
        sa.PrimaryKeyConstraint("revision_id", name=op.f("article_revision_pkey")),
        schema="core",
        comment="One state of an article's text. A changed page is a new revision, not an update.",
    )
    op.create_index(
        op.f("article_revision_article_id_idx"),
        "article_revision",
        ["article_id"],
        unique=False,
        schema="core",
    )
    op.create_index(
        op.f("article_revision_duplicate_of_idx"),
        "article_revision",
        ["duplicate_of"],
        unique=False,
        schema="core",
    )
    op.create_index(
        op.f("article_revision_published_at_idx"),
        "article_revision",
        ["published_at"],
        unique=False,
        schema="core",
    )
    op.create_index(
        op.f("article_revision_run_id_idx"),
        "article_revision",
        ["run_id"],
        unique=False,
        schema="core",
    )
    op.create_index(
        op.f("article_revision_text_hash_idx"),
        "article_revision",
        ["text_hash"],
        unique=False,
        schema="core",
    )
    op.create_table(
        "extraction",
        sa.Column(
            "extraction_id", sa.Uuid(), nullable=False, comment="Stable id, made from content."
        ),
        sa.Column("revision_id", sa.Uuid(), nullable=False, comment="The text that was coded."),
        sa.Column("run_id", sa.Text(), nullable=False, comment="First run that brought it."),
        sa.Column(
            "pipeline_version",
            sa.Text(),
            nullable=False,
            comment="Model, ontology and code version.",
        ),
        sa.Column("sentence_count", sa.Integer(), nullable=False, comment="Sentences in the text."),
        sa.Column(
            "extracted_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="From when this coding holds in the warehouse, UTC.",
        ),
        sa.Column(
            "superseded_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When a newer revision or version replaced it, UTC; null while current.",
        ),
        sa.Column(
            "linked_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When linking dealt with its events, UTC; null while that is to be done.",
        ),
        sa.CheckConstraint("sentence_count >= 0", name=op.f("extraction_sentence_count_check")),
        sa.CheckConstraint(
            "superseded_at >= extracted_at", name=op.f("extraction_superseded_after_check")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["core.article_revision.revision_id"],
            name=op.f("extraction_revision_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["core.run.run_id"], name=op.f("extraction_run_id_fkey")
        ),
        sa.PrimaryKeyConstraint("extraction_id", name=op.f("extraction_pkey")),
        schema="core",
        comment="One coding of one revision by one pipeline version: the unit of history.",
    )
    op.create_index(
        "extraction_current_idx",
        "extraction",
        ["revision_id"],
        unique=False,
        schema="core",
        postgresql_where=sa.text("superseded_at is null"),
    )
    op.create_index(
        op.f("extraction_revision_id_idx"),
        "extraction",
        ["revision_id"],
        unique=False,
        schema="core",
    )
    op.create_index(
        op.f("extraction_run_id_idx"), "extraction", ["run_id"], unique=False, schema="core"
    )
    op.create_index(
        "extraction_to_link_idx",
        "extraction",
        ["extracted_at"],
        unique=False,
        schema="core",
        postgresql_where=sa.text("linked_at is null"),
    )
    op.create_table(
        "event",
        sa.Column("event_id", sa.Uuid(), nullable=False, comment="Stable id, made from content."),
        sa.Column("extraction_id", sa.Uuid(), nullable=False, comment="Its coding."),
        sa.Column(
            "event_type", sa.Text(), nullable=False, comment="Type in our ontology: what happened."
        ),
        sa.Column(
            "mode", sa.Text(), nullable=True, comment="Mode in our ontology: how it happened."
        ),
        sa.Column("plover_code", sa.Text(), nullable=True, comment="PLOVER type/mode, or null."),
        sa.Column(
            "plover_match",
            sa.Text(),
            nullable=False,
            comment="How exact: exact, broader, narrower, none.",
        ),
        sa.Column(
            "cameo_code", sa.Text(), nullable=True, comment="CAMEO code, with leading zeros."
        ),
        sa.Column(
            "cameo_match",
            sa.Text(),
            nullable=False,
            comment="How exact: exact, broader, narrower, none.",
        ),
        sa.Column(
            "acled_code", sa.Text(), nullable=True, comment="ACLED 'event type: sub-event type'."
        ),
        sa.Column(
            "acled_match",
            sa.Text(),
            nullable=False,
            comment="How exact: exact, broader, narrower, none.",
        ),
        sa.Column(
            "quad_class",
            sa.SmallInteger(),
            nullable=False,
            comment="1-4 as GDELT counts, 0 neither.",
        ),
        sa.Column(
            "goldstein", sa.Double(), nullable=False, comment="-10 conflict to 10 cooperation."
        ),
        sa.Column(
            "sentence_start_char",
            sa.Integer(),
            nullable=False,
            comment="First character, in code points of article_revision.text.",
        ),
        sa.Column(
            "sentence_end_char",
            sa.Integer(),
            nullable=False,
            comment="One past the last character, in code points of the text.",
        ),
        sa.Column(
            "start_char",
            sa.Integer(),
            nullable=False,
            comment="First character of the trigger, code points.",
        ),
        sa.Column(
            "end_char",
            sa.Integer(),
            nullable=False,
            comment="One past the trigger's last character.",
        ),
        sa.Column("date_from", sa.Date(), nullable=False, comment="First possible day."),
        sa.Column("date_to", sa.Date(), nullable=False, comment="Last possible day."),
        sa.Column(
            "date_precision", sa.Text(), nullable=False, comment="day, night, week, month or year."
        ),
        sa.Column(
            "date_reason", sa.Text(), nullable=False, comment="Which words or rule gave the date."
        ),
        sa.Column(
            "date_start_char",
            sa.Integer(),
            nullable=True,
            comment="First character, in code points of the text.",
        ),
        sa.Column(
            "date_end_char",
            sa.Integer(),
            nullable=True,
            comment="One past the last character, in code points of the text.",
        ),
        sa.Column(
            "polarity",
            sa.Text(),
            nullable=False,
            comment="asserted or negated, in the text's own words.",
        ),
        sa.Column(
            "modality",
            sa.Text(),
            nullable=False,
            comment="actual, ongoing, planned, possible or historical.",
        ),
        sa.Column(
            "claim_kind",
            sa.Text(),
            nullable=False,
            comment="Who says so: outlet, named, anonymous, institution or witness.",
        ),
        sa.Column(
            "claim_stance",
            sa.Text(),
            nullable=False,
            comment="The claimant affirms, denies or doubts it.",
        ),
        sa.Column(
            "assertion",
            sa.Text(),
            sa.Computed(
                "case\n    when polarity = 'negated' or claim_stance = 'denies' then 'denied'\n    when claim_stance = 'doubts' then 'doubted'\n    else 'affirmed'\nend",
                persisted=True,
            ),
            nullable=False,
            comment="Polarity and stance together: affirmed, denied or doubted.",
        ),
        sa.Column(
            "claimant_start_char",
            sa.Integer(),
            nullable=True,
            comment="First character, in code points of the text.",
        ),
        sa.Column(
            "claimant_end_char",
            sa.Integer(),
            nullable=True,
            comment="One past the last character, in code points of the text.",
        ),
        sa.Column(
            "claimant_entity_id",
            sa.Text(),
            nullable=True,
            comment="Who or what is meant: core.entity.",
        ),
        sa.Column("claimant_name", sa.Text(), nullable=True, comment="Who says so, in full."),
        sa.Column(
            "claimant_country", sa.Text(), nullable=True, comment="Country, ISO 3166 alpha-3."
        ),
        sa.Column(
            "claimant_sector",
            sa.Text(),
            nullable=True,
            comment="Role of the actor, as CAMEO's agent codes (GOV, MIL, JRN).",
        ),
        sa.Column(
            "cue_start_char",
            sa.Integer(),
            nullable=True,
            comment="First character, in code points of the text.",
        ),
        sa.Column(
            "cue_end_char",
            sa.Integer(),
            nullable=True,
            comment="One past the last character, in code points of the text.",
        ),
        sa.Column("confidence", sa.Double(), nullable=False, comment="How sure the coder is, 0-1."),
        sa.CheckConstraint(
            "acled_match in ('exact', 'broader', 'narrower', 'none')",
            name=op.f("event_acled_match_word_check"),
        ),
        sa.CheckConstraint(
            "cameo_match in ('exact', 'broader', 'narrower', 'none')",
            name=op.f("event_cameo_match_word_check"),
        ),
        sa.CheckConstraint(
            "claim_kind in ('outlet', 'named', 'anonymous', 'institution', 'witness')",
            name=op.f("event_claim_kind_word_check"),
        ),
        sa.CheckConstraint(
            "claim_stance in ('affirms', 'denies', 'doubts')",
            name=op.f("event_claim_stance_word_check"),
        ),
        sa.CheckConstraint(
            "modality in ('actual', 'planned', 'possible', 'historical', 'ongoing')",
            name=op.f("event_modality_word_check"),
        ),
        sa.CheckConstraint(
            "plover_match in ('exact', 'broader', 'narrower', 'none')",
            name=op.f("event_plover_match_word_check"),
        ),
        sa.CheckConstraint(
            "polarity in ('asserted', 'negated')", name=op.f("event_polarity_word_check")
        ),
        sa.CheckConstraint("confidence between 0 and 1", name=op.f("event_confidence_range_check")),
        sa.CheckConstraint("date_from <= date_to", name=op.f("event_dates_check")),
        sa.CheckConstraint(
            "goldstein between -10 and 10", name=op.f("event_goldstein_range_check")
        ),
        sa.CheckConstraint(
            "num_nulls(claimant_start_char, claimant_end_char) in (0, 2) and (claimant_start_char is null or claimant_start_char >= 0 and claimant_start_char < claimant_end_char)",
            name=op.f("event_claimant_span_check"),
        ),
        sa.CheckConstraint(
            "num_nulls(cue_start_char, cue_end_char) in (0, 2) and (cue_start_char is null or cue_start_char >= 0 and cue_start_char < cue_end_char)",
            name=op.f("event_cue_span_check"),
        ),
        sa.CheckConstraint(
            "num_nulls(date_start_char, date_end_char) in (0, 2) and (date_start_char is null or date_start_char >= 0 and date_start_char < date_end_char)",
            name=op.f("event_date_span_check"),
        ),
        sa.CheckConstraint("quad_class between 0 and 4", name=op.f("event_quad_class_range_check")),
        sa.CheckConstraint(
            "sentence_start_char >= 0 and sentence_start_char < sentence_end_char",
            name=op.f("event_sentence_span_check"),
        ),
        sa.CheckConstraint(
            "start_char >= 0 and start_char < end_char", name=op.f("event_span_check")
        ),
        sa.ForeignKeyConstraint(
            ["event_type", "mode"],
            ["core.event_mode.event_type", "core.event_mode.mode"],
            name=op.f("event_event_type_mode_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["event_type"], ["core.event_type.event_type"], name=op.f("event_event_type_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["extraction_id"],
            ["core.extraction.extraction_id"],
            name=op.f("event_extraction_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("event_pkey")),
        schema="core",
        comment="A coded event: what is said to have happened, who says so, and the words for it.",
    )
    op.create_index(
        op.f("event_date_from_idx"), "event", ["date_from"], unique=False, schema="core"
    )
    op.create_index(
        op.f("event_extraction_id_idx"), "event", ["extraction_id"], unique=False, schema="core"
    )
    op.create_table(
        "mention",
        sa.Column("mention_id", sa.Uuid(), nullable=False, comment="Stable id, made from content."),
        sa.Column("extraction_id", sa.Uuid(), nullable=False, comment="Its coding."),
        sa.Column(
            "start_char",
            sa.Integer(),
            nullable=False,
            comment="First character, in code points of article_revision.text.",
        ),
        sa.Column(
            "end_char",
            sa.Integer(),
            nullable=False,
            comment="One past the last character, in code points of the text.",
        ),
        sa.Column(
            "label",
            sa.Text(),
            nullable=False,
            comment="Kind: PERSON, ORG, GPE, DATE …, from the model.",
        ),
        sa.Column(
            "entity_id", sa.Text(), nullable=True, comment="Who or what is meant: core.entity."
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name in full of what is meant."),
        sa.Column(
            "geonames_id", sa.Integer(), nullable=True, comment="Id in GeoNames, for places."
        ),
        sa.Column(
            "wikidata_id", sa.Text(), nullable=True, comment="Item in Wikidata: Q and digits."
        ),
        sa.Column("country", sa.Text(), nullable=True, comment="Country, ISO 3166 alpha-3."),
        sa.Column(
            "sector",
            sa.Text(),
            nullable=True,
            comment="Role of the actor, as CAMEO's agent codes (GOV, MIL, JRN).",
        ),
        sa.Column(
            "lat", sa.Double(), nullable=True, comment="Degrees north, WGS 84; from the gazetteer."
        ),
        sa.Column(
            "lon", sa.Double(), nullable=True, comment="Degrees east, WGS 84; from the gazetteer."
        ),
        sa.Column(
            "resolved",
            sa.Text(),
            nullable=True,
            comment="ISO 8601 date, interval or duration that a date expression means.",
        ),
        sa.CheckConstraint("lat between -90 and 90", name=op.f("mention_lat_range_check")),
        sa.CheckConstraint("lon between -180 and 180", name=op.f("mention_lon_range_check")),
        sa.CheckConstraint(
            "start_char >= 0 and start_char < end_char", name=op.f("mention_span_check")
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["core.entity.entity_id"], name=op.f("mention_entity_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["extraction_id"],
            ["core.extraction.extraction_id"],
            name=op.f("mention_extraction_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("mention_id", name=op.f("mention_pkey")),
        schema="core",
        comment="A named or valued thing in the text.",
    )
    op.create_index(
        op.f("mention_entity_id_idx"), "mention", ["entity_id"], unique=False, schema="core"
    )
    op.create_index(
        op.f("mention_extraction_id_idx"), "mention", ["extraction_id"], unique=False, schema="core"
    )
    op.create_table(
        "quotation",
        sa.Column(
            "quotation_id", sa.Uuid(), nullable=False, comment="Stable id, made from content."
        ),
        sa.Column("extraction_id", sa.Uuid(), nullable=False, comment="Its coding."),
        sa.Column("kind", sa.Text(), nullable=False, comment="direct, indirect or mixed."),
        sa.Column(
            "start_char",
            sa.Integer(),
            nullable=False,
            comment="First character, in code points of article_revision.text.",
        ),
        sa.Column(
            "end_char",
            sa.Integer(),
            nullable=False,
            comment="One past the last character, in code points of the text.",
        ),
        sa.Column(
            "cue_start_char",
            sa.Integer(),
            nullable=True,
            comment="First character, in code points of the text.",
        ),
        sa.Column(
            "cue_end_char",
            sa.Integer(),
            nullable=True,
            comment="One past the last character, in code points of the text.",
        ),
        sa.Column(
            "speaker_start_char",
            sa.Integer(),
            nullable=True,
            comment="First character, in code points of the text.",
        ),
        sa.Column(
            "speaker_end_char",
            sa.Integer(),
            nullable=True,
            comment="One past the last character, in code points of the text.",
        ),
        sa.Column(
            "speaker_entity_id",
            sa.Text(),
            nullable=True,
            comment="Who or what is meant: core.entity.",
        ),
        sa.Column("speaker_name", sa.Text(), nullable=True, comment="Who speaks, in full."),
        sa.Column(
            "speaker_country", sa.Text(), nullable=True, comment="Country, ISO 3166 alpha-3."
        ),
        sa.Column(
            "speaker_sector",
            sa.Text(),
            nullable=True,
            comment="Role of the actor, as CAMEO's agent codes (GOV, MIL, JRN).",
        ),
        sa.CheckConstraint(
            "kind in ('direct', 'indirect', 'mixed')", name=op.f("quotation_kind_word_check")
        ),
        sa.CheckConstraint(
            "num_nulls(cue_start_char, cue_end_char) in (0, 2) and (cue_start_char is null or cue_start_char >= 0 and cue_start_char < cue_end_char)",
            name=op.f("quotation_cue_span_check"),
        ),
        sa.CheckConstraint(
            "num_nulls(speaker_start_char, speaker_end_char) in (0, 2) and (speaker_start_char is null or speaker_start_char >= 0 and speaker_start_char < speaker_end_char)",
            name=op.f("quotation_speaker_span_check"),
        ),
        sa.CheckConstraint(
            "start_char >= 0 and start_char < end_char", name=op.f("quotation_span_check")
        ),
        sa.ForeignKeyConstraint(
            ["extraction_id"],
            ["core.extraction.extraction_id"],
            name=op.f("quotation_extraction_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("quotation_id", name=op.f("quotation_pkey")),
        schema="core",
        comment="A quotation, with its cue and speaker where the text names them.",
    )
    op.create_index(
        op.f("quotation_extraction_id_idx"),
        "quotation",
        ["extraction_id"],
        unique=False,
        schema="core",
    )
    op.create_table(
        "event_participant",
        sa.Column("event_id", sa.Uuid(), nullable=False, comment="Its event."),
        sa.Column("role", sa.Text(), nullable=False, comment="actor or recipient."),
        sa.Column(
            "ordinal", sa.SmallInteger(), nullable=False, comment="Order in the text, from 0."
        ),
        sa.Column(
            "start_char",
            sa.Integer(),
            nullable=False,
            comment="First character, in code points of article_revision.text.",
        ),
        sa.Column(
            "end_char",
            sa.Integer(),
            nullable=False,
            comment="One past the last character, in code points of the text.",
        ),
        sa.Column(
            "entity_id", sa.Text(), nullable=True, comment="Who or what is meant: core.entity."
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name in full of who is meant."),
        sa.Column(
            "code", sa.Text(), nullable=True, comment="Country and sector as one actor code."
        ),
        sa.Column("country", sa.Text(), nullable=True, comment="Country, ISO 3166 alpha-3."),
        sa.Column(
            "sector",
            sa.Text(),
            nullable=True,
            comment="Role of the actor, as CAMEO's agent codes (GOV, MIL, JRN).",
        ),
        sa.CheckConstraint(
            "role in ('actor', 'recipient')", name=op.f("event_participant_role_word_check")
        ),
        sa.CheckConstraint(
            "start_char >= 0 and start_char < end_char", name=op.f("event_participant_span_check")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["core.event.event_id"],
            name=op.f("event_participant_event_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("event_id", "role", "ordinal", name=op.f("event_participant_pkey")),
        schema="core",
        comment="An actor or a recipient of an event.",
    )
    op.create_table(
        "event_place",
        sa.Column("event_id", sa.Uuid(), nullable=False, comment="Its event."),
        sa.Column(
            "role",
            sa.Text(),
            nullable=False,
            comment="'event' where it happens; else from, to and the like.",
        ),
        sa.Column(
            "ordinal", sa.SmallInteger(), nullable=False, comment="Order in the text, from 0."
        ),
        sa.Column(
            "start_char",
            sa.Integer(),
            nullable=False,
            comment="First character, in code points of article_revision.text.",
        ),
        sa.Column(
            "end_char",
            sa.Integer(),
            nullable=False,
            comment="One past the last character, in code points of the text.",
        ),
        sa.Column("place_key", sa.Text(), nullable=False, comment="Its row in core.place."),
        sa.Column(
            "geonames_id", sa.Integer(), nullable=True, comment="Id in GeoNames, where known."
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Name in the gazetteer."),
        sa.Column(
            "lat", sa.Double(), nullable=False, comment="Degrees north, WGS 84; from the gazetteer."
        ),
        sa.Column(
            "lon", sa.Double(), nullable=False, comment="Degrees east, WGS 84; from the gazetteer."
        ),
        sa.Column("country", sa.Text(), nullable=True, comment="Country, ISO 3166 alpha-3."),
        sa.Column("admin1", sa.Text(), nullable=True, comment="First-level region, by name."),
        sa.Column(
            "precision",
            sa.SmallInteger(),
            nullable=False,
            comment="1 exact place … 6 country, as UCDP.",
        ),
        sa.Column("radius_km", sa.Double(), nullable=False, comment="Rough extent, km."),
        sa.Column(
            "reason", sa.Text(), nullable=False, comment="Why this place belongs to the event."
        ),
        sa.CheckConstraint("lat between -90 and 90", name=op.f("event_place_lat_range_check")),
        sa.CheckConstraint("lon between -180 and 180", name=op.f("event_place_lon_range_check")),
        sa.CheckConstraint(
            "precision between 1 and 7", name=op.f("event_place_precision_range_check")
        ),
        sa.CheckConstraint("radius_km >= 0", name=op.f("event_place_radius_km_check")),
        sa.CheckConstraint(
            "start_char >= 0 and start_char < end_char", name=op.f("event_place_span_check")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["core.event.event_id"],
            name=op.f("event_place_event_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["place_key"], ["core.place.place_key"], name=op.f("event_place_place_key_fkey")
        ),
        sa.PrimaryKeyConstraint("event_id", "role", "ordinal", name=op.f("event_place_pkey")),
        schema="core",
        comment="A place of an event: what it is to the event and how exact it is.",
    )
    op.create_index(
        op.f("event_place_place_key_idx"), "event_place", ["place_key"], unique=False, schema="core"
    )
    op.create_table(
        "event_quantity",
        sa.Column("event_id", sa.Uuid(), nullable=False, comment="Its event."),
        sa.Column(
            "ordinal", sa.SmallInteger(), nullable=False, comment="Order in the text, from 0."
        ),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="What is counted: killed, wounded, captured …",
        ),
        sa.Column(
            "unit", sa.Text(), nullable=False, comment="Of what: person, settlement, vehicle, km …"
        ),
        sa.Column(
            "operator", sa.Text(), nullable=False, comment="=, <, <=, >, >=, ~ (about) or range."
        ),
        sa.Column(
            "low", sa.Double(), nullable=True, comment="Least that the words allow, in the unit."
        ),
        sa.Column("best", sa.Double(), nullable=True, comment="The number as stated, in the unit."),
        sa.Column(
            "high", sa.Double(), nullable=True, comment="Most that the words allow, in the unit."
        ),
        sa.Column(
            "start_char",
            sa.Integer(),
            nullable=False,
            comment="First character, in code points of article_revision.text.",
        ),
        sa.Column(
            "end_char",
            sa.Integer(),
            nullable=False,
            comment="One past the last character, in code points of the text.",
        ),
        sa.CheckConstraint(
            "operator in ('=', '<', '<=', '>', '>=', '~', 'range')",
            name=op.f("event_quantity_operator_word_check"),
        ),
        sa.CheckConstraint(
            "low <= high and low <= best and best <= high", name=op.f("event_quantity_bounds_check")
        ),
        sa.CheckConstraint(
            "start_char >= 0 and start_char < end_char", name=op.f("event_quantity_span_check")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["core.event.event_id"],
            name=op.f("event_quantity_event_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("event_id", "ordinal", name=op.f("event_quantity_pkey")),
        schema="core",
        comment="A number that belongs to an event, with its bounds.",
    )
    op.create_table(
        "incident_event",
        sa.Column("event_id", sa.Uuid(), nullable=False, comment="The event."),
        sa.Column("incident_id", sa.Uuid(), nullable=False, comment="What it reports."),
        sa.Column(
            "score", sa.Double(), nullable=False, comment="Likeness to its closest partner, 0-1."
        ),
        sa.Column(
            "reason", sa.Text(), nullable=False, comment="What speaks for the link, in words."
        ),
        sa.CheckConstraint("score between 0 and 1", name=op.f("incident_event_score_range_check")),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["core.event.event_id"],
            name=op.f("incident_event_event_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["core.incident.incident_id"],
            name=op.f("incident_event_incident_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("incident_event_pkey")),
        schema="core",
        comment="Which incident a current event reports, and why it was linked.",
    )
    op.create_index(
        op.f("incident_event_incident_id_idx"),
        "incident_event",
        ["incident_id"],
        unique=False,
        schema="core",
    )


def downgrade() -> None:
    op.drop_index(
        op.f("incident_event_incident_id_idx"), table_name="incident_event", schema="core"
    )
    op.drop_table("incident_event", schema="core")
    op.drop_table("event_quantity", schema="core")
    op.drop_index(op.f("event_place_place_key_idx"), table_name="event_place", schema="core")
    op.drop_table("event_place", schema="core")
    op.drop_table("event_participant", schema="core")
    op.drop_index(op.f("quotation_extraction_id_idx"), table_name="quotation", schema="core")
    op.drop_table("quotation", schema="core")
    op.drop_index(op.f("mention_extraction_id_idx"), table_name="mention", schema="core")
    op.drop_index(op.f("mention_entity_id_idx"), table_name="mention", schema="core")
    op.drop_table("mention", schema="core")
    op.drop_index(op.f("event_extraction_id_idx"), table_name="event", schema="core")
    op.drop_index(op.f("event_date_from_idx"), table_name="event", schema="core")
    op.drop_table("event", schema="core")
    op.drop_index(
        "extraction_to_link_idx",
        table_name="extraction",
        schema="core",
        postgresql_where=sa.text("linked_at is null"),
    )
    op.drop_index(op.f("extraction_run_id_idx"), table_name="extraction", schema="core")
    op.drop_index(op.f("extraction_revision_id_idx"), table_name="extraction", schema="core")
    op.drop_index(
        "extraction_current_idx",
        table_name="extraction",
        schema="core",
        postgresql_where=sa.text("superseded_at is null"),
    )
    op.drop_table("extraction", schema="core")
    op.drop_index(
        op.f("article_revision_text_hash_idx"), table_name="article_revision", schema="core"
    )
    op.drop_index(op.f("article_revision_run_id_idx"), table_name="article_revision", schema="core")
    op.drop_index(
        op.f("article_revision_published_at_idx"), table_name="article_revision", schema="core"
    )
    op.drop_index(
        op.f("article_revision_duplicate_of_idx"), table_name="article_revision", schema="core"
    )
    op.drop_index(
        op.f("article_revision_article_id_idx"), table_name="article_revision", schema="core"
    )
    op.drop_table("article_revision", schema="core")
    op.drop_index(op.f("rejection_source_id_idx"), table_name="rejection", schema="core")
    op.drop_index(op.f("rejection_run_id_idx"), table_name="rejection", schema="core")
    op.drop_table("rejection", schema="core")
    op.drop_table("quality_check", schema="core")
    op.drop_index(op.f("incident_date_from_idx"), table_name="incident", schema="core")
    op.drop_table("incident", schema="core")
    op.drop_table("event_mode", schema="core")
    op.drop_index(op.f("article_source_id_idx"), table_name="article", schema="core")
    op.drop_index(op.f("article_canonical_url_idx"), table_name="article", schema="core")
    op.drop_table("article", schema="core")
    op.drop_table("source", schema="core")
    op.drop_table("run", schema="core")
    op.drop_table("place", schema="core")
    op.drop_table("event_type", schema="core")
    op.drop_table("entity", schema="core")
    op.drop_table("country", schema="core")
