"""The reader: words of a document are found, selected and kept as excerpts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from documents import a_pdf, a_text, attached
from page_stage import Stage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from domain.assessment import Stance
from domain.evidence.evidence import BlockKind, Excerpt, Locator
from store.queries.evidence import load_excerpts
from ui.panes.evidence import EvidencePane
from ui.reader.document_view import DocumentView
from ui.reader.reader import Reader
from ui.reader.source_text import Spot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

WAITED = "People waited too long to hear the outcome of their enquiry."


@pytest.fixture
def pane(stage: Stage, qtbot: QtBot) -> Iterator[EvidencePane]:
    made = EvidencePane(stage.context)
    qtbot.addWidget(made)
    stage.backend.changed.connect(made.refresh)
    made.resize(700, 800)
    made.show()
    yield made
    made.stop()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    pages = [[f"Page {number} of the report.", "", WAITED] for number in range(1, 13)]
    return a_pdf(tmp_path / "report.pdf", pages)


def excerpts(stage: Stage) -> tuple[Excerpt, ...]:
    return load_excerpts(stage.backend.workspace, stage.desk.assessment_id)


def open_reader(pane: EvidencePane, item_id: str, excerpt_id: str = "") -> Reader:
    pane.load()
    pane.open_source(item_id, excerpt_id)
    assert pane.reader.isVisible()
    return pane.reader


def view_of(reader: Reader) -> DocumentView:
    view = reader.stage.view()
    assert view is not None
    return view


def drawn(qtbot: QtBot, reader: Reader) -> None:
    qtbot.waitUntil(reader.stage.pages.is_drawn, timeout=10_000)


def select(view: DocumentView, words: str) -> None:
    view.select(view.source.find(words)[0])


def drag(qtbot: QtBot, view: DocumentView, words: str) -> None:
    """Select words as one does with a mouse."""
    span = view.source.find(words)[0]
    view.bring_into_sight(span)
    box = view.boxes_of(span)[0]
    begin = (box.topLeft() - view.offset()).toPoint() + QPoint(1, round(box.height() / 2))
    end = (box.topRight() - view.offset()).toPoint() + QPoint(-1, round(box.height() / 2))
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)


def test_words_selected_on_a_page_become_an_excerpt_with_their_place(
    pane: EvidencePane, stage: Stage, paper: Path, qtbot: QtBot
) -> None:
    reader = open_reader(pane, attached(stage.desk, paper).id)
    reader.shown_statement = lambda: "safeguarding"
    drawn(qtbot, reader)
    drag(qtbot, view_of(reader), "waited too long")
    reader.make_excerpt()
    reader.form.note.setText("Said twice")
    reader.form.stance.set_value("contradicts")
    qtbot.keyClick(reader.form.note, Qt.Key.Key_Return)
    (kept,) = excerpts(stage)
    assert (kept.text, kept.place, kept.name) == ("waited too long", Locator(2, 7, 22, 1), "E-001/1")
    assert (kept.stance, kept.note, kept.part_ids) == (Stance.CONTRADICTS, "Said twice", ("safeguarding",))
    assert stage.told[-1].text == "E-001/1 kept." and stage.told[-1].choices[0].label == "Undo"


def test_an_excerpt_is_opened_at_its_words(pane: EvidencePane, stage: Stage, paper: Path, qtbot: QtBot) -> None:
    item = attached(stage.desk, paper)
    reader = open_reader(pane, item.id)
    drawn(qtbot, reader)
    view = view_of(reader)
    view.select(view.source.find("Page 9 of the report")[0])
    reader.make_excerpt()
    reader.form.submit()
    pane.show_list()
    assert reader.item is None
    open_reader(pane, item.id, excerpts(stage)[0].id)
    qtbot.waitUntil(lambda: reader.stage.pages.page() == 9, timeout=10_000)
    drawn(qtbot, reader)
    assert view_of(reader).source.words(view_of(reader).selection()) == "Page 9 of the report"
    assert view_of(reader).boxes_of(view_of(reader).selection())


def test_a_document_is_opened_where_it_was_left(pane: EvidencePane, stage: Stage, paper: Path, qtbot: QtBot) -> None:
    item = attached(stage.desk, paper)
    reader = open_reader(pane, item.id)
    drawn(qtbot, reader)
    reader.stage.pages.go_to_page(7)
    pane.show_list()
    open_reader(pane, item.id)
    qtbot.waitUntil(lambda: reader.stage.pages.page() == 7, timeout=10_000)


def test_words_are_selected_by_keyboard(pane: EvidencePane, stage: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "note.txt"
    path.write_text("x", encoding="utf-8")
    item = attached(stage.desk, path, a_text((BlockKind.HEADING, "Visit"), WAITED, "The end."))
    reader = open_reader(pane, item.id)
    view = view_of(reader)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    for _word in range(3):
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(view, Qt.Key.Key_Right, modifiers)
    assert view.source.words(view.selection()) == "waited too long "
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "waited too long "
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert not reader.form.isHidden()
    reader.form.submit()
    assert [(each.text, each.place) for each in excerpts(stage)] == [("waited too long", Locator(2, 7, 22))]


def test_finding_counts_goes_round_and_leaves_the_words_selected(
    pane: EvidencePane, stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("x", encoding="utf-8")
    item = attached(stage.desk, path, a_text("Carers wait.", "The carers said so.", "No word."))
    reader = open_reader(pane, item.id)
    view = view_of(reader)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    row = reader.find_row
    row.field.setText("carers")
    qtbot.waitUntil(lambda: row.count.text() == "1 of 2")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert row.count.text() == "2 of 2"
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert row.count.text() == "1 of 2"
    qtbot.keyClick(row.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.isHidden()
    assert view.selection() == (Spot(2, 4), Spot(2, 10))


def test_escape_leaves_what_is_selected_then_the_reader(
    pane: EvidencePane, stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("x", encoding="utf-8")
    item = attached(stage.desk, path, a_text(WAITED))
    reader = open_reader(pane, item.id)
    view = view_of(reader)
    select(view, "waited")
    assert not reader.excerpt_button.isHidden()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.has_selection() and reader.excerpt_button.isHidden()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not reader.isVisible() and pane.item.isVisible()


def test_notes_are_read_and_excerpted_where_there_is_no_file(pane: EvidencePane, stage: Stage) -> None:
    from builders import ANN, NOON

    from store.actions.evidence import add_item
    from store.values import ItemDetails

    details = ItemDetails("Call", notes="They had waited since June.\nNobody had called.")
    desk = stage.desk
    item_id = add_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, details=details).result[0]
    reader = open_reader(pane, item_id)
    select(view_of(reader), "Nobody had called")
    reader.make_excerpt()
    reader.form.submit()
    (kept,) = excerpts(stage)
    assert (kept.text, kept.sha256, kept.place) == ("Nobody had called", "", Locator(0, 28, 45))
    pane.show_list()
    open_reader(pane, item_id, kept.id)
    assert view_of(reader).source.words(view_of(reader).selection()) == "Nobody had called"


def test_a_row_is_shown_in_its_whole_table(pane: EvidencePane, stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("x", encoding="utf-8")
    rows = [(BlockKind.ROW, f"{number}\tsaid that {number}") for number in range(1, 20_001)]
    item = attached(stage.desk, path, a_text(*rows))
    reader = open_reader(pane, item.id)
    text = reader.stage.text
    assert len(text._laid) < 200
    text.highlight(15_000)
    text.bring_into_sight((Spot(15_000, 0), Spot(15_000, 0)))
    first, last = text.shown_blocks()
    assert first < 15_000 < last and len(text._laid) < 400


@pytest.mark.parametrize("kept", [True, False])
def test_a_document_without_words_says_why(pane: EvidencePane, stage: Stage, tmp_path: Path, kept: bool) -> None:
    path = tmp_path / "old.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1")
    item = attached(stage.desk, path)
    reader = open_reader(pane, item.id)
    assert reader.note.text() == "Documents of this kind are not read for text."
    assert reader.open_button.isVisible()
    assert reader.why_no_excerpt() == "Open a document of an evidence item first."
