"""Run migrations on the connection that :mod:`sitrep.warehouse.migrate` hands over."""

from alembic import context

from sitrep.warehouse.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_schemas=True,
    # Views in ``marts`` and everything that is not ours stay out of comparisons.
    include_name=lambda name, kind, _parents: kind != "schema" or name == "core",
    version_table_schema="core",
    compare_server_default=True,
    compare_type=True,
)
context.run_migrations()
