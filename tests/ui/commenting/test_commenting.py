"""Comments from the text: what a command comments on, the marks, going from one to the next, and what finds them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import Desk
from driving import Person
from prepared import prepared
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from domain.review.comments import Comment, Target
from store.queries.comments import load_comments

PART, OTHER = "learning", "safeguarding"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def someone(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    person = Person.at(qtbot, tmp_path / "workspace", prepared(written_section), PART)
    yield person
    person.leave()


@pytest.fixture
def from_the_start(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """What `someone` has, from the form of the home page on."""
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    person = Person(qtbot, tmp_path / "workspace")
    person.begin("Testshire County Council")
    person.open_part(PART)
    person.write("Staff told us so. People waited.")
    yield person
    person.close()


def written_section(desk: Desk) -> None:
    """Prepare a section with text."""
    desk.write(PART, "Staff told us so. People waited.")


def comments(someone: Person) -> tuple[Comment, ...]:
    someone.until_quiet()
    return someone.window.backend.read(load_comments, someone.desk.context.assessment_id)


def remark(someone: Person, command: str, text: str) -> Comment:
    assert someone.run(command) == ""
    someone.type(text)
    someone.bot.keyClick(someone.desk.comments.form.text, Qt.Key.Key_Return, CONTROL)
    someone.until(lambda: someone.desk.comments.current is not None and someone.desk.comments.current.text == text)
    return comments(someone)[-1]


def test_the_sentence_at_the_caret_is_commented_on_and_elsewhere_the_whole_section(someone: Person) -> None:
    cursor = someone.editor.textCursor()
    cursor.setPosition(3)
    someone.editor.setTextCursor(cursor)
    someone.editor.setFocus()
    made = remark(someone, "comment", "Who?")
    assert made.anchor is not None and made.anchor.exact == "Staff told us so."
    assert someone.window.focusWidget() is someone.editor
    someone.desk.statement.rationale.text.setFocus()
    assert remark(someone, "comment", "In all, good.").target is Target.SECTION


def test_words_just_typed_are_saved_before_they_are_commented_on(from_the_start: Person) -> None:
    someone = from_the_start
    someone.editor.setFocus()
    someone.type(" Leaders listened.")
    made = remark(someone, "comment", "Did they?")
    assert made.anchor is not None and made.anchor.exact == "Leaders listened."


def test_a_click_on_the_mark_opens_the_thread_beside_whatever_was_shown(someone: Person) -> None:
    someone.select("told us")
    made = remark(someone, "comment", "Who?")
    someone.window.show_side_page(0)
    margin = someone.editor.commented.margin
    margin.grab()
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=margin.marks()[0][0].center())
    assert someone.window.side.pages.currentWidget() is someone.desk.comments
    assert someone.desk.comments.current is not None and someone.desk.comments.current.id == made.id
    assert someone.editor.commented.current == made.id


def test_a_score_and_a_reason_are_gone_to_in_their_fields(someone: Person) -> None:
    remark(someone, "comment-score", "A 2?")
    remark(someone, "comment-reason", "Thin.")
    someone.open_part(OTHER)
    someone.run("next-comment")
    assert someone.desk.comments.current is not None
    met = {}
    for _step in range(2):
        someone.run("next-comment")
        met[someone.desk.comments.current.target] = someone.window.focusWidget()
    statement = someone.desk.statement
    assert met[Target.RATIONALE] is statement.rationale.text
    focused = met[Target.SCORE]
    assert focused is not None and (focused is statement.score or statement.score.isAncestorOf(focused))


def test_the_page_tells_how_many_stand_on_no_words_and_leads_to_them(someone: Person) -> None:
    statement = someone.desk.statement
    remarks = statement.remarks
    assert not remarks.isVisibleTo(statement)
    on_score = remark(someone, "comment-score", "A 2?")
    on_reason = remark(someone, "comment-reason", "Thin.")
    assert remarks.text() == "2 open comments on the score, the reason or the whole"
    met = []
    for _click in range(2):
        remarks.click()
        assert someone.desk.comments.current is not None
        met.append(someone.desk.comments.current.id)
    assert met == [on_score.id, on_reason.id]
    someone.open_part(OTHER)
    assert not remarks.isVisibleTo(statement)


def test_one_that_lost_its_words_is_attached_to_others(someone: Person) -> None:
    someone.select("told us")
    made = remark(someone, "comment", "Who?")
    someone.select("Staff told us so.")
    someone.bot.keyClick(someone.editor, Qt.Key.Key_Delete)
    someone.until(lambda: comments(someone)[0].is_detached)
    someone.desk.commenting.load()
    someone.until_quiet()
    pane = someone.desk.comments
    someone.window.registry.run("next-comment")
    someone.until(lambda: pane.current is not None and pane.current.is_detached)
    pane.thread_view.more.attach_wanted.emit()
    assert comments(someone)[0].is_detached
    someone.select("People waited")
    pane.thread_view.more.attach_wanted.emit()
    someone.until(lambda: not comments(someone)[0].is_detached)
    (attached,) = comments(someone)
    assert attached.id == made.id and attached.anchor is not None and attached.anchor.exact == "People waited"


def test_find_and_the_palette_lead_to_the_comment(someone: Person) -> None:
    someone.select("told us")
    made = remark(someone, "comment", "Unmistakable remark")
    someone.open_part(OTHER)
    someone.desk.show_find()
    someone.desk.find.field.setText("unmistakable")
    someone.until(lambda: someone.desk.find.list.model().rowCount() == 1)
    someone.desk.find.list.opened.emit(someone.desk.find.list.current_id() or "0")
    someone.until(lambda: someone.desk.comments.current is not None)
    assert someone.desk.comments.current is not None and someone.desk.comments.current.id == made.id
    someone.until(lambda: [each.id for each in someone.editor.commented.at_caret()] == [made.id])
    someone.open_part(OTHER)
    someone.window.open_palette()
    palette = someone.window._palette
    assert palette is not None
    palette.field.setText("unmistakable")
    someone.until(lambda: palette.results.count() == 1)
    someone.bot.keyClick(palette.field, Qt.Key.Key_Return)
    someone.until(lambda: [each.id for each in someone.editor.commented.at_caret()] == [made.id])
    assert someone.window.side.pages.currentWidget() is someone.desk.comments


def test_the_words_stay_in_sight_when_the_thread_takes_room_from_a_long_text(someone: Person) -> None:
    page = someone.desk.statement
    paragraph = "Carers waited for weeks, and some of them told us that they had stopped asking. " * 4
    page.findings.insert_text("\n".join([paragraph] * 60 + ["The very last words."]))
    someone.until_quiet()
    someone.select("very last words")
    remark(someone, "comment", "Are they?")
    someone.run("view.side")
    assert someone.window.side.isHidden()
    page.verticalScrollBar().setValue(0)
    someone.run("next-comment")
    assert someone.window.side.isVisible()

    def is_in_sight() -> bool:
        caret = someone.editor.viewport().mapTo(page.viewport(), someone.editor.cursorRect().center())
        return page.viewport().rect().contains(caret)

    someone.until(lambda: page.findings.editor.height() == someone.editor.minimumHeight() and is_in_sight())
    someone.until_quiet()
    assert is_in_sight()


def test_without_a_place_the_commands_say_why_they_are_off(someone: Person) -> None:
    someone.desk.show_row("overview")
    reasons = [someone.run(name) for name in ("comment", "comment-score", "comment-evidence", "resolve-comment")]
    assert reasons == [
        "Open a section first.",
        "Open a quality statement first.",
        "Choose an evidence item first.",
        "Choose a comment first.",
    ]
