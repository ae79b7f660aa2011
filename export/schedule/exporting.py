"""Export an evidence schedule: a spreadsheet or a Word file by its ending, held against the gate, then saved."""

from __future__ import annotations

from pathlib import Path

from domain.report.schedule import EvidenceSchedule
from domain.report.schedule_report import schedule_report
from export.errors import CannotWrite, GateRefused
from export.exporting import export_report
from export.gate.spreadsheet import check_spreadsheet
from export.saving import save_atomically
from export.schedule.workbook import write_workbook

ENDINGS = (".xlsx", ".docx")


def export_schedule(schedule: EvidenceSchedule, path: Path) -> None:
    """Write `schedule` to `path`, a spreadsheet or a Word file by its ending.

    Raises CannotWrite with "is-folder", "unknown-ending" or what `save_atomically` raises, and GateRefused. The file at
    `path` is then as it was.
    """
    about = {"path": str(path), "name": path.name}
    if path.is_dir():
        raise CannotWrite("is-folder", about)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise CannotWrite("unknown-ending", {**about, "endings": ", ".join(ENDINGS)})
    if ending == ".docx":
        export_report(schedule_report(schedule), path)
    else:
        save_atomically(path, checked_workbook(schedule, path.name))


def checked_workbook(schedule: EvidenceSchedule, name: str) -> bytes:
    """Return the spreadsheet of a schedule, called `name`; raises GateRefused where it may not go out."""
    data = write_workbook(schedule)
    faults = check_spreadsheet(data)
    if faults:
        raise GateRefused("gate-refused", {"name": name, "count": str(len(faults))}, faults)
    return data
