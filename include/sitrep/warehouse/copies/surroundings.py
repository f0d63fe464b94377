"""The revisions to group, and everything in the warehouse that their groups depend on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast

import pyarrow as pa
from sqlalchemy import Connection, Table, text

from sitrep.near_duplicates.similarity import Fingerprint, fingerprint_of, is_near
from sitrep.warehouse.staging import stage
from sitrep.warehouse.statements import read_sql
from sitrep.warehouse.tables import ArticleRevision

LIMITS = {
    # Edited copies follow within days; the same text, word for word, is found at any age.
    "days": 60,
    # A value that more unlike texts share is no sign of a copy.
    "at_most": 1_000,
    # Of the others that share a value those that share most are compared.
    "best": 200,
}

_REVISION = cast("Table", ArticleRevision.__table__)

Rank = tuple[bool, datetime, datetime, str, str]


class Surroundings:
    """Revisions that are looked at, with their order, their originals and who is near.

    ``looked_up`` are those of which all that are near are known; ``rank`` orders revisions,
    the earliest that names no origin first; ``standing`` holds their originals so far.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._texts: dict[str, tuple[str, str]] = {}
        self._fingerprints: dict[str, Fingerprint] = {}
        self.looked_up: set[str] = set()
        self.rank: dict[str, Rank] = {}
        self.standing: dict[str, str] = {}
        self.near: defaultdict[str, set[str]] = defaultdict(set)

    def touched(self, moment: datetime) -> set[str]:
        """Return the revisions that were loaded or described anew at ``moment``."""
        return self._ids("touched", moment=moment)

    def members(self, originals: Iterable[str]) -> set[str]:
        """Return all members of the groups that have these originals so far."""
        self._stage("wanted", originals)
        return self._ids("members")

    def look_up(self, revisions: set[str]) -> None:
        """Find all that are near to these revisions and may have a say in their groups."""
        self.looked_up |= revisions
        self._stage("decided", self.looked_up)
        self._stage("wanted", revisions)
        pairs = [(row.revision_id, row.other_id) for row in self._rows("candidates", **LIMITS)]
        self._fetch(revisions | {other for _, other in pairs})
        for one, other in pairs:
            if other not in self.near[one] and self._is_near(one, other):
                self.near[one].add(other)
                self.near[other].add(one)

    def moved_by(self, originals: Mapping[str, str]) -> set[str]:
        """Return the revisions not looked up that these decisions may move."""
        former = {
            revision
            for revision, original in originals.items()
            if self.standing[revision] == revision != original
        }
        drawn = {
            other
            for revision, original in originals.items()
            if revision == original
            for other in self.near[revision]
            if self.rank[revision] < self.rank[self.standing[other]]
        }
        return (drawn | self.members(former)) - self.looked_up

    def _is_near(self, one: str, other: str) -> bool:
        hash_of_one, hash_of_other = self._texts[one][0], self._texts[other][0]
        return hash_of_one == hash_of_other or is_near(
            self._fingerprint(one), self._fingerprint(other)
        )

    def _fingerprint(self, revision: str) -> Fingerprint:
        """Return what is compared of a text; most texts are like no other and never compared."""
        if revision not in self._fingerprints:
            self._fingerprints[revision] = fingerprint_of(self._texts[revision][1])
        return self._fingerprints[revision]

    def _fetch(self, revisions: set[str]) -> None:
        self._stage("wanted", revisions - self._texts.keys())
        for row in self._rows("revisions"):
            self._texts[row.revision_id] = row.text_hash, row.text
            self.standing[row.revision_id] = row.original_id
            self.rank[row.revision_id] = (
                row.names_origin,
                row.published_at,
                row.revised_at,
                row.url,
                row.revision_id,
            )
            self.rank[row.original_id] = (
                row.original_names_origin,
                row.original_published_at,
                row.original_revised_at,
                row.original_url,
                row.original_id,
            )

    def _ids(self, name: str, **parameters: Any) -> set[str]:
        return {row.revision_id for row in self._rows(name, **parameters)}

    def _rows(self, name: str, **parameters: Any) -> Any:
        return self._connection.execute(text(read_sql("copies", name)), parameters)

    def _stage(self, name: str, revisions: Iterable[str]) -> None:
        ids = pa.table({"revision_id": pa.array(sorted(revisions), pa.string())})
        stage(self._connection, name, ids, _REVISION)
