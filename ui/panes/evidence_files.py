"""Questions about evidence and its files that the workspace answers on the worker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ui.long_work import takes_long

if TYPE_CHECKING:
    from domain.assessment import EvidenceItem
    from store.values import Use
    from store.workspace import Workspace


@takes_long
def checked_path(workspace: Workspace, sha256: str, name: str) -> Path:
    """Return where a kept file lies, its content checked; raise FileMissing, FileChanged or DiskFault."""
    workspace.files.check(sha256, name)
    return workspace.files.path_of(sha256, name)


@takes_long
def copy_for_opening(workspace: Workspace, sha256: str, name: str, folder: Path) -> Path:
    """Return a read-only copy of a kept file, its content checked, under the name people gave it."""
    return workspace.files.export_copy(sha256, name, folder)


def read_evidence(workspace: Workspace, assessment_id: str) -> tuple[tuple[EvidenceItem, ...], tuple[Use, ...]]:
    """Return the items of an assessment and where they are used."""
    from store.queries.evidence import load_items, uses_of

    return load_items(workspace, assessment_id), uses_of(workspace, assessment_id)
