"""A newer version of a document takes the place of an older one, and what becomes of its excerpts is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.assessment import EvidenceFile
from domain.evidence.evidence import FileText
from ui.announcement import Announcement, Tone
from ui.messages import counted
from ui.panes.evidence_requests import EvidenceRequests
from ui.panes.reading_text import read_kept, read_newer

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context


class NewerVersion:
    """Reads files on the worker, then keeps what was read."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._requests = EvidenceRequests(context)

    def add(self, file: EvidenceFile, path: Path, excerpts: int) -> None:
        """Put the file at `path` in the place of an evidence file, which has so many excerpts."""
        from store.actions.versions import supersede_file

        def supersede(text: FileText) -> None:
            self._context.backend.perform(
                supersede_file,
                assessment_id=self._context.assessment_id,
                file_id=file.id,
                path=path,
                text=text,
                on_done=lambda changed: self._tell(changed, excerpts),
                on_error=self._requests.tell_error,
            )

        self._context.backend.ask(read_newer, path, on_done=supersede, on_error=self._requests.tell_error)

    def read_text(self, file: EvidenceFile, on_done: Callable[[], None]) -> None:
        """Read the text of a file that was never read, and keep it."""
        from store.actions.texts import keep_texts

        def keep(text: FileText) -> None:
            self._context.backend.perform(
                keep_texts,
                assessment_id=self._context.assessment_id,
                texts={file.sha256: text},
                on_done=lambda changed: on_done(),
                on_error=self._requests.tell_error,
            )

        tell_error = self._requests.tell_error
        self._context.backend.ask(read_kept, file.sha256, file.name, on_done=keep, on_error=tell_error)

    def _tell(self, changed: Changed, excerpts: int) -> None:
        lost = len(changed.result) - 1
        if lost:
            words = _tr("The newer version is added. {found} found again in it, {lost} not: find them in the list.")
            found = counted(excerpts - lost, "excerpt was", "excerpts were")
            self._context.tell(Announcement(words.format(found=found, lost=lost), Tone.WARNING))
        elif excerpts:
            words = _tr("The newer version is added; {found} found again in it.")
            self._requests.tell_done(words.format(found=counted(excerpts, "excerpt was", "excerpts were")))
        else:
            self._requests.tell_done(_tr("The newer version is added."))


def _tr(words: str) -> str:
    return QCoreApplication.translate("EvidencePane", words)
