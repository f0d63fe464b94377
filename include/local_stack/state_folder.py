"""Our folders: ``.sitrep`` for all state, ``.venv`` for the packages; each says that it is ours.

Only the standard library: this runs before anything is installed.
"""

import json
import os
import secrets
from pathlib import Path

MARKER = "sitrep.json"
LAYOUT = 1
# What `sitrep` leaves in its state folder when it is used without the local stack.
LEFT_BY_COMMANDS = {"cache", "lake", "turns"}
ROOT = Path(__file__).resolve().parents[2]


class StackError(Exception):
    """Something on this machine stands in the way; its text is one sentence for a person."""


def state_home() -> Path:
    """Return the state folder: ``SITREP_HOME``, or ``.sitrep`` beside the Makefile."""
    given = os.environ.get("SITREP_HOME") or _home_in_dotenv(ROOT / ".env")
    return (ROOT / (given or ".sitrep")).expanduser().absolute()


def claim_folder(folder: Path, setting: str = "", *, private: bool = True) -> Path:
    """Make a folder of ours, or check that the one that is there is ours.

    Parameters
    ----------
    folder
        The folder to make.
    setting
        The variable that names another place, for the error's sentence.
    private
        Whether a new folder is closed to other users.

    Raises
    ------
    StackError
        If the folder is someone else's, of a layout that we do not know, or not writable.
    """
    marker = folder / MARKER
    try:
        folder.mkdir(mode=0o700 if private else 0o755, parents=True, exist_ok=True)
        if not marker.exists():
            if {path.name for path in folder.iterdir()} - LEFT_BY_COMMANDS:
                elsewhere = f" or set {setting}" if setting else ""
                raise StackError(f"{folder} exists and is not Sitrep's; move it away{elsewhere}.")
            write_whole(marker, json.dumps({"project": "sitrep", "layout": LAYOUT}) + "\n")
        layout = _layout(marker)
        probe = folder / f".writable-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise StackError(f"{folder} is not writable: {error.strerror}.") from error
    if layout != LAYOUT:
        raise StackError(
            f"{folder} was made by another version of Sitrep (layout {layout}, this version "
            f"knows {LAYOUT}); move it away."
        )
    return folder


def is_ours(folder: Path) -> bool:
    """Return whether a folder carries our marker."""
    return (folder / MARKER).is_file() and _layout(folder / MARKER) is not None


def write_whole(path: Path, text: str, mode: int = 0o644) -> None:
    """Write a small file so that a reader sees all of it or the former content."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as file:
        file.write(text)
    fresh.replace(path)


def kept_secrets(path: Path, names: dict[str, int]) -> dict[str, str]:
    """Return random secrets (name: bytes of randomness), made once and kept in a private file.

    Raises
    ------
    StackError
        If the file is damaged.
    """
    try:
        kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    except ValueError as error:
        raise StackError(f"{path} is damaged; remove it and try again.") from error
    if names.keys() <= kept.keys():
        return kept
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = {name: secrets.token_urlsafe(size) for name, size in names.items()} | kept
    write_whole(path, json.dumps(made, indent=1) + "\n", mode=0o600)
    return made


def _home_in_dotenv(path: Path) -> str:
    """Return ``SITREP_HOME`` as ``.env`` gives it; nothing is installed yet that reads it all."""
    lines = path.read_text().splitlines() if path.is_file() else []
    values = [line.split("=", 1)[1] for line in lines if line.startswith("SITREP_HOME=")]
    return values[-1].strip().strip("'\"") if values else ""


def _layout(marker: Path) -> int | None:
    try:
        content = json.loads(marker.read_text())
        return int(content["layout"]) if content["project"] == "sitrep" else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
