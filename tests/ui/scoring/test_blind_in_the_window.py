"""Two people at the real window: nothing shows the first score to whoever scores blind, until the second is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import NOON, Desk
from driving import Person
from prepared import prepared
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from domain.review.comments import CommentKind, Target
from store.actions.assessments import add_member
from store.actions.comments import add_comment
from store.actions.scores import save_rationale, set_level
from store.changes import Actor
from store.queries.assessments import load_overview
from store.queries.search import search
from store.queries.second_scores import load_second_scores
from store.queries.text import load_section
from ui.desk.outlining import MATRIX, OVERVIEW
from ui.pages.settings import SettingsPage

pytestmark = [pytest.mark.journey, pytest.mark.qt_log_ignore("does not support")]

ANN, BEN = Actor("Ann Lee", "Lead assessor"), Actor("Ben Shah", "Reviewer")
CARA = Actor("Cara Diaz", "Panel member")
SECRET = "Quarterly audits bear the first level out."
REMARK = "Surely a four."


@pytest.fixture
def someone(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """Somebody at an assessment that Ann has scored 3 throughout, with a reason and a remark on "learning"."""
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    person = Person.at(qtbot, tmp_path / "workspace", prepared(scored_throughout))
    person.window.backend.set_actor(ANN)
    person.until_quiet()
    yield person
    person.leave()


def scored_throughout(desk: Desk) -> None:
    """Prepare an assessment that Ann has scored 3 throughout, with a reason and a remark on "learning"."""

    def perform(action: Callable[..., object], **given: object) -> None:
        action(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, **given)

    for member in (ANN, BEN, CARA):
        perform(add_member, name=member.name, role=member.role)
    for section in load_overview(desk.workspace, desk.assessment_id)[1]:
        if section.kind == "statement":
            perform(set_level, section_id=section.id, level=3)
    learning = desk.section_id("learning")
    perform(save_rationale, section_id=learning, rationale=SECRET, base_version=None)
    perform(add_comment, section_id=learning, target=Target.SCORE, kind=CommentKind.QUESTION, text=REMARK)


def act_as(someone: Person, actor: Actor) -> None:
    """Enter a name and a role in the settings, as somebody does who sits down at the same window."""
    someone.window.show_page("settings")
    someone.until_quiet()
    page = someone.window.middle.currentWidget()
    assert isinstance(page, SettingsPage)
    page.person.set_values({"name": actor.name, "role": actor.role})
    for key in ("name", "role"):
        page.person.edited.emit(key, page.person.value(key))
    someone.window.back_out()
    someone.until_quiet()
    assert someone.window.backend.actor == actor


def seat(someone: Person, actor: Actor) -> None:
    """Let somebody else sit at the window, where how they say so is not what is tried."""
    someone.window.backend.set_actor(actor)
    someone.until_quiet()


def said(someone: Person) -> str:
    """Return every word that the window shows or says to a screen reader."""
    words = []
    for widget in someone.window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel):
            words.append(widget.text())
        if isinstance(widget, QTextEdit):
            words.append(widget.toPlainText())
        if isinstance(widget, QLineEdit):
            words.append(widget.text())
    rows = someone.window.outline.rows.rows()
    words += [f"{row.title} {row.trailing} {row.described}" for row in rows if row.title.startswith("Learning")]
    history = someone.desk.history.list
    words += [f"{row.title} {row.detail}" for row in history.rows._rows]
    words += [f"{row.title} {row.detail}" for row in someone.desk.comments.list.groups.rows()]
    return "\n".join(words)


def begin_as_ben(someone: Person) -> None:
    someone.open_part("learning")
    seat(someone, BEN)
    assert SECRET in said(someone)
    assert someone.run("begin-second-score") == ""
    someone.until(lambda: someone.desk.statement.seconds.forms)
    someone.until_quiet()


def test_nothing_on_screen_tells_the_first_score_to_whoever_scores_blind(someone: Person) -> None:
    someone.run("show-comments")
    assert REMARK in said(someone)
    begin_as_ben(someone)
    page, desk = someone.desk.statement, someone.desk
    assert page.score.isHidden() and page.rationale.isHidden() and page.seconds.history.isHidden()
    assert page.rationale.text.text() == ""
    desk.history.load()
    someone.until_quiet()
    row = next(row for row in someone.window.outline.rows.rows() if row.id == desk.current)
    assert (row.trailing, row.level) == ("", None)
    foot = someone.window.rating.text()
    assert foot.startswith("Rating hidden") and "75" not in foot
    for show in (OVERVIEW, MATRIX, desk.current):
        desk.show_row(show)
        someone.until_quiet()
        told = said(someone)
        assert SECRET not in told and REMARK not in told, show
        assert "75%" not in told and "27 / 36" not in told, show
        assert "Scored Learning, improvement and innovation 3" not in told, show
    desk.show_row(OVERVIEW)
    someone.until_quiet()
    assert desk.overview.rating.heading.text() == "Rating hidden"
    place = [each.id for each in desk.context.framework.statements].index("learning")
    assert desk.overview.profile.row_text(place).endswith("(hidden): no score")
    assert someone.run("score-2") != ""
    someone.open_part("learning")
    assert someone.run("score-2") == "The score is hidden from you until you give yours."
    assert someone.run("comment-score") == "The score is hidden from you until you give yours."


def test_the_home_page_and_the_search_tell_it_no_more(someone: Person) -> None:
    begin_as_ben(someone)
    found: list[object] = []
    backend, assessment_id = someone.desk.context.backend, someone.desk.context.assessment_id
    backend.ask(search, "surely", assessment_id, on_done=found.extend)
    someone.until_quiet()
    assert found == []
    someone.window.go_home()
    someone.until(lambda: someone.home.rows)
    someone.until_quiet()
    assert someone.home.rows[0].strip.sentence().startswith("8 of 9 scored")


def test_another_person_sees_it_and_the_one_who_has_given_sees_both(someone: Person) -> None:
    begin_as_ben(someone)
    act_as(someone, ANN)
    page = someone.desk.statement
    assert not page.score.isHidden() and page.rationale.text.text() == SECRET
    act_as(someone, BEN)
    assert page.score.isHidden() and page.rationale.text.text() == ""
    (form,) = page.seconds.forms.values()
    assert not form.give.isEnabled() and form.give.toolTip() == "Choose a level first."
    form.score.setFocus()
    someone.bot.keyClick(form.score, Qt.Key.Key_2)
    someone.bot.keyClicks(form.reason, "Few were asked.")
    someone.open_part("needs")
    someone.open_part("learning")
    (form,) = page.seconds.forms.values()
    assert (form.score.value(), form.reason.text()) == (2, "Few were asked.")
    form.give.click()
    someone.until(lambda: not page.is_blind and page.seconds.settle_forms)
    someone.until_quiet()
    someone.until(lambda: "Few were asked." in said(someone))
    told = said(someone)
    assert SECRET in told
    assert "The second score is 1 level lower than the first. Not settled yet." in told
    assert someone.window.rating.text().startswith("Good")
    assert page.seconds.fold.is_open()


def test_the_two_are_settled_with_a_reason_by_who_may(someone: Person) -> None:
    begin_as_ben(someone)
    page = someone.desk.statement
    (form,) = page.seconds.forms.values()
    someone.bot.keyClick(form.score, Qt.Key.Key_2)
    someone.bot.keyClicks(form.reason, "Few were asked.")
    form.give.click()
    someone.until(lambda: page.seconds.settle_forms)
    seat(someone, CARA)
    someone.until_quiet()
    settle = page.seconds.settle_forms[""]
    assert settle.settle.toolTip() == "Choose the level first."
    settle.level.buttons[2].click()
    someone.bot.keyClicks(settle.why, "Both reread the audits.")
    settle.settle.click()
    someone.until(lambda: not page.seconds.settle_forms)
    someone.until_quiet()
    assert page.score.value() == 2
    someone.until(lambda: "Settled at 2 by Cara Diaz" in said(someone))
    page.seconds.history.set_open(True)
    assert "3 \u2192 2, Cara Diaz" in said(someone) and "second score: Both reread the audits." in said(someone)
    found = load_second_scores(someone.window.backend.workspace, someone.desk.context.assessment_id, None)
    (second,) = next(each.seconds for each in found.sections if each.part_id == "learning")
    assert (second.first_level, second.level, second.settled_level) == (3, 2, 2)


def test_a_withdrawn_second_score_shows_the_first_again(someone: Person) -> None:
    begin_as_ben(someone)
    page = someone.desk.statement
    (form,) = page.seconds.forms.values()
    form.withdraw.click()
    someone.until(lambda: not page.is_blind)
    someone.until_quiet()
    assert page.rationale.text.text() == SECRET and not page.score.isHidden()


def test_whoever_scored_first_is_told_why_there_is_no_second_score(someone: Person) -> None:
    someone.open_part("learning")
    reason = "You gave the first score of this statement, so you cannot score it blind."
    assert someone.run("begin-second-score").startswith(reason)
    seconds = someone.desk.statement.seconds
    assert not seconds.begin.isEnabled() and seconds.about.text().startswith(reason)


def test_whoever_is_typing_the_first_reason_keeps_it_and_scores_nothing_blind(someone: Person) -> None:
    act_as(someone, BEN)
    someone.open_part("learning")
    text = someone.desk.statement.rationale.text
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    someone.bot.keyClicks(text, " Twice.")
    assert someone.run("begin-second-score") == ""
    page = someone.desk.statement
    someone.until(lambda: page.banner_text("score"))
    assert page.banner_text("score").startswith("You gave the first score of this statement")
    assert not page.is_blind and page.banner_text("saving") == ""
    workspace, section_id = someone.window.backend.workspace, someone.desk.current
    assert load_section(workspace, section_id).score.rationale == f"{SECRET} Twice."
