"""Short questions and pieces of work of the window that the store answers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ui.long_work import takes_long

if TYPE_CHECKING:
    from domain.frameworks.framework import Framework
    from store.workspace import Workspace


def framework_of(workspace: Workspace, assessment_id: str) -> Framework:
    """Return the framework version that an assessment keeps; raise NotFound when the assessment is not there."""
    from store.queries.assessments import framework_id_of

    return workspace.framework(framework_id_of(workspace, assessment_id))


def is_there(workspace: Workspace, assessment_id: str) -> bool:
    """Whether the workspace holds an assessment."""
    from store.errors import NotFound
    from store.queries.assessments import framework_id_of

    try:
        framework_id_of(workspace, assessment_id)
    except NotFound:
        return False
    return True


def back_up(workspace: Workspace) -> Path:
    """Make a backup now and return its path."""
    return workspace.backup(datetime.now(UTC), "asked")


@takes_long
def knows_its_backups(workspace: Workspace) -> bool:
    """Whether the workspace has the history that its backups end with."""
    return workspace.knows_its_backups()


def back_up_for_closing(workspace: Workspace) -> Path | None:
    """Make the backup of closing where something changed."""
    return workspace.backup_if_changed(datetime.now(UTC), "closing")


def restore(folder: Path, backup: Path, person: str) -> None:
    """Put a backup in the place of a closed workspace's database."""
    from store.restoring import restore_workspace

    restore_workspace(folder, backup, person, datetime.now(UTC))
