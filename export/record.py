"""Export the assurance record of an assessment: a Word file, held against the gate like every other, then saved."""

from __future__ import annotations

from pathlib import Path

from domain.report.record_report import record_report
from domain.review.record import AssuranceRecord
from export.errors import CannotWrite
from export.exporting import export_report
from export.saving import require_place

ENDING = ".docx"


def export_record(record: AssuranceRecord, path: Path) -> None:
    """Write `record` to `path`, a Word file.

    Raises CannotWrite with "unknown-ending" or what `save_atomically` raises, and GateRefused. The file at `path` is
    then as it was.
    """
    require_place(path)
    if path.suffix.lower() != ENDING:
        raise CannotWrite("unknown-ending", {"path": str(path), "name": path.name, "endings": ENDING})
    export_report(record_report(record), path)
