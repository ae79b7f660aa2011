"""Lists of two lines a row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.widgets.list_delegate import TwoLineDelegate
from ui.widgets.list_rows import ListRow, RowsModel
from ui.widgets.row_words import RowWords
from ui.widgets.two_line_list import TwoLineList

ROWS = [
    ListRow("a", "Focus group, occupational therapy team", "Feedback from staff", "E-014", "3 people"),
    ListRow("b", "Complaints report 2023/24", "Processes", "E-021", more="ombudsman"),
    ListRow("c", "Case tracking", "People's experience", "E-027", "1 person"),
]


@pytest.fixture
def listing(qtbot: QtBot) -> TwoLineList:
    made = TwoLineList("Evidence")
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.set_rows(ROWS)
    made.show()
    return made


def shown(listing: TwoLineList) -> str:
    return "".join(listing.rows.row_at(listing.rows.index(place)).id for place in range(listing.count()))


def test_the_model_keeps_its_promises(qtmodeltester: ModelTester) -> None:
    model = RowsModel()
    model.set_rows(ROWS)
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", "abc"),
        ("  ", "abc"),
        ("COMPLAINTS", "b"),
        ("e-02", "bc"),
        ("team focus", "a"),
        ("ombudsman", "b"),
        ("people", "ac"),
        ("people case", "c"),
        ("nothing like it", ""),
    ],
)
def test_a_filter_leaves_the_rows_that_hold_every_word(listing: TwoLineList, typed: str, expected: str) -> None:
    listing.set_filter(typed)
    assert shown(listing) == expected


def test_typing_on_and_deleting_again_shows_the_same_rows_as_at_first(listing: TwoLineList) -> None:
    seen = []
    for typed in ("e", "e-0", "e-02", "e-0", "e", ""):
        listing.set_filter(typed)
        seen.append(shown(listing))
    assert seen == ["abc", "abc", "bc", "abc", "abc", "abc"]


def test_new_rows_and_filters_keep_the_current_row_and_tell_nothing(listing: TwoLineList) -> None:
    told: list[str] = []
    listing.choose("c")
    listing.chosen.connect(told.append)
    listing.set_filter("people")
    listing.set_rows([ListRow("z", "A new one first, with people"), *ROWS])
    assert (listing.current_id(), told) == ("c", [])


def test_losing_the_current_row_is_told(listing: TwoLineList) -> None:
    told: list[str] = []
    listing.choose("c")
    listing.chosen.connect(told.append)
    listing.set_rows(ROWS[:2])
    assert (listing.current_id(), told) == ("", [""])


def test_enter_opens_the_current_row(qtbot: QtBot, listing: TwoLineList) -> None:
    listing.choose("b")
    with qtbot.waitSignal(listing.opened) as told:
        qtbot.keyClick(listing, Qt.Key.Key_Return)
    assert told.args == ["b"]


def test_arrows_travel_and_leave_at_the_top(qtbot: QtBot, listing: TwoLineList) -> None:
    listing.choose("a")
    with qtbot.waitSignal(listing.chosen) as told:
        qtbot.keyClick(listing, Qt.Key.Key_Down)
    assert told.args == ["b"]
    listing.choose("a")
    with qtbot.waitSignal(listing.left_upwards):
        qtbot.keyClick(listing, Qt.Key.Key_Up)


def test_what_is_cut_off_is_told_whole(listing: TwoLineList) -> None:
    delegate = listing.itemDelegate()
    assert isinstance(delegate, TwoLineDelegate)
    index = listing.rows.index(0)
    assert (
        delegate.hidden_words(QRect(0, 0, 120, 50), index)
        == "Focus group, occupational therapy team\nFeedback from staff"
    )
    assert delegate.hidden_words(QRect(0, 0, 900, 50), index) == ""


def test_rows_are_of_one_height(listing: TwoLineList) -> None:
    heights = {listing.sizeHintForIndex(listing.rows.index(place)).height() for place in range(3)}
    assert len(heights) == 1


def test_a_row_is_read_out_whole(listing: TwoLineList) -> None:
    read = listing.rows.data(listing.rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert read == "E-014, Focus group, occupational therapy team, Feedback from staff, 3 people"


@pytest.mark.parametrize("is_read", [False, True])
def test_a_long_list_filters_to_what_a_plain_loop_finds(qtbot: QtBot, *, is_read: bool) -> None:
    rows = [
        ListRow(str(number), f"Item {number} of many", f"kind {number % 70}", lead=f"E-{number:04}")
        for number in range(5_000)
    ]
    model = RowsModel()
    model.set_rows(rows)
    if is_read:
        model.read_words()
        qtbot.waitUntil(model.knows_words)
    for typed in ("kind 3 item 19", "k", "KI", "kind 6", "kind 69", "4", "49", "499", "4999", "ny", "zz", "", "many 7",
        "e", "E-", "-", "e-0", "e-04", "e-049", "e-0499", "e-04990", "e- kind 3", "-4"):  # fmt: skip
        model.set_filter(typed)
        words = typed.lower().split()
        expected = [
            row.id for row in rows if all(word in f"{row.lead} {row.title} {row.detail}".lower() for word in words)
        ]
        assert [model.row_at(model.index(place)).id for place in range(model.rowCount())] == expected


def test_other_rows_are_read_anew(qtbot: QtBot) -> None:
    model = RowsModel()
    model.set_rows(ROWS)
    model.read_words()
    qtbot.waitUntil(model.knows_words)
    model.set_rows(ROWS[1:])
    assert not model.knows_words()
    model.set_filter("focus")
    assert model.rowCount() == 0


def test_the_words_of_rows_tell_which_rows_hold_a_piece() -> None:
    read = RowWords(["one two", "two three", "", "four"])
    assert read.holding("two") is None
    read.work_for(60)
    assert [read.holding(piece) for piece in ("tw", "hree", "o", "x")] == [
        b"\1\1\0\0", b"\0\1\0\0", b"\1\1\0\1", b"\0\0\0\0",
    ]  # fmt: skip


@pytest.mark.parametrize("texts", [[], [""], ["e-1 one"], ["e-1 one", ""], ["e-1 one", "e-1", "e-12 two"], ["é", "éa"]])
def test_a_piece_that_all_rows_begin_with_is_told_from_one_that_some_have(texts: list[str]) -> None:
    read = RowWords(texts)
    read.work_for(60)
    for piece in ("e", "e-", "e-1", "-", "1", "é", "o", "-12"):
        held = read.holding(piece)
        assert held is None or list(held) == [piece in text for text in texts]


def test_a_row_hidden_by_the_filter_is_the_current_one_again_without_it(listing: TwoLineList) -> None:
    listing.choose("b")
    for typed in ("team", "team f", ""):
        listing.set_filter(typed)
    assert listing.current_id() == "b"


def test_a_row_chosen_under_the_filter_stays_when_the_filter_goes(listing: TwoLineList, qtbot: QtBot) -> None:
    listing.choose("b")
    listing.set_filter("people")
    qtbot.keyClick(listing, Qt.Key.Key_Down)
    chosen = listing.current_id()
    listing.set_filter("")
    assert listing.current_id() == chosen != "b"
