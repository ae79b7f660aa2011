"""The window around the pages: what it remembers, what it says, and what it does when little is there."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import ANN, NOON
from driving import Person
from prepared import nothing_more, prepared
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from store.queries.assessments import list_assessments, load_document
from store.workspace import Workspace
from ui.announcement import Announcement, Tone
from ui.desk.side_panes import PANES
from ui.messages import error_message
from ui.pages.closed import ClosedPage
from ui.pages.settings import SettingsPage

Begin = Callable[..., Person]


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    opened: list[Person] = []

    def begin(folder: Path | None = None, *, waits: bool = True) -> Person:
        opened.append(Person(qtbot, folder, waits=waits))
        return opened[-1]

    yield begin
    for each in opened:
        if each.window.isVisible():
            each.leave()


@pytest.fixture
def begun(qtbot: QtBot, person: Begin, tmp_path: Path) -> Iterator[Callable[..., Person]]:
    """Opens the window on an assessment that was begun before, at a section or the overview."""
    opened: list[Person] = []

    def begin(part_id: str = "") -> Person:
        opened.append(Person.at(qtbot, tmp_path / "workspace", prepared(nothing_more), part_id))
        return opened[-1]

    yield begin
    for each in opened:
        if each.window.isVisible():
            each.leave()


def settings_of(tmp_path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    return found


def test_the_next_start_opens_what_was_open(person: Begin, tmp_path: Path) -> None:
    someone = person(tmp_path / "workspace")
    someone.begin("Testshire")
    someone.open_part("learning")
    someone.close()
    assert settings_of(tmp_path)["recent"] == [str(tmp_path / "workspace")]
    again = person()
    again.until(lambda: again.window.desk is not None and again.desk.current)
    assert again.desk.authority == "Testshire"
    assert again.desk.shown_statement == "learning"


def test_on_a_page_that_is_not_in_the_outline_no_row_of_it_is_marked(begun: Begin) -> None:
    someone = begun("learning")
    outline, section_id = someone.window.outline, someone.desk.current
    for leave in (lambda: someone.window.show_page("settings"), someone.desk.show_find):
        leave()
        assert outline.selectedIndexes() == []
        someone.window.back_out()
        assert outline.selectedIndexes() == [outline.currentIndex()]
        assert someone.desk.current == outline.current_id() == section_id


def test_a_page_is_gone_to_by_its_name(person: Begin, tmp_path: Path) -> None:
    someone = person(tmp_path / "workspace")
    someone.begin("Testshire")
    someone.window.open_palette()
    palette = someone.window._palette
    assert palette is not None
    QTest.keyClicks(palette.field, "learning, imp")
    someone.until_quiet()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    someone.until_quiet()
    assert someone.desk.shown_statement == "learning"


def test_the_status_keeps_its_height_when_something_is_not_saved(person: Begin, tmp_path: Path) -> None:
    someone = person(tmp_path / "workspace")
    status = someone.window.status
    status.set_saved("Saved")
    someone.until_quiet()
    height = status.height()
    status.set_not_saved("The disk is full.")
    someone.until_quiet()
    assert status.height() == height


def test_damaged_settings_open_the_window_all_the_same(person: Begin, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "no such theme", "geometry": "????", "panes": {"side": 1}}')
    someone = person(tmp_path / "workspace")
    assert someone.window.isVisible()


def test_the_commands_are_there_before_any_assessment_is_open(person: Begin, tmp_path: Path) -> None:
    someone = person(tmp_path / "workspace")
    assert "go.palette" in someone.window.registry
    assert someone.window.registry.run("file.export_draft") == "Open an assessment first."


GOING_OUT = {
    "file.export_schedule": "schedule.xlsx",
    "file.export_bundle": "bundle.zip",
    "file.export_excerpts": "excerpts.qdpx",
    "file.export_journal": "journal.xlsx",
    "file.export_record": "record.docx",
}


def test_evidence_and_the_record_go_out_by_commands_of_the_window(
    person: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    someone = person(tmp_path / "workspace")
    for command in GOING_OUT:
        assert someone.window.registry.run(command) == "Open an assessment first."
    someone.begin("Testshire")
    for command, name in GOING_OUT.items():
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given, name=name: (str(tmp_path / name), ""))
        assert someone.window.registry.run(command) == ""
        exported = f"Exported {name}."
        someone.until(lambda exported=exported: any(exported in each.text() for each in someone.window.banners()))
        assert (tmp_path / name).is_file()


def test_the_record_goes_out_from_the_history_pane(
    begun: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    someone = begun()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "record"), ""))
    someone.window.side.open_page(3)
    someone.desk.history.record_button.click()
    someone.until(lambda: someone.window.banners())
    assert (tmp_path / "record.docx").is_file()


def test_the_name_that_is_proposed_for_a_file_is_one_name(
    person: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    someone = person(tmp_path / "workspace")
    someone.begin("North / South: One Council?")
    proposed: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(proposed.append(given[2]) or ""), ""))
    for command in ("file.export_draft", "file.export_record", "file.export_schedule"):
        someone.window.registry.run(command)
    assert [Path(name).suffix for name in proposed] == [".docx", ".docx", ".xlsx"]
    assert all(name.startswith("North - South- One Council- - ") for name in proposed)


def test_a_message_that_is_said_again_is_shown_once(person: Begin, tmp_path: Path) -> None:
    someone = person(tmp_path / "workspace")
    for _ in range(3):
        someone.window.tell(Announcement("The same words.", Tone.WARNING))
    assert [banner.text() for banner in someone.window.banners()] == ["The same words."]


def test_leaving_an_assessment_at_once_delivers_nothing_to_pages_that_are_gone(person: Begin, tmp_path: Path) -> None:
    someone = person(tmp_path / "workspace")
    someone.window.add_sample()
    someone.until(lambda: someone.window.desk is not None)
    someone.window.go_home()
    someone.until(lambda: someone.window.desk is None and not someone.window.backend.is_busy)
    someone.until(lambda: someone.home.rows)
    someone.window.open_assessment(someone.home.rows[0].assessment_id)
    someone.window.go_home()
    someone.until(lambda: someone.window.desk is None and not someone.window.backend.is_busy)
    assert someone.window.banners() == ()


def test_leaving_with_words_just_typed_saves_them_first(person: Begin, tmp_path: Path) -> None:
    someone = person(tmp_path / "workspace")
    someone.begin("Testshire")
    someone.open_part("learning")
    someone.editor.setFocus()
    someone.bot.keyClicks(someone.editor, "Typed and left.")
    someone.window.go_home()
    someone.until(lambda: someone.window.desk is None and someone.home.rows)
    someone.window.open_assessment(someone.home.rows[0].assessment_id)
    someone.until(lambda: someone.window.desk is not None and someone.desk.sections)
    assert someone.document.section_of("learning").passages[0].text == "Typed and left."


def test_words_are_saved_when_another_program_comes_to_the_front_and_when_the_session_ends(begun: Begin) -> None:
    someone = begun("learning")
    someone.editor.setFocus()
    someone.bot.keyClicks(someone.editor, "Before the pause.")
    someone.window.on_application_state(Qt.ApplicationState.ApplicationInactive)
    assert someone.desk.statement.findings.saver.autosave.is_saving
    someone.until_quiet()
    someone.bot.keyClicks(someone.editor, " Before the end.")
    someone.window.save_and_wait()
    assert someone.desk.is_settled
    assert someone.document.section_of("learning").passages[0].text == "Before the pause. Before the end."


def test_another_workspace_takes_the_place_of_one_that_cannot_be_opened(person: Begin, tmp_path: Path) -> None:
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "assay.db").write_bytes(b"not a database at all" * 400)
    someone = person(tmp_path / "foreign", waits=False)
    someone.until(lambda: isinstance(someone.window.middle.currentWidget(), ClosedPage))
    someone.bot.keyClick(someone.window, Qt.Key.Key_Escape)
    assert isinstance(someone.window.middle.currentWidget(), ClosedPage)
    someone.window.open_workspace(tmp_path / "other")
    someone.until(lambda: someone.window.home is not None and someone.window.backend.is_open)
    assert someone.window.middle.currentWidget() is someone.home
    assert someone.window.backend.workspace.folder == tmp_path / "other"


def test_settings_can_be_seen_and_left_where_no_workspace_is_open(person: Begin, tmp_path: Path) -> None:
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "assay.db").write_bytes(b"not a database at all" * 400)
    someone = person(tmp_path / "foreign", waits=False)
    someone.until(lambda: isinstance(someone.window.middle.currentWidget(), ClosedPage))
    someone.window.registry.run("app.settings")
    assert isinstance(someone.window.middle.currentWidget(), SettingsPage)
    someone.window.back_out()
    assert isinstance(someone.window.middle.currentWidget(), ClosedPage)


def test_the_window_s_own_pages_are_let_go_when_they_are_left(begun: Begin) -> None:
    someone = begun()
    count = someone.window.middle.count()
    for name in ("settings", "shortcuts", "settings"):
        someone.window.show_page(name)
    assert someone.window.middle.count() == count + 1
    someone.window.back_out()
    assert someone.window.middle.count() == count
    assert someone.window.middle.currentWidget() is someone.desk.overview


def test_a_place_found_in_another_kind_of_section_is_shown_with_its_words(begun: Begin) -> None:
    someone = begun()
    someone.open_part("demographics")
    someone.write("Many people live by the sea.")
    someone.open_part("learning")
    bars = someone.desk.statement.bars
    bars.find_everywhere("sea", False, False)
    someone.until(lambda: bars.places.count() == 1)
    bars.places.opened.emit("0")
    someone.until(lambda: someone.desk.text_page is someone.desk.narrative)
    assert someone.editor.shown_words() == "sea"


def test_what_nobody_foresaw_is_said_without_its_words() -> None:
    message = error_message(ValueError("Mrs Albright"))
    assert "Albright" not in message.text
    assert message.way_out


def test_the_place_left_last_is_shown_before_the_other_pages_are_made(person: Begin, begun: Begin) -> None:
    someone = begun("learning")
    someone.close()
    again = person(waits=False)
    made: list[bool] = []
    again.window.backend.opened.connect(
        lambda: again.desk.shown.connect(lambda _row: made.append(len(again.desk.pages) > 1))
    )
    again.until(lambda: again.window.desk is not None and again.desk.is_complete)
    assert made == [False]
    assert "cite" in again.window.registry


def test_only_what_is_shown_is_made_and_no_command_s_question_makes_more(person: Begin, begun: Begin) -> None:
    someone = begun("learning")
    someone.close()
    again = person()
    again.window.resize(1280, 800)
    again.until_quiet()
    for command in again.window.registry:
        command.enabled()
    assert again.desk.pages == (again.desk.statement,)
    views = {name for name in PANES if again.desk.on_demand(name).made()}
    assert views == {"evidence"}
    parts = ("item", "reader", "new_item", "attaching", "rows")
    assert not [name for name in parts if name in vars(again.desk.evidence)]
    assert again.window.side.tabs.count() == len(PANES)


def test_a_pane_is_made_when_its_tab_is_opened_and_the_tabs_count_before_that(person: Begin, begun: Begin) -> None:
    someone = begun("learning")
    someone.write("Staff told us.")
    someone.window.panes.toggle("side")
    someone.run("comment")
    someone.bot.keyClicks(someone.desk.comments.form.text, "Who?")
    someone.desk.comments.form.send.click()
    someone.until_quiet()
    someone.run("add-note")
    someone.desk.evidence.new_item.note.set_values({"title": "Focus group", "notes": "Seven people came."})
    someone.desk.evidence.new_item.submit()
    someone.until_quiet()
    someone.window.panes.toggle("side")
    someone.close()
    again = person()
    again.until_quiet()
    tabs, pages = again.window.side.tabs, again.window.side.pages
    again.until(lambda: [tabs.tabText(place) for place in (0, 1)] == ["Evidence 1", "Remarks 1"])
    assert pages.count() == 0
    again.window.panes.toggle("side")
    assert pages.currentWidget() is again.desk.evidence
    again.until(lambda: again.desk.evidence.list.list.count() == 1)
    again.window.side.open_page(1)
    assert pages.currentWidget() is again.desk.comments
    assert len(again.desk.comments.list.groups.rows()) == 1
    again.window.side.open_page(4)
    again.until(lambda: again.desk.history.list.count() > 0)
    assert pages.currentWidget() is again.desk.history


def test_what_is_typed_before_the_other_pages_are_made_is_saved(person: Begin, begun: Begin) -> None:
    someone = begun("learning")
    someone.close()
    again = person(waits=False)

    made: list[bool] = []

    def type_at_once(_row: str) -> None:
        again.bot.keyClicks(again.editor, "Typed at once.")
        made.append(again.desk.is_complete)

    again.window.backend.opened.connect(lambda: again.desk.shown.connect(type_at_once))
    again.until(lambda: made)
    again.close()
    assert made == [False]
    third = person()
    third.until(lambda: third.window.desk is not None and third.desk.current)
    assert third.editor.toPlainText() == "Typed at once."


def test_a_person_typed_on_the_team_is_kept_when_the_window_is_closed_at_once(begun: Begin, tmp_path: Path) -> None:
    someone = begun()
    someone.bot.keyClicks(someone.desk.overview.team.new_name, "Tom Birch")
    someone.window.close()
    someone.until(lambda: not someone.window.isVisible())
    workspace = Workspace.open(tmp_path / "workspace", ANN, NOON)
    (assessment,) = list_assessments(workspace)
    assert [member.name for member in load_document(workspace, assessment.id).assessment.team] == ["Tom Birch"]
    workspace.close(NOON)


def test_settings_left_before_they_are_read_are_no_fault(begun: Begin) -> None:
    someone = begun()
    someone.until_quiet()
    gate = threading.Event()
    someone.window.backend.ask(lambda _workspace: gate.wait(20), on_done=lambda _answer: None)
    someone.window.show_page("settings")
    someone.window.back_out()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.set()
    someone.until_quiet()
    assert someone.window.middle.currentWidget() is someone.desk.overview
