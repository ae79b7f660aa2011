"""The page of the organisation's own rules: kept as they are typed, faults said at their lines, files in and out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import ANN, NOON
from driving import Person
from page_stage import Stage
from prepared import nothing_more, prepared
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from domain.checks.own_rules import MOST_CHARACTERS
from domain.checks.registry import RULES
from store.actions.checks import add_own_word, write_own_rules
from store.errors import DiskFault
from store.queries.checks import load_own_rules
from store.queries.history import entries
from store.workspace import Workspace
from ui.pages.own_rules import OwnRulesPage
from ui.pages.settings import SettingsPage
from ui.widgets.numbered_text import NumberedText

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

RULES_TEXT = "word: reablement\navoid: clients -> people\n"
FAULTY = "word: reablement\nwrod: x\navoid: clients -> people\noff: pasive\n"


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> OwnRulesPage:
    page = OwnRulesPage(stage.context)
    qtbot.addWidget(page)
    stage.backend.changed.connect(page.refresh)
    page.resize(900, 700)
    page.show()
    page.load()
    return page


def kept(stage: Stage) -> str:
    return load_own_rules(stage.desk.workspace)


def write(page: OwnRulesPage, text: str) -> None:
    """Type a text in the place of what is there, rest and leave the field."""
    page.text.replace_text(text)
    page._rest.stop()
    page._look()
    page.flush()


def test_what_is_typed_is_kept_by_itself(page: OwnRulesPage, stage: Stage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.text, "word: reablement")
    assert not page.is_settled()
    qtbot.waitUntil(page.is_settled)
    assert kept(stage) == "word: reablement"
    qtbot.waitUntil(lambda: page.state.text() == "1 rule is in force.")
    assert page.faults.isHidden()


def test_lines_with_a_fault_are_marked_and_kept_and_the_others_hold(page: OwnRulesPage, stage: Stage) -> None:
    write(page, FAULTY)
    assert kept(stage) == FAULTY
    assert page.state.text() == "2 rules are in force. 2 lines are kept here as typed, and not in force."
    assert list(page.text.marks()) == [2, 4]
    rows = page.faults.groups.rows()
    assert [(row.id, row.detail) for row in rows] == [("2", "wrod: x"), ("4", "off: pasive")]
    assert rows[1].title == "Line 4: There is no rule called “pasive”."
    write(page, FAULTY.replace("wrod: x", "word: telecare").replace("pasive", "passive"))
    assert (page.text.marks(), page.faults.isHidden()) == ({}, True)
    assert page.state.text() == "4 rules are in force."


def test_a_fault_in_the_list_leads_to_its_line(page: OwnRulesPage) -> None:
    write(page, FAULTY)
    page.faults.opened.emit("4")
    assert page.text.line() == 4
    assert page.text.textCursor().atBlockEnd()


def test_typing_for_a_while_is_one_entry_that_can_be_undone(page: OwnRulesPage, stage: Stage) -> None:
    write(page, "word: reablement")
    write(page, "word: reablement\nword: telecare")
    entry, *others = entries(stage.desk.workspace, "")
    assert (entry.action, others) == ("own-rules-written", [])
    page.undo_button.click()
    assert (kept(stage), page.text.text()) == ("", "")
    page.redo_button.click()
    assert page.text.text() == kept(stage) == "word: reablement\nword: telecare"


def test_undo_keys_take_back_typing_first_and_whole_actions_then(page: OwnRulesPage, stage: Stage) -> None:
    write(page, RULES_TEXT)
    QTest.keyClick(page.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.text.text() == ""
    page.flush()
    write(page, RULES_TEXT)
    page.text.set_text(RULES_TEXT)
    QTest.keyClick(page.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(stage) == page.text.text() == ""


def test_a_word_added_elsewhere_is_shown_and_does_not_disturb_typing(page: OwnRulesPage, stage: Stage) -> None:
    write(page, RULES_TEXT)
    stage.backend.perform(add_own_word, word="Aldermere")
    assert page.text.text() == f"{RULES_TEXT}word: Aldermere\n"
    QTest.keyClicks(page.text, "# ")
    stage.backend.perform(add_own_word, word="telecare")
    page.flush()
    assert not page.saver.two_texts.isHidden()
    assert not page.is_settled()
    page.saver.two_texts.keep_mine.click()
    assert kept(stage) == page.text.text()
    assert page.text.text().startswith("# word: reablement")


def test_the_saved_rules_can_be_taken_instead_of_those_typed(page: OwnRulesPage, stage: Stage) -> None:
    write(page, RULES_TEXT)
    QTest.keyClicks(page.text, "# ")
    write_own_rules(stage.desk.workspace, ANN, NOON, text="word: telecare\n")
    page.flush()
    page.saver.two_texts.keep_theirs.click()
    assert page.text.text() == kept(stage) == "word: telecare\n"
    assert page.is_settled()


def test_what_cannot_be_saved_stays_and_is_tried_again(page: OwnRulesPage, stage: Stage, qtbot: QtBot) -> None:
    failed: list[Exception] = []
    page.saver.failed.connect(failed.append)
    stage.backend.fail_with(DiskFault("no-space", {"path": "assay.db"}))
    write(page, RULES_TEXT)
    assert len(failed) == 1
    assert not page.is_settled()
    assert page.text.text() == RULES_TEXT
    stage.backend.fail_with(None)
    qtbot.waitUntil(page.is_settled)
    assert kept(stage) == RULES_TEXT


def test_rules_go_out_to_a_file_and_come_in_from_one(page: OwnRulesPage, stage: Stage, tmp_path: Path) -> None:
    write(page, RULES_TEXT)
    page.save_as(tmp_path / "rules.txt")
    assert (tmp_path / "rules.txt").read_text(encoding="utf-8") == RULES_TEXT
    shared = tmp_path / "shared.md"
    shared.write_bytes("\ufeff# Shared\r\nacronym: ASC\r\n".encode())
    page.read_from(shared)
    assert page.text.text() == kept(stage) == "# Shared\nacronym: ASC\n"
    assert stage.told[-1].text.startswith("The rules of shared.md are in the place of those before")
    page.text.undo()
    page.flush()
    assert kept(stage) == RULES_TEXT


HOSTILE: dict[str, tuple[bytes, str]] = {
    "binary": (bytes(range(256)) * 40, "not of the type"),
    "empty": (b"", "is empty"),
    "ten-megabytes": (b"word: a\n" * 1_300_000, "larger than any report"),
    "a-hundred-thousand-lines": (b"x\n" * 100_000, ""),
    "zip": (b"PK\x03\x04" + bytes(100), "not of the type"),
    "half-utf-16": (b"\xff\xfew", "damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_leaves_the_rules_that_hold_alone(
    page: OwnRulesPage, stage: Stage, tmp_path: Path, name: str
) -> None:
    content, said = HOSTILE[name]
    (tmp_path / "hostile.txt").write_bytes(content)
    write(page, RULES_TEXT)
    page.read_from(tmp_path / "hostile.txt")
    if said:
        assert said in page.banner_text("file")
        assert page.text.text() == kept(stage) == RULES_TEXT
        return
    page._look()
    assert page.state.text().startswith("No rule of your own is in force. 1 line is kept here")
    assert "at most 5,000 lines" in page.faults.groups.rows()[0].title
    page.text.undo()
    assert page.text.text() == RULES_TEXT


def test_hostile_lines_are_each_said_and_nothing_of_them_holds(page: OwnRulesPage, stage: Stage) -> None:
    write(page, "avoid: (a+)+$ -> x\nword: a\u202eb\nword: " + "a" * 5000 + "\nlongest sentence: 9" + "9" * 200)
    assert kept(stage) == page.text.text()
    assert "\u202e" not in kept(stage)
    assert page.state.text().startswith("1 rule is in force. 3 lines are kept")
    assert [row.id for row in page.faults.groups.rows()] == ["1", "3", "4"]


def test_a_paste_that_is_longer_than_rules_can_be_is_not_put_in(page: OwnRulesPage, stage: Stage) -> None:
    write(page, RULES_TEXT)
    pasted = QMimeData()
    pasted.setText("x" * MOST_CHARACTERS)
    page.text.insertFromMimeData(pasted)
    assert page.text.text() == RULES_TEXT
    assert "200,000 characters" in stage.told[-1].text


def test_a_switch_of_the_list_writes_its_line_and_takes_it_out(page: OwnRulesPage, stage: Stage) -> None:
    write(page, "word: reablement")
    assert not page.shipped.switches
    page.fold.set_open(True)
    assert set(page.shipped.switches) == set(RULES)
    switch = page.shipped.switches["passive"]
    switch.click()
    assert kept(stage) == "word: reablement\noff: passive\n"
    assert not switch.isChecked()
    switch.click()
    assert kept(stage) == "word: reablement\n"
    assert switch.isChecked()
    assert not page.shipped.switches["score-missing"].isEnabled()
    write(page, "OFF :  passive  # not here\n")
    assert not switch.isChecked()
    switch.click()
    assert kept(stage) == ""


def test_nothing_can_be_changed_where_the_workspace_may_only_be_read(page: OwnRulesPage, stage: Stage) -> None:
    write(page, RULES_TEXT)
    page.fold.set_open(True)
    page.set_off("Somebody else has it open.")
    QTest.keyClicks(page.text, "x")
    QTest.keyClick(page.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.text.text() == kept(stage) == RULES_TEXT
    assert not page.from_file.isEnabled()
    assert not page.shipped.switches["passive"].isEnabled()
    assert page.to_file.isEnabled()


def test_the_explanation_stands_beside_the_rules_where_there_is_room(page: OwnRulesPage, qtbot: QtBot) -> None:
    assert page.help.x() > page.text.x()
    page.resize(500, 700)
    qtbot.waitUntil(lambda: page.help.y() > page.text.y())


def test_a_numbered_text_is_left_with_tab_and_keeps_its_margin(qtbot: QtBot) -> None:
    text = NumberedText("Rules", 1000)
    qtbot.addWidget(text)
    text.show()
    before = text.margin_width()
    text.replace_text("\n".join(map(str, range(1200))))
    assert text.margin_width() > before
    assert text.tabChangesFocus()
    text.grab()


@pytest.fixture
def someone(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Person]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    return lambda: Person.at(qtbot, tmp_path / "workspace", prepared(nothing_more), "learning")


def test_in_the_window_rules_are_written_and_are_there_at_the_next_start(
    someone: Callable[[], Person], tmp_path: Path
) -> None:
    person = someone()
    person.window.registry.run("own-rules")
    page = person.desk.own_rules
    person.until(lambda: page.state.text())
    assert person.window.middle.currentWidget() is page
    QTest.keyClicks(page.text, "word: reablement")
    person.close()
    workspace = Workspace.open(tmp_path / "workspace", ANN, NOON)
    assert load_own_rules(workspace) == "word: reablement"
    workspace.close(NOON)


def test_the_checks_pane_leads_to_the_rules_and_goes_by_them(someone: Callable[[], Person]) -> None:
    person = someone()
    person.write("The clients met in the hall in June 2024.")
    person.desk.checks.own_rules.click()
    page = person.desk.own_rules
    assert person.window.middle.currentWidget() is page
    person.until(lambda: page.state.text())
    QTest.keyClicks(page.text, "avoid: hall -> building")
    checker = person.desk.checking.checker
    checker.begin_now()
    person.until(
        lambda: checker.last is not None and "own-term" in {each.code for each in checker.last.checked.findings}
    )
    person.leave()


def test_the_settings_lead_to_the_rules(someone: Callable[[], Person]) -> None:
    person = someone()
    person.window.show_page("settings")
    page = person.window.middle.currentWidget()
    assert isinstance(page, SettingsPage)
    page.own_rules.click()
    assert person.window.middle.currentWidget() is person.desk.own_rules
    person.leave()
