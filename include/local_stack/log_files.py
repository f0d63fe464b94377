"""Read from a program's log what a person wants to know: why it failed."""

import re
from pathlib import Path

# Airflow writes: instant [level] what happened [logger] key=value …
_STRUCTURED = re.compile(r"^\S+Z? \[(?P<level>\w+)\s*\] (?P<event>.*)$")
# The last line of a traceback: "package.module.SomeError: what happened".
_EXCEPTION = re.compile(r"^(?:\w+\.)*\w*(?:Error|Exception|Interrupt|Exit|Failure)\b(?:: .*)?$")
_BAD = ("error", "critical", "exception")
_TAIL_BYTES = 400_000
_LINE_MAX = 300


def last_error(text: str) -> str:
    r"""Return the last line that tells of an error, or nothing; a long one is cut.

    Examples
    --------
    >>> last_error("Traceback (most recent call last):\n  File ...\nValueError: no such file\nbye")
    'ValueError: no such file'
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    exceptions = (line for line in reversed(lines) if _EXCEPTION.match(line))
    events = (event for line in reversed(lines) if (event := _error_event(line)))
    found = next(exceptions, "") or next(events, "")
    return found if len(found) <= _LINE_MAX else f"{found[:_LINE_MAX]} …"


def last_words(text: str) -> str:
    """Return the last error of a log, else its last line, else ``it said nothing``."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return last_error(text) or (lines[-1][:_LINE_MAX] if lines else "it said nothing")


def error_lines(text: str, count: int) -> list[str]:
    """Return up to ``count`` lines that end in the last error, else the log's last lines."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    ends = [i for i, line in enumerate(lines) if _EXCEPTION.match(line.strip())]
    end = ends[-1] + 1 if ends else len(lines)
    return [line[:_LINE_MAX] for line in lines[max(0, end - count) : end]]


def _error_event(line: str) -> str:
    """Return what happened, from a structured line of an error, or nothing."""
    match = _STRUCTURED.match(line)
    if not match or match["level"] not in _BAD:
        return ""
    return re.sub(r"\s+\[[\w.]+\](?: \w+=.*)?$", "", match["event"]).strip()


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
