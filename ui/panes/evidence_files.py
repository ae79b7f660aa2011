"""Questions about the files of evidence that the workspace answers on the worker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.workspace import Workspace


def checked_path(workspace: Workspace, sha256: str, name: str) -> Path:
    """Return where a kept file lies, its content checked; raise FileMissing, FileChanged or DiskFault."""
    workspace.files.check(sha256, name)
    return workspace.files.path_of(sha256, name)


def copy_for_opening(workspace: Workspace, sha256: str, name: str, folder: Path) -> Path:
    """Return a read-only copy of a kept file, its content checked, under the name people gave it."""
    return workspace.files.export_copy(sha256, name, folder)
