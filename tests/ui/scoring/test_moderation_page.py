"""The page for moderation on a real workspace: profiles, what stands out, ratings near an edge, and agreement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ANN, BEN, FRAMEWORK, NOON, Desk
from page_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from store.actions.assessments import add_member, create_assessment
from store.actions.scores import set_level
from store.actions.second_scores import begin_second_score, give_second_score
from store.values import AssessmentDetails
from ui.pages.place_link import PlaceLink
from ui.scoring.moderation import ModerationPage

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def elsewhere() -> list[tuple[str, str]]:
    """The places of other assessments that were opened."""
    return []


@pytest.fixture
def page(stage: Stage, qtbot: QtBot, elsewhere: list[tuple[str, str]]) -> ModerationPage:
    context = replace(stage.context, open_elsewhere=lambda *place: elsewhere.append(place))
    page = ModerationPage(context)
    qtbot.addWidget(page)
    page.resize(900, 900)
    page.show()
    return page


def another(stage: Stage, authority: str, level: int) -> Desk:
    """Add an assessment of the same framework with one level throughout."""
    made = create_assessment(
        stage.desk.workspace, ANN, NOON, framework_id=FRAMEWORK, details=AssessmentDetails(authority)
    )
    other = Desk(stage.desk.workspace, made.result[0])
    score(stage, other, level)
    return other


def score(stage: Stage, desk: Desk, level: int, *part_ids: str) -> None:
    for statement in stage.context.framework.statements:
        if not part_ids or statement.id in part_ids:
            here = {"assessment_id": desk.assessment_id, "section_id": desk.section_id(statement.id)}
            set_level(desk.workspace, ANN, NOON, **here, level=level)


def score_again(desk: Desk, part_id: str, level: int | None) -> None:
    """Let Ben score a statement blind; without a level he only begins."""
    here = {"assessment_id": desk.assessment_id}
    add_member(desk.workspace, ANN, NOON, **here, name=BEN.name, role=BEN.role)
    begun = begin_second_score(desk.workspace, BEN, NOON, **here, section_id=desk.section_id(part_id))
    if level is not None:
        give_second_score(
            desk.workspace, BEN, NOON, **here, second_id=begun.result[0], level=level, rationale="Few were asked."
        )


def said(page: ModerationPage) -> str:
    labels = [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]
    return "\n".join([*labels, *(link.accessibleName() for link in page.findChildren(PlaceLink))])


def place_of(stage: Stage, part_id: str) -> int:
    return [each.id for each in stage.context.framework.statements].index(part_id)


def test_alone_in_the_workspace_it_says_what_belongs_here(page: ModerationPage, stage: Stage) -> None:
    page.load()
    told = said(page)
    assert "Only this assessment is made with this version of the framework." in told
    assert "No second score has been given yet." in told
    assert "not rated yet: 9 statements without a score" in told
    assert page.legend.isHidden()


def test_a_level_that_stands_out_is_marked_and_said_and_leads_to_its_statement(
    page: ModerationPage, stage: Stage, elsewhere: list[tuple[str, str]]
) -> None:
    score(stage, stage.desk, 3)
    others = [another(stage, f"Otherham {number}", 3) for number in range(4)]
    score(stage, others[2], 1, "learning")
    page.load()
    row = place_of(stage, "learning")
    assert page.shown is not None
    column = [each.profile.assessment_id for each in page.shown.view.profiles].index(others[2].assessment_id)
    cell = page.profiles.line(row).cells[column]
    assert (cell.number, cell.marks) == ("1", (("flag", "danger", "\u22122"),))
    assert "stands out, 2 below the median of 3" in page.profiles.words_at(row, column)
    assert [cell.number for cell in page.distribution.line(row).cells] == ["1", "", "4", "", "3"]
    assert "Otherham 2: Learning, improvement and innovation" in said(page)
    page.profiles.setFocus()
    page.profiles.setCurrentIndex(page.profiles.model().index(row, column))
    page.profiles.opened.emit("learning", column)
    assert elsewhere == [(others[2].assessment_id, others[2].section_id("learning"))]


def test_a_cell_of_this_assessment_opens_its_statement(page: ModerationPage, stage: Stage, qtbot: QtBot) -> None:
    score(stage, stage.desk, 3)
    page.load()
    page.profiles.setCurrentIndex(page.profiles.model().index(place_of(stage, "learning"), 0))
    qtbot.keyClick(page.profiles, Qt.Key.Key_Return)
    assert stage.opened == [stage.desk.section_id("learning")]


def test_a_rating_near_a_band_s_edge_asks_for_a_second_person(page: ModerationPage, stage: Stage) -> None:
    score(stage, stage.desk, 3)
    score(stage, stage.desk, 2, "learning", "needs", "governance", "safeguarding")
    page.load()
    told = said(page)
    assert "Good" in told
    assert "Near a band\u2019s edge: one level of one score would change the rating." in told


def test_agreement_is_explained_with_its_numbers(page: ModerationPage, stage: Stage) -> None:
    score(stage, stage.desk, 3)
    score(stage, stage.desk, 2, "needs")
    score_again(stage.desk, "learning", 2)
    score_again(stage.desk, "needs", 2)
    page.load()
    told = said(page)
    assert "2 pairs of a first and a second score: 50% the same, 100% at most one level apart." in told
    assert "First 3, second 2: 1 pair, weight 1/3 (0.33)." in told
    assert "Weighted kappa: 1 \u2212 1/6 (0.17) / 1/6 (0.17) = 0." in told
    assert "A second score differs and is not settled." in told


def test_whoever_scores_blind_sees_no_level_and_no_rating_there(page: ModerationPage, stage: Stage) -> None:
    score(stage, stage.desk, 3)
    score_again(stage.desk, "learning", None)
    stage.backend.set_actor(BEN)
    page.load()
    row = place_of(stage, "learning")
    cell = page.profiles.line(row).cells[0]
    assert (cell.number, cell.words) == ("\u2013", "hidden from you while you score it")
    assert {cell.number for cell in page.distribution.line(row).cells} == {""}
    assert "rating hidden: you score 1 statement blind" in said(page) and "75%" not in said(page)
    stage.backend.set_actor(ANN)
    page.load()
    assert page.profiles.line(row).cells[0].number == "3"
