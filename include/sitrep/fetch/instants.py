"""Read the instants of lists of pages."""

from datetime import UTC, datetime


def utc_instant(text: str | None) -> str | None:
    """Return a W3C date or instant as ISO 8601 in UTC, or None if it is none.

    Examples
    --------
    >>> utc_instant("2026-03-01T10:00:00+02:00"), utc_instant("2026-03")
    ('2026-03-01T08:00:00+00:00', None)
    """
    try:
        at = datetime.fromisoformat((text or "").strip())
        at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return at.isoformat()
