"""Rows of a spreadsheet become evidence, and which column is which is remembered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import ANN, NOON, Desk
from evidence_files import picture_of, xlsx_of

from domain.evidence.interview_rows import guess_mapping
from store.actions.history import undo
from store.actions.interviews import read_rows, take_in_rows
from store.changes import TakenIn
from store.errors import Cancelled, Refused
from store.queries.evidence import load_items
from store.queries.interviews import remembered_mapping
from store.queries.search import search

HEADER = ["Who", "Date", "People", "Category", "Notes", "Confidential"]
MAPPING = {"given_by": 0, "event_date": 1, "people_heard": 2, "category": 3, "words": 4, "confidential": 5}
ROWS = [
    HEADER,
    ["OT team", date(2024, 10, 17), 3, "staff", "We were never asked.", "yes"],
    ["A carer", "soon", "some", "weather", "They waited since June.", None],
    [None, None, None, None, None, None],
    ["Board chair", date(2024, 11, 1), 1, "Partners", "Attendance is good.", "no"],
]


def sheet(tmp_path: Path, rows: list[list[object]] | None = None) -> Path:
    path = tmp_path / "interviews.xlsx"
    path.write_bytes(xlsx_of({"Interviews": rows or ROWS}))
    return path


def take(desk: Desk, path: Path, mapping: dict[str, int] | None = None) -> TakenIn:
    return take_in_rows(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        path=path,
        mapping=MAPPING if mapping is None else mapping,
    )


def test_each_row_is_an_item_with_its_place_in_the_file(desk: Desk, tmp_path: Path) -> None:
    assert take(desk, sheet(tmp_path)).result == ("E-001", "E-002", "E-003")
    team, carer, chair = load_items(desk.workspace, desk.assessment_id)
    assert (team.title, team.given_by, team.category, team.event_date) == (
        "OT team",
        "OT team",
        "staff",
        date(2024, 10, 17),
    )
    assert (team.people_heard, team.confidential, team.notes) == (3, True, "We were never asked.")
    assert [item.files[0].block for item in (team, carer, chair)] == [2, 3, 4]
    assert len({item.files[0].sha256 for item in (team, carer, chair)}) == 1
    assert (carer.event_date, carer.people_heard, carer.category, carer.confidential) == (None, None, "", False)
    assert chair.category == "partners"


def test_a_row_s_words_are_found_once_in_its_own_item(desk: Desk, tmp_path: Path) -> None:
    take(desk, sheet(tmp_path))
    _team, carer, _chair = load_items(desk.workspace, desk.assessment_id)
    hits = search(desk.workspace, "waited since", desk.assessment_id)
    assert {(hit.owner_kind, hit.owner_id) for hit in hits} == {
        ("evidence_item", carer.id),
        ("file_text", f"{carer.files[0].id}/3"),
    }


def test_cells_that_cannot_be_read_are_said(desk: Desk, tmp_path: Path) -> None:
    report = take(desk, sheet(tmp_path)).report
    assert report.files[1].notices == ("category-unknown", "date-unreadable", "people-unreadable")


def test_the_mapping_is_remembered_by_the_header(desk: Desk, tmp_path: Path) -> None:
    assert remembered_mapping(desk.workspace, HEADER) == {}
    take(desk, sheet(tmp_path))
    assert remembered_mapping(desk.workspace, [cell.upper() for cell in HEADER]) == MAPPING
    take(desk, sheet(tmp_path, [HEADER, ["New", None, None, None, "Other words.", None]]), {"words": 4})
    assert remembered_mapping(desk.workspace, HEADER) == {"words": 4}
    assert remembered_mapping(desk.workspace, [*HEADER, "More"]) == {}


def test_rows_are_taken_in_once(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path)
    take(desk, path)
    again = take(desk, path)
    assert again.result == ()
    assert [str(file.outcome) for file in again.report.files] == ["duplicate"] * 3


def test_one_undo_takes_all_rows_back(desk: Desk, tmp_path: Path) -> None:
    take(desk, sheet(tmp_path))
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert load_items(desk.workspace, desk.assessment_id) == ()


@pytest.mark.parametrize("mapping", [{}, {"words": 9}, {"words": -1}, {"colour": 1}])
def test_a_mapping_that_says_nothing_is_refused(desk: Desk, tmp_path: Path, mapping: dict[str, int]) -> None:
    with pytest.raises(Refused, match="no-mapping"):
        take(desk, sheet(tmp_path), mapping)


def test_a_file_without_rows_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("No rows.", encoding="utf-8")
    with pytest.raises(Refused, match="no-rows"):
        take(desk, path)
    (tmp_path / "a.png").write_bytes(picture_of()[:50])
    with pytest.raises(Refused, match="unreadable-rows"):
        take(desk, tmp_path / "a.png")


def test_a_text_table_is_taken_in_by_rows_too(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Name;Comment\nJo;Good.\nBo;Bad.\n", encoding="utf-8")
    header = read_rows(desk.workspace, path).blocks[0].text.split("\t")
    assert guess_mapping(header) == {"given_by": 0, "words": 1}
    assert take(desk, path, guess_mapping(header)).result == ("E-001", "E-002")


def test_progress_is_told_and_stopping_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    told: list[int] = []
    parameters = {"assessment_id": desk.assessment_id, "path": sheet(tmp_path), "mapping": MAPPING}
    with pytest.raises(Cancelled):
        take_in_rows(desk.workspace, ANN, NOON, progress=told.append, cancelled=lambda: len(told) == 2, **parameters)
    assert told == [0, 333]
    assert load_items(desk.workspace, desk.assessment_id) == ()
    assert remembered_mapping(desk.workspace, HEADER) == {}


def test_a_line_above_the_table_is_no_item(desk: Desk, tmp_path: Path) -> None:
    taken = take(desk, sheet(tmp_path, [["Interviews of spring 2024"], *ROWS]))
    assert [file.name for file in taken.report.files] == [f"interviews.xlsx/{number}" for number in (3, 4, 5)]
    assert remembered_mapping(desk.workspace, HEADER) == MAPPING


def test_a_mapping_chosen_by_other_headings_is_refused(desk: Desk, tmp_path: Path) -> None:
    parameters = {"assessment_id": desk.assessment_id, "path": sheet(tmp_path), "mapping": MAPPING}
    with pytest.raises(Refused, match="other-headings"):
        take_in_rows(desk.workspace, ANN, NOON, headings=[*HEADER[1:], HEADER[0]], **parameters)
    assert load_items(desk.workspace, desk.assessment_id) == ()
    assert take_in_rows(desk.workspace, ANN, NOON, headings=HEADER, **parameters).result
