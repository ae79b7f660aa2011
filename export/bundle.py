"""Export a bundle of evidence: a zip with a readable index page, the schedule and the originals that may go out."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from domain.report.bundle import INDEX, SPREADSHEET, BundlePlan
from domain.report.schedule import EvidenceSchedule
from export.errors import CannotWrite, GateRefused
from export.gate.web import check_web
from export.saving import save_atomically
from export.schedule.exporting import checked_workbook
from export.schedule.repacking import copy_into, fixed_entry
from export.web.page import write_web

ENDING = ".zip"

Opening = Callable[[str], BinaryIO]
"""Opens the original of this SHA-256 for reading."""


def export_bundle(plan: BundlePlan, schedule: EvidenceSchedule, open_original: Opening, path: Path) -> None:
    """Write the bundle to `path`, a zip; the same evidence gives the same bytes.

    Raises CannotWrite with "is-folder", "unknown-ending" or what `save_atomically` raises, GateRefused, and whatever
    `open_original` raises. The file at `path` is then as it was.
    """
    about = {"path": str(path), "name": path.name}
    if path.is_dir():
        raise CannotWrite("is-folder", about)
    if path.suffix.lower() != ENDING:
        raise CannotWrite("unknown-ending", {**about, "endings": ENDING})
    pages = {INDEX: index_page(plan), SPREADSHEET: checked_workbook(schedule, SPREADSHEET)}
    save_atomically(path, lambda file: _write(file, pages, plan, open_original))


def index_page(plan: BundlePlan) -> bytes:
    """Return the page of a bundle, held against the gate; raises GateRefused."""
    page = write_web(plan.index)
    beside = frozenset(quote(name) for name in (SPREADSHEET, *(file.name for file in plan.files)))
    faults = check_web(page.decode("utf-8"), beside)
    if faults:
        raise GateRefused("gate-refused", {"name": INDEX, "count": str(len(faults))}, faults)
    return page


def _write(file: BinaryIO, pages: Mapping[str, bytes], plan: BundlePlan, open_original: Opening) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pages.items():
            archive.writestr(fixed_entry(name), content)
        for bundled in plan.files:
            with open_original(bundled.sha256) as original:
                copy_into(archive, bundled.name, original)
