"""The words that checks found: where they are underlined, how they follow what is typed, and when they go."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QTextBlock, QTextCursor
from PySide6.QtTest import QTest

from domain.assessment import Passage, PassageKind
from domain.checks.finding import Severity
from ui.editor.findings_editor import FindingsEditor
from ui.editor.found_words import LONGEST_WORDS, Found, moved
from ui.editor.passage_blocks import id_of
from ui.editor.style import EditorStyle

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

TEXT = "The council recieved it. People waited 😀 too long, and the council knew."
PASSAGES = (Passage("a", PassageKind.PARAGRAPH, TEXT), Passage("b", PassageKind.PARAGRAPH, "Staff knew."))
COLOURS = {Severity.MUST: "#ff0000", Severity.SHOULD: "#00aa00", Severity.MAY: "#0000ff"}


def found(words: str, severity: Severity = Severity.SHOULD, *, key: str = "", text: str = TEXT) -> Found:
    start = text.index(words)
    return Found(key or words, start, start + len(words), severity)


def underlined(editor: FindingsEditor, number: int = 0) -> list[str]:
    """Return the words of a paragraph that are underlined."""
    block = editor.document().findBlockByNumber(number)
    units = block.text().encode("utf-16-le")
    return [units[2 * each.start : 2 * each.end].decode("utf-16-le") for each in editor.found.marked_in(block)]


def colours_under(editor: FindingsEditor, words: str) -> set[str]:
    """Return the colours of the severities that are painted under words."""
    cursor = editor.document().find(words)
    first, last = QTextCursor(cursor), QTextCursor(cursor)
    first.setPosition(cursor.selectionStart())
    last.setPosition(cursor.selectionEnd())
    box = editor.cursorRect(first).united(editor.cursorRect(last))
    picture = editor.viewport().grab(box).toImage()
    seen = {picture.pixelColor(QPoint(x, y)).name() for x in range(picture.width()) for y in range(picture.height())}
    return seen & set(COLOURS.values())


def put_caret(editor: FindingsEditor, words: str, *, at_end: bool = False) -> None:
    cursor = editor.document().find(words)
    cursor.setPosition(cursor.selectionEnd() if at_end else cursor.selectionStart())
    editor.setTextCursor(cursor)


@pytest.fixture
def checked(editor: FindingsEditor) -> FindingsEditor:
    look = EditorStyle(
        grave=QColor(COLOURS[Severity.MUST]),
        doubtful=QColor(COLOURS[Severity.SHOULD]),
        muted=QColor(COLOURS[Severity.MAY]),
    )
    editor.set_style(replace(look, background=QColor("#ffffff")))
    editor.load(PASSAGES)
    editor.found.show(Severity)
    show(editor, found("recieved"), found("too long", Severity.MUST), found("The council", Severity.MAY))
    return editor


def show(editor: FindingsEditor, *words: Found) -> None:
    editor.found.set({"a": words}, {"a": TEXT, "b": "Staff knew."})


def test_each_severity_has_its_colour_under_its_words_and_nothing_else_has_any(checked: FindingsEditor) -> None:
    assert underlined(checked) == ["The council", "recieved", "too long"]
    assert colours_under(checked, "The council") == {COLOURS[Severity.MAY]}
    assert colours_under(checked, "recieved") == {COLOURS[Severity.SHOULD]}
    assert colours_under(checked, "too long") == {COLOURS[Severity.MUST]}
    assert colours_under(checked, "People") == set()


def test_only_what_is_asked_for_is_underlined(checked: FindingsEditor) -> None:
    checked.found.show({Severity.MUST, Severity.SHOULD})
    assert underlined(checked) == ["recieved", "too long"]
    checked.found.show(())
    assert underlined(checked) == []
    assert colours_under(checked, "too long") == set()


def test_they_follow_what_is_typed_before_them(checked: FindingsEditor) -> None:
    put_caret(checked, "People")
    checked.insertPlainText("Some 😀 ")
    assert underlined(checked) == ["The council", "recieved", "too long"]
    assert colours_under(checked, "too long") == {COLOURS[Severity.MUST]}
    assert checked.found.place_of("too long") == ("a", TEXT.index("too long") + 7, TEXT.index("too long") + 15)


def test_the_one_that_is_typed_in_goes_and_comes_back_when_undo_brings_its_text_back(checked: FindingsEditor) -> None:
    put_caret(checked, "ieved")
    QTest.keyClicks(checked, "x")
    assert underlined(checked) == ["The council", "too long"]
    assert checked.found.place_of("recieved") is None
    checked.undo()
    assert underlined(checked) == ["The council", "recieved", "too long"]


def test_a_word_that_grows_at_its_edge_is_another_word_but_a_space_there_is_not_in_it(checked: FindingsEditor) -> None:
    put_caret(checked, "recieved", at_end=True)
    QTest.keyClicks(checked, " by")
    assert underlined(checked) == ["The council", "recieved", "too long"]
    put_caret(checked, "too long", at_end=True)
    QTest.keyClicks(checked, "er")
    assert underlined(checked) == ["The council", "recieved"]


def test_a_paragraph_that_is_split_keeps_what_stands_in_its_first_half(checked: FindingsEditor) -> None:
    put_caret(checked, "People")
    QTest.keyClick(checked, Qt.Key.Key_Return)
    assert underlined(checked) == ["The council", "recieved"]
    assert underlined(checked, 1) == []
    checked.undo()
    assert underlined(checked) == ["The council", "recieved", "too long"]


def test_what_was_checked_before_the_last_keys_is_put_where_it_stands_now(checked: FindingsEditor) -> None:
    put_caret(checked, "The council")
    QTest.keyClicks(checked, "Then ")
    show(checked, found("recieved"), found("the council", Severity.MUST))
    assert underlined(checked) == ["recieved", "the council"]


def test_where_two_have_the_same_words_the_gravest_is_seen_and_both_are_there(checked: FindingsEditor) -> None:
    show(checked, found("council recieved"), found("recieved it", Severity.MUST), found("recieved", Severity.MAY))
    block = checked.document().firstBlock()
    assert [each.severity for each in checked.found.marked_in(block)] == [Severity.SHOULD, Severity.MUST]
    assert underlined(checked) == ["council ", "recieved it"]
    put_caret(checked, "ieved")
    assert checked.found.at(checked.textCursor()) == ("recieved it", "council recieved", "recieved")


def test_of_long_words_the_first_are_underlined_and_all_are_found_at_the_caret(checked: FindingsEditor) -> None:
    long = TEXT[: LONGEST_WORDS + 2]
    show(checked, Found("long", 0, len(long), Severity.SHOULD))
    assert underlined(checked) == ["The council"]
    put_caret(checked, "waited")
    assert checked.found.at(checked.textCursor()) == ("long",)


def test_a_place_without_letters_is_marked_by_the_letter_before_it(checked: FindingsEditor) -> None:
    end = TEXT.index(". People") + 1
    show(checked, Found("space", end, end, Severity.SHOULD))
    assert underlined(checked) == ["."]


def test_between_two_words_the_one_that_begins_there_is_meant(checked: FindingsEditor) -> None:
    start = TEXT.index("recieved")
    show(checked, Found("before", start - 3, start, Severity.MUST), found("recieved"))
    put_caret(checked, "recieved")
    assert checked.found.at(checked.textCursor()) == ("recieved",)
    put_caret(checked, "recieved", at_end=True)
    assert checked.found.at(checked.textCursor()) == ("recieved",)


def test_words_that_may_go_on_at_the_caret_are_underlined_when_it_has_left_them(checked: FindingsEditor) -> None:
    checked.setFocus()
    put_caret(checked, "recieved", at_end=True)
    show(checked, found("recieved"), found("too long"))
    assert underlined(checked) == ["too long"]
    assert checked.found.at(checked.textCursor()) == ("recieved",)
    put_caret(checked, "People")
    assert underlined(checked) == ["recieved", "too long"]
    put_caret(checked, "recieved")
    show(checked, found("recieved"), found("too long"))
    assert underlined(checked) == ["recieved", "too long"]


def test_a_text_that_is_loaded_has_no_marks_of_the_one_before(checked: FindingsEditor) -> None:
    checked.load(PASSAGES)
    assert underlined(checked) == []


@given(
    before=st.text("ab c", max_size=12),
    after=st.text("ab c", max_size=12),
    places=st.tuples(st.integers(0, 12), st.integers(0, 12)),
)
def test_what_is_still_marked_after_an_edit_has_the_same_words(
    before: str, after: str, places: tuple[int, int]
) -> None:
    start, end = sorted(min(place, len(before)) for place in places)
    for each in moved([Found("x", start, end, Severity.MAY)], before, after):
        assert after[each.start : each.end] == before[start:end]


def test_marking_a_long_text_looks_at_each_paragraph_a_few_times_at_most(
    editor: FindingsEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [f"p{number}" for number in range(400)]
    editor.load([Passage(each, PassageKind.PARAGRAPH, TEXT) for each in ids])
    asked: list[str] = []

    def counted(block: QTextBlock) -> str:
        asked.append(block.text())
        return id_of(block)

    monkeypatch.setattr("ui.editor.loading.id_of", counted)
    editor.found.set({each: (found("recieved"),) for each in ids}, dict.fromkeys(ids, TEXT))
    assert underlined(editor, 399) == []
    editor.found.show(Severity)
    assert underlined(editor, 399) == ["recieved"]
    assert len(asked) <= 4 * len(ids)
