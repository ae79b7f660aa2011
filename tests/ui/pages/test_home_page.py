"""The home page: the assessments of a workspace, and how one begins."""

from __future__ import annotations

from datetime import date

import pytest
from builders import NOON, a_workspace
from page_stage import DirectBackend, Stage
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from store.actions.scores import set_level
from store.queries.assessments import list_assessments
from ui.announcement import Announcement
from ui.pages.home import HomePage

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> HomePage:
    made = HomePage(stage.backend, lambda: NOON)
    qtbot.addWidget(made)
    made.load()
    made.show()
    return made


def test_each_assessment_tells_its_stage_progress_and_last_change(page: HomePage, stage: Stage) -> None:
    section = stage.section("safeguarding")
    set_level(
        stage.backend.workspace, stage.backend.actor, NOON, assessment_id=stage.desk.assessment_id,
        section_id=section.id, level=3,
    )  # fmt: skip
    page.load()
    (row,) = page.rows
    assert row.accessibleName().startswith("Testshire County Council, ")
    for words in ("Drafting", "1 of 9 scored", "today", "Priya Shah"):
        assert words in row.accessibleName()


def test_enter_opens_an_assessment(page: HomePage, stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.keyClick(page.rows[0], Qt.Key.Key_Return)
    assert opened.args == [stage.desk.assessment_id]


def test_a_new_assessment_begins_with_authority_framework_and_window(
    page: HomePage, stage: Stage, qtbot: QtBot
) -> None:
    page.begin()
    framework = stage.backend.workspace.frameworks()[-1]
    page.new_form.form.set_values(
        {"authority": "Otherham Council", "framework": framework.id, "window_from": date(2025, 2, 1)}
    )
    with qtbot.waitSignal(page.open_requested) as opened:
        page.new_form.submit()
    made = next(each for each in list_assessments(stage.backend.workspace) if each.id == opened.args[0])
    assert (made.authority, made.framework_id) == ("Otherham Council", framework.id)
    assert page.new_form.isHidden()


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"authority": ""}, "authority", "Name the authority"),
        (
            {"authority": "Otherham", "window_from": date(2025, 2, 1), "window_to": date(2024, 2, 1)},
            "window_to",
            "ends before it begins",
        ),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    page: HomePage, stage: Stage, values: dict[str, object], field: str, words: str
) -> None:
    page.begin()
    page.new_form.form.set_values(values)
    page.new_form.submit()
    assert words in page.new_form.form.control(field).accessibleDescription()
    assert stage.backend.actions == []


def test_escape_puts_the_form_away(page: HomePage, qtbot: QtBot) -> None:
    page.begin()
    qtbot.keyClick(page.new_form, Qt.Key.Key_Escape)
    assert page.new_form.isHidden()


def test_removing_can_be_undone(page: HomePage, stage: Stage, qtbot: QtBot) -> None:
    told: list[Announcement] = []
    page.announced.connect(told.append)
    qtbot.keyClick(page.rows[0], Qt.Key.Key_Delete)
    assert page.rows == []
    told[0].choices[0].run()
    assert [row.assessment_id for row in page.rows] == [stage.desk.assessment_id]


def test_an_empty_workspace_explains_itself(tmp_path: object, qtbot: QtBot, stage: Stage) -> None:
    workspace = a_workspace(stage.backend.workspace.folder.parent / "empty")
    page = HomePage(DirectBackend(workspace, NOON), lambda: NOON)
    qtbot.addWidget(page)
    page.load()
    assert page.rows == []
    assert not page.findChild(type(page.new_form)).isVisible()
    assert page._empty.isVisibleTo(page)
    workspace.close(NOON)
