"""A text that grows with its content never scrolls inside itself, and the page around it follows the caret."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import apply_theme
from ui.widgets.growing_text import GrowingText

SENTENCE = "Staff and people agreed on what works, and on what does not. "


@pytest.fixture
def area(qtbot: QtBot, qapp: QApplication) -> QScrollArea:
    apply_theme(qapp, "light")
    made, content = QScrollArea(), QWidget()
    layout = QVBoxLayout(content)
    layout.addWidget(GrowingText("Why this score"))
    layout.addStretch(1)
    made.setWidget(content)
    made.setWidgetResizable(True)
    made.resize(500, 300)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def text_of(area: QScrollArea) -> GrowingText:
    found = area.findChild(GrowingText)
    assert isinstance(found, GrowingText)
    found.setFocus()
    return found


@pytest.mark.parametrize("count", [1, 8, 60])
def test_typing_at_the_end_never_scrolls_the_field_inside_itself(qtbot: QtBot, area: QScrollArea, count: int) -> None:
    text = text_of(area)
    text.set_text(SENTENCE * count)
    text.moveCursor(QTextCursor.MoveOperation.End)
    for _time in range(4):
        qtbot.keyClicks(text, SENTENCE)
        assert text.verticalScrollBar().value() == 0
    bottom = text.cursorRect().bottom()
    assert bottom <= text.viewport().height()
    assert text.viewport().height() - bottom < 3 * text.cursorRect().height()


def test_the_page_follows_the_caret_beyond_its_foot(qtbot: QtBot, area: QScrollArea) -> None:
    text = text_of(area)
    text.set_text(SENTENCE * 30)
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, SENTENCE * 3)

    def is_in_sight() -> bool:
        caret = text.viewport().mapTo(area.viewport(), text.cursorRect().center())
        return area.viewport().rect().contains(QPoint(10, caret.y()))

    qtbot.waitUntil(is_in_sight, timeout=5000)
