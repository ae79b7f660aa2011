"""Passages in, changes out, and which words keep which id."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from domain.assessment import Link, Passage, PassageKind
from ui.editor.findings_editor import FindingsEditor
from ui.editor.passage_text import Caret

TEXT = (
    Passage("a", PassageKind.HEADING, "Learning", 1, version=2),
    Passage("b", PassageKind.PARAGRAPH, "Staff 😀 told us.", 0, (Link(8, 12, "https://example.org/"),), 5, "z"),
    Passage("c", PassageKind.BULLET, "Supervision", 2, version=1),
)


def ids_and_texts(editor: FindingsEditor) -> list[tuple[str, str]]:
    return [(passage.id, passage.text) for passage in editor.passages()]


def test_what_was_loaded_comes_back_to_the_letter(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    assert editor.passages() == TEXT
    assert editor.changes() is None
    assert not editor.has_unsaved()


def test_typing_changes_one_passage_based_on_its_version(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("c", 5)
    QTest.keyClicks(editor, "xx")
    changes = editor.changes()
    assert changes is not None
    assert [(passage.id, passage.text, passage.version) for passage in changes.changed] == [("c", "Superxxvision", 1)]
    assert changes.order == ("a", "b", "c")
    assert changes.removed == ()


def test_typed_and_taken_back_is_no_change(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("c", 5)
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.has_unsaved()
    assert editor.changes() is None
    assert not editor.has_unsaved()


def test_a_paragraph_emptied_and_written_again_goes_and_comes_in_the_order(editor: FindingsEditor) -> None:
    editor.load((*TEXT[:2], Passage("d", PassageKind.PARAGRAPH, "x", version=1), TEXT[2]))
    editor.place_caret("d", 1)
    QTest.keyClicks(editor, "y")
    for key, order in (("", "abdc"), ("\b\b", "abc"), (" ", "abc"), ("z", "abdc")):
        for letter in key:
            QTest.keyClick(editor, Qt.Key.Key_Backspace) if letter == "\b" else QTest.keyClicks(editor, letter)
        changes = editor.changes()
        assert changes is not None
        assert "".join(changes.order) == order
        assert changes.removed == (("d",) if order == "abc" else ())


def test_what_was_typed_while_a_save_was_under_way_stays_unsaved(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("a", 0)
    QTest.keyClicks(editor, "x")
    first = editor.changes()
    assert first is not None
    QTest.keyClicks(editor, "y")
    editor.place_caret("c", 0)
    QTest.keyClicks(editor, "z")
    editor.accepted(first, {"a": 3})
    assert editor.has_unsaved()
    second = editor.changes()
    assert second is not None
    assert [(passage.id, passage.text, passage.version) for passage in second.changed] == [
        ("a", "xyLearning", 3),
        ("c", "zSupervision", 1),
    ]
    editor.accepted(second, {"a": 4, "c": 2})
    assert editor.changes() is None


def test_a_split_leaves_the_id_with_the_first_words_and_notes_the_parent(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("b", 7)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    first, second = editor.passages()[1:3]
    assert (first.id, first.text, first.links) == ("b", "Staff 😀", ())
    assert (second.id, second.text, second.parent_id) == ("new-2", " told us.", "b")
    assert second.links == (Link(1, 5, "https://example.org/"),)


def test_enter_at_the_start_leaves_the_id_with_the_words(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("b", 0)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert ids_and_texts(editor) == [(passage.id, passage.text) for passage in TEXT]
    assert editor.caret() == Caret("b", 0)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    QTest.keyClicks(editor, "Above")
    above = editor.passages()[1]
    assert (above.text, above.parent_id) == ("Above", "")


def test_joining_keeps_the_id_of_the_first_words_and_its_kind(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("b", 0)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    joined = editor.passages()[0]
    assert (joined.id, joined.kind, joined.text) == ("a", PassageKind.HEADING, "LearningStaff 😀 told us.")
    changes = editor.changes()
    assert changes is not None
    assert changes.removed == ("b",)


def test_a_removed_passage_comes_back_with_its_id_by_undo(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("b", 0)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    changes = editor.changes()
    assert changes is not None
    editor.accepted(changes, {"a": 3})
    editor.undo()
    back = editor.changes()
    assert back is not None
    assert [(passage.id, passage.version) for passage in back.changed] == [("a", 3), ("b", 0)]
    assert back.order == ("a", "b", "c")


def test_undo_after_a_save_goes_back_only_to_that_save(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("a", 8)
    QTest.keyClicks(editor, "one")
    changes = editor.changes()
    assert changes is not None
    editor.accepted(changes, {"a": 3})
    QTest.keyClicks(editor, "two")
    editor.undo()
    assert editor.passages()[0].text == "Learningone"


def test_an_empty_paragraph_is_no_passage_but_keeps_its_id(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("b", 0, 16)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert [passage.id for passage in editor.passages()] == ["a", "c"]
    QTest.keyClicks(editor, "Anew")
    assert ids_and_texts(editor)[1] == ("b", "Anew")


def test_deleting_everything_and_undo_gives_back_every_id(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.passages() == ()
    editor.undo()
    assert editor.passages() == TEXT


def test_an_empty_section_can_be_written_in(editor: FindingsEditor) -> None:
    editor.load(())
    QTest.keyClicks(editor, "First words")
    changes = editor.changes()
    assert changes is not None
    assert changes.order == (changes.changed[0].id,)
    assert changes.changed[0].text == "First words"


@pytest.mark.parametrize(
    ("committed", "expected"),
    [
        ("é", ["aé"]),
        ("a\x00b\u202ec", ["aabc"]),
        ("one\ntwo", ["aone two"]),
        ("\U0001f600", ["a\U0001f600"]),
    ],
)
def test_what_an_input_method_commits_is_cleaned(editor: FindingsEditor, committed: str, expected: list[str]) -> None:
    editor.load((Passage("a", PassageKind.PARAGRAPH, "a"),))
    editor.place_caret("a", 1)
    event = QInputMethodEvent()
    event.setCommitString(committed)
    QApplication.sendEvent(editor, event)
    assert [passage.text for passage in editor.passages()] == expected


def test_text_still_being_composed_is_not_in_the_passage(editor: FindingsEditor) -> None:
    editor.load((Passage("a", PassageKind.PARAGRAPH, "a"),))
    QApplication.sendEvent(editor, QInputMethodEvent("nihao", []))
    assert editor.passages()[0].text == "a"
    assert editor.changes() is None


def test_line_breaks_put_in_from_elsewhere_make_passages_with_ids_of_their_own(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    cursor = QTextCursor(editor.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(" one\ntwo\u2028\x07three")
    texts = ids_and_texts(editor)[2:]
    assert [text for _, text in texts] == ["Supervision one", "two three"]
    assert texts[0][0] == "c"
    editor.undo()
    assert editor.passages() == TEXT


def test_every_edit_is_told_once(editor: FindingsEditor, qtbot: QtBot) -> None:
    editor.load(TEXT)
    told: list[None] = []
    editor.edited.connect(lambda: told.append(None))
    QTest.keyClicks(editor, "ab")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert len(told) == 3
    editor.load(TEXT)
    assert len(told) == 3


def test_read_only_text_cannot_be_changed(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.setReadOnly(True)
    editor.place_caret("a", 3)
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    editor.make_bullet()
    editor.cut()
    assert editor.passages() == TEXT


def test_unwanted_characters_in_a_loaded_passage_are_left_out_and_count_as_a_change(editor: FindingsEditor) -> None:
    editor.load((Passage("a", PassageKind.PARAGRAPH, "one\ntwo\x00", version=4),))
    changes = editor.changes()
    assert changes is not None
    assert (changes.changed[0].text, changes.changed[0].version) == ("one two", 4)


def test_tab_is_not_text_even_with_nowhere_to_go(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClick(editor, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert editor.changes() is None


def test_tab_moves_the_focus_out(editor: FindingsEditor, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    editor.setParent(window)
    other = QLineEdit(window)
    window.show()
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert window.focusWidget() is other
    editor.setParent(None)


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_U, Qt.Key.Key_K])
def test_keys_of_word_processors_do_nothing_to_the_text(editor: FindingsEditor, key: Qt.Key) -> None:
    editor.load(TEXT)
    editor.place_caret("b", 0, 5)
    QTest.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
    assert editor.changes() is None


def test_the_caret_stays_in_its_passage_when_the_text_is_loaded_anew(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("b", 8)
    editor.load((Passage("n", PassageKind.PARAGRAPH, "New first"), *TEXT))
    assert editor.caret() == Caret("b", 8)


def test_shortcut_overrides_leave_the_palette_its_keys(editor: FindingsEditor) -> None:
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(editor, event)
    assert not event.isAccepted()
