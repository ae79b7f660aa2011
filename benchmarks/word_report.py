"""How long a large Word report takes to write, against packing its bytes and against plain python-docx (aim 9)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import docx

from benchmarks.measuring import Figure, at_least_faster, at_most, in_turn, medians
from benchmarks.scale import SMALL, Size
from domain.report.tree import Block, Heading, Paragraph, Report, Run, Table
from export.exporting import export_report
from export.word.package import COMPRESSION
from export.word.writer import STYLE_OF_ROLE, write_word
from resources.loader import path_of

PARAGRAPHS: Final = 600
WORDS_A_PARAGRAPH: Final = 75
TABLES: Final = 12
ROWS_A_TABLE: Final = 10
ON: Final = date(2026, 3, 17)
TEMPLATE: Final = path_of("templates", "publication.docx")


def measure(size: Size, rounds: int) -> list[Figure]:
    """Measure the writer alone, and the whole export with its gate and its saving."""
    report = large_report(60 if size is SMALL else PARAGRAPHS)
    finished = _parts(write_word(report, TEMPLATE))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        sides = (
            partial(write_word, report, TEMPLATE),
            partial(_pack, finished),
            partial(plain_word, report),
            partial(export_report, report, path),
        )
        ours, packing, plain, whole = medians(in_turn(sides, rounds))
    cause = (
        "Half of the time is the packing itself, the rest putting the XML together, parsing it once and writing it out."
    )
    packed = f"zip of the finished bytes, level {COMPRESSION}"
    return [
        Figure(9, "Word report written", ours, "ms", packed, packing, at_most(4)),
        Figure(
            9,
            "Word report against plain calls",
            ours,
            "ms",
            "python-docx calls",
            plain,
            at_least_faster(15),
            cause=cause,
        ),
        Figure(9, "Word report exported: written, held against the gate, saved", whole, "ms", packed, packing),
    ]


def large_report(paragraphs: int = PARAGRAPHS) -> Report:
    """Return a report with so many paragraphs of 75 words of the sample, and twelve tables among them."""
    words = _sample_words()
    blocks: list[Block] = [Heading(1, "A large report", "title")]
    every = paragraphs // TABLES
    for number in range(paragraphs):
        if number % every == 0:
            part = number // every + 1
            blocks += [Heading(2, f"Part {part}", f"part-{part}"), _table(part, words)]
        blocks.append(Paragraph((Run(" ".join(islice(words, WORDS_A_PARAGRAPH))),)))
    return Report("A large report", "How long it takes", "en-GB", ON, tuple(blocks), is_draft=False)


def plain_word(report: Report) -> bytes:
    """Write the same blocks with python-docx's own calls, as its manual has it, in the same template."""
    document: Any = docx.Document(str(TEMPLATE))
    for block in report.blocks:
        match block:
            case Heading(level=level, text=text):
                document.add_paragraph(text, style="Assay Title" if level == 1 else f"Heading {level}")
            case Paragraph(runs=runs, role=role):
                paragraph = document.add_paragraph(style=STYLE_OF_ROLE[role])
                for run in runs:
                    paragraph.add_run(run.text)
            case Table():
                _plain_table(document, block)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _plain_table(document: Any, block: Table) -> None:
    table = document.add_table(rows=len(block.rows) + 1, cols=len(block.header), style="Assay Table")
    for row, cells in enumerate((block.header, *block.rows)):
        for column, text in enumerate(cells):
            cell = table.cell(row, column)
            cell.text = text
            cell.paragraphs[0].style = "Assay Table Number" if column in block.numeric else "Assay Table Text"


def _table(number: int, words: Iterator[str]) -> Table:
    rows = tuple((" ".join(islice(words, 3)), str(row), " ".join(islice(words, 6))) for row in range(ROWS_A_TABLE))
    return Table(("Statement", "Score", "Meaning"), rows, f"Table {number} of a large report", (1,))


def _sample_words() -> Iterator[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(path_of("demo", "sections").glob("*.txt"))]
    return cycle(" ".join(texts).replace("# ", "").replace("- ", "").split())


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _pack(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=COMPRESSION) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
