"""Find and replace in the section."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from domain.assessment import Link, Passage, PassageKind
from ui.editor.find_bar import FindBar
from ui.editor.findings_editor import FindingsEditor

TEXT = (
    Passage("a", PassageKind.PARAGRAPH, "😀 The council met. Councils meet."),
    Passage("b", PassageKind.BULLET, "People’s council", 1, (Link(9, 16, "https://example.org/"),)),
)


@pytest.fixture
def bar(editor: FindingsEditor, qtbot: QtBot) -> Iterator[FindBar]:
    window = QWidget()
    qtbot.addWidget(window)
    editor.setParent(window)
    bar = FindBar(editor, window)
    editor.find_asked.connect(bar.open)
    window.resize(900, 700)
    window.show()
    editor.show()
    editor.load(TEXT)
    editor.setFocus()
    yield bar
    editor.setParent(None)


def selected(editor: FindingsEditor) -> tuple[int, str]:
    cursor = editor.textCursor()
    return cursor.block().blockNumber(), cursor.selectedText()


def ask(editor: FindingsEditor, bar: FindBar, text: str) -> None:
    QTest.keyClick(editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar.text.selectAll()
    QTest.keyClicks(bar.text, text)


def test_typing_in_the_bar_goes_to_the_first_match_and_counts_them(editor: FindingsEditor, bar: FindBar) -> None:
    ask(editor, bar, "council")
    assert selected(editor) == (0, "council")
    assert bar.result.text() == "1 of 3"
    assert len(editor.extraSelections()) == 4


def test_enter_goes_round_and_shift_enter_back(editor: FindingsEditor, bar: FindBar) -> None:
    ask(editor, bar, "council")
    places = []
    for _ in range(3):
        QTest.keyClick(bar.text, Qt.Key.Key_Return)
        places.append(bar.result.text())
    QTest.keyClick(bar.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert [*places, bar.result.text()] == ["2 of 3", "3 of 3", "1 of 3", "3 of 3"]


@pytest.mark.parametrize(
    ("text", "match_case", "whole_words", "result"),
    [
        ("council", True, False, "1 of 2"),
        ("council", False, True, "1 of 2"),
        ("people's", False, False, "1 of 1"),
        ("absent", False, False, "Not found"),
        ("", False, False, ""),
    ],
)
def test_case_and_whole_words_are_respected(
    editor: FindingsEditor, bar: FindBar, text: str, match_case: bool, whole_words: bool, result: str
) -> None:
    bar.match_case.setChecked(match_case)
    bar.whole_words.setChecked(whole_words)
    ask(editor, bar, text)
    assert bar.result.text() == result


def test_all_are_replaced_as_one_step_and_links_stay(editor: FindingsEditor, bar: FindBar) -> None:
    QTest.keyClick(editor, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(bar.text, "council")
    bar.replacement.setText("local authority")
    bar.replace_all()
    assert [passage.text for passage in editor.passages()] == [
        "😀 The local authority met. local authoritys meet.",
        "People’s local authority",
    ]
    assert editor.passages()[1].links == (Link(9, 24, "https://example.org/"),)
    assert bar.result.text() == "3 replaced"
    editor.undo()
    assert editor.passages() == TEXT


def test_enter_in_the_replacement_replaces_one_and_goes_on(editor: FindingsEditor, bar: FindBar) -> None:
    QTest.keyClick(editor, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(bar.text, "council")
    bar.replacement.setFocus()
    bar.replacement.setText("x\u202e")
    QTest.keyClick(bar.replacement, Qt.Key.Key_Return)
    assert editor.passages()[0].text == "😀 The x met. Councils meet."
    assert bar.result.text() == "1 of 2"
    assert selected(editor) == (0, "Council")


def test_replacing_with_the_same_word_in_longer_form_does_not_go_on_for_ever(
    editor: FindingsEditor, bar: FindBar
) -> None:
    bar.whole_words.setChecked(True)
    ask(editor, bar, "council")
    bar.replacement.setText("council council")
    bar.replace()
    assert selected(editor) == (1, "council")


def test_escape_puts_the_bar_away_and_leaves_the_match_selected(
    editor: FindingsEditor, bar: FindBar, qtbot: QtBot
) -> None:
    ask(editor, bar, "met")
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(bar.text, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert selected(editor) == (0, "met")
    assert editor.extraSelections() == []


def test_the_selected_words_are_what_is_looked_for(editor: FindingsEditor, bar: FindBar) -> None:
    editor.place_caret("b", 0, 8)
    QTest.keyClick(editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.text.text() == "People’s"
    assert bar.result.text() == "1 of 1"


def test_matches_follow_what_is_typed_meanwhile(editor: FindingsEditor, bar: FindBar, qtbot: QtBot) -> None:
    ask(editor, bar, "council")
    editor.place_caret("a", 0)
    QTest.keyClicks(editor, "council ")
    qtbot.waitUntil(lambda: bar.result.text() == "4 found")


def test_the_whole_assessment_is_asked_for_by_signal(editor: FindingsEditor, bar: FindBar, qtbot: QtBot) -> None:
    ask(editor, bar, "council")
    with qtbot.waitSignal(bar.everywhere_asked) as told:
        bar.everywhere.click()
    assert told.args == ["council", False, False]
    bar.replacement.setText("x")
    with qtbot.waitSignal(bar.replace_everywhere_asked) as told:
        bar.replace_all()
    assert told.args == ["council", "x", False, False]
    assert editor.passages() == TEXT


def test_nothing_is_replaced_in_a_read_only_text(editor: FindingsEditor, bar: FindBar) -> None:
    editor.setReadOnly(True)
    ask(editor, bar, "council")
    bar.replacement.setText("x")
    bar.replace()
    bar.replace_all()
    assert editor.passages() == TEXT


def test_tab_goes_from_what_is_looked_for_to_what_replaces_it(editor: FindingsEditor, bar: FindBar) -> None:
    QTest.keyClick(editor, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert bar.text.nextInFocusChain() is bar.replacement
