"""Keep the indexes that plans read, and let what is written together lie together.

The index of signatures holds each number with the period of its publication: a load then reads
and writes the newest part of it, however many years the warehouse holds. Mentions and quotations
are found by their coding alone, so that their key begins with it.

Keep it compatible with the version before it: add first, remove one release later.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# The key of a part was its id alone, beside an index of its coding.
PARTS = ("mention", "quotation")
# Name: its table, its column and its condition.
UNREAD = {
    "article_canonical_url_idx": ("article", "canonical_url", None),
    "article_source_id_idx": ("article", "source_id", None),
    "article_revision_duplicate_of_idx": ("article_revision", "duplicate_of", None),
    "extraction_current_idx": ("extraction", "revision_id", "superseded_at is null"),
    "mention_entity_id_idx": ("mention", "entity_id", None),
    "rejection_source_id_idx": ("rejection", "source_id", None),
    "gate_decision_run_id_idx": ("gate_decision", "run_id", None),
}
PERIOD = """
create function core.signature_period(published_at timestamptz) returns bigint
language sql immutable parallel safe
return floor(
    extract(epoch from published_at - timestamptz '1970-01-01 00:00+00') / (256 * 86400)
)::bigint
"""
KEY = """
create function core.signature_key(value integer, period bigint) returns bigint
language sql immutable parallel safe
return (period << 32) | (value::bigint & 4294967295)
"""
KEYS = """
create function core.signature_keys(signature integer[], published_at timestamptz)
returns bigint[]
language sql immutable parallel safe
return (
    select array_agg(core.signature_key(value, core.signature_period(published_at)))
    from unnest(signature) as value
)
"""
COMMENTS = {
    "signature_period(timestamptz)": "Number of the 256 days in which a text was published.",
    "signature_key(integer, bigint)": "A number of a signature together with its period.",
    "signature_keys(integer[], timestamptz)": "What near-duplicates of one period share.",
}
SIGNATURES = "article_revision_signature_idx"


def upgrade() -> None:
    for function in (PERIOD, KEY, KEYS):
        op.execute(function)
    for function, comment in COMMENTS.items():
        op.execute(f"comment on function core.{function} is '{comment}'")
    _index_signatures(sa.text("core.signature_keys(signature, published_at)"))
    for index in UNREAD:
        op.drop_index(index, schema="core")
    for part in PARTS:
        op.drop_index(f"{part}_extraction_id_idx", schema="core")
        _key(part, "extraction_id", f"{part}_id")


def downgrade() -> None:
    for part in PARTS:
        _key(part, f"{part}_id")
        op.create_index(f"{part}_extraction_id_idx", part, ["extraction_id"], schema="core")
    for index, (table, column, condition) in UNREAD.items():
        where = None if condition is None else sa.text(condition)
        op.create_index(index, table, [column], schema="core", postgresql_where=where)
    _index_signatures("signature")
    for function in reversed(COMMENTS):
        op.execute(f"drop function core.{function}")


def _index_signatures(by: str | sa.TextClause) -> None:
    op.drop_index(SIGNATURES, schema="core")
    op.create_index(
        SIGNATURES,
        "article_revision",
        [by],
        schema="core",
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
    )


def _key(table: str, *columns: str) -> None:
    op.drop_constraint(f"{table}_pkey", table, schema="core")
    op.create_primary_key(f"{table}_pkey", table, list(columns), schema="core")
