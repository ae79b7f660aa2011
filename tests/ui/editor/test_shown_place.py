"""Words that were asked for are lit, not selected: the next key takes nothing away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from domain.assessment import Passage, PassageKind
from ui.editor.findings_editor import FindingsEditor

TEXT = "😀 Staff told us so. They waited."


@pytest.fixture
def shown(editor: FindingsEditor) -> FindingsEditor:
    editor.load((Passage("a", PassageKind.PARAGRAPH, TEXT),))
    start = TEXT.index("They")
    assert editor.show_place("a", start, start + len("They waited."))
    return editor


def test_the_caret_stands_before_the_words_that_are_lit(shown: FindingsEditor) -> None:
    assert shown.shown_words() == "They waited."
    assert not shown.textCursor().hasSelection()


@pytest.mark.parametrize("key", ["x", Qt.Key.Key_Return])
def test_typing_takes_none_of_them(shown: FindingsEditor, key: str | Qt.Key) -> None:
    QTest.keyClicks(shown, key) if isinstance(key, str) else QTest.keyClick(shown, key)
    assert "They waited." in "\n".join(passage.text for passage in shown.passages())
    assert shown.shown_words() == ""


def test_they_are_lit_until_the_caret_leaves(shown: FindingsEditor) -> None:
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.shown_words() == ""
    assert shown.show_place("a", 0)
    assert shown.shown_words() == ""


def test_a_passage_that_is_gone_is_not_shown(shown: FindingsEditor) -> None:
    assert not shown.show_place("b", 0, 3)


def test_a_place_beyond_the_end_of_a_text_is_its_end(shown: FindingsEditor) -> None:
    assert shown.show_place("a", 500, 600)
    assert shown.textCursor().atEnd()
