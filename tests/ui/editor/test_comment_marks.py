"""Comments on the text: the ground under their words, the marks beside them, and what typing does to both."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from domain.assessment import Passage, PassageKind
from domain.text.anchors import make_anchor
from ui.editor.commented import Commented
from ui.editor.findings_editor import FindingsEditor
from ui.editor.style import EditorStyle

TEXT = (
    Passage("a", PassageKind.PARAGRAPH, "😀 Staff told us they were supported. Partners agreed."),
    Passage("b", PassageKind.PARAGRAPH, "Carers did not. They waited."),
)
GROUND, CURRENT = QColor("#e3f1ee"), QColor("#ff0000")


def on(comment_id: str, passage: Passage, words: str, *, is_open: bool = True, is_detached: bool = False) -> Commented:
    start = passage.text.index(words)
    anchor = make_anchor(passage.id, passage.text, start, start + len(words))
    return Commented(comment_id, anchor, is_open, is_detached, f"Ben: {comment_id}")


@pytest.fixture
def remarked(editor: FindingsEditor) -> FindingsEditor:
    editor.set_style(EditorStyle(background=QColor("#ffffff"), commented=GROUND, current_comment=CURRENT))
    editor.load(TEXT)
    editor.commented.set(
        [
            on("1", TEXT[0], "told us"),
            on("2", TEXT[0], "us they"),
            on("3", TEXT[1], "They waited"),
            on("4", TEXT[1], "Carers", is_open=False),
        ]
    )
    return editor


def marked(editor: FindingsEditor) -> list[list[str]]:
    return [[value.id for value in values] for _box, values in editor.commented.margin.marks()]


def ground_at(editor: FindingsEditor, words: str) -> str:
    """Return the colour under the white space inside words, where no letter is painted."""
    found = editor.document().find(words)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(found.selectionStart() + words.index(" "))
    left = editor.cursorRect(cursor)
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    middle = QPoint((left.center().x() + editor.cursorRect(cursor).center().x()) // 2, left.top() + 3)
    return editor.grab().toImage().pixelColor(editor.viewport().mapTo(editor, middle)).name()


def words_of(editor: FindingsEditor, comment_id: str) -> str:
    assert editor.commented.go_to(comment_id)
    (span,) = editor.commented.spans.of((comment_id,))
    return span.cursor.selectedText()


def test_open_comments_have_a_ground_and_a_mark_beside_their_line(remarked: FindingsEditor) -> None:
    assert marked(remarked) == [["1", "2"], ["3"]]
    assert ground_at(remarked, "told us") == GROUND.name()
    assert ground_at(remarked, "us they") == GROUND.name()
    assert ground_at(remarked, "were supported") == "#ffffff"


def test_resolved_ones_have_neither_but_are_shown_while_they_are_the_current_one(remarked: FindingsEditor) -> None:
    remarked.commented.set([on("1", TEXT[0], "told us", is_open=False)])
    assert marked(remarked) == []
    assert ground_at(remarked, "told us") == "#ffffff"
    remarked.commented.set_current("1")
    assert ground_at(remarked, "told us") == CURRENT.name()


def test_the_words_follow_typing_and_come_back_with_undo(remarked: FindingsEditor) -> None:
    cursor = remarked.textCursor()
    cursor.setPosition(0)
    remarked.setTextCursor(cursor)
    QTest.keyClicks(remarked, "Long ago ")
    assert words_of(remarked, "2") == "us they"
    remarked.setTextCursor(remarked.document().find("told us they were"))
    QTest.keyClick(remarked, Qt.Key.Key_Delete)
    assert not remarked.commented.go_to("1")
    assert marked(remarked) == [["3"]]
    remarked.undo()
    assert words_of(remarked, "1") == "told us"
    assert ground_at(remarked, "us they") == GROUND.name()
    assert marked(remarked) == [["1", "2"], ["3"]]


def test_a_click_on_a_mark_tells_its_comments(remarked: FindingsEditor, qtbot: QtBot) -> None:
    margin = remarked.commented.margin
    margin.grab()
    box = margin.marks()[0][0]
    with qtbot.waitSignal(margin.activated) as told:
        QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=box.center())
    assert told.args == [("1", "2")]
    assert margin.description_at(box.center()) == "Ben: 1\nBen: 2"


def test_detached_ones_stand_nowhere_and_are_not_looked_for(remarked: FindingsEditor) -> None:
    remarked.load(TEXT)
    remarked.commented.set([on("1", TEXT[0], "told us", is_detached=True)])
    assert not remarked.commented.go_to("1")
    QTest.keyClicks(remarked, "x")
    assert not remarked.commented.go_to("1")


def test_a_thousand_comments_on_a_paragraph_have_one_ground_and_one_mark_a_line(editor: FindingsEditor) -> None:
    text = "Carers told us they waited. " * 60
    passage = Passage("a", PassageKind.PARAGRAPH, text.strip())
    editor.load((passage,))
    anchors = [make_anchor("a", passage.text, place, place + 12) for place in range(1000)]
    editor.commented.set([Commented(str(number), anchor) for number, anchor in enumerate(anchors)])
    editor.viewport().grab()
    assert len(editor.commented.grounds()) == 1
    lines = editor.document().firstBlock().layout().lineCount()
    marks = editor.commented.margin.marks()
    assert len(marks) <= lines
    assert sum(len(values) for _box, values in marks) == 1000


def test_the_caret_tells_which_comments_it_stands_in(remarked: FindingsEditor) -> None:
    found = remarked.document().find("us they")
    cursor = remarked.textCursor()
    cursor.setPosition(found.selectionStart() + 1)
    remarked.setTextCursor(cursor)
    assert [value.id for value in remarked.commented.at_caret()] == ["1", "2"]


def test_the_marks_that_are_painted_are_those_of_the_text_however_it_is_written(
    editor: FindingsEditor, qtbot: QtBot
) -> None:
    passages = [replace(TEXT[number % 2], id=f"p{number}") for number in range(12)]
    editor.load(passages)
    editor.commented.set([on(each.id, each, each.text.split()[-1]) for each in passages])
    margin, random = editor.commented.margin, Random(7)
    presses = ("e", " of people who waited", Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, "undo")
    for _ in range(150):
        cursor = editor.textCursor()
        cursor.setPosition(random.randrange(editor.document().characterCount()))
        editor.setTextCursor(cursor)
        press = random.choice(presses)
        if press == "undo":
            editor.undo()
        elif isinstance(press, str):
            QTest.keyClicks(editor, press)
        else:
            QTest.keyClick(editor, press)
        QApplication.processEvents()
        shown = [box for box, _values in margin.marks() if margin.rect().contains(box)]
        told = [margin.description_at(box.center()) for box in shown]
        assert told == ["\n".join(value.words for value in values) for box, values in margin.marks() if box in shown]


def test_a_key_that_moves_no_mark_paints_none(remarked: FindingsEditor, qtbot: QtBot) -> None:
    painted = Painted(remarked.commented.margin)
    QApplication.processEvents()
    painted.count = 0
    QTest.keyClicks(remarked, "e")
    QApplication.processEvents()
    assert painted.count == 0
    QTest.keyClick(remarked, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert painted.count > 0


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False
