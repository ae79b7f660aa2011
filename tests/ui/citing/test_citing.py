"""Citing from the text: the box, what is dropped, the marks and their menu, citations without words."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from builders import ANN, NOON
from page_stage import Stage
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from domain.assessment import Citation, Stance
from domain.evidence.evidence import Locator
from store.actions.evidence import add_item
from store.actions.excerpts import add_excerpt
from store.queries.text import load_citations
from store.values import ExcerptDetails, ItemDetails
from ui.citing.citing import Citing
from ui.editor.dropping import evidence_mime
from ui.pages.statement import StatementPage

PART = "safeguarding"
FIRST = "People felt safe. Staff knew what to do."
WORDS = "We were never asked what mattered."
SECOND = "Carers waited too long for an answer."

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@dataclass
class Room:
    """A page with its citing, and what tests do with both."""

    stage: Stage
    page: StatementPage
    citing: Citing
    passages: list[str]
    holder: QWidget

    def citations(self) -> tuple[Citation, ...]:
        return load_citations(self.stage.backend.workspace, self.stage.desk.section_id(PART))

    def select(self, passage: int, words: str) -> None:
        editor = self.page.findings.editor
        text = next(each.text for each in editor.passages() if each.id == self.passages[passage])
        start = text.index(words)
        editor.place_caret(self.passages[passage], start, start + len(words))
        editor.setFocus()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        assert self.citing.box is not None
        QTest.keyClick(self.citing.box.field, key, modifier)

    def find(self, text: str) -> list[str]:
        box = self.citing.box
        assert box is not None
        box.field.setText(text)
        return [box.results.rows.row_at(box.results.rows.index(place)).lead for place in range(box.results.count())]


def a_note(stage: Stage, title: str, notes: str) -> str:
    details = ItemDetails(title, notes=notes)
    workspace, assessment_id = stage.backend.workspace, stage.desk.assessment_id
    return add_item(workspace, ANN, NOON, assessment_id=assessment_id, details=details).result[0]


def an_excerpt(stage: Stage, item_id: str, text: str, stance: Stance = Stance.SUPPORTS) -> str:
    changed = add_excerpt(
        stage.backend.workspace,
        ANN,
        NOON,
        assessment_id=stage.desk.assessment_id,
        item_id=item_id,
        text=text,
        sha256="",
        place=Locator(0, 0, len(text)),
        details=ExcerptDetails(stance=stance),
    )
    return changed.result[0]


@pytest.fixture
def room(stage: Stage, qtbot: QtBot) -> Room:
    passages = stage.desk.write(PART, FIRST, SECOND)
    group = a_note(stage, "Focus group of carers", WORDS)
    stage.desk.note("Complaints report")
    an_excerpt(stage, group, WORDS, Stance.CONTRADICTS)
    holder = QWidget()
    qtbot.addWidget(holder)
    page = StatementPage(stage.context, holder)
    holder.resize(900, 900)
    page.resize(900, 900)
    citing = Citing(stage.context, lambda: page.findings, lambda: (), holder)
    citing.attach(page)
    stage.backend.changed.connect(page.refresh)
    stage.backend.changed.connect(citing.refresh)
    page.load_section(stage.desk.section_id(PART))
    citing.load()
    holder.show()
    qtbot.waitExposed(holder)
    return Room(stage, page, citing, passages, holder)


def test_selected_words_are_cited_by_typing_a_reference(room: Room) -> None:
    room.select(0, "People felt safe")
    room.citing.open_box()
    assert room.find("e-002") == ["E-002"]
    room.press(Qt.Key.Key_Return)
    (citation,) = room.citations()
    assert (citation.reference, citation.anchor.exact, citation.excerpt_id) == ("E-002", "People felt safe", "")
    assert citation.stance is Stance.SUPPORTS
    assert room.stage.told[-1].text == "E-002 cited: supports."


def test_without_a_selection_the_sentence_at_the_caret_is_meant(room: Room) -> None:
    room.page.findings.editor.place_caret(room.passages[0], FIRST.index("knew"))
    room.citing.open_box()
    room.press(Qt.Key.Key_Return)
    assert room.citations()[0].anchor.exact == "Staff knew what to do."


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("never asked", ["E-001/1"]),
        ("e-001/1", ["E-001/1"]),
        ("E-001", ["E-001", "E-001/1"]),
        ("carers focus", ["E-001", "E-001/1"]),
        ("complaints", ["E-002"]),
        ("nothing of the kind", []),
        ("", ["E-001/1", "E-001", "E-002"]),
    ],
)
def test_items_and_excerpts_are_found_by_reference_name_title_and_words(
    room: Room, typed: str, leads: list[str]
) -> None:
    room.select(0, "People")
    room.citing.open_box()
    assert room.find(typed) == leads


def test_an_excerpt_brings_its_own_stance_unless_another_is_chosen(room: Room) -> None:
    room.select(0, "People")
    room.citing.open_box()
    assert room.citing.box is not None
    room.find("never asked")
    assert room.citing.box.stances[Stance.CONTRADICTS].isChecked()
    room.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert room.citing.box.stances[Stance.CONTEXT].isChecked()
    room.press(Qt.Key.Key_Return)
    (citation,) = room.citations()
    assert citation.stance is Stance.CONTEXT
    assert citation.excerpt_id


def test_what_was_cited_last_comes_first_when_nothing_is_typed(room: Room) -> None:
    for reference in ("E-002", "E-001/1"):
        room.select(0, "People")
        room.citing.open_box()
        room.find(reference)
        room.press(Qt.Key.Key_Return)
    room.citing.open_box()
    assert room.find("")[:2] == ["E-001/1", "E-002"]
    room.press(Qt.Key.Key_Escape)
    room.citing.load()
    room.citing.open_box()
    assert room.find("")[:2] == ["E-001/1", "E-002"]


def test_an_excerpt_made_since_the_last_citation_comes_before_what_was_cited(room: Room) -> None:
    room.select(0, "People")
    room.citing.open_box()
    room.find("E-002")
    room.press(Qt.Key.Key_Return)
    words = "\u201cNobody asked.\u201d"
    an_excerpt(room.stage, a_note(room.stage, "Call", words), words)
    room.citing.load()
    room.citing.open_box()
    assert room.find("")[:2] == ["E-003/1", "E-002"]
    assert room.citing.box is not None
    rows = room.citing.box.results.rows
    assert rows.row_at(rows.index(0)).title == words


def test_escape_gives_the_focus_back_with_the_selection_untouched(room: Room) -> None:
    room.select(0, "felt safe")
    room.citing.open_box()
    assert room.citing.box is not None
    assert room.citing.box.field.hasFocus()
    room.press(Qt.Key.Key_Escape)
    editor = room.page.findings.editor
    assert not room.citing.box.isVisible()
    assert editor.hasFocus()
    assert editor.textCursor().selectedText() == "felt safe"
    assert room.citations() == ()


def test_the_words_selected_when_the_box_opened_are_cited_while_a_save_is_under_way(room: Room) -> None:
    editor = room.page.findings.editor
    editor.place_caret(room.passages[0], 0)
    room.stage.backend.hold()
    QTest.keyClicks(editor, "Many. ")
    room.page.flush()
    QTest.keyClicks(editor, "More. ")
    room.select(0, "Staff knew")
    room.citing.open_box()
    room.press(Qt.Key.Key_Return)
    while not room.page.is_settled() or not room.citations():
        room.stage.backend.release()
        room.stage.backend.hold()
    assert [citation.anchor.exact for citation in room.citations()] == ["Staff knew"]


def test_tab_goes_to_the_stance_and_back_and_does_not_leave_the_box(room: Room) -> None:
    room.select(0, "People")
    room.citing.open_box()
    box = room.citing.box
    assert box is not None
    room.find("E-002")
    room.press(Qt.Key.Key_Tab)
    assert box.stances[Stance.SUPPORTS].hasFocus()
    QTest.keyClick(box.stances[Stance.SUPPORTS], Qt.Key.Key_Tab)
    assert box.field.hasFocus()


def drop(room: Room, place: QPoint, *, data: QMimeData) -> None:
    viewport = room.page.findings.editor.viewport()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    moved = QDragMoveEvent(place, Qt.DropAction.CopyAction, data, buttons, keys)
    room.page.findings.editor.dragMoveEvent(moved)
    assert moved.isAccepted()
    assert room.page.findings.editor._drop.target is not None
    viewport.grab()
    dropped = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, buttons, keys)
    room.page.findings.editor.dropEvent(dropped)


def test_evidence_dropped_on_a_sentence_is_cited_for_it(room: Room) -> None:
    room.select(0, "knew")
    place = room.page.findings.editor.cursorRect().center()
    room.page.findings.editor.place_caret(room.passages[1], 0)
    item = next(iter(room.citing.evidence.items)) if room.citing.evidence else ""
    drop(room, place, data=evidence_mime(item))
    assert room.citations()[0].anchor.exact == "Staff knew what to do."
    assert room.page.findings.editor._drop.target is None


def test_evidence_dropped_on_the_selection_is_cited_for_the_selected_words(room: Room) -> None:
    room.select(0, "knew what")
    place = room.page.findings.editor.cursorRect().center() - QPoint(4, 0)
    assert room.citing.evidence is not None
    excerpt = next(iter(room.citing.evidence.excerpts.values()))
    drop(room, place, data=evidence_mime(excerpt.item_id, excerpt.id))
    (citation,) = room.citations()
    assert (citation.anchor.exact, citation.excerpt_id) == ("knew what", excerpt.id)
    assert citation.stance is Stance.CONTRADICTS


def test_a_row_of_the_evidence_list_is_dragged_as_its_item(room: Room, qtbot: QtBot) -> None:
    from ui.panes.evidence import EvidencePane

    pane = EvidencePane(room.stage.context)
    qtbot.addWidget(pane)
    pane.load()
    rows = pane.list.list.rows
    assert rows.flags(rows.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    data = rows.mimeData([rows.index(0)])
    drop(room, QPoint(10, 10), data=data)
    assert room.citations()[0].reference == "E-001"


def test_hovering_tells_the_words_who_said_them_and_what_is_doubtful(room: Room) -> None:
    room.select(0, "People")
    room.citing.open_box()
    room.find("never asked")
    room.press(Qt.Key.Key_Return)
    told = room.citing._describe(room.page.findings.citations())
    for words in ("We were never asked what mattered.", "E-001/1", "contradicts", "Not disclosed to the authority"):
        assert words in told
    shape = room.citing._shape(room.page.findings.citations())
    assert (shape.contradicts, shape.is_doubtful, shape.is_undisclosed) == (True, False, True)


def test_the_menu_of_a_mark_says_anew_what_it_says_and_takes_it_away(room: Room) -> None:
    room.select(0, "People")
    room.citing.open_box()
    room.press(Qt.Key.Key_Return)
    room.select(0, "eople")
    room.citing.open_menu_here()
    assert room.citing.menu is not None
    actions = {action.text(): action for action in room.citing.menu.actions()}
    actions["Contradicts"].trigger()
    assert room.citations()[0].stance is Stance.CONTRADICTS
    actions["Take this citation away"].trigger()
    assert room.citations() == ()
    room.citing.menu.close()


def test_a_mark_of_several_offers_each_and_opens_the_one_chosen(room: Room) -> None:
    for reference in ("E-001/1", "E-002"):
        room.select(0, "People")
        room.citing.open_box()
        room.find(reference)
        room.press(Qt.Key.Key_Return)
    room.page.findings.open_cited()
    assert room.citing.menu is not None
    menus = [action.menu() for action in room.citing.menu.actions()]
    assert [menu.title().split()[0] for menu in menus if menu is not None] == ["E-001/1", "E-002"]
    assert room.stage.opened == []
    first = menus[0]
    assert first is not None
    first.actions()[0].trigger()
    assert room.stage.opened == [room.citations()[0].excerpt_id]
    room.citing.menu.close()


def test_citations_without_words_are_offered_for_attaching(room: Room) -> None:
    room.select(1, SECOND)
    room.citing.open_box()
    room.press(Qt.Key.Key_Return)
    room.select(1, SECOND)
    QTest.keyClick(room.page.findings.editor, Qt.Key.Key_Delete)
    room.page.flush()
    detached = room.page.findings.detached
    assert detached.isVisible()
    assert detached.title() == "1 citation lost its words"
    room.citing.show_detached()
    room.page.findings.editor.moveCursor(room.page.findings.editor.textCursor().MoveOperation.Start)
    detached.buttons()[0].click()
    assert "Select the words first" in room.stage.told[-1].text
    room.select(0, "People felt safe.")
    detached.buttons()[0].click()
    (citation,) = room.citations()
    assert (citation.is_detached, citation.anchor.exact) == (False, "People felt safe.")
    assert not detached.isVisible()
