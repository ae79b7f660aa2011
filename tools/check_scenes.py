"""Scenes of what checks find in the text: quiet underlines of each severity, beside the list of the findings."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from scene import Scene
from stage import SAMPLE, Play

from ui.checking.shown import ALL

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


CHECK_SCENES = (
    Scene("found-words", found_words),
    Scene("found-beside-coverage", found_beside_coverage),
)
