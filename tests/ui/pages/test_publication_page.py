"""The page on publication: ready or not, each thing one key from its place, and what is let stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from builders import ANN
from page_stage import Stage
from publishing import act, judged, publishable, written
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reviewing import BEN
from second_scoring import SECRETS, begin, with_secrets

from domain.checks.finding import Finding
from domain.review.comments import CommentKind, Target
from store.actions.checks import switch_rule_off, waive_finding
from store.actions.comments import add_comment, resolve
from ui.pages.publication import PublicationPage

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
UNFINISHED = "People waited XX days."


class Shown:
    """The page on a stage, and where it led."""

    def __init__(self, stage: Stage, qtbot: QtBot, why_read_only: str = "") -> None:
        self.stage, self.bot = stage, qtbot
        self.led: list[tuple[str, str]] = []
        self.wanted: list[str] = []
        context = replace(
            stage.context,
            open_section=lambda section_id: self.led.append(("section", section_id)),
            open_passage=lambda section_id, passage_id, start=0, end=None: self.led.append(
                ("words", self._words(section_id, passage_id, start, end))
            ),
            open_comment=lambda comment_id: self.led.append(("comment", comment_id)),
            open_review=lambda section_id, *, to_edit=False: self.led.append(("review", section_id)),
            why_read_only=why_read_only,
        )
        self.page = PublicationPage(context)
        self.page.export_wanted.connect(self.wanted.append)
        qtbot.addWidget(self.page)
        stage.backend.changed.connect(self.page.refresh)

    def _words(self, section_id: str, passage_id: str, start: int, end: int | None) -> str:
        sections = judged(self.stage.desk).document.sections
        passages = next(each.passages for each in sections if each.id == section_id)
        return next(each.text for each in passages if each.id == passage_id)[start:end]

    def open(self) -> PublicationPage:
        self.page.show()
        self.page.load()
        self.bot.waitUntil(lambda: self.page.last is not None)
        return self.page

    def again(self, act: object) -> None:
        """Wait until the page has judged anew what something changed."""
        before = self.page.last
        assert callable(act)
        act()
        self.bot.waitUntil(lambda: self.page.last is not before)

    def rows(self) -> list[tuple[str, str]]:
        return [(row.id.split("/")[1], row.title) for row in self.page.list.groups.rows()]

    def press(self, code: str) -> tuple[str, str]:
        """Press Enter on the first line of a code; return where that led."""
        row = next(row for row in self.page.list.groups.rows() if row.id.split("/")[1] == code)
        self.page.list.choose(row.id)
        QTest.keyClick(self.page.list, Qt.Key.Key_Return)
        return self.led[-1]


@pytest.fixture
def shown(stage: Stage, qtbot: QtBot) -> Iterator[Shown]:
    yield Shown(stage, qtbot)


def unfinished(stage: Stage) -> Finding:
    """The finding of what stands for a number."""
    found = judged(stage.desk).checked.findings
    return next(each for each in found if each.code == "placeholder")


def test_an_assessment_that_is_ready_says_so_and_can_be_exported(shown: Shown) -> None:
    publishable(shown.stage.desk)
    page = shown.open()
    assert page.title.text() == "Ready to be published"
    assert page.summary.text() == "Nothing stands in the way."
    assert page.list.isHidden()
    for button in (page.final, page.draft, page.sheet):
        assert button.isEnabled()
        button.click()
    assert shown.wanted == ["final", "draft", "quality"]


def test_an_empty_assessment_says_what_is_missing_and_lets_a_draft_go_out(shown: Shown) -> None:
    page = shown.open()
    assert page.title.text() == "Not ready to be published"
    assert page.summary.text().startswith("36 things are in the way: 22 findings of the checks, 14 missing approvals.")
    assert not page.final.isEnabled()
    assert page.final.toolTip() == "Not ready to be published: the list says why."
    assert page.draft.isEnabled() and page.sheet.isEnabled()


def test_each_line_leads_to_its_place_by_one_key(shown: Shown) -> None:
    stage = shown.stage
    written(stage.desk)
    stage.desk.write("learning", UNFINISHED)
    here = {"section_id": stage.desk.section_id("learning"), "target": Target.SECTION}
    comment = act(stage.desk, add_comment, BEN, kind=CommentKind.QUESTION, text="Why?", **here).result[0]
    shown.open()
    assert shown.press("placeholder") == ("words", "XX")
    assert shown.press("comment-open") == ("comment", comment)
    assert shown.press("section-not-ready") == ("review", stage.desk.section_id("demographics"))
    assert shown.press("report-not-ready") == ("review", "")


def test_a_whole_section_is_opened_where_there_are_no_words(shown: Shown) -> None:
    shown.open()
    assert shown.press("score-missing") == ("section", shown.stage.desk.section_id("needs"))


def test_it_is_brought_up_to_date_while_it_is_seen(shown: Shown) -> None:
    stage = shown.stage
    publishable(stage.desk)
    here = {"section_id": stage.desk.section_id("learning"), "target": Target.SECTION}
    page = shown.open()

    def remark() -> None:
        stage.backend.perform(
            add_comment, assessment_id=stage.desk.assessment_id, kind=CommentKind.PRAISE, text="Good.", **here
        )

    shown.again(remark)
    ((code, title),) = shown.rows()
    assert (code, title) == ("comment-open", "Priya Shah praises: Good.")
    comment = page.list.current_id() or page.list.groups.rows()[0].id
    comment_id = page._blockers[comment].row_id
    shown.again(lambda: stage.backend.perform(resolve, assessment_id=stage.desk.assessment_id, comment_id=comment_id))
    assert page.title.text() == "Ready to be published"


def test_what_nobody_sees_is_not_judged(shown: Shown, qtbot: QtBot) -> None:
    page = shown.page
    shown.stage.desk.write("learning", UNFINISHED)
    shown.stage.backend.perform(switch_rule_off, assessment_id=shown.stage.desk.assessment_id, code="placeholder")
    assert not page._later.isActive()
    assert page.last is None


def test_a_waiver_is_listed_with_its_reason_and_can_be_withdrawn(shown: Shown) -> None:
    stage = shown.stage
    written(stage.desk)
    stage.desk.write("learning", UNFINISHED)
    finding = unfinished(stage)
    waiver = act(stage.desk, waive_finding, ANN, finding=finding, reason="The number comes in May.").result[0]
    page = shown.open()
    assert "placeholder" not in [code for code, _title in shown.rows()]
    assert "1 finding is waived." in page.summary.text()
    (link,) = page.exceptions.links
    assert "The number comes in May." in link.accessibleDescription()
    assert "Ann Lee" in link.accessibleDescription()
    link.click()
    assert shown.led[-1] == ("words", "XX")
    shown.again(page.exceptions.buttons[waiver].click)
    assert "placeholder" in [code for code, _title in shown.rows()]
    assert page.exceptions.links == []


def test_a_rule_that_is_switched_off_is_listed_and_can_be_switched_on(shown: Shown) -> None:
    stage = shown.stage
    written(stage.desk)
    stage.desk.write("learning", UNFINISHED)
    act(stage.desk, switch_rule_off, ANN, code="placeholder")
    page = shown.open()
    assert "placeholder" not in [code for code, _title in shown.rows()]
    assert "1 rule is switched off." in page.summary.text()
    shown.again(page.exceptions.buttons["placeholder"].click)
    assert "placeholder" in [code for code, _title in shown.rows()]


def test_where_nothing_may_be_changed_nothing_is_withdrawn(stage: Stage, qtbot: QtBot) -> None:
    written(stage.desk)
    act(stage.desk, switch_rule_off, ANN, code="placeholder")
    shown = Shown(stage, qtbot, "This workspace is open for reading only.")
    page = shown.open()
    button = page.exceptions.buttons["placeholder"]
    assert not button.isEnabled()
    assert button.toolTip() == "This workspace is open for reading only."


def test_the_focus_begins_with_the_first_thing_or_with_the_export(shown: Shown, qtbot: QtBot) -> None:
    page = shown.page
    page.show()
    page.take_focus()
    page.load()
    qtbot.waitUntil(lambda: page.last is not None)
    qtbot.waitUntil(lambda: page.focusWidget() is page.list)
    assert page.list.current_id()


def test_whoever_scores_blind_learns_no_score_from_it(stage: Stage, qtbot: QtBot) -> None:
    reviewed = with_secrets(stage.desk)
    begin(reviewed)
    stage.backend.set_actor(BEN)
    shown = Shown(stage, qtbot)
    page = shown.open()
    assert page.last is not None
    codes = [each.code for each in page.last.gate.of_section(reviewed.section_id).blockers]
    assert "scores-hidden" in codes
    assert "score-missing" not in codes
    assert [word for word in SECRETS if word in repr(page.last)] == []
    assert not page.final.isEnabled()


def test_every_line_is_on_the_page_which_scrolls_as_a_whole(shown: Shown) -> None:
    page = shown.open()
    rows = page.list.groups.rowCount()
    assert page.list.height() >= sum(page.list.sizeHintForRow(row) for row in range(rows))
    assert not page.list.verticalScrollBar().maximum()


def test_when_the_last_thing_is_settled_the_focus_is_on_the_export(shown: Shown) -> None:
    stage = shown.stage
    publishable(stage.desk)
    here = {"section_id": stage.desk.section_id("learning"), "target": Target.SECTION}
    comment = act(stage.desk, add_comment, BEN, kind=CommentKind.QUESTION, text="Why?", **here).result[0]
    page = shown.open()
    page.take_focus()
    assert page.focusWidget() is page.list
    shown.again(lambda: stage.backend.perform(resolve, assessment_id=stage.desk.assessment_id, comment_id=comment))
    assert page.focusWidget() is page.final


def test_the_focus_stays_among_the_waivers_as_long_as_there_are_any(shown: Shown) -> None:
    stage = shown.stage
    written(stage.desk)
    stage.desk.write("learning", UNFINISHED)
    waiver = act(stage.desk, waive_finding, ANN, finding=unfinished(stage), reason="It comes in May.").result[0]
    act(stage.desk, switch_rule_off, ANN, code="passive")
    page = shown.open()
    page.exceptions.buttons[waiver].setFocus()
    shown.again(lambda: QTest.keyClick(page.exceptions.buttons[waiver], Qt.Key.Key_Return))
    rule = page.exceptions.buttons["passive"]
    assert page.focusWidget() is rule
    shown.again(lambda: QTest.keyClick(rule, Qt.Key.Key_Return))
    assert page.focusWidget() is page.list
