"""Forget the turns of hosts that have not been asked for long."""

from datetime import UTC, datetime, timedelta

from sitrep.settings import Settings

UNUSED_DAYS = 30


def forget_turns(settings: Settings, now: datetime) -> int:
    """Remove the file of each host that was not asked for a month; count them.

    It is made again when the host is asked again, and an old turn has long passed.
    """
    folder, before = settings.home / "turns", now - timedelta(days=UNUSED_DAYS)
    files = [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    old = [file for file in files if datetime.fromtimestamp(file.stat().st_mtime, UTC) < before]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)
