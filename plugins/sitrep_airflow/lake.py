"""The lake as Airflow sees it: object storage, with Airflow's own connections."""

from airflow.sdk import ObjectStoragePath


def lake(uri: str | None = None) -> ObjectStoragePath:
    """Return the path ``uri`` on the lake, or the lake's root."""
    from sitrep.settings import settings

    uri = uri or settings().lake_root
    return ObjectStoragePath(uri if "://" in uri else f"file://{uri}")
