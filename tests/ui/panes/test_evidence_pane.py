"""The evidence pane: take in, find, describe, cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import NOON
from evidence_files import zip_of
from page_stage import Stage
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from domain.assessment import EvidenceFile, EvidenceItem, EvidenceKind
from store.queries.evidence import load_items, uses_of
from store.values import Use
from ui.pages.statement import StatementPage
from ui.panes.evidence import EvidencePane
from ui.panes.evidence_rows import row_of
from ui.panes.intake import Intake, read_intake

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

PART = "safeguarding"


@pytest.fixture
def pane(stage: Stage, qtbot: QtBot) -> Iterator[EvidencePane]:
    made = EvidencePane(stage.context)
    qtbot.addWidget(made)
    stage.backend.changed.connect(made.refresh)
    made.load()
    made.show()
    yield made
    made.stop()


def items(stage: Stage) -> tuple[EvidenceItem, ...]:
    return load_items(stage.backend.workspace, stage.desk.assessment_id)


def a_file(tmp_path: Path, name: str, text: str = "What was said.") -> Path:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def dropped(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_an_empty_pane_says_what_belongs_there(pane: EvidencePane) -> None:
    words = [button.text() for button in pane.findChildren(QPushButton) if button.isVisible()]
    assert "Add files" in words and "Write a note" in words


def test_dropped_files_and_folders_become_items(pane: EvidencePane, stage: Stage, tmp_path: Path) -> None:
    single = a_file(tmp_path, "focus_group notes.txt")
    a_file(tmp_path, "folder/audit.txt", "60 cases")
    a_file(tmp_path, "folder/.hidden", "no")
    pane.take(read_intake(dropped(single, tmp_path / "folder")))
    assert [item.title for item in items(stage)] == ["focus group notes", "audit"]
    assert all(item.kind is EvidenceKind.FILE and item.received_date == NOON.date() for item in items(stage))
    assert stage.told[-1].text == "2 files added."


def test_a_file_that_is_gone_is_named(pane: EvidencePane, stage: Stage, tmp_path: Path) -> None:
    pane.take(Intake((tmp_path / "gone.txt",)))
    assert "\u201cgone.txt\u201d is no longer there" in stage.told[-1].text
    assert items(stage) == ()
    pane.attaching.report.put_away.click()
    assert pane.attaching.isHidden()


def test_the_report_of_an_intake_lists_every_file(pane: EvidencePane, stage: Stage, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    archive.write_bytes(zip_of({"a.txt": "Said.", "b.txt": "Said.", "../c.txt": "x"}))
    pane.take(Intake((archive,)))
    report = pane.attaching.report
    rows = [report.list.rows.row_at(report.list.rows.index(number)) for number in range(report.list.count())]
    assert [(row.title, row.lead) for row in rows] == [
        ("all.zip/../c.txt", ""),
        ("all.zip", ""),
        ("all.zip/b.txt", "E-001"),
        ("all.zip/a.txt", "E-001"),
    ]
    assert report.isVisible() and "leads outside" in rows[0].detail
    assert report.title.text() == "1 added, 1 duplicate, 1 opened, 1 refused"
    assert stage.told[-1].text == "E-001 added."


def test_several_files_to_look_at_are_counted_and_stand_first_in_the_list(
    pane: EvidencePane, stage: Stage, tmp_path: Path
) -> None:
    paths = [a_file(tmp_path, name, words) for name, words in (("a.txt", "A."), ("b.txt", "B."), ("c.txt", "A."))]
    pane.take(Intake((*paths, tmp_path / "gone.txt")))
    rows = pane.attaching.report.list.rows
    titles = [rows.row_at(rows.index(number)).title for number in range(rows.rowCount())]
    assert titles == ["gone.txt", "c.txt", "a.txt", "b.txt"]
    assert "2 of 4 files need a look: see the list in the evidence pane." in [each.text for each in stage.told]


def test_files_that_were_simply_added_need_no_report(pane: EvidencePane, stage: Stage, tmp_path: Path) -> None:
    pane.take(Intake((a_file(tmp_path, "notes.txt"),)))
    assert pane.attaching.isHidden()


def test_a_pasted_address_becomes_a_link_and_text_a_note(pane: EvidencePane, stage: Stage) -> None:
    data = QMimeData()
    data.setText("https://www.example.org/paper")
    pane.take(read_intake(data))
    pane.new_item.submit()
    data.setText("They had waited since June.\nNobody had called.")
    pane.take(read_intake(data))
    pane.new_item.submit()
    link, note = items(stage)
    assert (link.kind, link.url) == (EvidenceKind.LINK, "https://www.example.org/paper")
    assert (note.kind, note.title) == (EvidenceKind.NOTE, "They had waited since June.")


def test_the_form_stays_open_on_an_address_without_its_beginning(pane: EvidencePane, stage: Stage) -> None:
    pane.new_item.begin_link("www.example.org")
    pane.new_item.submit()
    assert "begins with https" in pane.new_item.link.control("url").accessibleDescription()
    assert pane.new_item.isVisible() and stage.told == []


def test_the_list_filters_as_one_types_and_by_category(pane: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    for title in ("Focus group", "Audit of cases", "Interview"):
        stage.desk.note(title)
    pane.load()
    pane.list.search.entered.emit()
    qtbot.waitUntil(pane.list.list.rows.knows_words)
    pane.list.search.setText("aud case")
    assert pane.list.list.count() == 1
    pane.list.search.clear()
    assert pane.list.list.count() == 3


def test_what_is_said_of_an_item_is_saved_field_by_field(pane: EvidencePane, stage: Stage) -> None:
    item_id = stage.desk.note("Focus group")
    pane.load()
    pane.open_item(item_id)
    for key, text in (("given_by", "Occupational therapy team"), ("people_heard", "12"), ("title", "Focus group, OT")):
        pane.item.form.control(key).setText(text)  # type: ignore[attr-defined]
        pane.item.form.commit()
    (item,) = items(stage)
    assert (item.given_by, item.people_heard, item.title) == ("Occupational therapy team", 12, "Focus group, OT")


def test_quick_edits_wait_for_each_other(pane: EvidencePane, stage: Stage) -> None:
    item_id = stage.desk.note("Focus group")
    pane.load()
    pane.open_item(item_id)
    stage.backend.hold()
    for text in ("A", "AB", "ABC"):
        pane.item.form.control("given_by").setText(text)  # type: ignore[attr-defined]
        pane.item.form.commit()
    stage.backend.release()
    assert items(stage)[0].given_by == "ABC"
    assert stage.told == []


@pytest.fixture
def cited(pane: EvidencePane, stage: Stage, qtbot: QtBot) -> StatementPage:
    stage.desk.write(PART, "People felt safe. Staff knew what to do.")
    page = StatementPage(stage.context)
    qtbot.addWidget(page)
    stage.backend.changed.connect(page.refresh)
    page.load_section(stage.desk.section_id(PART))
    item_id = stage.desk.note("Focus group")
    pane.load()
    pane.open_item(item_id)

    def selection() -> tuple[str, object] | None:
        anchor = page.selected_anchor()
        return None if anchor is None else (page.findings.section_id, anchor)

    pane.set_selection(selection)  # type: ignore[arg-type]
    passage = page.findings.editor.passages()[0]
    page.findings.editor.place_caret(passage.id, 0, 17)
    pane.cite()
    return page


def test_selected_words_are_cited(cited: StatementPage, pane: EvidencePane, stage: Stage) -> None:
    (use,) = uses_of(stage.backend.workspace, stage.desk.assessment_id)
    assert use.words == "People felt safe."
    assert len(cited.findings.citations()) == 1
    assert stage.told[-1].text == "E-001 cited."
    assert any(words.endswith("Safeguarding") for words in [b.text() for b in pane.item.findChildren(QPushButton)])


def test_a_citation_is_taken_back_by_its_undo(cited: StatementPage, stage: Stage) -> None:
    stage.told[-1].choices[0].run()
    assert uses_of(stage.backend.workspace, stage.desk.assessment_id) == ()
    assert cited.findings.citations() == ()


def test_a_mark_in_the_margin_opens_its_item(cited: StatementPage, stage: Stage) -> None:
    (citation,) = cited.findings.citations()
    cited.findings.editor.citation_activated.emit((citation.id,))
    assert stage.opened == [citation.item_id]


def test_the_evidence_cited_at_the_caret_opens_by_key(cited: StatementPage, stage: Stage) -> None:
    (citation,) = cited.findings.citations()
    anchor = citation.anchor
    cited.findings.editor.place_caret(anchor.passage_id, anchor.start + 1)
    cited.findings.open_cited()
    assert stage.opened == [citation.item_id]
    cited.findings.editor.place_caret(anchor.passage_id, anchor.end + 2)
    cited.findings.open_cited()
    assert stage.opened == [citation.item_id]
    assert stage.told[-1].text == "No evidence is cited for the words at the caret."


def test_nothing_is_cited_without_words_or_item(pane: EvidencePane, stage: Stage) -> None:
    pane.cite()
    assert stage.told[-1].text == "Choose an evidence item first."
    pane.load()
    pane.open_item(stage.desk.note("Focus group"))
    assert stage.backend.actions == []


def test_removing_an_item_can_be_undone(pane: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    item_id = stage.desk.note("Focus group")
    pane.load()
    pane.open_item(item_id)
    pane.item.remove_wanted.emit()
    assert items(stage) == ()
    stage.told[-1].choices[0].run()
    assert [item.id for item in items(stage)] == [item_id]


def test_the_original_opens_as_a_read_only_copy(pane: EvidencePane, stage: Stage, tmp_path: Path) -> None:
    pane.take(Intake((a_file(tmp_path, "audit.txt"),)))
    pane.open_item(items(stage)[0].id)
    pane.item.open.click()
    assert stage.opened == ["audit.txt"]


def test_an_altered_file_is_reported_and_not_opened(pane: EvidencePane, stage: Stage, tmp_path: Path) -> None:
    pane.take(Intake((a_file(tmp_path, "audit.txt"),)))
    (item,) = items(stage)
    kept = stage.backend.workspace.files.path_of(item.files[0].sha256)
    kept.chmod(0o644)
    kept.write_text("something else", encoding="utf-8")
    pane.open_item(item.id)
    pane.item.open.click()
    assert "was altered outside Assay" in stage.told[-1].text
    assert stage.opened == []


def test_escape_goes_back_to_the_list(pane: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    item_id = stage.desk.note("Focus group")
    pane.load()
    pane.open_item(item_id)
    qtbot.keyClick(pane.item, Qt.Key.Key_Escape)
    assert pane.list.isVisible()
    assert pane.current_item() in ("", item_id)


def test_text_is_shown_inside(pane: EvidencePane, stage: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    pane.take(Intake((a_file(tmp_path, "notes.txt", "They told us so."),)))
    pane.open_item(items(stage)[0].id)
    qtbot.waitUntil(lambda: pane.item.preview.text.toPlainText() == "They told us so.", timeout=3000)


def test_delete_in_the_list_removes_the_row_chosen_and_never_the_item_left_open(
    pane: EvidencePane, stage: Stage, qtbot: QtBot
) -> None:
    kept, gone = stage.desk.note("Focus group"), stage.desk.note("Audit")
    pane.load()
    pane.open_item(kept)
    title = pane.item.form.control("title")
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(title, Qt.Key.Key_Delete)  # an item without a title cannot be saved, so it stays open
    pane.show_list()
    pane.list.choose(gone)
    qtbot.keyClick(pane.list.list, Qt.Key.Key_Delete)
    assert [item.id for item in items(stage)] == [kept]
    assert stage.told[-1].text == "E-002 removed."
    assert pane.list.isVisible()


def test_when_a_row_is_removed_its_neighbour_is_the_current_one(pane: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    first, second, third = (stage.desk.note(title) for title in ("Focus group", "Audit", "Survey"))
    pane.load()
    for chosen, neighbour in ((second, third), (third, first)):
        pane.list.choose(chosen)
        qtbot.keyClick(pane.list.list, Qt.Key.Key_Delete)
        assert pane.list.list.current_id() == neighbour


def test_what_is_dropped_is_looked_through_by_the_worker_alone(tmp_path: Path) -> None:
    a_file(tmp_path, "folder/notes.txt")
    assert read_intake(dropped(tmp_path / "folder")).files == (tmp_path / "folder",)


def test_each_file_of_an_item_can_be_opened(pane: EvidencePane, stage: Stage) -> None:
    stage.desk.note("Two papers")
    files = (EvidenceFile("f1", "one.txt", "a" * 64, 3), EvidenceFile("f2", "two.txt", "b" * 64, 3))
    opened: list[EvidenceFile] = []
    pane.item.open_wanted.disconnect()
    pane.item.preview_wanted.disconnect()
    pane.item.open_wanted.connect(opened.append)
    pane.item.show_item(replace(items(stage)[0], files=files), ())
    pane.item.open.click()
    (second,) = [button for button in pane.item.findChildren(QPushButton) if button.text().startswith("two.txt")]
    second.click()
    pane.item.open.click()
    assert opened == list(files)


def test_a_row_says_its_category_and_date_and_how_often_it_is_used() -> None:
    item = EvidenceItem("i", "E-014", "Focus group", EvidenceKind.NOTE, "processes", event_date=date(2024, 11, 15))
    row = row_of(replace(item, uses=11), {"processes": "Processes"})
    assert (row.detail, row.trail) == ("Processes \u00b7 15 Nov 2024", "11 uses")
    assert "15 November 2024" in row.more
    assert (row_of(replace(item, uses=1), {}).trail, row_of(item, {}).trail) == ("1 use", "")


def test_the_focus_stays_among_the_uses_when_one_is_taken_away(pane: EvidencePane, stage: Stage) -> None:
    stage.desk.note("Focus group")
    (item,) = items(stage)
    uses = [Use(f"c{place}", item.id, "s", PART, f"p{place}", f"Words {place}.", False) for place in range(3)]
    pane.open_item(item.id)
    pane.activateWindow()

    def unlinks() -> list[QToolButton]:
        buttons = pane.item.findChildren(QToolButton)
        return [button for button in buttons if button.accessibleName() == "Take this citation away"]

    pane.item.show_item(item, uses)
    shown = unlinks()
    pane.item.show_item(item, uses)
    assert unlinks() == shown  # nothing changed, so nothing is made anew under the hand
    shown[1].setFocus()
    pane.item.show_item(item, [uses[0], uses[2]])
    focused = pane.focusWidget()
    assert focused is not None and focused.accessibleDescription() == "Words 2."
