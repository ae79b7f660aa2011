"""Write a document of the sample's evidence as a Word file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.shared import Pt

from demo_files.marked_text import Block
from demo_files.packed_zip import repacked

_STYLES = {"title": "Title", "heading": "Heading 1", "bullet": "List Bullet", "paragraph": "Normal"}


def word_file(blocks: Sequence[Block], on: datetime) -> bytes:
    """Return the bytes of a Word file with these blocks, dated `on`."""
    document = Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    _set_properties(document, blocks[0].text, on)
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "row":
            _add_table(document, tuple(group))
        elif kind == "page":
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            for block in group:
                document.add_paragraph(block.text, style=_STYLES[kind])
    buffer = io.BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def _set_properties(document: WordDocument, title: str, on: datetime) -> None:
    properties = document.core_properties
    properties.title = title
    properties.author = ""
    properties.comments = ""
    properties.language = "en-GB"
    properties.created = on
    properties.modified = on


def _add_table(document: WordDocument, rows: Sequence[Block]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0].cells), style="Table Grid")
    for number, row in enumerate(rows):
        for cell, text in zip(table.add_row().cells, row.cells, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.bold = number == 0
    document.add_paragraph()
