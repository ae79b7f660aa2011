"""Coverage in the text: shown on demand, told under the text, looked at again where it changed, gone through by key."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from page_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from domain.evidence.coverage import SentenceState
from domain.evidence.evidence import Need
from store.queries.evidence import load_marks
from ui.citing.citing import Citing
from ui.editor import coverage
from ui.editor.findings_editor import FindingsEditor
from ui.pages.statement import StatementPage

PART = "safeguarding"
TEXT = "People felt safe. Staff knew what to do. Partners agreed."
EVIDENCED, MISSING, EXEMPT = SentenceState.EVIDENCED, SentenceState.NOT_EVIDENCED, SentenceState.NEEDS_NONE

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@dataclass
class Room:
    """A page with one passage of which the first sentence is cited."""

    stage: Stage
    page: StatementPage
    citing: Citing
    passage: str
    holder: QWidget

    @property
    def editor(self) -> FindingsEditor:
        return self.page.findings.editor

    def states(self) -> list[SentenceState]:
        return [each.state for each in self.editor.coverage.sentences()]

    def put_caret(self, words: str) -> None:
        self.editor.setTextCursor(self.editor.document().find(words))
        cursor = self.editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.editor.setTextCursor(cursor)


@pytest.fixture
def room(stage: Stage, qtbot: QtBot) -> Room:
    (passage,) = stage.desk.write(PART, TEXT)
    stage.desk.cite(PART, passage, "People felt safe", stage.desk.note("Survey"))
    holder = QWidget()
    qtbot.addWidget(holder)
    page = StatementPage(stage.context, holder)
    holder.resize(900, 900)
    page.resize(900, 900)
    order = [section.id for section in stage_sections(stage)]
    citing = Citing(stage.context, lambda: page.findings, lambda: order, holder)
    citing.attach(page)
    stage.backend.changed.connect(page.refresh)
    page.load_section(stage.desk.section_id(PART))
    holder.show()
    qtbot.waitExposed(holder)
    return Room(stage, page, citing, passage, holder)


def stage_sections(stage: Stage) -> tuple[object, ...]:
    from store.queries.assessments import load_document

    return load_document(stage.backend.workspace, stage.desk.assessment_id).sections


def test_what_is_cited_is_evidenced_and_the_rest_is_told_under_the_text(room: Room) -> None:
    assert room.states() == [EVIDENCED, MISSING, MISSING]
    room.editor.coverage.look()
    assert room.page.findings._footer.text().endswith("33% of sentences evidenced \u00b7 2 without")


def test_what_is_typed_is_looked_at_when_typing_rests(room: Room, qtbot: QtBot) -> None:
    room.editor.coverage.look()
    room.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(room.editor, " They did.")
    qtbot.waitUntil(lambda: "3 without" in room.page.findings._footer.text(), timeout=3000)
    assert room.states() == [EVIDENCED, MISSING, MISSING, MISSING]


def test_only_passages_that_changed_are_looked_at_again(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.stage.desk.write(PART, "Another one.", "And a third.")
    room.page.load()
    room.editor.coverage.look()
    looked: list[str] = []
    passage_coverage = coverage.passage_coverage

    def spied(*arguments: object) -> object:
        looked.append(arguments[1].id)  # type: ignore[attr-defined]
        return passage_coverage(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(coverage, "passage_coverage", spied)
    room.put_caret("Another")
    QTest.keyClicks(room.editor, "x")
    room.editor.coverage.look()
    assert looked == [room.editor.passages()[1].id]


def test_a_heading_a_lead_to_bullets_and_what_a_person_says_need_none(room: Room) -> None:
    room.put_caret("Staff")
    room.citing.mark(Need.NONE)
    assert room.states() == [EVIDENCED, EXEMPT, MISSING]
    assert [mark.need for mark in load_marks(room.stage.backend.workspace, room.page.findings.section_id)] == [
        Need.NONE
    ]
    room.stage.told[-1].choices[0].run()
    assert room.states() == [EVIDENCED, MISSING, MISSING]


def test_a_mark_follows_its_sentence_through_typing_and_saving(room: Room) -> None:
    room.put_caret("Partners")
    room.citing.mark(Need.NONE)
    room.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(room.editor, "Most ")
    assert room.states() == [EVIDENCED, MISSING, EXEMPT]
    room.page.flush()
    room.page.load()
    assert room.states() == [EVIDENCED, MISSING, EXEMPT]


def test_sentences_without_evidence_are_gone_through_by_key(room: Room) -> None:
    room.editor.moveCursor(QTextCursor.MoveOperation.Start)
    seen = []
    for _ in range(2):
        room.citing.go_to_gap(1)
        seen.append(room.editor.shown_words())
    room.citing.go_to_gap(-1)
    seen.append(room.editor.shown_words())
    assert seen == ["Staff knew what to do.", "Partners agreed.", "Staff knew what to do."]


def test_where_a_section_has_no_more_the_next_section_is_opened(room: Room) -> None:
    (elsewhere,) = room.stage.desk.write("learning", "Leaders knew this.")
    room.editor.moveCursor(QTextCursor.MoveOperation.End)
    room.citing.go_to_gap(1)
    assert room.stage.opened == [elsewhere]


def test_where_nothing_is_missing_that_is_said(room: Room) -> None:
    for words in ("Staff", "Partners"):
        room.put_caret(words)
        room.citing.mark(Need.NONE)
    room.citing.go_to_gap(1)
    assert room.stage.told[-1].text == "Every sentence that needs evidence has some."


def test_the_lines_are_painted_on_demand_and_never_under_what_is_evidenced(room: Room) -> None:
    room.editor.coverage.look()
    before = room.editor.viewport().grab().toImage()
    room.citing.toggle_coverage()
    shown = room.editor.viewport().grab().toImage()
    assert shown != before
    boxes = coverage_rows(room)
    assert boxes[0] is False
    assert boxes[1] is True
    room.citing.toggle_coverage()
    assert room.editor.viewport().grab().toImage() == before


def test_nothing_is_painted_under_a_heading(room: Room) -> None:
    room.editor.make_heading()
    room.editor.coverage.look()
    assert EXEMPT in room.states() and MISSING not in room.states()
    plain = room.editor.viewport().grab().toImage()
    room.editor.show_coverage(True)
    assert room.editor.viewport().grab().toImage() == plain


def coverage_rows(room: Room) -> list[bool]:
    """Tell for each sentence whether something is painted under it that is not there without coverage."""
    from ui.editor.geometry import boxes_of

    shown = room.editor.viewport().grab().toImage()
    room.editor.show_coverage(False)
    plain = room.editor.viewport().grab().toImage()
    room.editor.show_coverage(True)
    block = room.editor.document().begin()
    found = []
    for sentence in room.editor.coverage.spans_of(block):
        (box,) = boxes_of(room.editor, block, sentence.start, sentence.end)
        area = box.toRect().adjusted(0, 0, -4, 0)
        found.append(shown.copy(area) != plain.copy(area))
    return found


def test_the_lines_move_with_the_words_until_they_are_looked_at_again(room: Room) -> None:
    room.editor.coverage.look()
    block = room.editor.document().begin()
    before = room.editor.coverage.spans_of(block)
    room.put_caret("Staff")
    QTest.keyClicks(room.editor, "All ")
    moved = room.editor.coverage.spans_of(block)
    assert [(each.start, each.end) for each in moved] == [
        (before[0].start, before[0].end),
        (before[1].start + 4, before[1].end + 4),
        (before[2].start + 4, before[2].end + 4),
    ]
    QTest.keyClick(room.editor, Qt.Key.Key_Backspace)
    assert room.editor.coverage.spans_of(block)[2].end == before[2].end + 3
