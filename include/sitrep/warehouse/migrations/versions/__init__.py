"""One file a migration; views are rebuilt, not migrated."""
