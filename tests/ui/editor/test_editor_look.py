"""Counts, styles, the column and what the editor tells the page around it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QFont, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from domain.assessment import Link, Passage, PassageKind
from ui.editor.findings_editor import FindingsEditor
from ui.editor.passage_text import Caret
from ui.editor.style import EditorStyle

LONG = "The local authority worked with people and unpaid carers to plan their care and support. " * 8
TEXT = (
    Passage("a", PassageKind.HEADING, "Learning from people", 1),
    Passage("b", PassageKind.PARAGRAPH, LONG.strip()),
    Passage("c", PassageKind.BULLET, "Supervision was regular. It helped.", 1),
)


def styled(points: int, text: str = "#112233") -> EditorStyle:
    font = QFont()
    font.setPointSize(points)
    return EditorStyle(font=font, small_font=font, text=QColor(text))


def test_words_and_sentences_are_counted_soon_after_a_change(editor: FindingsEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.counts_changed) as told:
        editor.load((Passage("a", PassageKind.PARAGRAPH, "One two. Three."),))
    assert told.args == [3, 2]
    editor.place_caret("a", 15)
    with qtbot.waitSignal(editor.counts_changed) as told:
        QTest.keyClicks(editor, " Four")
    assert told.args == [4, 3]
    assert editor.counts() == (4, 3)


def test_counts_follow_undo_and_removed_passages(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    before = editor.counts()
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.counts() == (0, 0)
    editor.undo()
    assert editor.counts() == before


def test_another_style_changes_neither_text_nor_caret_nor_undo(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("b", 10)
    QTest.keyClicks(editor, "x")
    steps = editor.document().availableUndoSteps()
    changes = editor.changes()
    editor.set_style(styled(24))
    assert editor.document().defaultFont().pointSize() == 24
    assert editor.caret() == Caret("b", 11)
    assert editor.document().availableUndoSteps() == steps
    assert editor.changes() == changes
    editor.undo()
    assert editor.passages() == TEXT


def test_a_larger_text_size_makes_headings_and_lines_larger(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.set_style(styled(12))
    small = editor.document().size().height()
    editor.set_style(styled(24))
    assert editor.document().size().height() > 1.5 * small


def test_the_space_between_paragraphs_grows_with_the_text(editor: FindingsEditor) -> None:
    editor.set_style(styled(12))
    editor.load(TEXT)
    small = editor.document().findBlockByNumber(1).blockFormat().bottomMargin()
    editor.set_style(styled(24))
    assert editor.document().findBlockByNumber(1).blockFormat().bottomMargin() > 1.8 * small
    assert editor.changes() is None
    assert not editor.has_unsaved()
    assert editor.passages() == TEXT


@pytest.mark.parametrize("width", [320, 600, 900, 1600])
def test_lines_hold_at_most_seventy_five_characters_in_a_centred_column(editor: FindingsEditor, width: int) -> None:
    editor.set_style(styled(12))
    editor.load(TEXT)
    editor.resize(width, 700)
    layout = editor.document().findBlockByNumber(1).layout()
    longest = max(layout.lineAt(index).textLength() for index in range(layout.lineCount()))
    assert longest <= 80
    viewport = editor.viewport().geometry()
    assert layout.lineAt(0).naturalTextWidth() <= viewport.width()
    if width == 1600:
        assert abs(viewport.center().x() - editor.width() // 2) <= 12


def test_a_growing_editor_is_as_high_as_its_text_and_leaves_the_wheel_to_the_page(
    editor: FindingsEditor, qtbot: QtBot
) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(False)
    area.setWidget(editor)
    editor.set_growing(True, 100)
    area.resize(700, 300)
    area.show()
    editor.resize(660, editor.height())
    editor.load(TEXT)
    before = editor.height()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    for _ in range(5):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.height() > before
    assert editor.verticalScrollBar().maximum() == 0
    area.verticalScrollBar().setValue(0)
    place = QPointF(20, 20)
    wheel = QWheelEvent(
        place,
        editor.viewport().mapToGlobal(place),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.viewport(), wheel)
    assert not wheel.isAccepted() or area.verticalScrollBar().value() > 0
    editor.place_caret("c", 3)
    editor.place_caret("a", 0)
    assert area.verticalScrollBar().value() < area.verticalScrollBar().maximum()
    area.takeWidget()


def test_bullets_are_painted_with_a_dot_of_the_text_colour(editor: FindingsEditor) -> None:
    editor.set_style(styled(20, "#ff0000"))
    editor.load((Passage("a", PassageKind.BULLET, " ", 1), Passage("b", PassageKind.PARAGRAPH, " ")))
    image = editor.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    first_line = int(editor.cursorRect().bottom()) + 4

    def is_red(x: int, y: int) -> bool:
        color = QColor(image.pixel(x, y))
        return color.red() > 200 and color.green() < 100

    dotted = [(x, y) for x in range(60) for y in range(first_line) if is_red(x, y)]
    assert dotted


def test_ctrl_and_a_click_on_a_link_tells_where_it_leads(editor: FindingsEditor, qtbot: QtBot) -> None:
    editor.load((Passage("a", PassageKind.PARAGRAPH, "a link here", 0, (Link(2, 6, "https://example.org/"),)),))
    editor.place_caret("a", 4)
    place = editor.cursorRect().center()
    with qtbot.waitSignal(editor.link_activated) as told:
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    assert told.args == ["https://example.org/"]


def test_a_plain_click_on_a_link_only_puts_the_caret_there(editor: FindingsEditor, qtbot: QtBot) -> None:
    editor.load((Passage("a", PassageKind.PARAGRAPH, "a link here", 0, (Link(2, 6, "https://example.org/"),)),))
    editor.place_caret("a", 4)
    with qtbot.assertNotEmitted(editor.link_activated):
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=editor.cursorRect().center())


def test_the_context_menu_shows_the_actions_it_was_given(editor: FindingsEditor) -> None:
    cite, paste = QAction("Cite", editor), QAction("Paste", editor)
    editor.menu.set_actions([cite, None, paste])
    menu = editor.menu.at(editor.textCursor())
    assert [action.text() for action in menu.actions()] == ["Cite", "", "Paste"]
    assert isinstance(menu, QMenu)


def test_the_plain_context_menu_offers_only_what_can_be_done(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.setReadOnly(True)
    assert {action.text(): action.isEnabled() for action in editor.menu.at(editor.textCursor()).actions()} == {
        "Cut": False,
        "Copy": False,
        "Paste": False,
    }


def test_the_editor_has_a_name_and_a_hint_when_it_is_empty(editor: FindingsEditor) -> None:
    assert editor.accessibleName()
    assert editor.accessibleDescription()
    assert editor.placeholderText()
