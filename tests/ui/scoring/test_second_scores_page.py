"""Second scores on the page of a statement, and the edge of a band there and on the overview."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ANN, BEN, BY_CATEGORY, NOON, Desk
from page_stage import Stage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from store.actions.assessments import add_member
from store.actions.scores import save_rationale, set_level
from store.actions.second_scores import begin_second_score, give_second_score
from ui.pages.overview import OverviewPage
from ui.pages.statement import StatementPage
from ui.widgets.buttons import LinkButton

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

NEAR_GOOD = (2, 3, 2, 3, 3, 2, 2, 2, 3)
"""22 of 36: one level more anywhere makes the rating Good."""


def shown(stage: Stage, qtbot: QtBot, part: str) -> StatementPage:
    page = StatementPage(stage.context)
    qtbot.addWidget(page)
    stage.backend.changed.connect(page.refresh)
    page.load_section(stage.desk.section_id(part))
    page.show()
    return page


def score_all(stage: Stage) -> None:
    for statement, level in zip(stage.context.framework.statements, NEAR_GOOD, strict=True):
        here = {"assessment_id": stage.desk.assessment_id, "section_id": stage.desk.section_id(statement.id)}
        set_level(stage.desk.workspace, ANN, NOON, **here, level=level)


def join(desk: Desk) -> None:
    here = {"assessment_id": desk.assessment_id}
    for member in (ANN, BEN):
        add_member(desk.workspace, ANN, NOON, **here, name=member.name, role=member.role)


def score_again(desk: Desk, part_id: str, level: int) -> None:
    here = {"assessment_id": desk.assessment_id}
    begun = begin_second_score(desk.workspace, BEN, NOON, **here, section_id=desk.section_id(part_id)).result[0]
    give_second_score(desk.workspace, BEN, NOON, **here, second_id=begun, level=level, rationale="Few were asked.")


def test_near_a_band_s_edge_a_second_person_is_asked_for_until_one_has_scored(stage: Stage, qtbot: QtBot) -> None:
    score_all(stage)
    join(stage.desk)
    page = shown(stage, qtbot, "learning")
    asked = "Near a band\u2019s edge: a 4 here makes it Good. Ask a second person to review the reason."
    assert page.seconds.edge.text() == asked
    overview = OverviewPage(stage.context)
    qtbot.addWidget(overview)
    overview.load()
    assert overview.rating.edge._summary.text() == "Ask a second person to review 9 reasons"
    links = [link.text() for link in overview.rating.edge.findChildren(LinkButton)]
    assert len(links) == 9 and "Learning, improvement and innovation" in links
    score_again(stage.desk, "learning", 3)
    page.load()
    overview.load()
    assert page.seconds.edge.text() == "Near a band\u2019s edge: a 4 here makes it Good."
    told = [link.text() for link in overview.rating.edge.findChildren(LinkButton) if not link.isHidden()]
    assert len(told) == 8 and "Learning, improvement and innovation" not in told


def test_far_from_an_edge_nothing_is_asked(stage: Stage, qtbot: QtBot) -> None:
    page = shown(stage, qtbot, "learning")
    assert page.seconds.edge.isHidden()
    assert page.seconds.about.text().startswith("Priya Shah is not in the team")


def test_beside_a_second_score_stands_the_reason_that_the_first_had_then(stage: Stage, qtbot: QtBot) -> None:
    score_all(stage)
    join(stage.desk)
    here = {"assessment_id": stage.desk.assessment_id, "section_id": stage.desk.section_id("learning")}
    save_rationale(stage.desk.workspace, ANN, NOON, **here, rationale="As it was.")
    score_again(stage.desk, "learning", 2)
    save_rationale(stage.desk.workspace, ANN, NOON, **here, rationale="With hindsight.")
    page = shown(stage, qtbot, "learning")
    told = [label.text() for label in page.seconds.fold.findChildren(QLabel)]
    assert "As it was." in told and "With hindsight." not in told


def test_each_category_gets_its_second_score(stage: Stage, qtbot: QtBot) -> None:
    other = stage.stage_of(BY_CATEGORY)
    join(other.desk)
    statement = other.context.framework.statement("safeguarding")
    here = {"assessment_id": other.desk.assessment_id, "section_id": other.desk.section_id("safeguarding")}
    for category in statement.categories:
        set_level(other.desk.workspace, ANN, NOON, **here, level=3, category_id=category)
    other.backend.set_actor(BEN)
    page = shown(other, qtbot, "safeguarding")
    page.seconds.begin.click()
    assert page.is_blind and page.categories.isHidden() and page.outcome.isHidden()
    assert len(page.seconds.forms) == len(statement.categories)
    for place in range(len(statement.categories)):
        assert page.is_blind
        form = next(iter(page.seconds.forms.values()))
        form.score.cards[2 if place else 1].click()
        form.reason.insertPlainText("Few were asked.")
        form.give.click()
    assert not page.is_blind and not page.categories.isHidden()
    told = [label.text() for label in page.seconds.fold.findChildren(QLabel)]
    assert "The second score is 1 level lower than the first. Not settled yet." in told
    assert told.count("Both gave the same level.") == len(statement.categories) - 1


def test_whoever_gave_a_score_says_why_he_settles_it(stage: Stage, qtbot: QtBot) -> None:
    score_all(stage)
    join(stage.desk)
    score_again(stage.desk, "learning", 2)
    stage.backend.set_actor(ANN)
    page = shown(stage, qtbot, "learning")
    form = page.seconds.settle_forms[""]
    form.level.buttons[2].click()
    form.why.insertPlainText("We reread it.")
    assert form.settle.toolTip() == "Say why you settle your own score."
    form.waiver.insertPlainText("Nobody else was there.")
    assert form.settle.isEnabled()
    form.by_panel.setChecked(True)
    form.settle.click()
    assert page.score.value() == 2
    words = [label.text() for label in page.seconds.findChildren(QLabel) if not label.isHidden()]
    assert any("Settled at 2 by Ann Lee" in each and "Nobody else was there." in each for each in words)
    assert page.seconds.history.isVisible()
    assert any("3 \u2192 2, Ann Lee" in each and "panel: We reread it." in each for each in words)


def test_in_a_workspace_that_may_only_be_read_nothing_is_begun(stage: Stage, qtbot: QtBot) -> None:
    score_all(stage)
    join(stage.desk)
    stage.backend.set_actor(BEN)
    page = StatementPage(replace(stage.context, why_read_only="Open elsewhere."))
    qtbot.addWidget(page)
    page.load_section(stage.desk.section_id("learning"))
    assert not page.seconds.begin.isEnabled()
    assert page.seconds.begin.toolTip() == page.seconds.why_not_begun() == "Open elsewhere."
