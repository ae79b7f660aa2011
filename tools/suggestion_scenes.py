"""Scenes of suggestions: two people's in one text, the list of them, and one in conflict."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from scene import Scene
from stage import ASSESSOR, SAMPLE, Play

from domain.review.suggestions import Chosen
from store.changes import Actor

REVIEWER = Actor("Ben Shah", "Reviewer")
PART = "learning"
BY_REVIEWER = (
    ("culture of learning", "culture of learning that staff valued"),
    (", and staff felt invested in", ""),
)
BY_ASSESSOR = (
    ("as well as practical", "and practical"),
    ("in line with policy for 92%", "as the policy asks for 92%"),
    ("protected caseload", "protected and smaller caseload"),
)


def _suggested(play: Play) -> None:
    """Open the section, in which two people have suggested something."""
    play.part(SAMPLE, PART)
    if not any(each.person == REVIEWER.name for each in play.desk.suggestion_reader.suggestions):
        _suggest(play, ASSESSOR, BY_ASSESSOR)
        cursor = play.editor.document().find("senior managers observed work")
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        _switch(play, is_on=True)
        play.editor.setTextCursor(cursor)
        QTest.keyClick(play.editor, Qt.Key.Key_Delete)
        _switch(play, is_on=False)
        _suggest(play, REVIEWER, BY_REVIEWER)
        play.window.backend.set_actor(ASSESSOR)
    play.desk.suggestions.load()
    play.settle()


def _suggest(play: Play, actor: Actor, changes: tuple[tuple[str, str], ...]) -> None:
    play.window.backend.set_actor(actor)
    for old, new in changes:
        play.editor.setTextCursor(play.editor.document().find(old))  # before the words of others stand between them
        found = play.editor.caret()
        assert found is not None
        _switch(play, is_on=True)
        play.desk.statement.findings.show_passage(found.passage_id, found.offset - len(old), found.offset)
        cursor = play.editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(old))
        play.editor.setTextCursor(cursor)
        if new:
            QTest.keyClicks(play.editor, new)
        else:
            QTest.keyClick(play.editor, Qt.Key.Key_Delete)
        _switch(play, is_on=False)


def _switch(play: Play, *, is_on: bool) -> None:
    play.desk.statement.findings.suggesting.switch(is_on)
    play.settle()


def _at_findings(play: Play) -> None:
    passage = play.editor.passages()[1]
    play.desk.statement.findings.show_passage(passage.id, 0, 0)
    play.settle()
    page, findings = play.desk.statement, play.desk.statement.findings
    content = page.widget()
    assert content is not None
    page.verticalScrollBar().setValue(findings.mapTo(content, play.editor.pos()).y() - 40)


def suggestions_beside(play: Play) -> None:
    """Suggestions of two people while one writes: marks beside the text, and the list."""
    _suggested(play)
    play.desk.suggestions_pane.take_focus()
    _at_findings(play)
    play.wait(0.3)


def suggestion_at_caret(play: Play) -> None:
    """The caret stands at a suggestion of somebody's while one writes: it says what is suggested there."""
    _suggested(play)
    _at_findings(play)
    play.editor.setFocus()
    caret = play.editor.document().find("line with policy")
    caret.setPosition(caret.selectionStart())
    play.editor.setTextCursor(caret)
    play.wait(0.6)


def suggesting(play: Play) -> None:
    """The same while one suggests: all is shown in the text."""
    _suggested(play)
    _switch(play, is_on=True)
    play.desk.suggestions_pane.take_focus()
    pane = play.desk.suggestions_pane
    pane.list.choose(pane.list.groups.rows()[0].id)
    _at_findings(play)
    play.wait(0.3)


def suggestion_conflict(play: Play) -> None:
    """One was accepted, and another that would change the same words is in conflict."""
    _suggested(play)
    pane = play.desk.suggestions_pane
    pane.take_focus()
    first = next(each for each in play.desk.suggestion_reader.suggestions if "policy asks" in each.replacement)
    pane.requests.accept(Chosen(frozenset({first.id})), ())
    play.settle()
    play.desk.suggestions.load()
    play.settle()
    pane.filters.section.setChecked(True)
    row = next((row for row in pane.list.groups.rows() if row.trail == "in conflict"), None)
    if row is not None:
        pane.list.choose(row.id)
    _at_findings(play)
    play.wait(0.3)


SUGGESTION_SCENES = (
    Scene("suggestions", suggestions_beside),
    Scene("suggestion-at-caret", suggestion_at_caret),
    Scene("suggesting", suggesting),
    Scene("suggestion-conflict", suggestion_conflict),
)
