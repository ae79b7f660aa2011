"""Write tables of the sample's evidence as a spreadsheet with one sheet per heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase
from xml.sax.saxutils import escape

from demo_files.marked_text import Block
from demo_files.packed_zip import packed

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_NUMBER = re.compile(r"-?\d{1,3}(,\d{3})*(\.\d+)?|-?\d+(\.\d+)?")

_WIDTHS = (58, *(15 for _ in range(11)))

_PLAIN, _BOLD, _GROUPED, _PERCENT, _DECIMAL = range(5)
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Arial"/></font>'
    '<font><b/><sz val="11"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(slots=True)
class _Sheet:
    name: str
    rows: list[tuple[str, ...]] = field(default_factory=list)


def sheet_file(blocks: Sequence[Block], widths: Sequence[int] = _WIDTHS) -> bytes:
    """Return the bytes of a spreadsheet: headings name the sheets, rows and paragraphs fill them.

    `widths` are those of the columns, in characters.
    """
    sheets: list[_Sheet] = []
    for block in blocks:
        if block.kind == "heading":
            sheets.append(_Sheet(block.text))
        elif block.kind != "title":
            sheets[-1].rows.append(block.cells)
    return packed(
        [
            ("[Content_Types].xml", _content_types(len(sheets)).encode()),
            ("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]).encode()),
            ("xl/workbook.xml", _workbook(sheets).encode()),
            ("xl/_rels/workbook.xml.rels", _workbook_relations(len(sheets)).encode()),
            ("xl/styles.xml", _STYLES.encode()),
            *(
                (f"xl/worksheets/sheet{number}.xml", _worksheet(sheet, widths).encode())
                for number, sheet in _numbered(sheets)
            ),
        ]
    )


def _numbered(sheets: Sequence[_Sheet]) -> list[tuple[int, _Sheet]]:
    return list(enumerate(sheets, start=1))


def _content_types(count: int) -> str:
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{number + 1}.xml", "worksheet") for number in range(count)]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{_KIND}{kind}+xml"/>' for name, kind in parts)
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _workbook_relations(count: int) -> str:
    sheets = [("worksheet", f"worksheets/sheet{number + 1}.xml") for number in range(count)]
    return _relations([*sheets, ("styles", "styles.xml")])


def _workbook(sheets: Sequence[_Sheet]) -> str:
    entries = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in _numbered(sheets)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{entries}</sheets></workbook>'


def _worksheet(sheet: _Sheet, widths: Sequence[int]) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    rows = "".join(
        f'<row r="{number}">{"".join(_cell(f"{letter}{number}", text, number == 1) for letter, text in _lettered(row))}'
        "</row>"
        for number, row in enumerate(sheet.rows, start=1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetFormatPr defaultRowHeight="15"/>'
        f"<cols>{columns}</cols><sheetData>{rows}</sheetData></worksheet>"
    )


def _lettered(row: Sequence[str]) -> list[tuple[str, str]]:
    return list(zip(ascii_uppercase, row, strict=False))


def _cell(place: str, text: str, is_header: bool) -> str:
    if not is_header and _NUMBER.fullmatch(text.removesuffix("%")):
        return _number_cell(place, text)
    style = _BOLD if is_header else _PLAIN
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _number_cell(place: str, text: str) -> str:
    if text.endswith("%"):
        return f'<c r="{place}" s="{_PERCENT}"><v>{float(text[:-1]) / 100:.4g}</v></c>'
    style = _DECIMAL if "." in text else _GROUPED
    return f'<c r="{place}" s="{style}"><v>{text.replace(",", "")}</v></c>'
