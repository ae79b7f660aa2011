"""Tables of a Word file: one header row that repeats, column widths by content, alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from domain.report.tree import Table
from export.word.body import Body, legal

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
FORM_ROW = 850
"""Twentieths of a point: 1.5 cm, in which one can sign."""


def table_xml(body: Body, table: Table, text_width: int) -> str:
    """Return a table `text_width` twentieths of a point wide."""
    widths = column_widths(table, text_width)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
    header = _row(body, table.header, table, cells, "<w:cantSplit/><w:tblHeader/>")
    whole = f'<w:cantSplit/><w:trHeight w:val="{FORM_ROW}" w:hRule="atLeast"/>' if table.is_form else "<w:cantSplit/>"
    rows = "".join(_row(body, texts, table, cells, whole) for texts in table.rows)
    properties = _properties(table, text_width, body.quoted["Assay Table"])
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{header}{rows}</w:tbl>"


def column_widths(table: Table, text_width: int) -> tuple[int, ...]:
    """Share the width among the columns as the table says, else by their longest cells, within sensible bounds."""
    columns = zip(table.header, *table.rows, strict=True)
    weights = table.widths or [min(max(max(map(len, cells)) + 2, NARROWEST), WIDEST) for cells in columns]
    widths = [text_width * weight // sum(weights) for weight in weights]
    widths[-1] += text_width - sum(widths)
    return tuple(widths)


def _properties(table: Table, text_width: int, style: str) -> str:
    look = " ".join(f'w:{name}="{value}"' for name, value in LOOK.items())
    return (
        f'<w:tblPr><w:tblStyle w:val={style}/><w:tblW w:w="{text_width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook {look}/>'
        f"<w:tblCaption w:val={quoteattr(legal(', '.join(table.header)))}/>"
        f"<w:tblDescription w:val={quoteattr(legal(table.summary))}/></w:tblPr>"
    )


def _row(body: Body, texts: Sequence[str], table: Table, cells: Sequence[str], properties: str) -> str:
    """Return a row; `cells` is how each cell begins."""
    filled = "".join(
        f"{beginning}{_cell_text(body, text, column in table.numeric)}</w:tc>"
        for column, (text, beginning) in enumerate(zip(texts, cells, strict=True))
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{filled}</w:tr>"


def _cell_text(body: Body, text: str, is_numeric: bool) -> str:
    return body.paragraph("Assay Table Number" if is_numeric else "Assay Table Text", body.text(text))
