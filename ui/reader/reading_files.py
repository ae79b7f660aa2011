"""Questions about documents that the workspace answers on the worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from domain.assessment import EvidenceFile
from domain.evidence.evidence import FileText
from ui.previews.kinds import PreviewKind, kind_of_file

if TYPE_CHECKING:
    from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file to read: where it lies, how it can be drawn, and its text, None where it was never read."""

    file: EvidenceFile
    path: Path
    kind: PreviewKind
    text: FileText | None


def open_document(workspace: Workspace, file: EvidenceFile) -> OpenedFile:
    """Return a kept file, its content checked, with its text; raise FileMissing, FileChanged or DiskFault."""
    from store.queries.evidence import load_file_text

    workspace.files.check(file.sha256, file.name)
    path = workspace.files.path_of(file.sha256, file.name)
    return OpenedFile(file, path, kind_of_file(path), load_file_text(workspace, file.sha256))
