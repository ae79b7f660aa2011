"""Short questions and pieces of work of the window that the store answers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.framework import Framework
    from store.workspace import Workspace


def framework_of(workspace: Workspace, assessment_id: str) -> Framework:
    """Return the framework version that an assessment keeps."""
    from store.queries.assessments import load_overview

    assessment, _sections = load_overview(workspace, assessment_id)
    return workspace.framework(assessment.framework_id)


def is_there(workspace: Workspace, assessment_id: str) -> bool:
    """Whether the workspace holds an assessment."""
    from store.queries.assessments import list_assessments

    return assessment_id in {each.id for each in list_assessments(workspace)}


def back_up(workspace: Workspace) -> Path:
    """Make a backup now and return its path."""
    return workspace.backup(datetime.now(UTC), "asked")


def back_up_for_closing(workspace: Workspace) -> Path | None:
    """Make the backup of closing where something changed."""
    return workspace.backup_if_changed(datetime.now(UTC), "closing")


def restore(folder: Path, backup: Path, person: str) -> None:
    """Put a backup in the place of a closed workspace's database."""
    from store.restoring import restore_workspace

    restore_workspace(folder, backup, person, datetime.now(UTC))
