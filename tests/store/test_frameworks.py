"""A framework kept in a workspace is completed by what the same version offers since."""

from __future__ import annotations

from typing import Any

import pytest
from builders import ANN, FRAMEWORK, NOON, Desk

from domain.frameworks.file import framework_to_data
from store.row_data import canonical
from store.workspace import Workspace


def kept_as(desk: Desk, content: dict[str, Any]) -> Workspace:
    """Reopen the workspace as it is where this was kept of the framework."""
    with desk.workspace.writing_engine.begin() as connection:
        connection.exec_driver_sql("UPDATE framework SET content = ?", (canonical(content),))
    folder = desk.workspace.folder
    desk.workspace.close(NOON)
    desk.workspace = Workspace.open(folder, ANN, NOON)
    return desk.workspace


@pytest.fixture
def content(desk: Desk) -> dict[str, Any]:
    return framework_to_data(desk.workspace.framework(FRAMEWORK))


def test_a_procedure_kept_before_scoring_was_told_of_gets_its_rule(desk: Desk, content: dict[str, Any]) -> None:
    offered = desk.workspace.framework(FRAMEWORK)
    del content["procedure"]["scoring"]
    content["procedure"]["note"] = "As it was then."
    assert kept_as(desk, content).framework(FRAMEWORK) == offered


def test_another_procedure_of_the_same_framework_stays_as_it_is(desk: Desk, content: dict[str, Any]) -> None:
    del content["procedure"]["scoring"]
    content["procedure"]["decisions"] = content["procedure"]["decisions"][:-1]
    assert kept_as(desk, content).framework(FRAMEWORK).procedure.scoring is None


def test_a_rule_that_was_left_out_on_purpose_stays_out(desk: Desk, content: dict[str, Any]) -> None:
    content["procedure"]["scoring"] = None
    assert kept_as(desk, content).framework(FRAMEWORK).procedure.scoring is None
