"""Write sheets as a spreadsheet: real dates and numbers, and never a formula, whatever was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from domain.text.cleaning import clean_block
from export.schedule.repacking import repacked

LONGEST_CELL = 32_000
"""Characters; Excel refuses a cell of more than 32,767."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "d mmm yyyy",
}
# What a spreadsheet program would take for a formula when the cell is typed again or saved as text.
_FORMULA_LIKE = re.compile("[=+\\-@\t\r\n]")

LINE = 15
"""Points of height for a line of text. Not every program fits rows to wrapped words when it opens a file."""
MOST_LINES = 27

Cell = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns with their widths in characters, and its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Sequence[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Looks:
    """The formats of the cells."""

    head: Any
    text: Any
    literal: Any
    day: Any
    moment: Any
    number: Any


def write_sheets(title: str, subject: str, on: date, language: str, sheets: Sequence[Sheet]) -> bytes:
    """Return the spreadsheet (.xlsx) of these sheets; the same sheets give the same bytes.

    No cell is a formula or a link, whatever its words begin with, and no person is named in its properties. Moments
    are written as they are, without their time zone.
    """
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as workbook:
        day = datetime(on.year, on.month, on.day)
        workbook.set_properties({"title": title[:255], "subject": subject[:255], "author": "", "created": day})
        looks = _looks(workbook)
        for sheet in sheets:
            _write(workbook.add_worksheet(sheet.name), sheet, looks)
    return repacked(buffer.getvalue(), language)


def _looks(workbook: Any) -> Looks:
    base = {"font_name": "Arial", "font_size": 11, "valign": "top"}
    wrapped = {**base, "text_wrap": True}
    head = {**wrapped, "bold": True, "bg_color": "#EDF0FA", "font_color": "#31439A", "bottom": 1}
    return Looks(
        head=workbook.add_format(head),
        text=workbook.add_format(wrapped),
        literal=workbook.add_format({**wrapped, "quote_prefix": True}),
        day=workbook.add_format({**base, "num_format": "d mmm yyyy", "align": "left"}),
        moment=workbook.add_format({**base, "num_format": "d mmm yyyy hh:mm:ss", "align": "left"}),
        number=workbook.add_format({**base, "num_format": "#,##0", "align": "right", "indent": 1}),
    )


def _write(worksheet: Any, sheet: Sheet, looks: Looks) -> None:
    for column, (name, width) in enumerate(sheet.columns):
        worksheet.set_column(column, column, width)
        worksheet.write_string(0, column, name, looks.head)
    widths = [width for _, width in sheet.columns]
    worksheet.set_row(0, LINE * _lines([name for name, _ in sheet.columns], widths))
    for row, cells in enumerate(sheet.rows, 1):
        worksheet.set_row(row, LINE * _lines(cells, widths))
        for column, cell in enumerate(cells):
            if cell is not None and cell != "":
                _writer(worksheet, cell, looks)(row, column)
    worksheet.freeze_panes(1, 1)
    worksheet.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)
    worksheet.set_footer("&C&P / &N")


def _lines(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return how many lines the highest cell of a row takes."""
    texts = [(cell, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str)]
    return min(max([1, *(_lines_of(text, width) for text, width in texts)]), MOST_LINES)


def _lines_of(text: str, width: int) -> int:
    return sum(max(1, -(-len(line) // width)) for line in text[:LONGEST_CELL].split("\n"))


def _writer(worksheet: Any, cell: str | int | date | datetime, looks: Looks) -> Callable[[int, int], object]:
    if isinstance(cell, str):
        text = clean_block(cell)[:LONGEST_CELL]
        look = looks.literal if _FORMULA_LIKE.match(cell) else looks.text
        return lambda row, column: worksheet.write_string(row, column, text, look)
    if isinstance(cell, datetime):
        return lambda row, column: worksheet.write_datetime(row, column, cell.replace(tzinfo=None), looks.moment)
    if isinstance(cell, date):
        return lambda row, column: worksheet.write_datetime(row, column, cell, looks.day)
    return lambda row, column: worksheet.write_number(row, column, cell, looks.number)
