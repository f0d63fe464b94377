"""Remove batches from the lake that are older than they are kept."""

import logging
from collections.abc import Callable, Collection, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime

from sitrep.archive import read_warc
from sitrep.errors import BatchMissingError
from sitrep.storage import BatchPath

logger = logging.getLogger(__name__)

DERIVED = ("articles", "extractions")
SEAL = "extraction.parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class LakeReport:
    """How many batches were removed, by layer, and how many old archives stay, by reason."""

    removed: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """One line for a log or a terminal."""
        told = {"removed": self.removed, "kept though old": self.kept}
        parts = [
            f"{word}: " + ", ".join(f"{number} {name}" for name, number in counts.items())
            for word, counts in told.items()
            if counts
        ]
        return "lake: " + ("; ".join(parts) or "nothing is to be removed")


def remove_derived(lake: BatchPath, before: datetime) -> dict[str, int]:
    """Remove batches of articles and extractions last written before an instant (aware).

    They can be made again from their archives. Both the end of a batch's interval and its
    newest file must be older, so that what is being coded again stays.

    Returns
    -------
    dict
        How many of each layer were removed, where any were.
    """
    counts = {layer: _remove(lake / layer, "source=*/date=*/*", before, None) for layer in DERIVED}
    return {layer: number for layer, number in counts.items() if number}


def remove_archives(
    lake: BatchPath, before: datetime, *, cited: Collection[str], known: Collection[str]
) -> LakeReport:
    """Remove archives that were last written before an instant, but for those that are needed.

    An archive cannot be made again. One stays if it is cited, or if it holds pages of which
    the warehouse knows nothing, because it was never loaded.

    Parameters
    ----------
    before : datetime
        Aware.
    cited : collection of str
        Paths of archives to which something in the warehouse still refers; without a scheme.
    known : collection of str
        Paths of archives that were loaded.
    """
    kept: dict[str, int] = {}

    def is_needed(raw: BatchPath) -> bool:
        path = str(raw).removeprefix("file://")
        if path in cited:
            reason = "cited"
        elif path not in known and _has_pages(raw):
            reason = "never loaded"
        else:
            return False
        kept[reason] = kept.get(reason, 0) + 1
        return True

    removed = _remove(lake / "raw", "source=*/date=*/*.warc.gz", before, is_needed)
    return LakeReport(removed={"raw": removed} if removed else {}, kept=kept)


def _remove(
    layer: BatchPath,
    pattern: str,
    before: datetime,
    is_needed: Callable[[BatchPath], bool] | None,
) -> int:
    number = 0
    for batch in sorted(layer.glob(pattern), key=str):
        if not _is_old(batch, before) or (is_needed and is_needed(batch)):
            continue
        # Without its seal a folder is not whole: if we are stopped here, nobody reads the rest.
        for seal in batch.fs.glob(f"{batch.path}/*/{SEAL}"):
            batch.fs.rm(seal)
        batch.fs.rm(batch.path, recursive=True)
        with suppress(OSError):  # there are other batches of that day
            batch.fs.rmdir(batch.parent.path)
        logger.info("Removed %s.", batch)
        number += 1
    return number


def _is_old(batch: BatchPath, before: datetime) -> bool:
    if batch.parent.name >= f"date={before:%Y-%m-%d}":
        return False
    files = batch.fs.find(batch.path)
    return all(batch.fs.modified(file) < before for file in files)


def _has_pages(raw: BatchPath) -> bool:
    """Say whether an archive holds any page; one that cannot be read may."""
    try:
        _, captures = read_warc(raw)
        with closing(captures):
            return next(captures, None) is not None
    except BatchMissingError:
        return True
