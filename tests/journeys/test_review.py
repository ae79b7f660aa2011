"""Two people review a draft through the real window: one remarks, the other answers, edits and resolves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import Person
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.review.comments import Comment, Target
from store.actions.history import undo
from store.changes import Actor
from store.queries.comments import load_comments
from store.queries.history import history
from store.verify import verify

BEN, ANN = Actor("Ben Shah", "Reviewer"), Actor("Ann Lee", "Lead assessor")


@pytest.fixture
def someone(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    person = Person(qtbot, tmp_path / "workspace")
    yield person
    person.close()


def comments(someone: Person) -> tuple[Comment, ...]:
    someone.until_quiet()
    return someone.window.backend.read(load_comments, someone.desk.context.assessment_id)


def shown_of(someone: Person) -> object:
    """Return what people see of the work; undo gives rows later versions."""
    document = someone.document
    section = document.section_of("learning")
    return [passage.text for passage in section.passages], section.score.level, comments(someone)


def entries_of(someone: Person) -> str:
    """Return what undo would take back, or nothing."""
    return someone.window.backend.read(history, someone.desk.context.assessment_id).undo


def remark(someone: Person, command: str, text: str) -> None:
    """Write a comment with a command, and send it with the keys for that."""
    assert someone.run(command) == ""
    someone.type(text)
    someone.bot.keyClick(someone.desk.comments.form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    someone.until(lambda: someone.desk.comments.current is not None and someone.desk.comments.current.text == text)
    someone.until_quiet()


def test_ben_remarks_and_ann_answers_edits_and_resolves(someone: Person) -> None:
    someone.begin("Testshire County Council")
    someone.open_part("learning")
    someone.window.backend.set_actor(ANN)
    someone.write("Staff told us they were supported. People waited.", "Leaders learned from this.")
    someone.bot.keyClick(someone.desk.statement.score, Qt.Key.Key_3)
    someone.run("add-note")
    someone.desk.evidence.new_item.note.set_values({"title": "Focus group", "notes": "Seven people came."})
    someone.desk.evidence.new_item.submit()
    someone.until(lambda: someone.document.items)
    begun = shown_of(someone)

    someone.window.backend.set_actor(BEN)
    someone.select("they were supported")
    remark(someone, "comment", "Who said so?")
    remark(someone, "comment-score", "Is this not a 2?")
    someone.desk.evidence.open_item(someone.document.items[0].id)
    remark(someone, "comment-evidence", "How many came?")
    words, score, item = comments(someone)
    assert words.anchor is not None and words.anchor.exact == "they were supported"
    assert (score.target, item.target) == (Target.SCORE, Target.ITEM)
    pane = someone.desk.comments
    assert someone.window.side.tabs.tabText(1) == "Remarks 3"
    assert [row.id for row in pane.list.groups.rows()] == [score.id, words.id, item.id]
    assert [value.id for _box, marks in someone.editor.commented.margin.marks() for value in marks] == [words.id]

    someone.window.backend.set_actor(ANN)
    someone.select("Staff told us")
    someone.type("Long before this, several of the staff of three teams told us that")
    someone.select("People waited.")
    someone.bot.keyClick(someone.editor, Qt.Key.Key_Delete)
    someone.bot.keyClick(someone.editor, Qt.Key.Key_Return)
    someone.until_quiet()
    someone.run("next-comment")
    someone.until(lambda: pane.current is not None and pane.current.id == score.id)
    someone.run("next-comment")
    assert pane.current is not None and pane.current.id == words.id
    assert [each.id for each in someone.editor.commented.at_caret()] == [words.id]
    assert not someone.editor.textCursor().hasSelection()
    someone.run("answer-comment")
    someone.type("Three teams did.")
    someone.bot.keyClick(pane.thread_view.answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    someone.until(lambda: comments(someone)[0].replies)
    for _each in range(3):
        someone.run("resolve-comment")
        someone.run("next-comment")
    assert all(each.resolved_by == "Ann Lee" for each in comments(someone))
    assert comments(someone)[0].replies[0].text == "Three teams did."
    assert someone.window.side.tabs.tabText(1) == "Remarks"
    assert verify(someone.window.backend.workspace) == ()

    while entries_of(someone) and shown_of(someone) != begun:
        someone.window.backend.perform(undo, assessment_id=someone.desk.context.assessment_id)
    assert shown_of(someone) == begun
    assert verify(someone.window.backend.workspace) == ()
