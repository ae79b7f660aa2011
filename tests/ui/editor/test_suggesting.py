"""Suggesting in the text: what comes and goes is shown there, and the text of record stays as it is."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from domain.assessment import Citation, Link, Passage, PassageKind
from domain.review.suggestions import Suggestion, SuggestionState, shown
from domain.text.anchors import make_anchor
from domain.text.exact_places import make_place
from ui.editor.findings_editor import FindingsEditor
from ui.editor.mending import mend_words
from ui.editor.passage_blocks import blocks_of, id_of, passage_of, select_in_block
from ui.editor.record_text import record_of, record_words
from ui.editor.suggesting.layer import Suggesting
from ui.editor.suggesting.rendering import LINE_END
from ui.editor.suggesting.suggested import Suggested

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TEXT = (
    Passage("a", PassageKind.PARAGRAPH, "😀 Staff told us. Partners agreed.", links=(Link(8, 15, "https://a.org"),)),
    Passage("b", PassageKind.HEADING, "Carers did not.", 1),
)
BEN = Suggesting("s", "Ben", "Reviewer", lambda: NOON)


def by_ann(suggestion_id: str, passage: Passage, words: str, new: str) -> Suggestion:
    start = passage.text.index(words)
    place = make_place(passage.id, passage.text, start, start + len(words))
    return Suggestion(suggestion_id, "s", place, new, "Ann", "Lead", NOON, version=1)


@pytest.fixture
def suggested(editor: FindingsEditor) -> FindingsEditor:
    start = TEXT[0].text.index("told us")
    anchor = make_anchor("a", TEXT[0].text, start, start + 7)
    editor.load(TEXT, [Citation("c", "s", anchor, "i", "E-001")])
    editor.begin_suggesting(BEN, [by_ann("ann", TEXT[1], "did", "do")])
    return editor


def put_caret(editor: FindingsEditor, words: str, *, selects: bool = False) -> None:
    """Put the caret before words as they are shown, or select them."""
    cursor = editor.document().find(words)
    assert cursor.hasSelection()
    if not selects:
        cursor.setPosition(cursor.selectionStart())
    editor.setTextCursor(cursor)


def keys(
    editor: FindingsEditor, *pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in pressed:
        QTest.keyClick(editor, key, modifier)


def lines(editor: FindingsEditor) -> list[str]:
    """Return what is shown: [what goes], {what comes}."""
    found = []
    for block in blocks_of(editor.document()):
        line, iterator = "", block.begin()
        while not iterator.atEnd():
            look = iterator.fragment().charFormat()
            is_new = look.underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline and not look.isAnchor()
            form = "{{{}}}" if is_new else "[{}]" if look.fontStrikeOut() else "{}"
            line += form.format(iterator.fragment().text())
            iterator += 1
        found.append(line.replace("][", "").replace("}{", ""))
    return found


def made(editor: FindingsEditor) -> list[tuple[str, str]]:
    assert editor.suggesting is not None
    edit = editor.suggesting.changes()
    return [(each.anchor.exact, each.replacement) for each in edit.changed] if edit else []


def assert_record_is_untouched(editor: FindingsEditor) -> None:
    assert editor.passages() == TEXT
    assert [passage_of(block) for block in blocks_of(editor.document())] == list(TEXT)
    assert editor.changes() is None


def test_what_is_typed_is_shown_and_is_no_part_of_the_text(suggested: FindingsEditor) -> None:
    before = suggested.counts()
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "have ")
    assert lines(suggested) == ["😀 Staff {have }told us. Partners agreed.", "Carers [did]{do} not."]
    assert made(suggested) == [("", "have ")]
    assert_record_is_untouched(suggested)
    assert suggested.counts() == before
    assert suggested.caret() is not None and suggested.caret().offset == TEXT[0].text.index("told")


def test_what_stands_on_words_of_record_stays_on_them(suggested: FindingsEditor) -> None:
    put_caret(suggested, "us.")
    QTest.keyClicks(suggested, "all of ")
    put_caret(suggested, "Staff", selects=True)
    keys(suggested, Qt.Key.Key_Delete)
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "We were ")
    (span,) = suggested._spans.placed()
    assert record_words(span.cursor) == "told us"
    assert span.cursor.selectedText() == "told all of us"
    assert suggested.show_place("a", 17, 25)
    assert suggested.shown_words() == "Partners"
    put_caret(suggested, "Partners")
    anchor = suggested.selected_anchor()
    assert anchor is not None and anchor.exact == "Partners agreed."
    assert anchor == make_anchor("a", TEXT[0].text, anchor.start, anchor.end)


def test_words_that_are_only_suggested_are_not_found(suggested: FindingsEditor) -> None:
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "Partners ")
    (match,) = suggested.finder.find("Partners")
    assert suggested.textCursor().selectedText() == "Partners"
    assert match.start > suggested.document().find("told us").selectionEnd()


def test_deleting_goes_on_past_what_is_struck_out(suggested: FindingsEditor) -> None:
    put_caret(suggested, "Partners")
    keys(suggested, Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    assert lines(suggested)[0] == "😀 Staff told us. [Pa]rtners agreed."
    put_caret(suggested, "agreed")
    keys(suggested, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert lines(suggested)[0] == "😀 Staff told us. [Pa]rtner[s ]agreed."
    keys(suggested, Qt.Key.Key_Backspace, modifier=Qt.KeyboardModifier.ControlModifier)
    assert lines(suggested)[0] == "😀 Staff told us. [Partners ]agreed."
    assert made(suggested) == [("Partners ", "")]
    assert_record_is_untouched(suggested)


def test_ones_own_words_are_taken_back_and_anothers_are_left(suggested: FindingsEditor) -> None:
    put_caret(suggested, "Partners")
    QTest.keyClicks(suggested, "Our")
    keys(suggested, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert made(suggested) == []
    put_caret(suggested, "do not", selects=True)
    keys(suggested, Qt.Key.Key_Delete)
    assert lines(suggested)[1] == "Carers [did]{do}[ not]."
    assert made(suggested) == [(" not", "")]


def test_enter_and_paste_are_suggested_too(suggested: FindingsEditor, qtbot: QtBot) -> None:
    put_caret(suggested, "Partners")
    keys(suggested, Qt.Key.Key_Return)
    assert lines(suggested)[0] == f"😀 Staff told us. {{{LINE_END}}}Partners agreed."
    data = QMimeData()
    data.setText("One.\r\nTwo. ")
    QGuiApplication.clipboard().setMimeData(data)
    suggested.paste()
    assert made(suggested) == [("", "\nOne.\nTwo. ")]
    assert_record_is_untouched(suggested)
    put_caret(suggested, "agreed", selects=True)
    suggested.cut()
    assert QGuiApplication.clipboard().text() == "agreed"
    assert made(suggested)[-1] == ("agreed", "")


def test_what_is_deleted_over_passages_is_one_group(suggested: FindingsEditor) -> None:
    cursor = suggested.document().find("Partners")
    cursor.setPosition(cursor.selectionStart())
    cursor.setPosition(suggested.document().find("Carers").selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    suggested.setTextCursor(cursor)
    QTest.keyClicks(suggested, "X")
    assert lines(suggested) == ["😀 Staff told us. [Partners agreed.]{X}", "[Carers] [did]{do} not."]
    assert suggested.suggesting is not None
    first, second = suggested.suggesting.changes().changed
    assert (first.joins, second.joins, first.group_id) == ("b", "", second.group_id)
    joining = [tuple(suggested.suggesting.joins(passage_id)) for passage_id in ("a", "b")]
    assert [[each.anchor.passage_id for each in there] for there in joining] == [["a"], []]
    assert_record_is_untouched(suggested)


def test_the_suggestions_at_the_caret_are_told(suggested: FindingsEditor) -> None:
    layer = suggested.suggesting
    assert layer is not None
    put_caret(suggested, "Staff")
    assert layer.at(suggested.textCursor()) == ()
    QTest.keyClicks(suggested, "All ")
    (own,) = layer.at(suggested.textCursor())
    assert (own.person, own.replacement) == ("Ben", "All ")
    put_caret(suggested, "do not")
    assert [each.id for each in layer.at(suggested.textCursor())] == ["ann"]


def test_steps_of_suggesting_are_taken_back(suggested: FindingsEditor) -> None:
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "ab")
    keys(suggested, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert made(suggested) == [("", "a")]
    suggested.undo()
    assert not suggested.may_undo()
    assert (made(suggested), lines(suggested)[0]) == ([], TEXT[0].text)


def test_steps_are_done_again_until_something_else_is_typed(suggested: FindingsEditor) -> None:
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "ab")
    suggested.undo()
    suggested.undo()
    keys(suggested, Qt.Key.Key_Y, modifier=Qt.KeyboardModifier.ControlModifier)
    assert made(suggested) == [("", "a")]
    suggested.redo()
    assert (made(suggested), suggested.may_redo()) == ([("", "ab")], False)
    suggested.undo()
    QTest.keyClicks(suggested, "c")
    assert not suggested.may_redo()


def test_a_step_taken_back_after_a_save_is_saved_over_it(suggested: FindingsEditor) -> None:
    layer = suggested.suggesting
    assert layer is not None
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "ab")
    layer.take([replace(each, version=3) for each in layer.suggestions])
    suggested.undo()
    edit = layer.changes()
    assert edit is not None
    assert [(each.replacement, each.base_version) for each in edit.changed] == [("a", 3)]


def test_no_step_opens_again_what_somebody_settled(suggested: FindingsEditor) -> None:
    layer = suggested.suggesting
    assert layer is not None
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "a")
    layer.take([replace(each, state=SuggestionState.REJECTED, version=2) for each in layer.suggestions])
    suggested.undo()
    suggested.redo()
    assert (layer.changes(), lines(suggested)[0]) == (None, TEXT[0].text)


def test_what_is_taken_back_while_it_is_being_saved_does_not_come_again(suggested: FindingsEditor) -> None:
    layer = suggested.suggesting
    assert layer is not None
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "a")
    sent = layer.suggestions
    keys(suggested, Qt.Key.Key_Backspace)
    layer.take([each if each.version else replace(each, version=1) for each in sent], sent)
    assert lines(suggested)[0] == TEXT[0].text
    edit = layer.changes()
    assert edit is not None and [version for _id, version in edit.withdrawn] == [1]
    sent = layer.suggestions
    suggested.undo()
    layer.take(sent, sent)
    edit = layer.changes()
    assert edit is not None
    assert [(each.replacement, each.base_version) for each in edit.changed] == [("a", 0)]


def test_kinds_and_links_stay_as_they_are(suggested: FindingsEditor) -> None:
    put_caret(suggested, "Staff", selects=True)
    suggested.make_heading()
    suggested.remove_link()
    assert not suggested.set_link("https://b.org")
    assert_record_is_untouched(suggested)


def test_another_theme_shows_them_in_its_colours_and_leaves_the_caret(suggested: FindingsEditor) -> None:
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "have ")
    place = suggested.textCursor().position()
    suggested.wear_hues((QColor("#123456"), QColor("#654321")))
    inserted = suggested.document().find("have").charFormat()
    assert inserted.foreground().color().name() == "#654321"
    assert suggested.textCursor().position() == place
    assert suggested.suggesting is not None
    suggested.suggesting.set_people(("Ben", "Ann"))
    assert suggested.document().find("have").charFormat().foreground().color().name() == "#123456"


def test_what_a_check_proposes_becomes_a_suggestion(suggested: FindingsEditor) -> None:
    assert mend_words(suggested, "a", TEXT[0].text.index("told us"), "told us", "told them")
    assert made(suggested) == [("us", "them")]
    assert_record_is_untouched(suggested)


def test_marks_stand_beside_the_lines_until_they_are_settled(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    place = make_anchor("b", TEXT[1].text, 0, 6)
    editor.suggested.set([Suggested("1", place, "Ann: x"), Suggested("2", place, "Ben: y", 1)])
    ((box, values),) = editor.suggested.marks()
    assert [value.id for value in values] == ["1", "2"]
    assert editor.suggested.description_at(box.center().toPointF()) == ""  # nothing is painted yet
    editor.suggested.grab()
    assert editor.suggested.description_at(box.center().toPointF()) == "Ann: x\nBen: y"
    put_caret(editor, "Staff")
    QTest.keyClicks(editor, "New line")
    keys(editor, Qt.Key.Key_Return)
    ((lower, _values),) = editor.suggested.marks()
    assert lower.top() > box.top()
    editor.suggested.set(())
    assert editor.suggested.marks() == ()


def test_the_marks_of_one_passage_are_set_and_those_of_others_stay(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    first, second = (make_place(passage.id, passage.text, 2, 2) for passage in TEXT)
    editor.suggested.set([Suggested("1", second), Suggested("2", replace(first, start=7, end=7))])
    assert [value.id for value in editor.suggested.values] == ["2", "1"]
    block = editor.block_of("a")
    assert block is not None
    editor.suggested.set_in(block, [Suggested("3", replace(first, start=9, end=9)), Suggested("4", first)])
    assert [value.id for value in editor.suggested.values] == ["4", "3", "1"]
    place = editor.suggested.place_of("4")
    assert place is not None and place.position() == len("😀 ") + 1  # the first letter takes two places
    editor.suggested.set_in(block, [])
    assert [value.id for value in editor.suggested.values] == ["1"]


def test_a_passage_is_found_where_it_has_come_to_stand(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    before = editor.block_of("b")
    assert before is not None and before.blockNumber() == 1
    put_caret(editor, "Staff")
    keys(editor, Qt.Key.Key_Return, Qt.Key.Key_Return)
    after = editor.block_of("b")
    assert after is not None and after.text() == TEXT[1].text
    editor.load(TEXT[:1])
    assert editor.block_of("b") is None


def test_after_it_the_text_is_written_in_again(suggested: FindingsEditor) -> None:
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "have ")
    suggested.end_suggesting()
    assert lines(suggested) == [TEXT[0].text, TEXT[1].text]
    assert_record_is_untouched(suggested)
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "have ")
    changes = suggested.changes()
    assert changes is not None and changes.changed[0].text == "😀 Staff have told us. Partners agreed."
    assert [changes.changed[0].text[each.start : each.end] for each in changes.changed[0].links] == ["told us"]
    assert suggested.document().isUndoAvailable()


def test_what_was_saved_is_taken_and_what_was_typed_since_is_kept(suggested: FindingsEditor) -> None:
    layer = suggested.suggesting
    assert layer is not None
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "have")
    sent = layer.suggestions
    QTest.keyClicks(suggested, " ")
    saved = [s if s.version else replace(s, version=1) for s in sent]
    layer.take(saved)
    edit = layer.changes()
    assert edit is not None
    assert [(each.replacement, each.base_version) for each in edit.changed] == [("have ", 1)]
    layer.take([replace(each, version=2) for each in layer.suggestions])
    assert layer.changes() is None
    gone = [replace(each, state=SuggestionState.REJECTED) for each in layer.suggestions]
    layer.take(gone)
    assert lines(suggested) == [TEXT[0].text, TEXT[1].text]


def test_what_something_else_takes_out_is_put_back(suggested: FindingsEditor, qtbot: QtBot) -> None:
    put_caret(suggested, "told")
    QTest.keyClicks(suggested, "have ")
    suggested.document().find("Staff").removeSelectedText()
    expected = ["😀 Staff {have }told us. Partners agreed.", "Carers [did]{do} not."]
    qtbot.waitUntil(lambda: lines(suggested) == expected)
    assert_record_is_untouched(suggested)
    assert [record_words(span.cursor) for span in suggested._spans.placed()] == ["told us"]


@pytest.mark.parametrize("seed", range(8))
def test_the_document_shows_what_the_suggestions_say(suggested: FindingsEditor, seed: int) -> None:
    dice = random.Random(seed)
    layer = suggested.suggesting
    assert layer is not None
    for _ in range(40):
        cursor = suggested.textCursor()
        length = suggested.document().characterCount() - 1
        cursor.setPosition(dice.randint(0, length))
        cursor.setPosition(
            min(length, cursor.position() + dice.choice((0, 0, 1, 4, 12))), QTextCursor.MoveMode.KeepAnchor
        )
        suggested.setTextCursor(cursor)
        press = dice.choice(
            (Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        )
        keys(suggested, press) if press not in (Qt.Key.Key_A,) else QTest.keyClicks(suggested, "xy")
        assert_shows(suggested, layer.suggestions)
    while layer.may_undo:
        suggested.undo()
    assert lines(suggested) == [TEXT[0].text, "Carers [did]{do} not."]


def assert_shows(editor: FindingsEditor, suggestions: Sequence[Suggestion]) -> None:
    for block, passage in zip(blocks_of(editor.document()), TEXT, strict=True):
        look = shown(passage.text, [each for each in suggestions if each.anchor.passage_id == id_of(block)])
        assert block.text() == look.text.replace("\n", LINE_END)
        record = record_of(block)
        assert record.text == passage.text
        for at in range(len(passage.text)):
            assert select_in_block(block, at, at + 1).selectedText() == passage.text[at]
            assert record.offset_of(record.unit_of(at)) == at
    assert_record_is_untouched(editor)


def test_letters_typed_among_many_that_are_suggested_come_between_them(suggested: FindingsEditor) -> None:
    put_caret(suggested, "told")
    suggested.suggest(suggested.textCursor(), "have 😀 seen ")
    put_caret(suggested, "seen")
    suggested.suggest(suggested.textCursor(), "😀 ever ")
    keys(suggested, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert lines(suggested)[0] == "😀 Staff {have 😀 😀 eveseen }told us. Partners agreed."
    suggested.undo()
    assert lines(suggested)[0] == "😀 Staff {have 😀 😀 everseen }told us. Partners agreed."
    assert_record_is_untouched(suggested)
