"""The excerpts of an item: opened, changed, removed, followed to their uses, and carried into a newer version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ANN, NOON, Desk
from documents import a_pdf, a_text, attached
from page_stage import Stage, there
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from domain.assessment import EvidenceItem, Stance
from domain.evidence.evidence import Excerpt, Locator
from domain.text.anchors import make_anchor
from store.actions.citations import cite
from store.actions.excerpts import add_excerpt
from store.errors import Refused
from store.ids import new_id
from store.queries.evidence import load_excerpts, load_items, uses_of
from store.tables import EvidenceFileRow, StoredFileRow
from store.unit import unit_of_work
from store.values import ExcerptDetails
from ui.panes.evidence import EvidencePane
from ui.panes.evidence_commands import evidence_commands

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

LONG = "This paragraph is only there so that the other lines are shorter than the usual ones."
FIRST = ["Report of the board.", "Carers wait for nine weeks.", "Nobody answers at night.", LONG]
SECOND = ["Revised report of the board.", "Now: carers wait for nine weeks.", "Calls are answered.", LONG]


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
def item(stage: Stage, tmp_path: Path) -> EvidenceItem:
    return attached(stage.desk, a_pdf(tmp_path / "report.pdf", [FIRST]))


def excerpt(stage: Stage, item: EvidenceItem, words: str, block: int) -> Excerpt:
    desk, sha256 = stage.desk, item.files[0].sha256
    line = FIRST[block - 1]
    place = Locator(block, line.index(words), line.index(words) + len(words), 1)
    add_excerpt(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        item_id=item.id,
        text=words,
        sha256=sha256,
        place=place,
        details=ExcerptDetails("Heard twice", Stance.CONTRADICTS),
    )
    return excerpts(stage)[-1]


def excerpts(stage: Stage) -> tuple[Excerpt, ...]:
    return load_excerpts(stage.backend.workspace, stage.desk.assessment_id)


def opened(pane: EvidencePane, item: EvidenceItem) -> EvidencePane:
    pane.load()
    pane.open_item(item.id)
    return pane


def rows_of(pane: EvidencePane) -> list[tuple[str, str, str]]:
    rows = pane.item.excerpts.list.rows
    return [(row.lead, row.title, row.detail) for row in (rows.row_at(rows.index(n)) for n in range(rows.rowCount()))]


def test_each_excerpt_is_listed_with_its_words_page_stance_and_uses(
    pane: EvidencePane, stage: Stage, item: EvidenceItem
) -> None:
    excerpt(stage, item, "nine weeks", 2)
    opened(pane, item)
    assert rows_of(pane) == [("E-001/1", "nine weeks", "p. 1 \u00b7 Contradicts \u00b7 not used \u00b7 Heard twice")]


def test_enter_opens_an_excerpt_in_the_reader(
    pane: EvidencePane, stage: Stage, item: EvidenceItem, qtbot: QtBot
) -> None:
    excerpt(stage, item, "nine weeks", 2)
    panel = opened(pane, item).item.excerpts
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    view = pane.reader.stage.view()
    assert pane.reader.isVisible() and view is not None
    assert view.source.words(view.selection()) == "nine weeks"


def test_an_excerpt_is_changed_and_removed_by_keys(
    pane: EvidencePane, stage: Stage, item: EvidenceItem, qtbot: QtBot
) -> None:
    excerpt(stage, item, "nine weeks", 2)
    panel = opened(pane, item).item.excerpts
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    form = pane.reader.form
    assert form.note.text() == "Heard twice"
    form.stance.set_value("supports")
    form.quotable.setChecked(False)
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    assert [(each.stance, each.is_quotable) for each in excerpts(stage)] == [(Stance.SUPPORTS, False)]
    pane.reading.item_wanted.emit()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert excerpts(stage) == () and items_left(stage) == 1
    assert stage.told[-1].text == "E-001/1 removed."


def items_left(stage: Stage) -> int:
    return len(load_items(stage.backend.workspace, stage.desk.assessment_id))


def cited(stage: Stage, kept: Excerpt, text: str) -> str:
    """Cite an excerpt for a passage of its own."""
    desk = stage.desk
    passage_id = desk.write("safeguarding", text)[0]
    cite(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        section_id=desk.section_id("safeguarding"),
        anchor=make_anchor(passage_id, text, 0, len(text)),
        item_id=kept.item_id,
        excerpt_id=kept.id,
    )
    return passage_id


def test_one_key_goes_round_the_places_that_use_an_excerpt(
    pane: EvidencePane, stage: Stage, item: EvidenceItem
) -> None:
    kept = excerpt(stage, item, "nine weeks", 2)
    places = {cited(stage, kept, "Carers waited."), cited(stage, kept, "The wait was long.")}
    opened(pane, item)
    command = next(command for command in evidence_commands(there(pane)) if command.id == "next-use")
    for _press in range(3):
        command.run()
    assert set(stage.opened[:2]) == places and stage.opened[2] == stage.opened[0]


def test_a_place_that_uses_evidence_is_opened_with_the_words_that_rest_on_it_selected(
    stage: Stage, item: EvidenceItem, qtbot: QtBot
) -> None:
    gone_to: list[tuple[object, ...]] = []
    made = EvidencePane(replace(stage.context, open_passage=lambda *place: gone_to.append(place)))
    qtbot.addWidget(made)
    made.show()
    passage_id = cited(stage, excerpt(stage, item, "nine weeks", 2), "Carers waited.")
    opened(made, item)
    next(command for command in evidence_commands(there(made)) if command.id == "next-use").run()
    (use,) = uses_of(stage.backend.workspace, stage.desk.assessment_id)
    made.item.use_wanted.emit(use)
    made.item.use_wanted.emit(replace(use, is_detached=True))
    made.stop()
    section_id = stage.desk.section_id("safeguarding")
    words = (section_id, passage_id, use.start, use.end)
    assert gone_to == [words, words, (section_id, passage_id)]
    assert "Carers waited."[use.start : use.end] == use.words


def test_words_are_cited_with_an_excerpt_and_its_stance(pane: EvidencePane, stage: Stage, item: EvidenceItem) -> None:
    kept = excerpt(stage, item, "nine weeks", 2)
    passage_id = stage.desk.write("safeguarding", "Carers waited.")[0]
    anchor = make_anchor(passage_id, "Carers waited.", 0, 6)
    pane.set_selection(lambda: (stage.desk.section_id("safeguarding"), anchor))
    opened(pane, item).item.excerpts.cite.click()
    (use,) = uses_of(stage.backend.workspace, stage.desk.assessment_id)
    assert (use.excerpt_id, use.stance) == (kept.id, Stance.CONTRADICTS)
    assert rows_of(pane)[0][2] == "p. 1 \u00b7 Contradicts \u00b7 used 1 time \u00b7 Heard twice"


def test_a_newer_version_carries_excerpts_on_and_says_what_is_lost(
    pane: EvidencePane, stage: Stage, item: EvidenceItem, tmp_path: Path
) -> None:
    found, lost = excerpt(stage, item, "nine weeks", 2), excerpt(stage, item, "Nobody answers", 3)
    cited(stage, found, "Carers waited.")
    opened(pane, item)
    pane.reading.versions.add(item.files[0], a_pdf(tmp_path / "report 2.pdf", [SECOND]), 2)
    assert stage.told[-1].text == (
        "The newer version is added. 1 excerpt was found again in it, 1 not: find them in the list."
    )
    details = {lead: detail for lead, _title, detail in rows_of(pane)}
    assert "older version" in details["E-001/1"] and "not found in the newer version" in details[lost.name]
    assert details["E-001/3"].startswith("p. 1 \u00b7 Contradicts \u00b7 not used")
    shown = [label.text() for label in pane.item.findChildren(QLabel)]
    buttons = [button.text() for button in pane.item.findChildren(QPushButton)]
    assert next(words for words in buttons if "superseded" in words).startswith("report.pdf")
    assert any("It rests on an older version of the document." in words for words in shown)


def test_what_a_newer_version_lost_is_found_by_hand(
    pane: EvidencePane, stage: Stage, item: EvidenceItem, tmp_path: Path
) -> None:
    lost = excerpt(stage, item, "Nobody answers", 3)
    opened(pane, item)
    pane.reading.versions.add(item.files[0], a_pdf(tmp_path / "report 2.pdf", [SECOND]), 1)
    panel = pane.item.excerpts
    assert "1 excerpt not found in the newer version" in panel.title.text()
    panel.find_again.click()
    reader = pane.reader
    assert reader.file is not None and reader.file.name == "report 2.pdf"
    assert reader.find_row.field.text() == "Nobody answers" and reader.find_row.count.text() == "Not found"
    view = reader.stage.view()
    assert view is not None
    view.select(view.source.find("Calls are answered")[0])
    reader.make_excerpt()
    assert reader.form.note.text() == "Heard twice"
    reader.form.submit()
    found = excerpts(stage)[-1]
    assert (found.text, found.earlier_id, found.stance) == ("Calls are answered", lost.id, Stance.CONTRADICTS)
    assert "not found" not in panel.title.text()


def taken_in_before_texts_were_read(desk: Desk, path: Path) -> None:
    """Give an item a file as workspaces of the first schema have it, without its text."""
    item_id, stored = desk.note("Unread"), desk.workspace.files.put(path)
    with unit_of_work(desk.workspace, ANN, NOON, "files-attached", desk.assessment_id) as unit:
        unit.session.add(StoredFileRow(id=stored.sha256, size=stored.size))
        file = EvidenceFileRow(id=new_id(), assessment_id=desk.assessment_id, item_id=item_id, position=1)
        file.stored_id, file.name = stored.sha256, path.name
        unit.session.add(file)


def test_a_file_that_was_never_read_is_read_when_asked(
    pane: EvidencePane, stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    desk, path = stage.desk, a_pdf(tmp_path / "unread.pdf", [FIRST])
    taken_in_before_texts_were_read(desk, path)
    item = load_items(desk.workspace, desk.assessment_id)[0]
    opened(pane, item).item.read.click()
    assert pane.reader.note.text() == "The text of this document has not been read yet."
    pane.reader.read_button.click()
    assert pane.reader.note.text() == "" and not pane.reader.stage.source.is_empty


def test_what_was_typed_of_an_excerpt_is_kept_when_the_document_is_left(
    pane: EvidencePane, stage: Stage, tmp_path: Path
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("x", encoding="utf-8")
    item = attached(stage.desk, path, a_text("People waited."))
    opened(pane, item).item.read.click()
    view = pane.reader.stage.view()
    assert view is not None
    view.select(view.source.find("waited")[0])
    pane.reader.make_excerpt()
    pane.reader.form.note.setText("Typed")
    pane.show_list()
    assert [(each.text, each.note) for each in excerpts(stage)] == [("waited", "Typed")]


def test_an_answer_that_comes_late_does_not_disturb_what_was_opened_since(
    pane: EvidencePane, stage: Stage, item: EvidenceItem, tmp_path: Path
) -> None:
    kept = excerpt(stage, item, "nine weeks", 2)
    path = tmp_path / "note.txt"
    path.write_text("x", encoding="utf-8")
    note = attached(stage.desk, path, a_text("People waited."))
    opened(pane, note).item.read.click()
    view = pane.reader.stage.view()
    assert view is not None
    view.select(view.source.find("waited")[0])
    pane.reader.make_excerpt()
    pane.reader.form.note.setText("Typed")
    stage.backend.hold()
    pane.open_source(item.id, kept.id)
    assert not pane.reader.is_settled()
    stage.backend.release()
    view = pane.reader.stage.view()
    assert pane.reader.is_settled() and view is not None
    assert view.source.words(view.selection()) == "nine weeks"
    assert [each.note for each in excerpts(stage)] == ["Heard twice", "Typed"]


def test_an_excerpt_found_by_hand_takes_the_place_of_one_of_the_same_item_only(
    stage: Stage, item: EvidenceItem, tmp_path: Path
) -> None:
    kept = excerpt(stage, item, "nine weeks", 2)
    path = tmp_path / "note.txt"
    path.write_text("x", encoding="utf-8")
    note = attached(stage.desk, path, a_text("People waited."))
    with pytest.raises(Refused) as refused:
        add_excerpt(
            stage.desk.workspace,
            ANN,
            NOON,
            assessment_id=stage.desk.assessment_id,
            item_id=note.id,
            text="People",
            sha256=note.files[0].sha256,
            place=Locator(1, 0, 6),
            earlier_id=kept.id,
        )
    assert refused.value.code == "not-this-items-excerpt"
