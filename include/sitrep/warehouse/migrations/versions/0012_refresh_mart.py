"""Let the role ``sitrep_loader`` refresh marts, which before PostgreSQL 17 only their owner may.

The roles themselves belong to the server and not to this database: ``sitrep.warehouse.access``
makes them after every migration, where they are missing.

Keep it compatible with the version before it: add first, remove one release later.
"""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        create function core.refresh_mart(mart text) returns void
        language plpgsql
        security definer
        set search_path = pg_catalog, pg_temp
        as $$
        begin
            execute format('refresh materialized view concurrently marts.%I', mart);
        end
        $$
        """
    )
    op.execute("revoke execute on function core.refresh_mart from public")
    op.execute(
        "comment on function core.refresh_mart is "
        "'Refresh a materialised mart while readers go on reading; as the owner of the marts.'"
    )


def downgrade() -> None:
    op.execute("drop function core.refresh_mart")
