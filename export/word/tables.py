"""Tables of a Word file: one header row that repeats, column widths by content, alternative text."""

from __future__ import annotations

from typing import Any

from lxml.etree import SubElement

from domain.report_tree import Table
from export.word.body import Body, legal
from export.word.names import qualified

TABLE, PROPERTIES, GRID, COLUMN = (qualified(name) for name in ("w:tbl", "w:tblPr", "w:tblGrid", "w:gridCol"))
ROW, ROW_PROPERTIES, CELL, CELL_PROPERTIES = (qualified(name) for name in ("w:tr", "w:trPr", "w:tc", "w:tcPr"))
VALUE, WIDTH, TYPE = qualified("w:val"), qualified("w:w"), qualified("w:type")
LOOK = {
    "val": "00A0",
    "firstRow": "1",
    "lastRow": "0",
    "firstColumn": "1",
    "lastColumn": "0",
    "noHBand": "1",
    "noVBand": "1",
}
NARROWEST, WIDEST = 8, 34


def write_table(body: Body, table: Table, text_width: int) -> None:
    """Append a table `text_width` twentieths of a point wide."""
    element = SubElement(body.element, TABLE)
    _properties(element, table, text_width, body.style_ids["Assay Table"])
    widths = column_widths(table, text_width)
    grid = SubElement(element, GRID)
    for width in widths:
        SubElement(grid, COLUMN, {WIDTH: str(width)})
    _row(body, element, table.header, table, widths, is_header=True)
    for cells in table.rows:
        _row(body, element, cells, table, widths)


def column_widths(table: Table, text_width: int) -> tuple[int, ...]:
    """Share the width among the columns as the table says, else by their longest cells, within sensible bounds."""
    columns = zip(table.header, *table.rows, strict=True)
    weights = table.widths or [min(max(max(map(len, cells)) + 2, NARROWEST), WIDEST) for cells in columns]
    widths = [text_width * weight // sum(weights) for weight in weights]
    widths[-1] += text_width - sum(widths)
    return tuple(widths)


def _properties(element: Any, table: Table, text_width: int, style_id: str) -> None:
    properties = SubElement(element, PROPERTIES)
    SubElement(properties, qualified("w:tblStyle"), {VALUE: style_id})
    SubElement(properties, qualified("w:tblW"), {WIDTH: str(text_width), TYPE: "dxa"})
    SubElement(properties, qualified("w:tblLayout"), {TYPE: "fixed"})
    SubElement(properties, qualified("w:tblLook"), {qualified(f"w:{name}"): value for name, value in LOOK.items()})
    SubElement(properties, qualified("w:tblCaption"), {VALUE: legal(", ".join(table.header))})
    SubElement(properties, qualified("w:tblDescription"), {VALUE: legal(table.summary)})


def _row(
    body: Body, element: Any, cells: tuple[str, ...], table: Table, widths: tuple[int, ...], is_header: bool = False
) -> None:
    row = SubElement(element, ROW)
    properties = SubElement(row, ROW_PROPERTIES)
    SubElement(properties, qualified("w:cantSplit"))
    if is_header:
        SubElement(properties, qualified("w:tblHeader"))
    for column, (text, width) in enumerate(zip(cells, widths, strict=True)):
        cell = SubElement(row, CELL)
        SubElement(SubElement(cell, CELL_PROPERTIES), qualified("w:tcW"), {WIDTH: str(width), TYPE: "dxa"})
        style = "Assay Table Number" if column in table.numeric else "Assay Table Text"
        body.text(body.paragraph(style, cell), text)
