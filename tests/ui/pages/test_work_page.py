"""My work: what waits for a person, one step from its place; and how much, on the overview."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ANN, BEN
from page_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from reviewing import CARA, Reviewed

from domain.review.comments import CommentKind, Target
from store.actions.comments import add_comment
from store.actions.decisions import decide
from store.changes import Actor
from ui.pages.overview import OverviewPage
from ui.pages.work import WorkPage

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Shown:
    """The page on a stage with a section that is submitted, and what was opened from it."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage, self.reviewed = stage, Reviewed.of(stage.desk)
        self.reviews: list[str] = []
        self.comments: list[str] = []
        self.page = WorkPage(
            replace(
                stage.context,
                open_review=lambda section_id, *, to_edit=False: self.reviews.append(section_id),
                open_comment=self.comments.append,
            )
        )
        qtbot.addWidget(self.page)
        stage.backend.changed.connect(self.page.refresh)
        self.reviewed.decide("submit", ANN)

    def remark(self, text: str, by: Actor, **parameters: object) -> str:
        about = {"target": Target.SECTION, "section_id": self.reviewed.section_id, "kind": CommentKind.QUESTION}
        return self.reviewed.act(add_comment, by, text=text, **{**about, **parameters}).result[0]

    def open(self, person: Actor) -> WorkPage:
        self.stage.backend.set_actor(person)
        self.page.show()
        self.page.load()
        return self.page

    def words(self) -> list[str]:
        QApplication.processEvents()
        shown = [label for label in self.page._list.findChildren(QLabel) if label.isVisible() and label.text()]
        return [label.text() for label in shown]


@pytest.fixture
def shown(stage: Stage, qtbot: QtBot) -> Shown:
    return Shown(stage, qtbot)


def test_what_can_be_decided_is_listed_and_opens_its_review(shown: Shown) -> None:
    page = shown.open(BEN)
    assert [link.accessibleName() for link in page.links] == ["Learning, improvement and innovation"]
    assert shown.words() == ["To decide  1", "Begin the review · Return to the authors"]
    QTest.keyClick(page.links[0], Qt.Key.Key_Return)
    assert shown.reviews == [shown.reviewed.section_id]


def test_comments_for_a_person_and_changes_that_are_asked_for_open_their_threads(shown: Shown) -> None:
    asked = shown.remark("How many?", BEN, assigned_to="Ann Lee")
    wanted = shown.remark("Name them.", CARA, kind=CommentKind.MUST_CHANGE)
    page = shown.open(ANN)
    titles = [words for words in shown.words() if words.endswith("  1")]
    assert titles == ["Comments for you  1", "To be changed in what you wrote  1"]
    names = [link.accessibleName() for link in page.links]
    assert names == ["Ben Shah: How many?", "Cara Diaz: Name them."]
    for link in page.links:
        link.click()
    assert shown.comments == [asked, wanted]


def test_where_nothing_waits_the_page_says_what_would_be_here(shown: Shown) -> None:
    page = shown.open(Actor("Gil Moss"))
    assert page.links == [] and page._nothing.isVisible()


def test_what_is_done_goes_from_the_list(shown: Shown) -> None:
    page = shown.open(BEN)
    here = {"assessment_id": shown.stage.desk.assessment_id, "section_id": shown.reviewed.section_id}
    shown.stage.backend.perform(decide, decision="return", why="Say who.", **here)
    assert page.links == []


def test_the_focus_begins_with_the_first_that_waits_also_when_it_is_read_only_then(shown: Shown) -> None:
    shown.stage.backend.set_actor(BEN)
    shown.page.show()
    shown.page.activateWindow()
    shown.page.take_focus()
    shown.page.load()
    QApplication.processEvents()
    assert shown.page.focusWidget() is shown.page.links[0]


def test_the_overview_says_how_much_waits_and_where_the_sections_stand(shown: Shown, qtbot: QtBot) -> None:
    overview = OverviewPage(shown.stage.context)
    qtbot.addWidget(overview)
    shown.stage.backend.set_actor(BEN)
    overview.load()
    qtbot.waitUntil(lambda: overview.work.text() == "My work: 1 thing waits for you", timeout=5000)
    assert overview.stages.text() == "12 Drafting · 1 Submitted"
    overview.work.click()
    assert shown.stage.opened == ["work"]
    shown.stage.backend.set_actor(Actor("Gil Moss"))
    overview.load()
    qtbot.waitUntil(lambda: overview.work.text() == "My work: nothing waits for you", timeout=5000)
