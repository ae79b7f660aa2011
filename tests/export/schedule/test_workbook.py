"""The schedule as a spreadsheet: real dates, filters, no formula, no author, the same bytes for the same schedule."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from evidence_builders import DAY, FRAMEWORK, ITEMS, an_evidenced_document
from report_builders import packed, parts_of

from domain.report.schedule import EvidenceSchedule, build_schedule
from export.errors import CannotWrite
from export.gate.spreadsheet import check_spreadsheet
from export.gate.word import check_word
from export.schedule.exporting import export_schedule
from export.schedule.workbook import write_workbook


def a_schedule() -> EvidenceSchedule:
    return build_schedule(FRAMEWORK, an_evidenced_document(), DAY)


def test_the_sheets_hold_items_uses_and_sentences() -> None:
    book = openpyxl.load_workbook(BytesIO(write_workbook(a_schedule())))
    assert book.sheetnames == ["Evidence", "Where it is used", "Sentences"]
    evidence = [[cell.value for cell in row] for row in book["Evidence"].rows]
    assert evidence[1][:7] == [
        "E-001", "Carers’ meeting", "People's experience", "File", datetime(2026, 1, 12), None, 7,
    ]  # fmt: skip
    assert evidence[2][:4] == ["E-002", "Confidential", "People's experience", None]
    assert len(list(book["Where it is used"].rows)) == 3
    assert [row[3].value for row in book["Sentences"].rows][1:] == ["E-001", "E-002", "E-002", "E-001"]


def test_every_sheet_can_be_filtered_and_keeps_its_headings_in_sight() -> None:
    book = openpyxl.load_workbook(BytesIO(write_workbook(a_schedule())))
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "{=1}", "https://example.org"])
def test_what_looks_like_a_formula_or_a_link_stays_words(words: str) -> None:
    document = replace(an_evidenced_document(), items=(replace(ITEMS[0], title=words),))
    data = write_workbook(build_schedule(FRAMEWORK, document, DAY))
    cell = openpyxl.load_workbook(BytesIO(data))["Evidence"]["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (words.strip("\t\r"), "s", None)
    assert check_spreadsheet(data) == ()


def test_a_cell_that_begins_like_a_formula_is_marked_as_words() -> None:
    cell = openpyxl.load_workbook(BytesIO(write_workbook(a_schedule())))["Evidence"]["B4"]
    assert cell.value == "=HYPERLINK(0)"
    assert cell.quotePrefix


def test_a_text_longer_than_a_cell_can_hold_is_cut() -> None:
    document = replace(an_evidenced_document(), items=(replace(ITEMS[0], title="word " * 10_000),))
    data = write_workbook(build_schedule(FRAMEWORK, document, DAY))
    assert len(openpyxl.load_workbook(BytesIO(data))["Evidence"]["B2"].value) == 32_000


def test_the_same_schedule_gives_the_same_bytes_and_names_nobody() -> None:
    data = write_workbook(a_schedule())
    assert data == write_workbook(a_schedule())
    properties = openpyxl.load_workbook(BytesIO(data)).properties
    assert (properties.title, properties.language) == ("Borough of Marwell: evidence schedule", "en-GB")
    assert (properties.creator, properties.lastModifiedBy) == (None, None)
    assert properties.created == datetime(2026, 3, 17)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("xl/worksheets/sheet1.xml", b"<v>", b"<f>1+1</f><v>", "formula"),
        ("docProps/core.xml", b"<dc:creator>", b"<dc:creator>Ann Lee", "names-inside"),
        ("docProps/core.xml", b"en-GB", b"en-US", "language"),
        ("xl/_rels/workbook.xml.rels", b"Target=", b'TargetMode="External" Target=', "external-part"),
    ],
)
def test_the_gate_sees_what_may_not_go_out(part: str, old: bytes, new: bytes, code: str) -> None:
    parts = parts_of(write_workbook(a_schedule()))
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    assert code in {fault.code for fault in check_spreadsheet(packed(parts))}


def test_the_schedule_in_word_passes_the_gate_of_published_documents(tmp_path: Path) -> None:
    export_schedule(a_schedule(), tmp_path / "schedule.docx")
    assert check_word((tmp_path / "schedule.docx").read_bytes()) == ()


def test_a_schedule_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "schedule.xlsx"
    path.write_bytes(b"old")
    (tmp_path / ".~lock.schedule.xlsx#").touch()
    with pytest.raises(CannotWrite, match="open-elsewhere"):
        export_schedule(a_schedule(), path)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(("name", "code"), [("schedule.csv", "unknown-ending"), ("", "is-folder")])
def test_a_schedule_goes_into_a_spreadsheet_or_a_word_file(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(CannotWrite, match=code):
        export_schedule(a_schedule(), tmp_path / name)
