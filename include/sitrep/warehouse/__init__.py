"""The Postgres warehouse: tables, loading, linking, and the marts built on them."""
