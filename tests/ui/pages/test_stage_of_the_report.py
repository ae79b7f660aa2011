"""The overview shows where the report stands: by decisions, or by hand where there is no procedure."""

from __future__ import annotations

from builders import NOON, made_up_framework
from page_stage import Stage
from pytestqt.qtbot import QtBot

from store.actions.assessments import change_details
from store.actions.history import undo
from store.queries.assessments import list_assessments, load_overview
from store.values import AssessmentDetails
from ui.pages.assessment_row import AssessmentRow
from ui.pages.overview import OverviewPage


def shown(stage: Stage, qtbot: QtBot) -> OverviewPage:
    page = OverviewPage(stage.context)
    qtbot.addWidget(page)
    stage.backend.changed.connect(page.refresh)
    page.load()
    return page


def test_the_stage_follows_decisions_and_is_no_field_of_the_form(stage: Stage, qtbot: QtBot) -> None:
    page = shown(stage, qtbot)
    assert "stage" not in page.details.values()
    assert page._when.text().startswith("Drafting")
    details = AssessmentDetails("Testshire County Council", stage="final")  # type: ignore[arg-type]
    stage.backend.perform(
        change_details, assessment_id=stage.desk.assessment_id, details=details, base_version=page.saver._version
    )
    assert load_overview(stage.desk.workspace, stage.desk.assessment_id)[0].stage == "drafting"


def test_without_a_procedure_the_stage_is_chosen_by_hand(stage: Stage, qtbot: QtBot) -> None:
    framework = made_up_framework()
    stage.backend.workspace.add_framework(framework)
    other = stage.stage_of(framework.id)
    page = shown(other, qtbot)
    page.details.show_values({**page.details.values(), "stage": "final"})
    page.flush()
    assert load_overview(other.desk.workspace, other.desk.assessment_id)[0].stage == "final"
    assert page._when.text().startswith("Final")
    other.backend.perform(undo, assessment_id=other.desk.assessment_id)
    assert load_overview(other.desk.workspace, other.desk.assessment_id)[0].stage == "drafting"


def test_the_home_page_calls_a_stage_as_the_procedure_does(stage: Stage, qtbot: QtBot) -> None:
    (summary,) = list_assessments(stage.desk.workspace)
    row = AssessmentRow(summary, stage.context.framework, f"{NOON:%d %B}")
    qtbot.addWidget(row)
    assert "Drafting" in row.accessibleName()
