"""The comments pane: what is listed, the thread of one, answering, resolving, and texts that are never lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from builders import ANN, BEN, NOON, later
from page_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from domain.review.comments import Comment, CommentKind, Target
from domain.text.anchors import make_anchor
from store.actions.comments import add_comment, change_comment
from store.actions.history import undo
from store.queries.comments import load_comments
from ui.panes.comment_reader import CommentReader
from ui.panes.comment_requests import About
from ui.panes.comments import CommentsPane
from ui.widgets.grouped_rows import Group

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

PART, OTHER = "learning", "safeguarding"
TEXT = "Staff told us so. People waited."
CONTROL = Qt.KeyboardModifier.ControlModifier


class Shown:
    """The pane on a stage, with the section that is in front."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage, self.bot = stage, qtbot
        self.section = stage.desk.section_id(PART)
        self.stage.backend.set_actor(ANN)
        (self.passage_id,) = stage.desk.write(PART, TEXT)
        self.counted: list[int] = []
        self.wanted: list[Comment] = []
        self.make()

    def make(self, **context: Any) -> CommentsPane:
        made = replace(self.stage.context, **context)
        self.reader = CommentReader(made)
        self.pane = CommentsPane(made, self.reader, lambda: self.section)
        self.bot.addWidget(self.pane)
        self.stage.backend.changed.connect(self.reader.refresh)
        self.reader.counted.connect(self.counted.append)
        self.pane.place_wanted.connect(self.wanted.append)
        return self.pane

    def open(self) -> CommentsPane:
        self.pane.resize(380, 800)
        self.pane.show()
        self.reader.load()
        return self.pane

    def remark(self, text: str, words: str = "", part: str = PART, **parameters: Any) -> str:
        start = TEXT.index(words)
        parameters.setdefault("kind", CommentKind.QUESTION)
        parameters.setdefault("target", Target.TEXT if words else Target.SECTION)
        anchor = make_anchor(self.passage_id, TEXT, start, start + len(words)) if words else None
        if parameters["target"] is not Target.ITEM:
            parameters |= {"section_id": self.stage.desk.section_id(part), "anchor": anchor}
        desk = self.stage.desk
        made = add_comment(desk.workspace, BEN, NOON, assessment_id=desk.assessment_id, text=text, **parameters)
        return made.result[0]

    def titles(self) -> list[str]:
        model = self.pane.list.groups
        shown = [model.at(model.index(place)) for place in range(model.rowCount())]
        return [f"# {each.title}" if isinstance(each, Group) else each.title for each in shown]

    def comment(self, comment_id: str) -> Comment:
        desk = self.stage.desk
        return next(each for each in load_comments(desk.workspace, desk.assessment_id) if each.id == comment_id)


@pytest.fixture
def shown(stage: Stage, qtbot: QtBot) -> Iterator[Shown]:
    yield Shown(stage, qtbot)


def test_comments_stand_by_section_in_the_order_of_the_report(shown: Shown) -> None:
    item_id = shown.stage.desk.note("Focus group")
    shown.remark("How many?", target=Target.ITEM, item_id=item_id)
    shown.remark("Later words", "People waited")
    shown.remark("First words", "Staff")
    shown.remark("A 2?", target=Target.SCORE)
    shown.remark("The reason", target=Target.RATIONALE)
    shown.remark("Elsewhere", part=OTHER)
    pane = shown.open()
    assert shown.titles() == [
        "# Safeguarding",
        "Ben Shah: Elsewhere",
        "# Learning, improvement and innovation",
        "Ben Shah: A 2?",
        "Ben Shah: The reason",
        "Ben Shah: First words",
        "Ben Shah: Later words",
        "# Evidence",
        "Ben Shah: How many?",
    ]
    details = [row.detail for row in pane.list.groups.rows()]
    assert details == ["Whole section", "Score", "Reason", "“Staff”", "“People waited”", "E-001 Focus group"]
    assert shown.counted == [6]


def test_a_comment_whose_words_are_gone_says_so(shown: Shown) -> None:
    shown.remark("Who?", "Staff told us")
    pane = shown.open()
    shown.stage.desk.rewrite(PART, shown.passage_id, "Nothing of it is left.")
    shown.reader.load()
    assert [row.detail for row in pane.list.groups.rows()] == ["Lost its words: “Staff told us”"]


def test_open_ones_come_first_and_resolved_ones_are_quiet_when_asked_for(shown: Shown) -> None:
    first, second = shown.remark("One", "Staff"), shown.remark("Two", "People")
    pane = shown.open()
    pane.list.choose(first)
    pane.thread_view.resolve.click()
    assert shown.comment(first).resolved_by == "Ann Lee"
    assert [row.id for row in pane.list.groups.rows()] == [second]
    assert pane.current is not None and pane.current.id == second
    pane.filters.open.click()
    assert [row.is_quiet for row in pane.list.groups.rows()] == [True, False]
    pane.list.choose(first)
    assert pane.thread_view.resolve.text() == "Open again"
    pane.thread_view.resolve.click()
    assert shown.comment(first).is_open
    assert shown.counted == [2, 1, 2]


def test_chips_and_kind_narrow_the_list_and_tell_what_each_leaves(shown: Shown) -> None:
    mine = shown.remark("For you", "Staff", assigned_to="Ann Lee")
    shown.remark("Not yours", "People", kind=CommentKind.PRAISE)
    elsewhere = shown.remark("Elsewhere", part=OTHER, assigned_to="Ann Lee")
    pane = shown.open()
    filters = pane.filters
    texts = (filters.open.text(), filters.mine.text(), filters.section.text())
    assert texts == ("Open  3", "Mine  2", "This section  2")
    filters.mine.click()
    assert [row.id for row in pane.list.groups.rows()] == [elsewhere, mine]
    filters.section.click()
    assert [row.id for row in pane.list.groups.rows()] == [mine]
    filters.kind.set_value("praise")
    assert pane.list.groups.rows() == ()
    pane.open_comment(elsewhere)
    assert [row.id for row in pane.list.groups.rows()] == [elsewhere, mine]
    assert pane.list.current_id() == elsewhere


def test_an_answer_is_sent_with_ctrl_enter_and_shown_in_the_thread(shown: Shown) -> None:
    comment_id = shown.remark("Who?", "Staff")
    pane = shown.open()
    pane.list.choose(comment_id)
    assert not pane.thread_view.send.isEnabled()
    QTest.keyClicks(pane.thread_view.answer, "Three teams.")
    QTest.keyClick(pane.thread_view.answer, Qt.Key.Key_Return, CONTROL)
    assert [(each.text, each.person) for each in shown.comment(comment_id).replies] == [("Three teams.", "Ann Lee")]
    assert pane.thread_view.answer.text() == ""
    assert [row.trail for row in pane.list.groups.rows()] == ["1 answer"]


def test_what_is_sent_twice_is_written_once(shown: Shown) -> None:
    comment_id = shown.remark("Who?", "Staff")
    pane = shown.open()
    pane.list.choose(comment_id)
    QTest.keyClicks(pane.thread_view.answer, "Three teams.")
    shown.stage.backend.hold()
    QTest.keyClick(pane.thread_view.answer, Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(pane.thread_view.answer, Qt.Key.Key_Return, CONTROL)
    shown.stage.backend.release()
    assert len(shown.comment(comment_id).replies) == 1


def test_an_answer_begun_is_kept_over_other_comments_and_the_end_of_the_program(shown: Shown) -> None:
    first, second = shown.remark("One", "Staff"), shown.remark("Two", "People")
    pane = shown.open()
    pane.list.choose(first)
    QTest.keyClicks(pane.thread_view.answer, "Half an ans")
    pane.list.choose(second)
    assert pane.thread_view.answer.text() == ""
    pane.list.choose(first)
    assert pane.thread_view.answer.text() == "Half an ans"
    pane.hide()
    again = shown.make()
    shown.open()
    again.list.choose(first)
    assert again.thread_view.answer.text() == "Half an ans"


def test_an_answer_that_could_not_be_saved_stays(shown: Shown) -> None:
    comment_id = shown.remark("Who?", "Staff")
    pane = shown.open()
    pane.list.choose(comment_id)
    QTest.keyClicks(pane.thread_view.answer, "Three teams.")
    shown.stage.backend.fail_with(OSError("full"))
    pane.thread_view.send.click()
    assert pane.thread_view.answer.text() == "Three teams."
    shown.stage.backend.fail_with(None)
    pane.thread_view.send.click()
    assert [each.text for each in shown.comment(comment_id).replies] == ["Three teams."]


def test_a_comment_is_written_with_its_kind_and_for_somebody(shown: Shown) -> None:
    shown.remark("Another", "People")
    pane = shown.open()
    pane.write(About(Target.SCORE, shown.section, words="On the score"))
    assert pane.form.about.text() == "On the score"
    QTest.keyClicks(pane.form.text, "Is this a 2?")
    pane.form.kind.set_value("must-change")
    pane.form.assigned.set_value("Ben Shah")
    QTest.keyClick(pane.form.text, Qt.Key.Key_Return, CONTROL)
    assert pane.form.isHidden()
    made = pane.current
    assert made is not None
    assert (made.text, made.kind, made.target) == ("Is this a 2?", CommentKind.MUST_CHANGE, Target.SCORE)
    assert (made.person, made.assigned_to) == ("Ann Lee", "Ben Shah")


def test_a_comment_begun_is_kept_when_the_form_is_left(shown: Shown) -> None:
    pane = shown.open()
    about = About(Target.SECTION, shown.section)
    pane.write(about)
    QTest.keyClicks(pane.form.text, "Half a rem")
    QTest.keyClick(pane.form.text, Qt.Key.Key_Escape)
    assert pane.form.isHidden()
    pane.write(about)
    assert pane.form.text.text() == "Half a rem"


def test_a_comment_is_written_anew_assigned_and_removed(shown: Shown) -> None:
    comment_id = shown.remark("Who?", "Staff")
    pane = shown.open()
    pane.list.choose(comment_id)
    pane.edit()
    assert pane.form.text.text() == "Who?"
    QTest.keyClicks(pane.form.text, " And when?")
    pane.form.send.click()
    assert shown.comment(comment_id).text == "Who? And when?"
    pane.thread_view.more.assigned.emit("Ben Shah")
    assert shown.comment(comment_id).assigned_to == "Ben Shah"
    pane.thread_view.more.removal_wanted.emit()
    assert pane.list.groups.rows() == () and pane.current is None
    desk = shown.stage.desk
    undo(desk.workspace, ANN, later(9), assessment_id=desk.assessment_id)
    assert shown.comment(comment_id).text == "Who? And when?"


def test_a_comment_changed_elsewhere_is_not_written_over_unseen(shown: Shown) -> None:
    comment_id = shown.remark("Who?", "Staff")
    pane = shown.open()
    pane.list.choose(comment_id)
    pane.edit()
    QTest.keyClicks(pane.form.text, " Mine")
    desk = shown.stage.desk
    change_comment(
        desk.workspace,
        BEN,
        later(5),
        assessment_id=desk.assessment_id,
        comment_id=comment_id,
        text="Theirs",
        kind=CommentKind.QUESTION,
        assigned_to="",
        base_version=1,
    )
    shown.reader.load()
    pane.form.send.click()
    assert shown.comment(comment_id).text == "Theirs"
    assert not pane.form.isHidden() and pane.form.text.text() == "Who? Mine"
    assert shown.stage.told
    assert pane.current is not None and pane.current.text == "Theirs"
    pane.form.send.click()
    assert shown.comment(comment_id).text == "Who? Mine"


def test_next_goes_through_open_ones_from_the_section_in_front_and_round(shown: Shown) -> None:
    elsewhere = shown.remark("Elsewhere", part=OTHER)
    first, second = shown.remark("One", "Staff"), shown.remark("Two", "People")
    pane = shown.open()
    met = []
    for _step in range(3):
        comment = pane.next_open(1)
        assert comment is not None
        pane.open_comment(comment.id)
        met.append(comment.id)
    assert met == [first, second, elsewhere]
    back = pane.next_open(-1)
    assert back is not None and back.id == second


def test_the_evidence_of_a_comment_opens_from_its_thread_only(shown: Shown) -> None:
    item_id = shown.stage.desk.note("Focus group")
    comment_id = shown.remark("How many?", target=Target.ITEM, item_id=item_id)
    pane = shown.open()
    pane.list.choose(comment_id)
    pane.thread_view.place.click()
    assert shown.stage.opened == [item_id]


def test_reading_only_everything_says_why_it_is_off(shown: Shown) -> None:
    comment_id = shown.remark("Who?", "Staff")
    reason = "This workspace is open for reading only."
    shown.make(why_read_only=reason)
    pane = shown.open()
    pane.list.choose(comment_id)
    thread = pane.thread_view
    assert thread.answer.isReadOnly() and thread.answer.toolTip() == reason
    assert [(each.isEnabled(), each.toolTip()) for each in (thread.send, thread.resolve)] == [(False, reason)] * 2
    thread.more.menu_of_comment.aboutToShow.emit()
    edit = thread.more.menu_of_comment.actions()[0]
    assert (edit.isEnabled(), edit.toolTip()) == (False, reason)


def test_a_hidden_pane_counts_but_lists_nothing_until_it_is_seen(shown: Shown) -> None:
    shown.remark("Who?", "Staff")
    shown.reader.load()
    assert shown.counted == [1] and shown.pane.list.groups.rows() == ()
    shown.pane.show()
    assert len(shown.pane.list.groups.rows()) == 1


def test_a_pane_made_after_the_comments_were_read_lists_them_when_it_is_shown(shown: Shown) -> None:
    shown.remark("Who?", "Staff")
    shown.reader.load()
    late = CommentsPane(shown.stage.context, shown.reader, lambda: shown.section)
    shown.bot.addWidget(late)
    late.show()
    assert [row.title for row in late.list.groups.rows()] == ["Ben Shah: Who?"]
    late.list.choose(late.list.groups.rows()[0].id)
    late.edit()
    assert "For Ben Shah" in [late.form.assigned.itemText(place) for place in range(late.form.assigned.count())]
