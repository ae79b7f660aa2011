"""Export what is said about an assessment: its assurance record and its quality sheet, as Word files.

Each is held against the gate like every other document, then saved.
"""

from __future__ import annotations

from pathlib import Path

from domain.report.quality import QualitySheet
from domain.report.quality_report import quality_report
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
    require_word_place(path)
    export_report(record_report(record), path)


def export_quality(sheet: QualitySheet, path: Path) -> None:
    """Write `sheet` to `path`, a Word file; raises what `export_record` raises."""
    require_word_place(path)
    export_report(quality_report(sheet), path)


def require_word_place(path: Path) -> None:
    """Raise CannotWrite where no Word file can be written, before the work for it is done."""
    require_place(path)
    if path.suffix.lower() != ENDING:
        raise CannotWrite("unknown-ending", {"path": str(path), "name": path.name, "endings": ENDING})
