"""The text of files that are kept, or about to be."""

from __future__ import annotations

from pathlib import Path

from domain.evidence.evidence import FileText
from store.intake.pool import ReadingPool
from store.workspace import Workspace


def text_of_file(path: Path, name: str = "") -> FileText:
    """Return what a process of its own reads from a file; `name` is what people call it, the path's name if left out.

    Takes up to 90 seconds for a file that is hard to read. What is wrong with the file is its status, never an error.
    """
    with ReadingPool(1) as pool:
        return pool.read(path, name or path.name).text


def text_of_kept(workspace: Workspace, sha256: str, name: str) -> FileText:
    """Return what is read anew from a kept file, its content checked; raises FileMissing, FileChanged or DiskFault."""
    workspace.files.check(sha256, name)
    return text_of_file(workspace.files.path_of(sha256, name), name)
