"""A workspace that was copied and worked on in both copies: nothing is merged, and whoever opens it is told."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from builders import ANN, NOON, Desk, later
from reviewing import BEN, Reviewed, join

from store.actions.decisions import decide
from store.backup import list_backups
from store.changes import Actor
from store.errors import Refused
from store.queries.decisions import load_review
from store.restoring import restore_workspace
from store.verify import verify
from store.workspace import DATABASE, Workspace

FAY = Actor("Fay Cole", "Reviewer")


@dataclass(frozen=True)
class Submitted:
    """A submitted section that all copies of a workspace begin with."""

    folder: Path
    place: dict[str, str]


@pytest.fixture
def submitted(desk: Desk) -> Submitted:
    reviewed = Reviewed.of(desk)
    join(desk, FAY)
    reviewed.decide("submit", ANN)
    place = {"assessment_id": desk.assessment_id, "section_id": reviewed.section_id}
    desk.workspace.close(later(100))
    return Submitted(desk.workspace.folder, place)


def decide_in(folder: Path, submitted: Submitted, actor: Actor, minute: int) -> None:
    workspace = Workspace.open(folder, actor, later(60 * minute))
    try:
        decide(workspace, actor, later(60 * minute), **submitted.place, decision="review")
    finally:
        workspace.close(later(60 * minute + 1))


def reviewers(workspace: Workspace, submitted: Submitted) -> list[str]:
    found = load_review(workspace, submitted.place["assessment_id"])
    return [each.person for section in found.sections for each in section.decisions if each.kind == "review"]


def test_the_same_decided_in_two_copies_is_told_and_neither_is_lost_or_decided_twice(
    submitted: Submitted, tmp_path: Path
) -> None:
    here, other = submitted.folder, tmp_path / "copy"
    shutil.copytree(here, other)
    decide_in(here, submitted, BEN, 10)
    decide_in(other, submitted, FAY, 20)
    shutil.copy(other / DATABASE, here / DATABASE)
    for minute in (30, 40):  # closing makes a backup of what is there, and takes nothing from what is told
        workspace = Workspace.open(here, ANN, later(60 * minute))
        assert not workspace.knows_its_backups()
        assert "chain-cut" in {fault.code for fault in verify(workspace)}
        assert reviewers(workspace, submitted) == ["Fay Cole"]
        workspace.close(later(60 * minute + 1))
    with pytest.raises(Refused) as refused:
        decide_in(here, submitted, BEN, 50)
    assert refused.value.code == "not-at-this-stage"
    bens = next(each.path for each in list_backups(here / "backups") if each.at == later(60 * 10 + 1))
    restore_workspace(here, bens, ANN.name, later(60 * 60))
    workspace = Workspace.open(here, ANN, later(60 * 61))
    assert workspace.knows_its_backups()
    assert reviewers(workspace, submitted) == ["Ben Shah"]
    assert verify(workspace) == ()
    workspace.close(later(60 * 62))


def test_an_older_state_in_the_place_of_a_newer_one_is_told(submitted: Submitted, tmp_path: Path) -> None:
    here = submitted.folder
    shutil.copy(here / DATABASE, tmp_path / "older.db")
    decide_in(here, submitted, BEN, 10)
    shutil.copy(tmp_path / "older.db", here / DATABASE)
    workspace = Workspace.open(here, ANN, later(60 * 30))
    assert not workspace.knows_its_backups()
    workspace.close(later(60 * 31))


def test_a_workspace_that_goes_on_knows_its_backups(submitted: Submitted) -> None:
    here = submitted.folder
    decide_in(here, submitted, BEN, 10)
    workspace = Workspace.open(here, ANN, NOON)  # a clock that was set back
    assert workspace.knows_its_backups()
    workspace.close(later(1))
    restore_workspace(here, list_backups(here / "backups")[-1].path, ANN.name, later(60 * 60))
    workspace = Workspace.open(here, ANN, later(60 * 61))
    assert workspace.knows_its_backups()
    workspace.close(later(60 * 62))
