"""Read from a program's log what a person wants to know: why it failed."""

import re
from pathlib import Path

# Airflow writes: instant [level] what happened [logger] key=value …
_STRUCTURED = re.compile(r"^\S+Z? \[(?P<level>\w+)\s*\] (?P<event>.*)$")
# The last line of a traceback: "package.module.SomeError: what happened".
_EXCEPTION = re.compile(r"^(?:\w+\.)*\w*(?:Error|Exception|Interrupt|Exit|Failure)\b(?:: .*)?$")
_BAD = ("error", "critical", "exception")
_TAIL_BYTES = 400_000


def last_error(text: str) -> str:
    r"""Return the line that says best why the program failed, or its last line, or nothing.

    Examples
    --------
    >>> last_error("Traceback (most recent call last):\n  File ...\nValueError: no such file\nbye")
    'ValueError: no such file'
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in reversed(lines):
        if _EXCEPTION.match(line):
            return line
    for line in reversed(lines):
        match = _STRUCTURED.match(line)
        if match and match["level"] in _BAD:
            return re.sub(r"\s+\[[\w.]+\](?: \w+=.*)?$", "", match["event"]).strip()
    return lines[-1] if lines else ""


def read_tail(log: Path) -> str:
    """Return the end of a log, or nothing where there is none."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - _TAIL_BYTES))
            return file.read().decode(errors="replace")
    except OSError:
        return ""


def keep_former(log: Path) -> Path:
    """Move a former run's log aside as ``<name>.1``; return the path for the new one."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists():
        log.replace(log.with_name(f"{log.name}.1"))
    return log
