"""The outline: travel, folding, and a place that is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.shell.outline import Outline
from ui.shell.outline_rows import OutlineRow

ROWS = [
    OutlineRow("overview", "Overview"),
    OutlineRow("people", "Working with people", "group"),
    OutlineRow("needs", "Assessing needs", depth=1, trailing="2", level=(1, 4), progress=0.5),
    OutlineRow("lives", "Supporting people to live healthier lives", depth=1, progress=1.0),
    OutlineRow("leaders", "Leadership", "group"),
    OutlineRow("learning", "Learning, improvement and innovation", depth=1, progress=0.0, described="no score"),
]


@pytest.fixture
def outline(qtbot: QtBot) -> Outline:
    made = Outline()
    qtbot.addWidget(made)
    made.resize(280, 400)
    made.set_rows(ROWS)
    made.show()
    return made


def test_the_model_keeps_its_promises(outline: Outline, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(outline.rows)


def test_travelling_tells_each_page_but_no_group(qtbot: QtBot, outline: Outline) -> None:
    told: list[str] = []
    outline.choose("overview")
    outline.chosen.connect(told.append)
    for _step in range(3):
        qtbot.keyClick(outline, Qt.Key.Key_Down)
    assert told == ["needs", "lives"]


def test_enter_opens_a_page_and_folds_a_group(qtbot: QtBot, outline: Outline) -> None:
    opened: list[str] = []
    outline.opened.connect(opened.append)
    outline.choose("needs")
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    outline.choose("people")
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    assert opened == ["needs"]
    assert outline.rows.folded() == ("people",)
    assert outline.rows.rowCount() == 4


def test_a_click_opens(qtbot: QtBot, outline: Outline) -> None:
    place = outline.visualRect(outline.rows.index(2)).center()
    with qtbot.waitSignal(outline.opened) as told:
        qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert told.args == ["needs"]


def test_left_goes_to_the_group_and_folds_it_and_right_unfolds(qtbot: QtBot, outline: Outline) -> None:
    outline.choose("lives")
    qtbot.keyClick(outline, Qt.Key.Key_Left)
    assert outline.current_id() == "people"
    qtbot.keyClick(outline, Qt.Key.Key_Left)
    assert outline.rows.is_folded("people")
    qtbot.keyClick(outline, Qt.Key.Key_Right)
    assert not outline.rows.is_folded("people")


def test_new_rows_keep_the_place_and_tell_nothing(outline: Outline) -> None:
    told: list[str] = []
    outline.choose("lives")
    outline.chosen.connect(told.append)
    outline.set_rows([replace(row, trailing="3") for row in ROWS])
    outline.set_rows([OutlineRow("new", "New first page"), *ROWS])
    assert outline.current_id() == "lives"
    assert told == []


def test_a_row_that_says_it_is_current_is(outline: Outline) -> None:
    outline.set_rows([replace(row, is_current=row.id == "learning") for row in ROWS])
    assert outline.current_id() == "learning"


def test_choosing_a_row_in_a_folded_group_unfolds_it(outline: Outline) -> None:
    outline.set_folded("people", True)
    assert outline.choose("needs")
    assert outline.current_id() == "needs"


def test_folding_the_group_one_is_in_goes_to_the_group(outline: Outline) -> None:
    outline.choose("needs")
    outline.set_folded("people", True)
    assert outline.current_id() == "people"


@pytest.mark.parametrize(
    ("start", "by", "end"), [("overview", 1, "needs"), ("lives", 1, "learning"), ("overview", -1, "overview")]
)
def test_the_next_page_is_found_over_groups(outline: Outline, start: str, by: int, end: str) -> None:
    outline.choose(start)
    outline.step_page(by)
    assert outline.current_id() == end


def test_a_long_title_takes_a_second_line(outline: Outline) -> None:
    short, long = outline.rows.index(2), outline.rows.index(3)
    outline.resize(200, 400)
    assert outline.sizeHintForIndex(long).height() > outline.sizeHintForIndex(short).height()


def test_a_row_is_read_out_with_its_score(outline: Outline) -> None:
    read = [outline.rows.data(outline.rows.index(place), Qt.ItemDataRole.AccessibleTextRole) for place in (2, 5)]
    assert read == ["Assessing needs, 2", "Learning, improvement and innovation, no score"]


def test_letters_find_a_page(qtbot: QtBot, outline: Outline) -> None:
    outline.choose("overview")
    qtbot.keyClicks(outline, "lea")
    assert outline.current_id() == "leaders"
