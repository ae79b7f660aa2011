"""Read the text of a file that is in the workspace already, or is about to come as a newer version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ui.long_work import takes_long

if TYPE_CHECKING:
    from domain.evidence.evidence import FileText
    from store.workspace import Workspace


@takes_long
def read_kept(workspace: Workspace, sha256: str, name: str) -> FileText:
    """Return the text of a kept file, its content checked; raise FileMissing, FileChanged or DiskFault."""
    from store.queries.texts import text_of_kept

    return text_of_kept(workspace, sha256, name)


@takes_long
def read_newer(_workspace: Workspace, path: Path) -> FileText:
    """Return the text of a file that is not in the workspace yet."""
    from store.queries.texts import text_of_file

    return text_of_file(path)
