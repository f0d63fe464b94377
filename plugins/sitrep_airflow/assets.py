"""The assets that our Dags write. Named here once, imported everywhere else."""

from airflow.sdk import Asset

WAREHOUSE = Asset("sitrep_warehouse", uri="x-sitrep://warehouse/core")
"""The facts, loaded; its events say which run it was and what changed."""

MARTS = Asset("sitrep_marts", uri="x-sitrep://warehouse/marts")
"""The views that analysts read, refreshed after a batch has passed its checks."""

SOURCES = Asset("sitrep_sources", uri="x-sitrep://warehouse/sources")
"""How the sources are; its events say daily which are silent or turned away."""
