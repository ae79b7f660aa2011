"""Write an evidence schedule as a spreadsheet: real dates and numbers, and never a formula, whatever was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from domain.report.schedule import LANGUAGE, CitedReference, CitedSentence, EvidenceSchedule
from domain.report.schedule_words import KINDS, STANCES, write_uses, yes_or_no
from domain.text.cleaning import clean_line
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

Cell = str | int | date | None


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
    number: Any


def write_workbook(schedule: EvidenceSchedule) -> bytes:
    """Return the spreadsheet (.xlsx) of a schedule; the same schedule gives the same bytes.

    No cell is a formula or a link, whatever its words begin with, and no person is named in its properties.
    """
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as workbook:
        day = datetime(schedule.on.year, schedule.on.month, schedule.on.day)
        workbook.set_properties(
            {"title": schedule.title[:255], "subject": schedule.subject[:255], "author": "", "created": day}
        )
        looks = _looks(workbook)
        for sheet in (_evidence(schedule), _uses(schedule), _sentences(schedule)):
            _write(workbook.add_worksheet(sheet.name), sheet, looks)
    return repacked(buffer.getvalue(), LANGUAGE)


def _looks(workbook: Any) -> Looks:
    base = {"font_name": "Arial", "font_size": 11, "valign": "top"}
    wrapped = {**base, "text_wrap": True}
    head = {**wrapped, "bold": True, "bg_color": "#EDF0FA", "font_color": "#31439A", "bottom": 1}
    return Looks(
        head=workbook.add_format(head),
        text=workbook.add_format(wrapped),
        literal=workbook.add_format({**wrapped, "quote_prefix": True}),
        day=workbook.add_format({**base, "num_format": "d mmm yyyy", "align": "left"}),
        number=workbook.add_format({**base, "num_format": "#,##0", "align": "right", "indent": 1}),
    )


def _evidence(schedule: EvidenceSchedule) -> Sheet:
    columns = (
        ("Reference", 12),
        ("Title", 48),
        ("Category", 30),
        ("Kind", 10),
        ("Date", 14),
        ("Received", 14),
        ("People heard", 10),
        ("Disclosed to the authority", 14),
        ("Confidential", 14),
        ("Times used", 10),
        ("Where it is used", 60),
    )
    rows = [
        (
            row.reference,
            row.title,
            row.category,
            KINDS[row.kind],
            row.event_date,
            row.received_date,
            row.people_heard,
            yes_or_no(row.is_disclosed),
            yes_or_no(row.is_confidential),
            row.count,
            write_uses(row.uses),
        )
        for row in schedule.rows
    ]
    return Sheet("Evidence", columns, rows)


def _uses(schedule: EvidenceSchedule) -> Sheet:
    columns = (
        ("Reference", 12),
        ("Title", 48),
        ("Used in", 48),
        ("Times used", 10),
        ("Supporting", 12),
        ("Contradicting", 14),
        ("Giving context", 12),
    )
    rows = [
        (row.reference, row.title, use.name, use.count, use.supporting, use.contradicting, use.context)
        for row in schedule.rows
        for use in row.uses
    ]
    return Sheet("Where it is used", columns, rows)


def _sentences(schedule: EvidenceSchedule) -> Sheet:
    columns = (("Number", 9), ("Section", 34), ("Sentence", 80), ("Reference", 12), ("Stance", 14), ("Excerpts", 20))
    return Sheet("Sentences", columns, list(_sentence_rows(schedule.sentences)))


def _sentence_rows(sentences: Sequence[CitedSentence]) -> Iterator[tuple[Cell, ...]]:
    for number, sentence in enumerate(sentences, 1):
        for cited in sentence.references:
            yield (number, sentence.section, sentence.text, *_cited(cited))


def _cited(cited: CitedReference) -> tuple[str, str, str]:
    return cited.reference, STANCES[cited.stance], ", ".join(cited.excerpts)


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
    return min(max([1, *(-(-len(text) // width) for text, width in texts)]), MOST_LINES)


def _writer(worksheet: Any, cell: str | int | date, looks: Looks) -> Callable[[int, int], object]:
    if isinstance(cell, str):
        text = clean_line(cell)[:LONGEST_CELL]
        look = looks.literal if _FORMULA_LIKE.match(cell) else looks.text
        return lambda row, column: worksheet.write_string(row, column, text, look)
    if isinstance(cell, date):
        return lambda row, column: worksheet.write_datetime(row, column, cell, looks.day)
    return lambda row, column: worksheet.write_number(row, column, cell, looks.number)
