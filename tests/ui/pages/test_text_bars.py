"""The bars over the findings: find, and link."""

from __future__ import annotations

import pytest
from page_stage import Stage, there
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.commands import CommandRegistry
from ui.pages.statement import StatementPage
from ui.pages.statement_commands import statement_commands
from ui.pages.text_commands import text_commands

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> StatementPage:
    stage.desk.write("safeguarding", "People felt safe. People said so.")
    made = StatementPage(stage.context)
    qtbot.addWidget(made)
    made.load_section(stage.desk.section_id("safeguarding"))
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def registry(page: StatementPage) -> CommandRegistry:
    made = CommandRegistry()
    made.register(*text_commands(lambda: page.findings), *statement_commands(there(page), page.context.framework))
    return made


def test_the_find_bar_stands_over_the_page(page: StatementPage, registry: CommandRegistry, qtbot: QtBot) -> None:
    assert registry.run("find") == ""
    bar = page.bars.find_bar
    assert bar is not None and page.bars.isVisible()
    bar.text.setText("People")
    bar.text.textEdited.emit("People")
    assert len(page.findings.editor.finder.matches) == 2
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert not page.bars.isVisible()


def test_the_find_bar_opens_again_after_it_was_put_away(page: StatementPage, qtbot: QtBot) -> None:
    editor = page.findings.editor
    for _ in range(2):
        qtbot.keyClick(editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        bar = page.bars.find_bar
        assert bar is not None and bar.isVisible() and page.bars.height() >= bar.sizeHint().height()
        assert bar.text.hasFocus()
        qtbot.keyClick(bar, Qt.Key.Key_Escape)


def test_the_row_to_replace_words_gets_its_room_when_it_is_asked_for(page: StatementPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.findings.editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = page.bars.find_bar
    assert bar is not None
    without = page.bars.height()
    qtbot.keyClick(bar.text, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert bar.replacement.isVisible() and page.bars.height() > without


def test_the_bar_for_a_link_has_its_room_after_words_were_found(
    page: StatementPage, registry: CommandRegistry, qtbot: QtBot
) -> None:
    registry.run("replace")
    assert page.bars.find_bar is not None
    qtbot.keyClick(page.bars.find_bar, Qt.Key.Key_Escape)
    registry.run("set-link")
    link = page.bars.link
    qtbot.waitUntil(lambda: link.height() >= link.address.height() > 0, timeout=1000)
    assert page.bars.height() >= link.height() and link.address.hasFocus()


def test_selected_words_become_a_link(page: StatementPage, registry: CommandRegistry, stage: Stage) -> None:
    passage = page.findings.editor.passages()[0]
    page.findings.editor.place_caret(passage.id, 0, 6)
    registry.run("set-link")
    page.bars.link.address.setText("https://www.example.org")
    page.bars.link.submit()
    page.flush()
    (link,) = stage.section("safeguarding").passages[0].links
    assert (link.start, link.end, link.url) == (0, 6, "https://www.example.org")
    assert page.bars.link.isHidden()


def test_an_address_that_could_do_harm_is_refused(page: StatementPage, registry: CommandRegistry) -> None:
    passage = page.findings.editor.passages()[0]
    page.findings.editor.place_caret(passage.id, 0, 6)
    registry.run("set-link")
    page.bars.link.address.setText("javascript:alert(1)")
    page.bars.link.submit()
    assert page.bars.link.fault.text()
    assert page.findings.editor.passages()[0].links == ()


def test_commands_of_writing_say_when_they_cannot_be_done() -> None:
    assert all(command.enabled() == "Open a section with findings first." for command in text_commands(lambda: None))


def test_a_score_is_given_by_command(page: StatementPage, registry: CommandRegistry, stage: Stage) -> None:
    assert registry.run("score-3") == ""
    assert stage.section("safeguarding").score.level == 3


def test_the_bar_for_a_link_goes_with_the_words_it_was_for(
    page: StatementPage, registry: CommandRegistry, stage: Stage
) -> None:
    stage.desk.write("needs", "Other words.")
    registry.run("set-link")
    page.load_section(stage.desk.section_id("needs"))
    assert page.bars.link.isHidden() and not page.bars.isVisible()


def test_the_caret_is_in_sight_again_when_the_bar_for_a_link_is_put_away(
    page: StatementPage, registry: CommandRegistry, stage: Stage, qtbot: QtBot
) -> None:
    stage.desk.write("safeguarding", *["A paragraph among many."] * 60)
    page.load_section(stage.desk.section_id("safeguarding"))
    page.findings.editor.place_caret(page.findings.editor.passages()[-1].id, 0)
    registry.run("set-link")
    page.verticalScrollBar().setValue(0)  # as Qt does where the focus passes a field at the head of the page
    qtbot.keyClick(page.bars.link.address, Qt.Key.Key_Escape)
    assert page.findings.editor.hasFocus() and page.verticalScrollBar().value() > 0
