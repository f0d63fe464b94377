"""What the warehouse holds, in the formats of other event data: one module per format.

``gdelt``, ``acled`` and ``polecat`` put affirmed happenings into the columns of those feeds, so
that scripts written for them run. ``parquet``, ``csv`` and ``geojson`` hand on the marts as they
are.
"""

from sitrep.export.report import ExportReport
from sitrep.export.run import FORMATS, export
from sitrep.export.selection import Selection

__all__ = ["FORMATS", "ExportReport", "Selection", "export"]
