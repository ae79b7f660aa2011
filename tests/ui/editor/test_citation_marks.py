"""Citations beside the text: marks, spans that follow the typing, and the anchor of what is selected."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from domain.assessment import Citation, Passage, PassageKind, Stance
from domain.text.anchors import make_anchor
from ui.editor.findings_editor import FindingsEditor
from ui.editor.margin import MarksMargin, plain_shape
from ui.editor.spans import Spans

TEXT = (
    Passage("a", PassageKind.PARAGRAPH, "😀 Staff told us they were supported. Partners agreed."),
    Passage("b", PassageKind.PARAGRAPH, "Carers did not. They waited."),
)


def cite(citation_id: str, passage: Passage, words: str) -> Citation:
    start = passage.text.index(words)
    anchor = make_anchor(passage.id, passage.text, start, start + len(words))
    return Citation(citation_id, "s", anchor, f"item-{citation_id}", f"E-{citation_id}")


CITATIONS = (
    cite("1", TEXT[0], "Staff told us"),
    cite("2", TEXT[0], "Staff"),
    cite("3", TEXT[1], "They waited"),
)


def margin_of(editor: FindingsEditor) -> MarksMargin:
    margin = editor.findChild(MarksMargin)
    assert isinstance(margin, MarksMargin)
    margin.grab()
    return margin


def underlined(editor: FindingsEditor, citation_id: str) -> list[QTextCursor]:
    """Return what is underlined while the pointer rests on the mark of a citation."""
    margin_of(editor).hovered.emit((citation_id,))
    cursors = [QTextCursor(selection.cursor) for selection in editor.extraSelections()]
    margin_of(editor).hovered.emit(())
    return cursors


def words_of(editor: FindingsEditor, citation_id: str) -> str:
    (cursor,) = underlined(editor, citation_id)
    return cursor.selectedText()


def marked(editor: FindingsEditor) -> set[str]:
    return {citation.id for _, citations in editor.marks() for citation in citations}


@pytest.fixture
def cited(editor: FindingsEditor) -> FindingsEditor:
    editor.load(TEXT, CITATIONS)
    return editor


def test_a_mark_counts_the_citations_that_begin_on_its_line(cited: FindingsEditor) -> None:
    marks = cited.marks()
    assert [[citation.id for citation in citations] for _, citations in marks] == [["1", "2"], ["3"]]
    assert marks[0][0].top() < marks[1][0].top()


def test_a_span_follows_what_is_typed_before_it_and_in_it_but_not_at_its_edges(cited: FindingsEditor) -> None:
    cited.place_caret("a", 0)
    QTest.keyClicks(cited, "Many ")
    assert words_of(cited, "1") == "Staff told us"
    cited.place_caret("a", cited.passages()[0].text.index("told"))
    QTest.keyClicks(cited, "often ")
    assert words_of(cited, "1") == "Staff often told us"
    cited.place_caret("a", cited.passages()[0].text.index(" they"))
    QTest.keyClicks(cited, "x")
    cited.place_caret("a", cited.passages()[0].text.index("Staff"))
    QTest.keyClicks(cited, "y")
    assert words_of(cited, "1") == "Staff often told us"


def test_a_span_follows_its_words_through_a_split_and_a_join(cited: FindingsEditor) -> None:
    cited.place_caret("b", 15)
    QTest.keyClick(cited, Qt.Key.Key_Return)
    assert words_of(cited, "3") == "They waited"
    cited.place_caret("b", 0)
    QTest.keyClick(cited, Qt.Key.Key_Backspace)
    assert words_of(cited, "3") == "They waited"


def test_deleted_words_lose_their_mark_and_undo_gives_it_back(cited: FindingsEditor) -> None:
    cited.place_caret("b", 15, 28)
    QTest.keyClick(cited, Qt.Key.Key_Delete)
    assert marked(cited) == {"1", "2"}
    assert underlined(cited, "3") == []
    cited.undo()
    assert marked(cited) == {"1", "2", "3"}
    assert words_of(cited, "3") == "They waited"


def test_moved_words_take_their_mark_along(cited: FindingsEditor) -> None:
    cited.place_caret("b", 16, 28)
    cited.cut()
    cited.place_caret("a", 0)
    cited.paste()
    (cursor,) = underlined(cited, "3")
    assert (cursor.selectedText(), cursor.blockNumber()) == ("They waited", 0)


def test_a_citation_whose_words_are_not_there_is_lost_and_not_put_on_others(editor: FindingsEditor) -> None:
    editor.load((Passage("a", PassageKind.PARAGRAPH, "Other words altogether, as long as the first."),), CITATIONS)
    assert [underlined(editor, citation.id) for citation in CITATIONS] == [[], [], []]
    assert editor.marks() == ()


def test_new_citations_change_the_marks_and_not_the_text(cited: FindingsEditor) -> None:
    cited.set_citations(CITATIONS[2:])
    assert [len(citations) for _, citations in cited.marks()] == [1]
    assert cited.changes() is None
    assert not cited.document().isUndoAvailable()


def test_what_stands_where_it_is_shown_is_not_shown_anew(cited: FindingsEditor) -> None:
    spans = Spans[Citation](cited)
    assert spans.set(CITATIONS)
    assert not spans.set(CITATIONS)
    cited.textCursor().insertText("Now ")
    typed = replace(TEXT[0], text=f"Now {TEXT[0].text}")
    moved = (cite("1", typed, "Staff told us"), cite("2", typed, "Staff"), CITATIONS[2])
    assert not spans.set(moved)
    assert [span.value for span in spans.placed()] == list(moved)
    assert spans.set((replace(moved[0], stance=Stance.CONTRADICTS), *moved[1:]))
    assert spans.set(moved[1:])
    elsewhere = replace(moved[2], anchor=cite("3", TEXT[1], "did not").anchor)
    assert spans.set((moved[1], elsewhere))
    assert [span.cursor.selectedText() for span in spans.placed()] == ["Staff", "did not"]


def test_a_click_on_a_mark_tells_its_citations(cited: FindingsEditor, qtbot: QtBot) -> None:
    margin = margin_of(cited)
    with qtbot.waitSignal(cited.citation_activated) as told:
        QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=cited.marks()[0][0].center())
    assert told.args == [("1", "2")]


def test_pointing_at_a_mark_underlines_its_words(cited: FindingsEditor) -> None:
    margin = margin_of(cited)
    QTest.mouseMove(margin, QPoint(1, 1))
    QTest.mouseMove(margin, cited.marks()[1][0].center())
    assert [selection.cursor.selectedText() for selection in cited.extraSelections()] == ["They waited"]
    QApplication.sendEvent(margin, QEvent(QEvent.Type.Leave))
    assert cited.extraSelections() == []


def test_resting_on_a_mark_names_its_sources(cited: FindingsEditor) -> None:
    margin = margin_of(cited)
    cited.describe_citations_with(lambda cited: "; ".join(each.item_id for each in cited), plain_shape)
    place = cited.marks()[0][0].center()
    assert margin.description_at(place.toPointF()) == "item-1; item-2"
    assert margin.description_at(QPointF(1, margin.height() - 1)) == ""


def test_every_cited_span_is_underlined_on_request(cited: FindingsEditor) -> None:
    cited.show_citations(True)
    assert len(cited.extraSelections()) == 3
    cited.show_citations(False)
    assert cited.extraSelections() == []


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 0, "😀 Staff told us they were supported."),
        (40, 40, "Partners agreed."),
        (54, 54, "Partners agreed."),
        (2, 8, "Staff"),
        (1, 15, "Staff told us"),
    ],
)
def test_the_anchor_is_of_the_selected_words_or_of_the_sentence(
    cited: FindingsEditor, start: int, end: int, expected: str
) -> None:
    cited.place_caret("a", start, end)
    anchor = cited.selected_anchor()
    assert anchor is not None
    assert (anchor.passage_id, anchor.exact) == ("a", expected)
    assert TEXT[0].text[anchor.start : anchor.end] == expected


def test_of_a_selection_over_two_passages_the_first_one_counts(cited: FindingsEditor) -> None:
    cited.place_caret("a", TEXT[0].text.index("Partners"))
    cursor = cited.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cited.setTextCursor(cursor)
    anchor = cited.selected_anchor()
    assert anchor is not None
    assert anchor.exact == "Partners agreed."


def test_there_is_no_anchor_without_words(editor: FindingsEditor) -> None:
    editor.load(())
    assert editor.selected_anchor() is None


def test_the_citations_of_the_caret_are_known(cited: FindingsEditor) -> None:
    cited.place_caret("a", 4)
    assert [citation.id for citation in cited.citations_at_caret()] == ["1", "2"]
    cited.place_caret("a", 10)
    assert [citation.id for citation in cited.citations_at_caret()] == ["1"]
