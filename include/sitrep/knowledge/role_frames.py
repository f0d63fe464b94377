"""Which prepositions lead to the parties of an event, by event type."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sitrep.errors import KnowledgeError
from sitrep.knowledge.toml_file import parse_toml, shipped

FILE = "role_frames.toml"
_ROLES = frozenset({"actor", "recipient", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFrame:
    """Prepositions by role; ``of`` and ``object`` name a role or ``none`` (see the file)."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    of: str
    object: str
    is_mutual: bool


@cache
def load_role_frames() -> Mapping[str, RoleFrame]:
    """Return the frame of each event type that has one; ``default`` serves the others.

    Raises
    ------
    KnowledgeError
        If the file is malformed.
    """
    return parse_role_frames(shipped(FILE))


def parse_role_frames(text: str) -> Mapping[str, RoleFrame]:
    """Read frames from TOML; see :func:`load_role_frames`. Pure."""
    tables = parse_toml(FILE, text)
    if "default" not in tables:
        raise KnowledgeError(f"{FILE}: no table default.")
    return {name: _frame(name, {**tables["default"], **table}) for name, table in tables.items()}


def _frame(name: str, table: Mapping[str, Any]) -> RoleFrame:
    try:
        frame = RoleFrame(
            actor=tuple(table["actor"]),
            recipient=tuple(table["recipient"]),
            of=table["of"],
            object=table["object"],
            is_mutual=table["is_mutual"],
        )
    except KeyError as problem:
        raise KnowledgeError(f"{FILE}: {name} lacks {problem}.") from problem
    if unknown := {frame.of, frame.object} - _ROLES:
        raise KnowledgeError(f"{FILE}: {name} has unknown roles {sorted(unknown)}.")
    return frame
