"""Excerpts into the window: a project of qualitative analysis is read on the worker and taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.announcement import Announcement, Tone
from ui.messages import counted, error_message, notice_sentence

if TYPE_CHECKING:
    from domain.evidence.coding import ImportedProject
    from store.workspace import Workspace
    from ui.context import Context

IMPORT_FILTER = "REFI-QDA projects (*.qdpx);;All files (*)"


def _tr(text: str) -> str:
    return QCoreApplication.translate("excerpts_in", text)


def import_with_dialog(context: Context, parent: QWidget) -> None:
    """Ask for a project and take its texts and excerpts in."""
    chosen, _ = QFileDialog.getOpenFileName(parent, _tr("Import excerpts from REFI-QDA"), "", IMPORT_FILTER)
    if chosen:
        import_from(context, Path(chosen))


def import_from(context: Context, path: Path) -> None:
    """Read a project and make evidence of its texts; say what came in and what was left out."""

    def failed(error: Exception) -> None:
        context.tell(Announcement(error_message(error).text, Tone.ERROR))

    def take(project: ImportedProject) -> None:
        from store.actions.coded_imports import import_excerpts

        context.backend.perform(
            import_excerpts,
            assessment_id=context.assessment_id,
            project=project,
            source_name=path.name,
            on_done=lambda _changed: context.tell(import_announcement(project, path)),
            on_error=failed,
        )

    context.backend.ask(_read, path, on_done=take, on_error=failed)


def import_announcement(project: ImportedProject, path: Path) -> Announcement:
    """Return what is said after an import."""
    texts = counted(sum(bool(source.text.strip()) for source in project.sources), "text")
    excerpts = counted(sum(len(source.excerpts) for source in project.sources), "excerpt")
    words = [_tr("{name}: {texts} and {excerpts} imported.").format(name=path.name, texts=texts, excerpts=excerpts)]
    words += [notice_sentence(notice) for notice in project.notices]
    return Announcement(" ".join(words), Tone.WARNING if project.notices else Tone.INFORMATION)


def _read(_workspace: Workspace, path: Path) -> ImportedProject:
    from export.qda.reader import read_qda

    return read_qda(path)
