"""The window's frame: panes, keys, the state of saving."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.commands import CommandRegistry
from ui.shell.frame import ShellFrame
from ui.shell.outline_rows import OutlineRow
from ui.shell.top_bar import TopBar
from ui.theme import current_theme
from ui.widgets.banner import Banner
from ui.widgets.text import ElidedLabel


@pytest.fixture
def frame(qtbot: QtBot) -> ShellFrame:
    made = ShellFrame()
    qtbot.addWidget(made)
    made.outline.set_rows([OutlineRow("overview", "Overview"), OutlineRow("one", "One")])
    made.middle.addWidget(QLineEdit())
    for title in ("Evidence", "Comments"):
        page = QLineEdit(title)
        made.side.add_page(title, lambda page=page: page)
    made.resize(1300, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def pane_with_focus(frame: ShellFrame) -> str:
    focused = frame.focusWidget()
    named = {"outline": frame.outline, "middle": frame.middle, "side": frame.side}
    return next((name for name, pane in named.items() if pane is focused or pane.isAncestorOf(focused)), "")


def test_walking_the_panes_comes_round(frame: ShellFrame) -> None:
    frame.focus_middle()
    seen = []
    for _step in range(4):
        seen.append(pane_with_focus(frame))
        frame.walk_panes(1)
    assert seen == ["middle", "side", "outline", "middle"]


def test_walking_leaves_out_a_pane_that_is_hidden(frame: ShellFrame) -> None:
    frame.panes.toggle("side")
    frame.focus_middle()
    frame.walk_panes(1)
    assert pane_with_focus(frame) == "outline"


def test_escape_goes_back_to_the_page_and_then_out(qtbot: QtBot, frame: ShellFrame) -> None:
    frame.focus_middle()
    frame.walk_panes(1)
    qtbot.keyClick(frame.focusWidget(), Qt.Key.Key_Escape)
    assert pane_with_focus(frame) == "middle"
    with qtbot.waitSignal(frame.backed_out):
        qtbot.keyClick(frame, Qt.Key.Key_Escape)


def test_widths_and_hidden_panes_are_remembered(qtbot: QtBot, frame: ShellFrame) -> None:
    frame.panes.toggle("outline")
    state = frame.save_state() | {"side_width": 400}
    other = ShellFrame()
    qtbot.addWidget(other)
    other.resize(1300, 700)
    other.restore_state(state)
    other.show()
    assert not other.panes.is_shown("outline")
    assert other.panes.sizes()[2] == 400


@pytest.mark.parametrize("width", [-5, 0, 10, 99_999])
def test_a_senseless_width_is_not_taken(frame: ShellFrame, width: int) -> None:
    before = frame.panes.sizes()
    frame.restore_state({"outline_width": width})
    assert frame.panes.sizes() == before


def test_the_side_pane_gives_way_in_a_narrow_window_and_comes_back(frame: ShellFrame) -> None:
    frame.resize(800, 700)
    assert (frame.panes.is_shown("outline"), frame.panes.is_shown("side")) == (True, False)
    frame.resize(1300, 700)
    assert frame.panes.is_shown("side")


def test_a_pane_that_is_asked_for_is_shown_even_where_it_is_narrow(frame: ShellFrame) -> None:
    frame.resize(800, 700)
    frame.panes.toggle("side")
    assert (frame.panes.is_shown("outline"), frame.panes.is_shown("side")) == (False, True)


def test_not_saved_stays_until_it_is_mended(frame: ShellFrame) -> None:
    frame.status.set_not_saved("the disk is full")
    frame.status.set_rating("20 / 36")
    assert frame.status.is_fault() and frame.status.saved_text() == "NOT saved: the disk is full"
    frame.status.set_saved("Saved 14:02:31")
    assert not frame.status.is_fault() and frame.status.saved_text() == "Saved 14:02:31"


def test_a_banner_leaves_when_it_is_closed(frame: ShellFrame) -> None:
    banner = Banner("warning", "The clock is wrong")
    frame.show_banner(banner)
    assert frame.banners() == (banner,)
    banner.close_message()
    assert frame.banners() == ()


def test_the_tabs_open_the_pages_of_the_side_pane(frame: ShellFrame) -> None:
    frame.side.open_page(1)
    shown = frame.side.pages.currentWidget()
    assert isinstance(shown, QLineEdit) and shown.text() == "Comments"
    frame.side.set_count(1, 4)
    assert frame.side.tabs.tabText(1) == "Comments 4"


def test_the_menu_holds_the_listed_commands(frame: ShellFrame) -> None:
    commands = CommandRegistry(frame)
    commands.register(*frame.commands())
    frame.build_menu(commands)
    menus = [action.text() for action in frame.top_bar.menu_button.menu().actions()]
    assert menus == ["View"]


def test_the_reading_column_is_never_wider_than_it_should_be(qtbot: QtBot) -> None:
    from ui.shell.column import ReadingColumn

    column = ReadingColumn()
    qtbot.addWidget(column)
    column.resize(2000, 500)
    column.show()
    margins = column.body.contentsMargins()
    width = column.viewport().width() - margins.left() - margins.right()
    assert abs(width - column.text_width()) <= 1
    column.resize(current_theme().space(40), 500)
    assert column.body.contentsMargins().left() == current_theme().space(3)


@pytest.mark.parametrize(("width", "has_detail"), [(1280, True), (820, False), (700, False)])
def test_where_room_is_short_what_is_open_is_read_before_the_rest(qtbot: QtBot, width: int, has_detail: bool) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.resize(width, 44)
    bar.show()
    bar.set_title("Aldermere Metropolitan Borough Council", "CQC local authorities, 2025: one score per statement")
    title, detail = bar.findChildren(ElidedLabel)
    qtbot.waitUntil(lambda: title.width() >= title.sizeHint().width())
    assert detail.isVisible() is has_detail
    assert not has_detail or detail.width() >= detail.sizeHint().width()
