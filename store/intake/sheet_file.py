"""The rows of spreadsheets: the values that were saved, never a formula."""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from domain.evidence.evidence import ReadingStatus
from store.intake.gathering import Gathering, Unreadable
from store.intake.package import Package, note_dangers, say_core_properties

_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_FAULTS = (KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, SyntaxError, InvalidFileException)
"""What openpyxl raises for workbooks that are not as they should be (a fault of its XML parser is a SyntaxError)."""


def read_sheet(path: Path, gathered: Gathering) -> None:
    """Gather the rows of each sheet of an .xlsx (.xlsm); raises Unreadable and Full."""
    package = Package(path)
    try:
        package.check_xml()
        note_dangers(package, gathered)
        say_core_properties(package, gathered)
        sheets = package.names_in("xl/worksheets/sheet")
        if any(_FORMULA.search(package.content(name)) for name in sheets):
            gathered.notice("formulas-as-values")
        if package.names_in("xl/comments", "xl/threadedComments"):
            gathered.notice("comments-left-out")
    finally:
        package.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with path.open("rb") as file:
                _read_workbook(file, gathered)
        except _FAULTS:
            raise Unreadable(ReadingStatus.UNREADABLE, "damaged") from None


def _read_workbook(file: Any, gathered: Gathering) -> None:
    workbook = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        gathered.pages = len(workbook.sheetnames)
        for number, name in enumerate(workbook.sheetnames, 1):
            sheet = workbook[name]
            gathered.page, gathered.part = number, name
            if sheet.sheet_state != "visible":
                gathered.notice("hidden-sheets-read")
            if not hasattr(sheet, "iter_rows"):
                continue
            # What a sheet says of its own size may be a lie.
            sheet.reset_dimensions()
            for row in sheet.iter_rows(values_only=True):
                gathered.add_row(cell_text(value) for value in row)
    finally:
        workbook.close()


def cell_text(value: object) -> str:
    """Return a cell's value as text: dates in ISO 8601, whole numbers without a point, truth in words."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        is_day = value.time() == time(0)
        return value.date().isoformat() if is_day else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)
