"""The smaller widgets: folds, fields, messages, growing text, tabs, pictures of scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import apply_theme, current_theme
from ui.widgets.banner import Banner, Toast
from ui.widgets.buttons import IconButton, PrimaryButton, WrappedButton
from ui.widgets.chips import FilterChip
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.fold import Fold
from ui.widgets.growing_text import GrowingText
from ui.widgets.pickers import Picker
from ui.widgets.progress_row import ProgressRow
from ui.widgets.rating_bar import BandSpan, RatingBar
from ui.widgets.score_profile import ProfileLevel, ProfileRow, ScoreProfile
from ui.widgets.search_field import SearchField
from ui.widgets.tab_strip import TabStrip
from ui.widgets.text import ElidedLabel, Prose

BANDS = [BandSpan("Low", 25, 38), BandSpan("Middle", 39, 62), BandSpan("High", 63, 100)]


def shown(qtbot: QtBot, widget: QWidget, width: int = 400, height: int = 200) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()


def test_a_fold_hides_its_body_and_tells_it(qtbot: QtBot) -> None:
    fold, inside = Fold("Commitment", "In short"), QLabel("We focus on learning")
    fold.add(inside)
    shown(qtbot, fold)
    with qtbot.waitSignal(fold.folded) as told:
        fold.set_open(False)
    assert (told.args, inside.isVisible(), fold.is_open()) == ([True], False, False)


def test_a_button_that_is_off_says_why_and_its_hint_comes_back(qtbot: QtBot) -> None:
    button = PrimaryButton("Publish")
    qtbot.addWidget(button)
    button.set_hint("Write the report")
    button.set_off("Two statements have no score")
    assert (button.isEnabled(), button.toolTip()) == (False, "Two statements have no score")
    assert button.accessibleDescription() == "Two statements have no score"
    button.set_off("")
    assert (button.isEnabled(), button.toolTip()) == (True, "Write the report")


def test_an_icon_button_has_a_name_and_shows_its_keys(qtbot: QtBot) -> None:
    button = IconButton("undo", "Undo", "Ctrl+Z")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Undo", "Undo  Ctrl+Z")


def test_a_field_names_its_control_and_shows_a_fault_instead_of_the_hint(qtbot: QtBot) -> None:
    line = QLineEdit()
    field = Field("Title", line, "As printed on the document")
    shown(qtbot, field)
    assert (line.accessibleName(), line.accessibleDescription()) == ("Title", "As printed on the document")
    field.set_fault("A title is needed")
    assert (line.accessibleDescription(), line.property("faulty")) == ("A title is needed", True)
    field.set_fault("")
    assert (line.accessibleDescription(), line.property("faulty")) == ("As printed on the document", False)


def test_a_banner_offers_its_ways_out(qtbot: QtBot) -> None:
    done: list[str] = []
    banner = Banner("danger", "The disk is full", [("Try again", lambda: done.append("again"))])
    shown(qtbot, banner)
    button = next(button for button in banner.findChildren(QWidget) if getattr(button, "text", str)() == "Try again")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.closed):
        banner.close_message()
    assert (done, banner.isVisible(), banner.accessibleName()) == (["again"], False, "The disk is full")


def test_a_toast_stands_within_its_window_and_undoes(qtbot: QtBot) -> None:
    window, done = QWidget(), []
    shown(qtbot, window, 500, 300)
    toast = Toast(window)
    toast.tell("Evidence E-014 removed", "Undo", lambda: done.append("undo"))
    assert toast.isVisible() and window.rect().contains(toast.geometry())
    toast._action.click()
    assert (done, toast.isVisible()) == (["undo"], False)


def test_long_work_can_be_stopped_once(qtbot: QtBot) -> None:
    row = ProgressRow("Reading 14 files")
    shown(qtbot, row)
    told: list[bool] = []
    row.cancelled.connect(lambda: told.append(True))
    row._cancel.click()
    row._cancel.click()
    assert told == [True]


def test_a_growing_text_is_as_tall_as_what_it_holds(qtbot: QtBot) -> None:
    text = GrowingText("Why")
    shown(qtbot, text, 300)
    low = text.height()
    text.set_text("One line after another.\n" * 12)
    assert text.height() > low * 3
    assert text.document().size().height() <= text.viewport().height()
    text.set_text("")
    assert text.height() == low


def test_edits_are_told_and_setting_is_not(qtbot: QtBot) -> None:
    text = GrowingText("Why")
    shown(qtbot, text)
    told: list[str] = []
    text.edited.connect(told.append)
    text.set_text("Given")
    assert told == []
    text.moveCursor(text.textCursor().MoveOperation.End)
    qtbot.keyClicks(text, "!")
    assert told[-1] == "Given!"
    text.undo()
    assert text.text() == "Given"


def test_a_paste_comes_without_its_looks_and_a_huge_one_is_cut_with_a_word(qtbot: QtBot) -> None:
    text = GrowingText("Why")
    shown(qtbot, text)
    data = QMimeData()
    data.setHtml("<b>bold</b> <img src='file:///etc/passwd'>")
    data.setText("bold")
    text.insertFromMimeData(data)
    assert (text.text(), text.fontWeight() > 500) == ("bold", False)
    data.setText("x" * 300_000)
    with qtbot.waitSignal(text.too_long) as told:
        text.insertFromMimeData(data)
    assert told.args == ["x" * 300_000] and len(text.text()) == 200_004


def test_a_word_without_end_is_broken_anywhere_and_words_are_kept_whole_in_any_other_text(qtbot: QtBot) -> None:
    text = GrowingText("Why")
    shown(qtbot, text)
    data = QMimeData()
    data.setText("x" * 3_000)
    text.insertFromMimeData(data)
    assert text.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere  # in the other, Qt takes seconds for 200,000
    text.set_text("word " * 600)
    assert text.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    data.setText("word " * 600)
    text.insertFromMimeData(data)
    assert text.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def test_leaving_a_growing_text_is_told_and_tab_leaves_it(qtbot: QtBot) -> None:
    window, text, other = QWidget(), GrowingText("Why"), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(text)
    layout.addWidget(other)
    shown(qtbot, window)
    window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    with qtbot.waitSignal(text.focus_left):
        qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert (text.text(), other.hasFocus()) == ("", True)


def test_escape_empties_a_search_and_then_gives_up(qtbot: QtBot) -> None:
    field = SearchField("Find")
    shown(qtbot, field)
    field.setText("words")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.given_up):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(field.left_downwards):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_tabs_show_counts_and_are_named(qtbot: QtBot) -> None:
    tabs = TabStrip("Side pane", ("Evidence", "Comments"))
    shown(qtbot, tabs)
    tabs.set_count(1, 1234)
    assert (tabs.tabText(1), tabs.accessibleName()) == ("Comments 1,234", "Side pane")
    tabs.set_count(1, None)
    assert tabs.tabText(1) == "Comments"


def test_the_words_of_a_button_take_several_lines_where_room_is_short(qtbot: QtBot, qapp: QApplication) -> None:
    button = WrappedButton("Send for the factual accuracy check")
    shown(qtbot, button)
    whole = button.sizeHint()
    button.set_room(whole.width() - 20)
    assert button.text().count("\n") == 1 and button.sizeHint().width() <= whole.width() - 20
    assert button.sizeHint().height() > whole.height()
    assert button.accessibleName() == button.words() == "Send for the factual accuracy check"
    button.set_room(1)
    assert button.text().split("\n") == ["Send", "for", "the", "factual", "accuracy", "check"]
    button.set_room(whole.width())
    assert button.text() == "Send for the factual accuracy check"
    apply_theme(qapp, "light", 2.0)
    assert "\n" in button.text()


def test_tabs_give_up_their_counts_before_their_words(qtbot: QtBot) -> None:
    tabs = TabStrip("Side pane", ("Evidence", "Comments", "Review"))
    qtbot.addWidget(tabs)
    tabs.set_count(0, 1204)
    tabs.resize(600, 40)
    tabs.show()
    wide = tabs.tabSizeHint(0).width()
    without = TabStrip("Side pane", ("Evidence", "Comments", "Review"))
    qtbot.addWidget(without)
    narrow = sum(without.fontMetrics().horizontalAdvance(each) + 16 for each in ("Evidence", "Comments", "Review"))
    tabs.resize(narrow, 40)
    assert tabs.tabSizeHint(0).width() < wide
    assert tabs._shown(0) == "Evidence"
    assert tabs.tabText(0) == tabs.tabToolTip(0) == "Evidence 1,204"


def test_a_chip_is_read_out_with_its_count(qtbot: QtBot) -> None:
    chip = FilterChip("Cited", 23)
    qtbot.addWidget(chip)
    assert (chip.text(), chip.accessibleName()) == ("Cited  23", "Cited, 23")


def test_a_picker_keeps_its_choice_when_the_choices_change(qtbot: QtBot) -> None:
    picker = Picker("Kind", [("a", "First"), ("b", "Second")])
    qtbot.addWidget(picker)
    picker.set_value("b")
    picker.set_choices([("c", "Third"), ("b", "Second")])
    assert picker.value() == "b"
    picker.set_choices([("c", "Third")])
    assert picker.value() == "c"


def test_an_empty_place_offers_its_steps_by_keyboard(qtbot: QtBot) -> None:
    done: list[str] = []
    empty = EmptyState("book", "Nothing yet", ["A line"], [("Open the sample", lambda: done.append("sample"))])
    shown(qtbot, empty)
    button = empty.findChildren(PrimaryButton)[0]
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert done == ["sample"]


def test_words_that_do_not_fit_are_told_whole(qtbot: QtBot) -> None:
    label = ElidedLabel("A rather long name of an authority")
    shown(qtbot, label, 60, 20)
    assert label.toolTip() == "A rather long name of an authority"
    label.resize(900, 20)
    assert label.toolTip() == ""


def test_prose_shows_markup_and_does_not_obey_it(qtbot: QtBot) -> None:
    prose = Prose("<b>Not bold</b>", "Second")
    qtbot.addWidget(prose)
    assert "&lt;b&gt;Not bold" in prose.text()


def test_a_flow_wraps_and_needs_more_height_where_it_is_narrow(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    for number in range(6):
        flow.addWidget(PrimaryButton(f"Button {number}"))
    shown(qtbot, holder)
    assert flow.heightForWidth(200) > flow.heightForWidth(2000)


@pytest.mark.parametrize(
    ("percent", "band"), [(25, 0), (38, 0), (38.9, 0), (39, 1), (62, 1), (63, 2), (100, 2), (24, -1), (101, -1)]
)
def test_a_percentage_stands_in_its_band(qtbot: QtBot, percent: float, band: int) -> None:
    bar = RatingBar("Rating", BANDS)
    qtbot.addWidget(bar)
    assert bar.band_at(percent) == band


@pytest.mark.parametrize("percent", [None, 0, 25, 64, 100, 400])
def test_a_rating_is_drawn_and_described_wherever_it_stands(qtbot: QtBot, percent: float | None) -> None:
    bar = RatingBar("Rating", BANDS)
    bar.set_percent(percent, "One point to high", None if percent is not None else (30, 90))
    shown(qtbot, bar, 300, bar.sizeHint().height())
    assert not bar.grab().isNull()
    assert "Middle 39 to 62%" in bar.accessibleDescription() and "One point to high" in bar.accessibleDescription()


def a_profile(qtbot: QtBot, levels: int, rows: int) -> ScoreProfile:
    profile = ScoreProfile("Scores", [ProfileLevel(value, f"L{value}") for value in range(1, levels + 1)])
    profile.set_rows(
        [ProfileRow(f"Statement {place}", 1 + place % levels or None, levels, 1.5) for place in range(rows)],
        "Last year",
        "Average",
    )
    shown(qtbot, profile, 500, profile.sizeHint().height())
    return profile


@pytest.mark.parametrize(("levels", "rows"), [(3, 3), (4, 9), (5, 3), (7, 30), (4, 0)])
def test_a_profile_is_drawn_for_any_scale_and_any_number_of_rows(qtbot: QtBot, levels: int, rows: int) -> None:
    profile = a_profile(qtbot, levels, rows)
    assert not profile.grab().isNull()
    assert profile.sizeHint().height() >= rows * current_theme().space(3)


def test_a_profile_is_read_out_row_by_row(qtbot: QtBot) -> None:
    profile = a_profile(qtbot, 4, 2)
    assert profile.accessibleDescription() == (
        "Statement 0: 1 L1, Last year: 4 L4, Average: 1.5; Statement 1: 2 L2, Last year: 4 L4, Average: 1.5"
    )


def test_a_row_of_a_profile_opens_by_key_and_by_click(qtbot: QtBot) -> None:
    profile = a_profile(qtbot, 4, 3)
    told: list[int] = []
    profile.opened.connect(told.append)
    qtbot.keyClick(profile, Qt.Key.Key_Down)
    qtbot.keyClick(profile, Qt.Key.Key_Return)
    row = profile._measures()
    qtbot.mouseClick(
        profile,
        Qt.MouseButton.LeftButton,
        pos=profile.rect().topLeft() + type(profile.rect().topLeft())(20, row.head + row.row * 2 + 4),
    )
    assert told == [1, 2]


def test_a_toast_with_many_words_shows_them_all(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(320, 400)
    qtbot.addWidget(window)
    window.show()
    toast = Toast(window)
    toast.tell("What you typed of E-014 is kept, and the others who work here see it as well. " * 2, "Undo", list)
    (words,) = [label for label in toast.findChildren(QLabel) if label.text()]
    assert window.rect().contains(toast.geometry())
    assert words.height() >= words.heightForWidth(words.width()) > 2 * words.fontMetrics().height()
    toast.tell("Done.")
    assert toast.height() < 3 * words.fontMetrics().height() and toast.width() < 200


def test_a_file_let_go_over_a_field_is_not_written_into_it_as_a_path(qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "notes.txt"))])
    notes, search = GrowingText("Notes"), SearchField("Find in evidence")
    for field in (notes, search):
        qtbot.addWidget(field)
    assert not notes.canInsertFromMimeData(data)
    assert not search.acceptDrops()
    data = QMimeData()
    data.setText("They had waited.")
    assert notes.canInsertFromMimeData(data)
