"""Scenes of what checks find: quiet underlines of each severity, the menu at the caret, and what is let stand."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from scene import Scene
from stage import SAMPLE, Play

from ui.checking.shown import ALL
from ui.widgets.grouped_rows import Group

PART = "learning"
FAULTY = (
    "The the local authority recieved positive feedback about its approch to learning, and the council organized "
    "regular meetings with partners. Clients told us that they were listened to , and most were satisfied. In 2024-25 "
    "the ASC team closed 120 of 240 complaints (75%) and the learning was shared at team meetings, in supervision, in "
    "newsletters, at the practice forum and through the monthly leadership briefing that all senior staff attended."
)


def _faulty(play: Play) -> None:
    """Open a section in which somebody has just written hastily, when it has been checked."""
    play.part(SAMPLE, PART)
    play.desk.checking.show(ALL)
    if FAULTY not in play.editor.toPlainText():
        play.editor.moveCursor(QTextCursor.MoveOperation.Start)
        play.editor.moveCursor(QTextCursor.MoveOperation.NextBlock)
        play.editor.insertPlainText(f"{FAULTY}\n")
        play.desk.flush()
        play.settle()
    checker = play.desk.checking.checker
    checker.begin_now()
    play.until(lambda: checker.last is not None and FAULTY in checker.last.texts.values())
    play.settle()
    page, findings = play.desk.statement, play.desk.statement.findings
    content = page.widget()
    assert content is not None
    page.verticalScrollBar().setValue(findings.mapTo(content, play.editor.pos()).y() - 40)


def found_words(play: Play) -> None:
    """What was found in a paragraph is underlined, each severity in its own way."""
    _faulty(play)


def found_beside_coverage(play: Play) -> None:
    """The same with the sentences without evidence marked."""
    _faulty(play)
    play.desk.citing.show_coverage(True)


def finding_menu(play: Play) -> None:
    """The menu at the caret explains what was found there and offers the mend."""
    _faulty(play)
    play.window.registry.run("show-checks")
    found: list[object] = []
    play.desk.checking.words.find("approch", found.append)
    play.until(lambda: found)
    _at_caret(play, "approch")


def finding_let_stand(play: Play) -> None:
    """A finding is about to be let stand for a reason."""
    _faulty(play)
    checking = play.desk.checking
    play.window.registry.run("show-checks")
    found = checking.checker.last
    assert found is not None
    checking.begin_waiving(next(key for key, each in found.findings.items() if each.text == "Clients"))
    QTest.keyClicks(play.desk.checks.detail.reason.line, "The provider calls them so in its contract")


def findings_settled(play: Play) -> None:
    """What is let stand, and the rules that are switched off, at the end of the list."""
    _faulty(play)
    checking, pane = play.desk.checking, play.desk.checks
    play.window.registry.run("show-checks")
    for text in ("approch", "Clients"):
        found = checking.checker.last
        assert found is not None
        key = next((key for key, each in found.findings.items() if each.text == text), "")
        if key and text == "Clients":
            checking.waive(key, "The provider calls them so in its contract")
        elif key:
            checking.switch_off(key)
        play.settle()
        checking.checker.begin_now()
        play.until(lambda: checking.checker.is_up_to_date)
        play.settle()
    pane.section.click()
    shown = pane.list.groups
    for group in [shown.at(shown.index(place)) for place in range(shown.rowCount())][-2:]:
        if isinstance(group, Group) and shown.is_folded(group):
            pane.list.toggle(group)
    pane.list.choose(next(row.id for row in pane.list.groups.rows() if row.is_quiet))


def _at_caret(play: Play, words: str) -> None:
    cursor = play.editor.document().find(words)
    cursor.setPosition(cursor.selectionStart())
    play.editor.setFocus()
    play.editor.setTextCursor(cursor)
    play.window.registry.run("at-caret")


CHECK_SCENES = (
    Scene("found-words", found_words),
    Scene("found-beside-coverage", found_beside_coverage),
    Scene("finding-menu", finding_menu),
    Scene("finding-let-stand", finding_let_stand),
    Scene("findings-settled", findings_settled),
)
