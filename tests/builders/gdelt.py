"""Files as GDELT 2.0 publishes them, with rows of the right shape and invented content."""

import io
import zipfile
from datetime import UTC, datetime
from html import escape


def export_row(url: str, number: int = 1) -> list[str]:
    """Return a row of an ``export`` file: 61 columns, the URL in the last."""
    row = [""] * 61
    row[0], row[1], row[3], row[26] = str(1_000_000 + number), "20260301", "2026", "190"
    row[59], row[60] = "20260301060000", url
    return row


def gkg_row(url: str, *, title: str = "", collection: str = "1", **extras: str) -> list[str]:
    """Return a row of a ``gkg`` file: 27 columns, the URL in the fifth, extras in the last."""
    row = [""] * 27
    row[0], row[1], row[2], row[3], row[4] = (
        "20260301060000-1",
        "20260301060000",
        collection,
        "",
        url,
    )
    tags = {"PAGE_TITLE": title, **{f"PAGE_{name.upper()}": text for name, text in extras.items()}}
    row[26] = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in tags.items() if text)
    return row


def zipped(*rows: list[str], name: str = "20260301060000.export.CSV") -> bytes:
    body = "".join("\t".join(row) + "\n" for row in rows).encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return file.getvalue()


def slot(hour: int, minute: int, suffix: str = "export.CSV", *, day: int = 1) -> str:
    """Return the path of the file of a quarter of an hour of March 2026."""
    return f"/gdeltv2/{datetime(2026, 3, day, hour, minute, tzinfo=UTC):%Y%m%d%H%M%S}.{suffix}.zip"
